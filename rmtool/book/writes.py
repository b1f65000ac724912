"""The writes of the book: which of them still count, and what one of them brought."""

import json
from collections.abc import Mapping

from rmtool.book.open import Connection
from rmtool.rules.fields import TABLE_OF
from rmtool.rules.writes import Brought, Write

_TABLES = tuple(TABLE_OF.values())


def read_writes(connection: Connection, limit: int | None = None) -> tuple[Write, ...]:
    """Return the writes, newest first, at most `limit`."""
    undone = undone_by(connection)
    no_limit = -1
    rows = connection.execute(
        "SELECT id, at, kind, command, file, who, counts, reason, undoes FROM batch ORDER BY id DESC LIMIT ?",
        (no_limit if limit is None else limit,),
    )
    return tuple(
        Write(number, at, kind, command, file, who, json.loads(counts or "{}"), reason, undoes, undone.get(number))
        for number, at, kind, command, file, who, counts, reason, undoes in rows
    )


def read_write(connection: Connection, number: int) -> Write | None:
    """Return one write, None where the book has none of that number."""
    return next((write for write in read_writes(connection) if write.number == number), None)


def undone_by(connection: Connection) -> dict[int, int]:
    """Return the writes that no longer count, each with the one that took it back and still counts itself."""
    undone: dict[int, int] = {}
    for number, target in connection.execute("SELECT id, undoes FROM batch WHERE undoes IS NOT NULL ORDER BY id DESC"):
        if number not in undone:
            undone[target] = number
    return undone


def effective_after(connection: Connection, number: int) -> list[int]:
    """Return the later writes whose work still stands: neither taken back nor a taking back themselves."""
    undone = undone_by(connection)
    rows = connection.execute("SELECT id FROM batch WHERE id > ? AND undoes IS NULL ORDER BY id", (number,))
    return [later for (later,) in rows if later not in undone]


def read_brought(connection: Connection, number: int) -> Brought:
    """Return what a write brought, by table."""
    added = {table: _count(connection, f"{table} WHERE batch_id = ?", number) for table in _TABLES}
    changed: dict[str, int] = {}
    removed: dict[str, int] = {}
    for table, whole, rows in connection.execute(
        "SELECT table_name, field = '*', count(DISTINCT row_id) FROM change WHERE batch_id = ?"
        " AND NOT (field = '*' AND old IS NULL) GROUP BY 1, 2",
        (number,),
    ):
        (removed if whole else changed)[table] = rows
    back = connection.execute(
        "SELECT table_name, count(*) FROM change WHERE batch_id = ? AND field = '*' AND old IS NULL GROUP BY 1",
        (number,),
    )
    for table, rows in back:
        added[table] = added.get(table, 0) + rows
    return Brought({table: n for table, n in added.items() if n}, changed, removed)


def _count(connection: Connection, of: str, number: int) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {of}", (number,)).fetchone()[0])


def last_to_take_back(connection: Connection) -> int | None:
    """Return the last write that still counts, as the number whose taking back takes it out; None without any.

    A write that was taken back and then done again counts by the write that did it again.
    """
    undone = undone_by(connection)
    rows = connection.execute("SELECT id, undoes FROM batch WHERE kind <> ? ORDER BY id DESC", ("export",)).fetchall()
    number = next((number for number, undoes in rows if undoes is None and number not in undone), None)
    undoing = dict(rows)
    again = next(
        (
            later
            for later, undoes in rows
            if undoes is not None and later not in undone and _origin(undoes, undoing) == number
        ),
        None,
    )
    return number if again is None else again


def _origin(number: int, undoing: Mapping[int, int | None]) -> int:
    """Return the write at the bottom of a chain of taking back and doing again."""
    while (below := undoing.get(number)) is not None:
        number = below
    return number
