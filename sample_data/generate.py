"""Write the sample book: 200 invented clients of an invented bank, every date counted from one given day.

    python sample_data/generate.py --today 2026-11-24 --out sample_data

The same day always gives the same files: each client is drawn, with seeds of its own, from the lists in
`cast.toml`. Nobody in them exists: mobile numbers start with 1040 (Chinese mobile numbers start with 13 to
19), e-mail addresses end in example.com, WeChat names start with a digit, there are no ID numbers at all.
`clients.csv` is in the program's own column names; `clients_bank_export.csv` has the same facts as a bank's
system exports them (GB18030, balances in 万元); the other files have Chinese headers.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

# Inside the wheel the folder is data: whoever loads this file by its path gets its package here.
_folder = ModuleType("sample_data")
_folder.__path__ = [str(Path(__file__).parent)]
sys.modules.setdefault("sample_data", _folder)

from sample_data import writing  # noqa: E402 - only now is the folder a package
from sample_data.contacts import contacts_of  # noqa: E402 - the same
from sample_data.draw import STORIES, Draw, Row  # noqa: E402 - the same
from sample_data.families import family_of  # noqa: E402 - the same
from sample_data.holdings import holdings_of  # noqa: E402 - the same
from sample_data.people import client_of  # noqa: E402 - the same

CLIENTS = 200


def write_sample(out: Path, today: date) -> None:
    """Write the five lists into the folder `out`, dates counted from `today`."""
    out.mkdir(parents=True, exist_ok=True)
    clients, families, holdings, contacts = invent(today)
    writing.write_plain(out / "clients.csv", writing.CLIENT_HEADERS, clients)
    writing.write_chinese(out / "families.csv", writing.FAMILY_HEADERS, families)
    writing.write_chinese(out / "holdings.csv", writing.HOLDING_HEADERS, holdings)
    writing.write_chinese(out / "contacts.csv", writing.CONTACT_HEADERS, contacts)
    writing.write_bank_export(out / "clients_bank_export.csv", clients, today)


def invent(today: date) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Return the rows of clients, families, holdings and contacts; amounts in yuan, `None` is unknown."""
    clients: list[Row] = []
    families: list[Row] = []
    holdings: list[Row] = []
    contacts: list[Row] = []
    taken = {story["name"] for story in STORIES.values()}
    for number in range(1, CLIENTS + 1):
        story = STORIES.get(number, {})
        client, age = client_of(number, story, taken, today)
        held = holdings_of(client, age, story, today)
        client["liabilities"] = Draw(f"liabilities {number}").known(0.6, _owed(held))
        clients.append(client)
        holdings += held
        families += family_of(client, age, story, today)
        contacts += contacts_of(client, story, today)
    return clients, families, holdings, contacts


def _owed(held: list[Row]) -> int:
    loans = ("mortgage", "consumer_loan", "business_loan", "credit_card")
    return sum(row["amount"] for row in held if row["category"] in loans and not row.get("closed_on"))


def main() -> None:
    """Read the day and the folder from the command line."""
    parser = argparse.ArgumentParser(description="Write the sample lists of clients, families, holdings and contacts.")
    parser.add_argument("--today", type=date.fromisoformat, required=True, help="the day all dates are counted from")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    asked = parser.parse_args()
    write_sample(asked.out, asked.today)


if __name__ == "__main__":
    main()
