"""What the manager typed is not overwritten by a list: such cells are set aside, and listed as conflicts.

The bank's own figures are the exception: balances, ratings and tiers are the bank's to say, and a level typed by hand
must not outlive the bank's rating (DOMAIN 3.3).
"""

from sqlalchemy import Connection

from rmtool.book.merging import Merge
from rmtool.errors import Conflict

# What the bank says counts, whoever typed something else.
_THE_BANKS_OWN: dict[str, frozenset[str]] = {
    "client": frozenset(
        {"client_no", "aum", "aum_month_avg", "aum_on", "risk_level", "risk_word", "risk_rated_on", "tier"}
        | {"assigned_on", "left_on", "extra"}
    ),
    "holding": frozenset({"amount", "closed_on"}),
}
# A write that was taken back never counted; taking back and joining clients type nothing.
_BY_HAND = """
    kind NOT IN ('import', 'undo', 'merge') AND id NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL)
"""
_OVERWRITTEN = """
    EXISTS (SELECT 1 FROM change later JOIN batch b ON b.id = later.batch_id
            WHERE later.client_id = {client} AND later.table_name = '{table}' AND later.row_id = {row}
              AND later.field = {field} AND later.id > {after} AND b.kind = 'import'
              AND b.id NOT IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL))
"""


def spare_typed(merge: Merge) -> list[Conflict]:
    """Set aside the cells of differing rows that would overwrite what was typed, and return them."""
    book = merge.book
    book.exec_driver_sql(f"CREATE TABLE staged.hand AS SELECT id FROM batch WHERE {_BY_HAND}")
    _find_typed(merge)
    book.exec_driver_sql(
        f"CREATE TABLE staged.touched AS SELECT d.line FROM staged.differing d"
        f" CROSS JOIN staged.row r ON r.line = d.line CROSS JOIN {merge.table} t ON t.id = r.{merge.row_id}"
        f" WHERE t.batch_id IN (SELECT id FROM staged.hand) OR t.id IN (SELECT row_id FROM staged.typed)"
    )
    book.exec_driver_sql("CREATE TABLE staged.conflict (line, client, field, kept, offered)")
    if book.exec_driver_sql("SELECT 1 FROM staged.touched LIMIT 1").first() is None:
        return []
    for field in merge.fields:
        if field not in _THE_BANKS_OWN.get(merge.table, ()):
            _spare(merge, field)
    rows = book.exec_driver_sql("SELECT line, client, field, kept, offered FROM staged.conflict ORDER BY line")
    return [Conflict(*row) for row in rows]


def _find_typed(merge: Merge) -> None:
    """Note which fields of which rows were last changed by hand."""
    overwritten = _OVERWRITTEN.format(
        client="c.client_id", table=merge.table, row="c.row_id", field="c.field", after="c.id"
    )
    merge.book.exec_driver_sql(
        f"CREATE TABLE staged.typed AS SELECT DISTINCT c.row_id, c.field FROM staged.hand h"
        f" CROSS JOIN change c ON c.batch_id = h.id AND c.table_name = '{merge.table}'"
        f" WHERE c.field <> '*' AND NOT {overwritten}"
    )
    merge.book.exec_driver_sql("CREATE INDEX staged.typed_row ON typed (row_id, field)")


def _spare(merge: Merge, field: str) -> None:
    """Set aside the cells of one field."""
    overwritten = _OVERWRITTEN.format(client=merge.owner, table=merge.table, row="t.id", field=f"'{field}'", after="0")
    handle = f"(SELECT coalesce(client_no, '#' || id) FROM client WHERE id = {merge.owner})"
    merge.book.exec_driver_sql(
        f'INSERT INTO staged.conflict SELECT r.line, {handle}, \'{field}\', t."{field}", r."{field}"'
        f" FROM staged.touched d CROSS JOIN staged.row r ON r.line = d.line"
        f" CROSS JOIN {merge.table} t ON t.id = r.{merge.row_id}"
        f' WHERE r."{field}" IS NOT NULL AND t."{field}" IS NOT NULL AND r."{field}" IS NOT t."{field}"'
        f" AND ((t.id, '{field}') IN (SELECT row_id, field FROM staged.typed)"
        f" OR (t.batch_id IN (SELECT id FROM staged.hand) AND NOT {overwritten}))"
    )
    _forget(merge.book, field)


def _forget(book: Connection, field: str) -> None:
    """Take the conflicting cells out of the staged rows: what the book holds stays."""
    book.exec_driver_sql(
        f'UPDATE staged.row SET "{field}" = NULL'
        f" WHERE line IN (SELECT line FROM staged.conflict WHERE field = '{field}')"
    )
