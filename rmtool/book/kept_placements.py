"""The places that were kept: how they stood on a day (D78-D81)."""

from datetime import date

from rmtool.book.open import Connection
from rmtool.rules.fields import RECORD_FIELDS
from rmtool.rules.records import PlacementFacts

_COLUMNS = ", ".join(f"p.{field}" for field in RECORD_FIELDS["placements"])
_AS_OF = f"""
    SELECT p.client_id, p.id, {_COLUMNS}, max(p.on_date) FROM placement p WHERE p.on_date <= ? GROUP BY p.client_id
"""


def read_kept(connection: Connection, as_of: date) -> dict[int, PlacementFacts]:
    """Return each client's place as it was last kept up to a day; a client never placed is not among them."""
    kept = {}
    for client_id, record_id, on_date, *said, _latest in connection.execute(_AS_OF, (as_of.isoformat(),)):
        kept[client_id] = PlacementFacts(record_id, date.fromisoformat(on_date), *said)
    return kept


def any_kept(connection: Connection, as_of: date) -> bool:
    """Say whether any place was kept up to a day."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM placement WHERE on_date <= ?)", (as_of.isoformat(),))
    return bool(found.fetchone()[0])
