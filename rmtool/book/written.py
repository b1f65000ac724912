"""When each part of a client's file was last written (D17): by field of the client, by list of his records."""

from collections.abc import Iterator
from datetime import date

from rmtool.book.open import Connection
from rmtool.book.stored import Days
from rmtool.rules.fields import CLIENT_FIELDS, CLIENTS, PRODUCTS, TABLE_OF

_OF_CLIENT = {kind: table for kind, table in TABLE_OF.items() if kind not in {CLIENTS, PRODUCTS}}


def read_written_on(connection: Connection, client_id: int) -> dict[str, date]:
    """Return the day of the last write of each known field, and by list of the records (`mobile` for points)."""
    days = Days()
    on_file = [*_of_page(connection, client_id), *_of_records(connection, client_id)]
    held = {name for name, _at in on_file}
    written: dict[str, date] = {}
    for name, at in (*on_file, *_of_changes(connection, client_id)):
        day = days[at[:10]] if at else None
        # What was cleared or removed since has a write, but holds nothing any more.
        if day is not None and name in held and (name not in written or written[name] < day):
            written[name] = day
    return written


def _of_page(connection: Connection, client_id: int) -> Iterator[tuple[str, str | None]]:
    """Yield the day the client came in for every field that is known."""
    columns = ", ".join(f'c."{field}"' for field in CLIENT_FIELDS)
    row = connection.execute(
        f"SELECT coalesce(b.at, c.entered_on), {columns} FROM client c LEFT JOIN batch b ON b.id = c.batch_id"
        " WHERE c.id = ?",
        (client_id,),
    ).fetchone()
    for field, value in zip(CLIENT_FIELDS, row[1:], strict=True):
        if value is not None:
            yield field, row[0]


def _of_changes(connection: Connection, client_id: int) -> Iterator[tuple[str, str | None]]:
    names = {"client": None} | {table: _name(kind) for kind, table in _OF_CLIENT.items()}
    rows = connection.execute(
        "SELECT c.table_name, c.field, max(b.at) FROM change c JOIN batch b ON b.id = c.batch_id"
        " WHERE c.client_id = ? GROUP BY 1, 2",
        (client_id,),
    )
    for table, field, at in rows:
        yield names.get(table) or field, at


def _of_records(connection: Connection, client_id: int) -> Iterator[tuple[str, str | None]]:
    """Yield the day of the newest record for every list that holds one."""
    for kind, table in _OF_CLIENT.items():
        row = connection.execute(
            f"SELECT count(*), max(b.at) FROM {table} t LEFT JOIN batch b ON b.id = t.batch_id WHERE t.client_id = ?",
            (client_id,),
        ).fetchone()
        if row[0]:
            yield _name(kind), row[1]


def _name(kind: str) -> str:
    return "mobile" if kind == "points" else kind
