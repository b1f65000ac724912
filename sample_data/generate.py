"""Write the sample book: 200 invented clients of an invented bank, every date counted from one given day.

    python sample_data/generate.py --today 2026-11-24 --out sample_data

The same day always gives the same files: each client is drawn, with seeds of its own, from the lists in
`cast.toml`. Nobody in them exists: mobile numbers start with 1040 (Chinese mobile numbers start with 13 to
19), e-mail addresses end in example.com, WeChat names start with a digit, there are no ID numbers at all.
`clients.csv` is in the program's own column names; `clients_bank_export.csv` has the same facts as a bank's
system exports them (GB18030, balances in 万元); the other files have Chinese headers. `snapshots.csv` has what
some had at the last month ends, `events.csv` what is about to happen in their lives, `flows.csv` the money of the
last weeks, `needs.csv` what it is for, `cautions.csv` what must not be offered, `points.csv` when and for what a
number may be used, `products.csv` the bank's catalogue.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

# Inside the wheel the folder is data: whoever loads this file by its path gets its package here.
_folder = ModuleType("sample_data")
_folder.__path__ = [str(Path(__file__).parent)]
sys.modules.setdefault("sample_data", _folder)

from sample_data import writing  # noqa: E402 - only now is the folder a package
from sample_data.contacts import contacts_of  # noqa: E402 - the same
from sample_data.draw import STORIES, Draw, Row  # noqa: E402 - the same
from sample_data.events import events_of  # noqa: E402 - the same
from sample_data.families import family_of  # noqa: E402 - the same
from sample_data.flows import expected_of, flows_of  # noqa: E402 - the same
from sample_data.holdings import holdings_of  # noqa: E402 - the same
from sample_data.needs import cautions_of, needs_of  # noqa: E402 - the same
from sample_data.people import client_of, minutes_of, objective_of  # noqa: E402 - the same
from sample_data.products import products_of  # noqa: E402 - the same
from sample_data.snapshots import line_above, snapshots_of  # noqa: E402 - the same
from sample_data.wishes import points_of, wishes_of  # noqa: E402 - the same

CLIENTS = 200
# The share of clients for whose tier the bank has no word yet (just below a line, and all others), and of the referred
# whose referrer is on file.
WORDLESS_BELOW, WORDLESS, REFERRERS = 0.25, 0.02, 0.7


class Sample(NamedTuple):
    """The rows of each list; amounts in yuan, `None` is unknown."""

    clients: list[Row]
    families: list[Row]
    holdings: list[Row]
    contacts: list[Row]
    events: list[Row]
    snapshots: list[Row]
    points: list[Row]
    needs: list[Row]
    flows: list[Row]
    cautions: list[Row]
    products: list[Row]


def write_sample(out: Path, today: date) -> None:
    """Write the lists into the folder `out`, dates counted from `today`."""
    out.mkdir(parents=True, exist_ok=True)
    sample = invent(today)
    writing.write_plain(out / "clients.csv", writing.CLIENT_HEADERS, sample.clients)
    writing.write_chinese(out / "families.csv", writing.FAMILY_HEADERS, sample.families)
    writing.write_chinese(out / "holdings.csv", writing.HOLDING_HEADERS, sample.holdings)
    writing.write_chinese(out / "contacts.csv", writing.CONTACT_HEADERS, sample.contacts)
    writing.write_chinese(out / "events.csv", writing.EVENT_HEADERS, sample.events)
    writing.write_chinese(out / "snapshots.csv", writing.SNAPSHOT_HEADERS, sample.snapshots)
    writing.write_chinese(out / "points.csv", writing.POINT_HEADERS, sample.points)
    writing.write_chinese(out / "needs.csv", writing.NEED_HEADERS, sample.needs)
    writing.write_chinese(out / "flows.csv", writing.FLOW_HEADERS, sample.flows)
    writing.write_chinese(out / "cautions.csv", writing.CAUTION_HEADERS, sample.cautions)
    writing.write_chinese(out / "products.csv", writing.PRODUCT_HEADERS, sample.products)
    writing.write_bank_export(out / "clients_bank_export.csv", sample.clients, today)


def invent(today: date) -> Sample:
    """Return the rows of all lists."""
    sample = Sample(*([] for _list in Sample._fields))
    taken = {story["name"] for story in STORIES.values()}
    for number in range(1, CLIENTS + 1):
        story = STORIES.get(number, {})
        client, age = client_of(number, story, taken, today)
        held = holdings_of(client, age, story, today)
        client["liabilities"] = Draw(f"liabilities {number}").known(0.6, _owed(held))
        _add_to(client, number, age, story)
        sample.clients.append(client)
        sample.holdings.extend(held)
        sample.families.extend(family_of(client, age, story, today))
        sample.contacts.extend(contacts_of(client, story, today))
        sample.snapshots.extend(snapshots_of(client, story))
        sample.points.extend(points_of(client, story))
        sample.needs.extend(needs_of(client, age, story, today))
        sample.cautions.extend(cautions_of(client, story, today))
        events = [*events_of(client, age, story, today), *expected_of(client, age, story, today)]
        sample.events.extend(events)
        sample.flows.extend(flows_of(client, events, story, today))
    sample.products.extend(products_of(today))
    _name_referrers(sample.clients)
    return sample


def _add_to(client: Row, number: int, age: int, story: Row) -> None:
    """Add what only some files have; a client of a story is as the story says."""
    if story:
        return
    client["minutes_per_contact"] = minutes_of(number)
    client["objective"] = objective_of(number, age)
    client |= wishes_of(client)
    share = WORDLESS if line_above(client["aum_month_avg"] or 0) is None else WORDLESS_BELOW
    if client["tier"] and not client["left_on"] and Draw(f"word {number}").random() < share:
        # New to the bank's own list: its word for the tier is still to come, and the assets decide.
        client["tier"] = None


def _name_referrers(clients: list[Row]) -> None:
    """Name who brought the clients that were referred, for some of them."""
    for client in clients:
        draw = Draw(f"referrer {client['client_no']}")
        others = [other["name"] for other in clients if other["aum"] and other is not client]
        if client["source"] == "referral" and int(client["client_no"]) not in STORIES:
            client["referrer"] = draw.known(REFERRERS, draw.choice(others))


def _owed(held: list[Row]) -> int:
    loans = ("mortgage", "consumer_loan", "business_loan", "credit_card")
    return sum(row["amount"] for row in held if row["category"] in loans and not row.get("closed_on"))


def main() -> None:
    """Read the day and the folder from the command line."""
    parser = argparse.ArgumentParser(description="Write the lists of the sample book.")
    parser.add_argument("--today", type=date.fromisoformat, required=True, help="the day all dates are counted from")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    asked = parser.parse_args()
    write_sample(asked.out, asked.today)


if __name__ == "__main__":
    main()
