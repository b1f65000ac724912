"""The contact log by hand (D3, D7): rows are added, never edited and never removed."""

from collections.abc import Mapping

from sqlalchemy import func, insert, select

from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit

_CONTACT = TABLES["contact"]
_FIELDS = ("at", "channel", "direction", "reached", "minutes", "topic", "note", "next_on")


def log_contact(unit: Unit, client_id: int, values: Mapping[str, object]) -> int:
    """Add a contact and return its id; `at` is ISO text, `minutes` whole minutes, `reached` None where nobody said."""
    row = {field: values.get(field) for field in _FIELDS}
    same = (
        _CONTACT.c.client_id == client_id,
        *(_CONTACT.c[field].is_not_distinct_from(row[field]) for field in _FIELDS),
    )
    before = unit.connection.execute(select(func.count()).select_from(_CONTACT).where(*same)).scalar_one()
    result = unit.connection.execute(
        insert(_CONTACT).values(**row, client_id=client_id, nth=before + 1, batch_id=unit.batch_id)
    )
    return int(result.lastrowid)
