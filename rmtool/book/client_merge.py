"""Two files of one client made one: the records go over, doubles and the second page go, the book's memory keeps all.

Every step leaves change rows, so that taking this one write back gives both files again as they were.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rmtool.book.identities import IDENTITIES
from rmtool.book.open import Connection
from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit
from rmtool.book.whole_rows import record_removal
from rmtool.errors import NotFoundError, RefusedError, UsageError
from rmtool.rules.client_merge import Joined, MergePlan, fill_record, join_clients, same_alone, same_record
from rmtool.rules.fields import CLIENTS, PRODUCTS, TABLE_OF
from rmtool.text import _

_OWNED = tuple(kind for kind in TABLE_OF if kind not in {CLIENTS, PRODUCTS})


class _Pair(NamedTuple):
    """The two clients by their ids: whose file stays, and whose goes into it."""

    kept: int
    other: int


class _Row(NamedTuple):
    """One row of a table, and the client to whose history its change belongs."""

    table: str
    row_id: int
    owner: int


class _Records(NamedTuple):
    """What becomes of the other file's records of one list.

    `moved` and `dropped` are their numbers; `filled` the fields that a kept record takes from its double.
    """

    moved: tuple[int, ...]
    dropped: tuple[int, ...]
    filled: Mapping[int, Mapping[str, Any]]


def plan_merge(connection: Connection, kept: int, other: int, *, drop_number: bool = False) -> MergePlan:
    """Return what joining client `other` into client `kept` would do; nothing is changed.

    Raises:
        UsageError: both are the same client.
        NotFoundError: one of them is gone from the book.
        RefusedError: both have a client number of the bank's, and `drop_number` is not set.
    """
    pair = _Pair(kept, other)
    joined = _join(connection, pair, drop_number=drop_number)
    lists = {kind: _judge(connection, kind, pair) for kind in _OWNED}
    return MergePlan(
        joined,
        {kind: len(records.moved) for kind, records in lists.items() if records.moved},
        {kind: len(records.dropped) for kind, records in lists.items() if records.dropped},
    )


def merge_clients(unit: Unit, kept: int, other: int, *, drop_number: bool = False) -> MergePlan:
    """Join client `other` into client `kept` within the write in progress; return what was done.

    Raises:
        UsageError, NotFoundError, RefusedError: as `plan_merge`; nothing was changed.
    """
    connection, pair = unit.opened.connection, _Pair(kept, other)
    unit.session.flush()
    plan = plan_merge(connection, kept, other, drop_number=drop_number)
    for kind in _OWNED:
        _join_list(unit, kind, pair, _judge(connection, kind, pair))
    _remove(unit, "client", other)
    for field, value in plan.joined.changes.items():
        _set(unit, _Row("client", kept, kept), field, value)
    unit.counts = {"changed": len(plan.joined.changes), "removed": 1 + sum(plan.dropped.values())}
    unit.counts["moved"] = sum(plan.moved.values())
    return plan


def _join(connection: Connection, pair: _Pair, *, drop_number: bool) -> Joined:
    if pair.kept == pair.other:
        raise UsageError(
            _("both name the same client; there is nothing to join"), _("name two clients: rmtool merge A B")
        )
    pages = [_page(connection, client_id) for client_id in pair]
    numbers = [page.get("client_no") for page in pages]
    if None not in numbers and not drop_number:
        raise RefusedError(
            _("both have a client number ({a}, {b}): the bank keeps them apart").format(a=numbers[0], b=numbers[1]),
            _("its next list would bring {b} back; add --drop-number if the bank has joined them").format(b=numbers[1]),
        )
    _refuse_closed(*pages)
    return join_clients(*pages, drop_number=drop_number)


def _refuse_closed(kept: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    """A client who is here does not vanish into the file of one who left."""
    if kept["left_on"] is not None and other["left_on"] is None:
        a, b = (page["client_no"] or f"'#{page['id']}'" for page in (kept, other))
        raise RefusedError(
            _("{a} left on {day}, {b} is still here: the file that is open stays").format(
                a=a, b=b, day=kept["left_on"]
            ),
            _("join them the other way round: rmtool merge {b} {a}").format(a=a, b=b),
        )


def _page(connection: Connection, client_id: int) -> dict[str, Any]:
    for page in _rows(connection, "client", "id", client_id):
        return page
    raise NotFoundError(_("client #{number} is no longer in the book").format(number=client_id), _("look again"))


def _rows(connection: Connection, table: str, column: str, value: int) -> Iterator[dict[str, Any]]:
    names = list(TABLES[table].columns.keys())
    columns = ", ".join(f'"{name}"' for name in names)
    for row in connection.execute(f"SELECT {columns} FROM {table} WHERE {column} = ? ORDER BY id", (value,)):
        yield dict(zip(names, row, strict=True))


def _judge(connection: Connection, kind: str, pair: _Pair) -> _Records:
    """Tell the other file's records that the kept one has already from those that go over."""
    free = list(_rows(connection, TABLE_OF[kind], "client_id", pair.kept))
    rows = list(_rows(connection, TABLE_OF[kind], "client_id", pair.other))
    # What no client has twice finds its double first, before a record that only looks like it takes it.
    rows.sort(key=lambda row: not any(same_alone(kind, mine, row) for mine in free))
    moved, dropped, filled = [], [], {}
    for row in rows:
        double = _double(kind, free, row)
        if double is None:
            moved.append(row["id"])
            continue
        free.remove(double)  # two equal records stand for two of them
        dropped.append(row["id"])
        filled[double["id"]] = fill_record(kind, double, row)
    return _Records(tuple(sorted(moved)), tuple(dropped), filled)


