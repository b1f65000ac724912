"""Writing what became of a reminder (D7): done for ever, or put off to a day; `undo` takes it back."""

from datetime import date
from typing import Any

from rmtool.book.record_edit import add_record, edit_record
from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.errors import RefusedError
from rmtool.text import _

_KIND = "reminders"
_STATE = TABLES["reminder_state"]


def tick_off(unit: Unit, client_id: int, key: str, on: date) -> bool:
    """Note that a reminder is done, and return whether it was not so already."""
    row = _row(unit, key)
    if row is None:
        add_record(unit, _KIND, client_id, {"key": key, "done_on": on})
        return True
    if row.done_on is not None:
        return False
    edit_record(unit, _KIND, row.id, {"done_on": on, "snoozed_until": None})
    return True


def put_off(unit: Unit, client_id: int, key: str, until: date) -> None:
    """Keep a reminder off the list until a day; RefusedError where it is done: what is done never returns."""
    row = _row(unit, key)
    if row is None:
        add_record(unit, _KIND, client_id, {"key": key, "snoozed_until": until})
        return
    if row.done_on is not None:
        raise RefusedError(
            _("{key} is done since {day}, and what is done never returns").format(key=key, day=row.done_on),
            _("rmtool undo takes the tick back, if it was made by mistake"),
        )
    edit_record(unit, _KIND, row.id, {"snoozed_until": until})


def _row(unit: Unit, key: str) -> Any:  # noqa: ANN401 - a row of SQLAlchemy
    return unit.connection.execute(_STATE.select().where(_STATE.c.key == key)).first()
