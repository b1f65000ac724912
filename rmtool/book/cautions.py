"""Cautions (D93): raised with words, lifted with words, never edited and never removed."""

from datetime import datetime

from sqlalchemy import insert, select

from rmtool.book.record_edit import no_record
from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.errors import RefusedError
from rmtool.text import _

_CAUTION = TABLES["caution"]


def lift_caution(unit: Unit, number: int, because: str, at: datetime) -> int:
    """Lift a caution by a row that says why, and return that row's number.

    Raises:
        NotFoundError: there is no such caution; RefusedError: it is lifted already.
    """
    row = unit.connection.execute(select(_CAUTION).where(_CAUTION.c.id == number)).mappings().first()
    if row is None or row["lifts"] is not None:
        raise no_record("cautions", number)
    lifted = unit.connection.execute(select(_CAUTION.c.id).where(_CAUTION.c.lifts == number)).first()
    if lifted is not None:
        raise RefusedError(
            _("caution #{number} is lifted already").format(number=number),
            _("rmtool caution list --all shows by which words"),
        )
    lifting = {field: row[field] for field in ("client_id", "category", "nth")}
    said = {"at": at.strftime("%Y-%m-%dT%H:%M"), "because": because, "lifts": number, "batch_id": unit.batch_id}
    return int(unit.connection.execute(insert(_CAUTION).values(**lifting, **said)).lastrowid)
