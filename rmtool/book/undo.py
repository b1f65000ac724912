"""Taking a write back: every field as it stood, rows it brought removed, rows it removed put back.

What the log and the cautions say is never removed: a later row takes it back (`undo_log`). The taking back is a write
of its own, with change rows for all it does, so that it can be taken back in turn.
"""

from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from rmtool.book.derive import sound_of, tail_of
from rmtool.book.obstacles import refuse_obstacles
from rmtool.book.tables import TABLES
from rmtool.book.undo_log import take_back_logged
from rmtool.book.unit import Unit
from rmtool.book.whole_rows import WHOLE, record_removal
from rmtool.errors import RefusedError
from rmtool.rules.fields import APPEND_ONLY, TABLE_OF
from rmtool.text import _

_LOGGED = tuple(TABLE_OF[kind] for kind in APPEND_ONLY)
# Whoever refers to a row stands before it: records before their client.
_PLAIN = tuple(table for table in reversed(TABLE_OF.values()) if table not in _LOGGED)


class Undone(NamedTuple):
    """How many rows were changed back, removed, put back, and taken back by a later row."""

    changed: int
    removed: int
    restored: int
    withdrawn: int


def take_back(unit: Unit, number: int) -> Undone:
    """Take the write `number` back within the write in progress.

    Raises:
        RefusedError: later writes stand in the way; nothing was changed.
    """
    book = unit.connection
    # Rows go and come in any order; references are judged at the end.
    book.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    _find_net_changes(book, number)
    refuse_obstacles(unit, number)
    unit.batch.undoes = number
    try:
        undone = Undone(
            withdrawn=sum(take_back_logged(book, table, number, unit.batch_id, unit.batch.at) for table in _LOGGED),
            removed=sum(_remove(book, table, number, unit.batch_id) for table in _PLAIN),
            # A number that was taken over is free again before the client who had it is put back.
            changed=_change_back(book, unit.batch_id),
            restored=sum(_restore(book, table, unit.batch_id) for table in TABLE_OF.values()),
        )
        _derive(unit)
    except IntegrityError:
        raise RefusedError(
            _("something else has taken the place of what write {number} changed").format(number=number),
            _("rmtool undo --list shows the later writes; take those back first"),
        ) from None
    unit.counts = undone._asdict()
    return undone


def _find_net_changes(book: Connection, number: int) -> None:
    """Note for each field how it stood before the write and how the write left it, however often it changed it."""
    book.exec_driver_sql("DROP TABLE IF EXISTS temp.net")
    book.exec_driver_sql(
        """
        CREATE TEMP TABLE net AS
        SELECT f.table_name, f.row_id, f.field, f.client_id, f.old, l.new
        FROM (SELECT min(id) AS first, max(id) AS last FROM change WHERE batch_id = ?
              GROUP BY table_name, row_id, field) x
        JOIN change f ON f.id = x.first JOIN change l ON l.id = x.last
        """,
        (number,),
    )
    book.exec_driver_sql("CREATE INDEX temp.net_of ON net (table_name, field, row_id)")


def _change_back(book: Connection, batch_id: int) -> int:
    """Set every changed field to what it was, a change row each, and return how many rows that were."""
    fields = f"FROM temp.net WHERE field <> '{WHOLE}'"
    for table, field in book.exec_driver_sql(f"SELECT DISTINCT table_name, field {fields}").all():
        _change_field_back(book, table, field, batch_id)
    return int(book.exec_driver_sql(f"SELECT count(DISTINCT table_name || row_id) {fields}").scalar_one())


def _change_field_back(book: Connection, table: str, field: str, batch_id: int) -> None:
    book.exec_driver_sql(
        f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
        f" SELECT ?, client_id, table_name, row_id, field, new, old FROM temp.net"
        f" WHERE table_name = '{table}' AND field = '{field}'",
        (batch_id,),
    )
    book.exec_driver_sql(
        f'UPDATE {table} AS t SET "{field}" = n.old FROM temp.net n'
        f" WHERE n.table_name = '{table}' AND n.field = '{field}' AND n.row_id = t.id"
    )


def _remove(book: Connection, table: str, number: int, batch_id: int) -> int:
    """Remove the rows that the write brought: those inserted by it, and those it put back."""
    which = (
        f"(t.batch_id = {number} OR t.id IN (SELECT row_id FROM temp.net"
        f" WHERE table_name = '{table}' AND field = '{WHOLE}' AND old IS NULL))"
    )
    book.exec_driver_sql(record_removal(table, which, batch_id))
    return book.exec_driver_sql(f"DELETE FROM {table} AS t WHERE {which}").rowcount


def _restore(book: Connection, table: str, batch_id: int) -> int:
    """Put back the rows that the write removed, under their own numbers."""
    which = f"table_name = '{table}' AND field = '{WHOLE}' AND new IS NULL"
    columns = TABLES[table].columns.keys()
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(f"json_extract(old, '$.\"{column}\"')" for column in columns)
    restored = book.exec_driver_sql(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM temp.net WHERE {which} ORDER BY row_id"
    ).rowcount
    book.exec_driver_sql(
        f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
        f" SELECT ?, client_id, table_name, row_id, field, NULL, old FROM temp.net WHERE {which}",
        (batch_id,),
    )
    return restored


def _derive(unit: Unit) -> None:
    """Compute again what is derived from fields that changed back."""
    driver, book = unit.opened.connection, unit.connection
    driver.create_function("pinyin_of", 1, lambda name: sound_of(name).pinyin, deterministic=True)
    driver.create_function("initials_of", 1, lambda name: sound_of(name).initials, deterministic=True)
    driver.create_function("tail_of", 2, tail_of, deterministic=True)
    renamed = "id IN (SELECT row_id FROM temp.net WHERE table_name = '{table}' AND field = '{field}')"
    book.exec_driver_sql(
        "UPDATE client SET pinyin = pinyin_of(name), pinyin_initials = initials_of(name) WHERE "
        + renamed.format(table="client", field="name")
    )
    for field in ("value", "channel"):
        book.exec_driver_sql(
            "UPDATE contact_point SET tail4 = tail_of(channel, value) WHERE "
            + renamed.format(table="contact_point", field=field)
        )
