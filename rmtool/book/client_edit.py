"""A client by hand: added, or changed field by field, each change kept with what was there before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update

from rmtool.book.derive import sound_of
from rmtool.book.points import Point, points_of
from rmtool.book.snapshots import keep_snapshot
from rmtool.book.stored import Stored, stored
from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.book.whole_rows import record_removal
from rmtool.errors import UsageError
from rmtool.rules.fields import CLIENT_FIELDS, POINT_FIELDS
from rmtool.text import _

_BALANCES = ("aum", "aum_month_avg")
# What the manager said of a number beside the number itself.
_POINT_EXTRAS = ("place", "hours", "bans", "note")
_CLIENT, _POINT, _CHANGE = TABLES["client"], TABLES["contact_point"], TABLES["change"]


class Change(NamedTuple):
    """One changed field: what the book held and what it holds now, as stored; None for unknown."""

    field: str
    old: str | None
    new: str | None


def add_client(unit: Unit, values: Mapping[str, object], *, today: date) -> int:
    """Add a client and return its id.

    Args:
        unit: the write in progress.
        values: canonical fields as read; `name` is among them.
        today: the day the client enters the book, and of the balance where no day is given.

    Raises:
        UsageError: the client number is taken.
    """
    fields = {field: value for field, value in values.items() if field in CLIENT_FIELDS}
    _refuse_taken_number(unit, fields.get("client_no"), None)
    _date_balance(fields, today)
    row = {"entered_on": today} | fields | _sound(fields) | {"batch_id": unit.batch_id}
    result = unit.connection.execute(insert(_CLIENT).values(**row))
    client_id = int(result.lastrowid)
    _add_points(unit, client_id, list(points_of(values)))
    keep_snapshot(unit, client_id)
    return client_id


def edit_client(unit: Unit, client_id: int, values: Mapping[str, object], *, today: date) -> tuple[Change, ...]:
    """Change fields of a client; None clears. Returns the changes made: what was so already makes none.

    Raises:
        UsageError: the client number is taken, or the name is cleared.
    """
    fields = {field: value for field, value in values.items() if field in CLIENT_FIELDS}
    if "name" in fields and not fields["name"]:
        raise UsageError(_("a client needs a name"), _("give another name instead of none"))
    _refuse_taken_number(unit, fields.get("client_no"), client_id)
    if "risk_word" in fields:
        fields.setdefault("risk_level", None)
    _date_balance(fields, today)
    changes = _change_fields(unit, client_id, fields)
    for change in changes:
        where = {"table_name": "client", "row_id": client_id, "client_id": client_id, "batch_id": unit.batch_id}
        unit.connection.execute(insert(_CHANGE).values(**where, **change._asdict()))
    if any(change.field in _BALANCES for change in changes):
        keep_snapshot(unit, client_id)
    # Contact points are rows of their own, and so are their changes.
    return (*changes, *_change_points(unit, client_id, values))


def _change_fields(unit: Unit, client_id: int, fields: Mapping[str, object]) -> list[Change]:
    if not fields:
        return []
    columns = [_CLIENT.c[field] for field in fields]
    before = unit.connection.execute(select(*columns).where(_CLIENT.c.id == client_id)).one()
    changed = {
        field: (old, new)
        for (field, new), old in zip(fields.items(), before, strict=True)
        if stored(old) != stored(new)
    }
    if changed:
        new_values = {field: new for field, (_old, new) in changed.items()}
        unit.connection.execute(
            update(_CLIENT).where(_CLIENT.c.id == client_id).values(**new_values, **_sound(new_values))
        )
    return [Change(field, _text(stored(old)), _text(stored(new))) for field, (old, new) in changed.items()]


def _change_points(unit: Unit, client_id: int, values: Mapping[str, object]) -> Iterator[Change]:
    """A point field that is named replaces what the channel held; a number that stays keeps its hours and bans."""
    for field, channel in POINT_FIELDS.items():
        if field not in values:
            continue
        of_channel = (_POINT.c.client_id == client_id) & (_POINT.c.channel == channel)
        rows = unit.connection.execute(select(_POINT).where(of_channel).order_by(_POINT.c.id.desc())).mappings()
        old = {row["value"]: dict(row) for row in rows}
        new = list(points_of({field: values[field]}))
        if [point.value for point in new] == list(old):
            continue
        _replace_points(unit, client_id, old, new)
        yield Change(field, ";".join(old) or None, ";".join(point.value for point in new) or None)


def _replace_points(unit: Unit, client_id: int, old: Mapping[str, dict[str, Any]], new: Sequence[Point]) -> None:
    """Leave the rows that stand in order already, from the last one up; the others go, and come anew on top."""
    kept: set[str] = set()
    last = 0
    coming: list[Point] = []
    for point in reversed(new):
        row = old.get(point.value)
        if row is not None and row["id"] > last and not coming:
            last = row["id"]
            kept.add(point.value)
        else:
            coming.append(point)
    for value, row in old.items():
        if value not in kept:
            unit.connection.exec_driver_sql(record_removal("contact_point", f"t.id = {row['id']:d}", unit.batch_id))
            unit.connection.execute(delete(_POINT).where(_POINT.c.id == row["id"]))
    for point in coming:
        known = {name: old[point.value][name] for name in _POINT_EXTRAS} if point.value in old else {}
        row = {"client_id": client_id, "batch_id": unit.batch_id, **known, **point._asdict()}
        unit.connection.execute(insert(_POINT).values(**row))


def _add_points(unit: Unit, client_id: int, points: Sequence[Point]) -> None:
    """Of a channel the newest row is tried first: the first number named goes in last."""
    for point in reversed(points):
        row = {"client_id": client_id, "batch_id": unit.batch_id, **point._asdict()}
        unit.connection.execute(insert(_POINT).values(**row))


def _refuse_taken_number(unit: Unit, client_no: object, client_id: int | None) -> None:
    if client_no is None:
        return
    query = select(_CLIENT.c.id, _CLIENT.c.name).where(_CLIENT.c.client_no == client_no)
    holder = unit.connection.execute(query).first()
    if holder is not None and holder.id != client_id:
        raise UsageError(
            _("client number {number} belongs to {name}").format(number=client_no, name=holder.name),
            _("rmtool profile {number} shows that client").format(number=client_no),
        )


def _date_balance(fields: dict[str, object], today: date) -> None:
    """A balance without a day is as of today."""
    if any(fields.get(field) is not None for field in _BALANCES):
        fields.setdefault("aum_on", today)


def _sound(fields: Mapping[str, object]) -> dict[str, str | None]:
    if "name" not in fields:
        return {}
    sound = sound_of(str(fields["name"]))
    return {"pinyin": sound.pinyin, "pinyin_initials": sound.initials}


def _text(value: Stored) -> str | None:
    return None if value is None else str(value)
