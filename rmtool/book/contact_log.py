"""The contact log by hand (D3, D7): rows are added, never edited and never removed."""

from collections.abc import Mapping

from sqlalchemy import func, insert, select

from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.errors import NotFoundError, RefusedError
from rmtool.rules.fields import RECORD_FIELDS
from rmtool.text import _

_CONTACT = TABLES["contact"]
_FIELDS = tuple(RECORD_FIELDS["contacts"])


def log_contact(unit: Unit, client_id: int, values: Mapping[str, object]) -> int:
    """Add a contact and return its id; `at` is ISO text, `minutes` whole minutes, `reached` None where nobody said."""
    corrects = values.get("corrects")
    if isinstance(corrects, int):
        _refuse_wrong_target(unit, client_id, corrects)
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


def _refuse_wrong_target(unit: Unit, client_id: int, number: int) -> None:
    """A row puts right one of the same client's, and one that still holds."""
    row = unit.connection.execute(select(_CONTACT).where(_CONTACT.c.id == number)).first()
    if row is None or row.client_id != client_id:
        raise NotFoundError(
            _("the client has no contact #{number}").format(number=number),
            _("rmtool log CLIENT --list shows the numbers"),
        )
    if unit.connection.execute(select(_CONTACT.c.id).where(_CONTACT.c.corrects == number)).first() is not None:
        raise RefusedError(
            _("contact #{number} was put right already").format(number=number),
            _("rmtool log CLIENT --list shows the row that holds"),
        )
