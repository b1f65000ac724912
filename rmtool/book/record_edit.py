"""A client's records by hand: added, changed field by field, removed; each change kept with what was there before."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from rmtool.book.client_edit import Change
from rmtool.book.derive import tail_of
from rmtool.book.equals import close_gap, count_among_equals, recount, refuse_double
from rmtool.book.identities import IDENTITIES
from rmtool.book.stored import stored
from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.book.whole_rows import record_removal
from rmtool.errors import NotFoundError, UsageError
from rmtool.rules.fields import RECORD_FIELDS, TABLE_OF
from rmtool.text import _

_CHANGE = TABLES["change"]


def add_record(unit: Unit, kind: str, client_id: int, values: Mapping[str, object]) -> int:
    """Add a record to a client and return its number.

    Raises:
        UsageError: a field without which there is no such record is missing, or the client has this very record.
    """
    _refuse_missing(kind, values)
    row = {field: value for field, value in values.items() if field in RECORD_FIELDS[kind]} | _derived(kind, values)
    more = {"nth": 1} if IDENTITIES[kind].counted else {}
    table = TABLES[TABLE_OF[kind]]
    try:
        result = unit.connection.execute(
            insert(table).values(**row, **more, client_id=client_id, batch_id=unit.batch_id)
        )
    except IntegrityError:
        raise _there_already(kind) from None
    record_id = int(result.lastrowid)
    refuse_double(unit, kind, record_id)
    count_among_equals(unit, kind, record_id)
    return record_id


def edit_record(unit: Unit, kind: str, record_id: int, values: Mapping[str, object]) -> tuple[Change, ...]:
    """Change fields of a record; None clears. Returns the changes made: what was so already makes none.

    Raises:
        NotFoundError: no such record; UsageError: a field it cannot be without is cleared, or it became another's twin.
    """
    table = TABLES[TABLE_OF[kind]]
    before = read_record(unit, kind, record_id)
    fields = {field: value for field, value in values.items() if field in RECORD_FIELDS[kind]}
    _refuse_missing(kind, before | fields)
    new = {field: value for field, value in fields.items() if stored(before[field]) != stored(value)}
    if not new:
        return ()
    elsewhere = not IDENTITIES[kind].told_by.isdisjoint(new)
    if elsewhere:
        close_gap(unit, kind, record_id)
    try:
        row = new | _derived(kind, before | new)
        unit.connection.execute(update(table).where(table.c.id == record_id).values(**row))
    except IntegrityError:
        raise _there_already(kind) from None
    changes = tuple(Change(field, _text(before[field]), _text(value)) for field, value in new.items())
    where = {"table_name": table.name, "row_id": record_id, "client_id": before["client_id"]}
    for change in changes:
        unit.connection.execute(insert(_CHANGE).values(**where, batch_id=unit.batch_id, **change._asdict()))
    if elsewhere:
        refuse_double(unit, kind, record_id)
        recount(unit, kind, record_id)
    return changes


def remove_record(unit: Unit, kind: str, record_id: int) -> None:
    """Remove a record; it is kept whole in the book's memory. NotFoundError where there is none of that number."""
    read_record(unit, kind, record_id)
    close_gap(unit, kind, record_id)
    table = TABLE_OF[kind]
    unit.connection.exec_driver_sql(record_removal(table, f"t.id = {record_id:d}", unit.batch_id))
    unit.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (record_id,))


def read_record(unit: Unit, kind: str, record_id: int) -> dict[str, Any]:
    """Return a record as it stands under the lock: its fields as read, and `client_id`."""
    table = TABLES[TABLE_OF[kind]]
    row = unit.connection.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if row is None:
        raise no_record(kind, record_id)
    return dict(row)


def no_record(kind: str, record_id: int) -> NotFoundError:
    """Return the error for a number that no record of a list has."""
    return NotFoundError(
        _("there is no record #{number} in the list of {kind}").format(number=record_id, kind=kind),
        _("the list shows the numbers: rmtool {verb} list CLIENT").format(verb=VERB_OF.get(kind, kind)),
    )


# What a list's verbs are called on the command line.
VERB_OF = {
    "points": "point",
    "family": "family",
    "holdings": "holding",
    "flows": "flow",
    "events": "event",
    "needs": "need",
    "cautions": "caution",
    "offers": "offer",
}


def _refuse_missing(kind: str, values: Mapping[str, object]) -> None:
    for field, _fate in IDENTITIES[kind].required:
        if values.get(field) is None:
            raise UsageError(
                _("{field} is missing").format(field=field), _("a record of this kind cannot be without it")
            )


def _there_already(kind: str) -> UsageError:
    return UsageError(
        _("the client has that very record already"),
        _("rmtool {verb} list CLIENT shows it").format(verb=VERB_OF.get(kind, kind)),
    )


def _derived(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    if kind != "points":
        return {}
    return {"tail4": tail_of(str(values.get("channel")), str(values.get("value") or ""))}


def _text(value: object) -> str | None:
    kept = stored(value)
    return None if kept is None else str(kept)
