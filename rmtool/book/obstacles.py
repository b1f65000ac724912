"""What stands in the way of taking a write back: later writes that built on what it left."""

from collections.abc import Iterator

from sqlalchemy import Connection

from rmtool.book.records import OFFER_IN_FORCE, of_row
from rmtool.book.unit import Unit
from rmtool.book.writes import effective_after
from rmtool.errors import RefusedError
from rmtool.rules.fields import CLIENTS, PRODUCTS, TABLE_OF
from rmtool.text import _, ngettext

_OF_CLIENTS = tuple(table for kind, table in TABLE_OF.items() if kind not in {CLIENTS, PRODUCTS})
_REFERRING = {"contact": "corrects", "caution": "lifts"}
# Offers that somebody has answered: the answer holds, or what took it back was itself taken back.
_ANSWERED = f"""SELECT n.answers FROM offer n
    WHERE n.answers IS NOT NULL AND {of_row(OFFER_IN_FORCE, "n")}"""


def refuse_obstacles(unit: Unit, number: int) -> None:
    """Refuse where later writes changed, extended or corrected what write `number` left (state of `temp.net`).

    Raises:
        RefusedError: it names the later writes.
    """
    book = unit.connection
    later = effective_after(unit.opened.connection, number)
    book.exec_driver_sql("DROP TABLE IF EXISTS temp.later")
    book.exec_driver_sql("CREATE TEMP TABLE later (id INTEGER PRIMARY KEY)")
    if later:
        book.exec_driver_sql("INSERT INTO temp.later VALUES (?)", [(each,) for each in later])
    found = sum(rows for rows in _obstacles(book, number))
    if not found:
        return
    blamed = sorted({later for (later,) in book.exec_driver_sql(_BLAMED, (number,))} or set(later))
    raise RefusedError(
        ngettext(
            "{n} row of write {number} was changed or built on since",
            "{n} rows of write {number} were changed or built on since",
            found,
        ).format(n=found, number=number),
        _("take back the later writes first: {numbers}").format(numbers=", ".join(map(str, reversed(blamed))))
        if blamed
        else _("rmtool history shows what came later"),
    )


# A row that the write brought and a later one removed (a record by hand, a client that was joined with another).
_REMOVED_SINCE = (
    "change c WHERE c.batch_id IN (SELECT id FROM temp.later) AND c.field = '*' AND c.new IS NULL"
    " AND json_extract(c.old, '$.batch_id') = {number}"
)
# Later writes that have a change row on a row which the write to take back changed, or removed one that it brought.
_BLAMED = f"""
    SELECT c.batch_id FROM {_REMOVED_SINCE.format(number="?")} UNION
    SELECT DISTINCT c.batch_id FROM temp.net n
    JOIN change c ON c.batch_id IN (SELECT id FROM temp.later) AND c.table_name = n.table_name AND c.row_id = n.row_id
"""


def _obstacles(book: Connection, number: int) -> Iterator[int]:
    """Yield numbers of rows in the way, one number a reason."""
    for table, field in list(book.exec_driver_sql("SELECT DISTINCT table_name, field FROM temp.net")):
        yield _changed_since(book, table, field) if field != "*" else _place_taken(book, table)
    yield _count(book, _REMOVED_SINCE.format(number=number))
    for table in TABLE_OF.values():
        yield _count(
            book,
            f"{table} t WHERE t.batch_id = {number} AND EXISTS (SELECT 1 FROM change c WHERE c.table_name = '{table}'"
            f" AND c.row_id = t.id AND c.batch_id IN (SELECT id FROM temp.later))",
        )
    for table in _OF_CLIENTS:
        yield _count(
            book,
            f"{table} t WHERE t.batch_id <> {number}"
            f" AND t.client_id IN (SELECT id FROM client WHERE batch_id = {number})",
        )
    for table, refers in _REFERRING.items():
        yield _count(
            book,
            f"{table} t WHERE t.batch_id = {number} AND t.id IN"
            f" (SELECT {refers} FROM {table} WHERE {refers} IS NOT NULL AND batch_id <> {number})",
        )
    # An answer that was itself taken back says nothing of its offer any more.
    yield _count(book, f"offer t WHERE t.batch_id = {number} AND t.id IN ({_ANSWERED} AND n.batch_id <> {number})")


def _changed_since(book: Connection, table: str, field: str) -> int:
    """Count the rows whose field is no longer as the write left it."""
    return _count(
        book,
        f"temp.net n LEFT JOIN {table} t ON t.id = n.row_id WHERE n.table_name = '{table}' AND n.field = '{field}'"
        f' AND (t.id IS NULL OR t."{field}" IS NOT n.new)',
    )


def _place_taken(book: Connection, table: str) -> int:
    """Count the removed rows whose number is in use, and the rows put back that are gone again."""
    return _count(
        book,
        f"temp.net n LEFT JOIN {table} t ON t.id = n.row_id WHERE n.table_name = '{table}' AND n.field = '*'"
        f" AND ((n.new IS NULL AND t.id IS NOT NULL) OR (n.old IS NULL AND t.id IS NULL))",
    )


def _count(book: Connection, of: str) -> int:
    return int(book.exec_driver_sql(f"SELECT count(*) FROM {of}").scalar_one())
