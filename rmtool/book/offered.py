"""The options of one client or of all, each with what became of it (D24, D27), streamed client by client."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from rmtool.book.lists import read_list
from rmtool.book.open import Connection
from rmtool.book.records import OFFER_IN_FORCE
from rmtool.rules.handle import handle_of
from rmtool.rules.offers import OfferState, offer_states
from rmtool.rules.records import ListRow, OfferFacts


class Offered(NamedTuple):
    """One option, and to whom it was shown."""

    client_id: int
    client_no: str | None
    client_name: str
    state: OfferState

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)


def read_offered(connection: Connection, client_id: int | None = None) -> Iterator[Offered]:
    """Yield the options of one client, or of all by client, in the order in which they were made."""
    rows = read_list(connection, "offers", client_id=client_id)
    for _client, found in groupby(rows, key=lambda row: row.client_id):
        of_client = [*found]
        whose = of_client[0]
        for state in offer_states(map(_facts, of_client)):
            yield Offered(whose.client_id or 0, whose.client_no, str(whose.client_name), state)


def _facts(row: ListRow) -> OfferFacts:
    rated_on = row.values["rated_on"]
    day = None if rated_on is None else date.fromisoformat(rated_on)
    return OfferFacts(record_id=row.record_id, **{**row.values, "rated_on": day})


_SHARES = f"""
    WITH shown AS (
        SELECT DISTINCT client_id, product_code FROM offer
        WHERE at >= :first AND answers IS NULL AND answer IS NULL AND {OFFER_IN_FORCE}
    )
    SELECT product_code, count(*) * 1.0 / (SELECT count(DISTINCT client_id) FROM shown) FROM shown
    WHERE (SELECT count(DISTINCT client_id) FROM shown) >= :least GROUP BY product_code
"""


def product_shares(connection: Connection, first: date, least: int) -> dict[str, float]:
    """Return to what share (0 to 1) of the clients with offers since `first` each product was shown, by code (D25).

    Of fewer than `least` clients a share tells nothing: then there is none.
    """
    return dict(connection.execute(_SHARES, {"first": first.isoformat(), "least": least}).fetchall())