def _double(kind: str, free: Sequence[dict[str, Any]], row: Mapping[str, Any]) -> dict[str, Any] | None:
    for same in (same_alone, same_record):
        for mine in free:
            if same(kind, mine, row):
                return mine
    return None


def _join_list(unit: Unit, kind: str, pair: _Pair, records: _Records) -> None:
    table = TABLE_OF[kind]
    for row_id in records.dropped:
        _remove(unit, table, row_id)
    for row_id, fields in records.filled.items():
        for field, value in fields.items():
            _set(unit, _Row(table, row_id, pair.kept), field, value)
    for row_id in records.moved:
        if IDENTITIES[kind].counted:
            _count_anew(unit, kind, row_id, pair)
        _set(unit, _Row(table, row_id, pair.kept), "client_id", pair.kept)


def _count_anew(unit: Unit, kind: str, row_id: int, pair: _Pair) -> None:
    """Number a record that goes over after those of the kept file that a list could not tell from it."""
    identity = IDENTITIES[kind]
    same = " AND ".join(f"{part.format(x='t')} IS {part.format(x='me')}" for part in identity.identity)
    highest = unit.connection.exec_driver_sql(
        f"SELECT max(t.nth) FROM {identity.table} me JOIN {identity.table} t ON t.client_id = ? AND {same}"
        " WHERE me.id = ?",
        (pair.kept, row_id),
    ).scalar()
    if highest is not None:
        _set(unit, _Row(identity.table, row_id, pair.kept), "nth", highest + 1)


def _set(unit: Unit, row: _Row, field: str, value: object) -> None:
    """Change one field of one row, and keep how it stood."""
    table, row_id, owner = row
    book = unit.connection
    book.exec_driver_sql(
        f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
        f' SELECT ?, ?, ?, id, ?, "{field}", ? FROM {table} WHERE id = ? AND "{field}" IS NOT ?',
        (unit.batch_id, owner, table, field, value, row_id, value),
    )
    book.exec_driver_sql(f'UPDATE {table} SET "{field}" = ? WHERE id = ?', (value, row_id))


def _remove(unit: Unit, table: str, row_id: int) -> None:
    unit.connection.exec_driver_sql(record_removal(table, f"t.id = {row_id:d}", unit.batch_id))
    unit.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,))
