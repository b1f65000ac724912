"""Staged rows laid over what the book holds, field by field, every change kept with what was there before."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from rmtool.book.fates import KNOWN, NEW
from rmtool.errors import Conflict
from rmtool.rules.fields import PRODUCTS, TABLE_OF

if TYPE_CHECKING:
    from rmtool.book.intake import Order

# A word in the staged row decides over both: a risk level follows its label, also to "unknown".
_FOLLOWS = {"risk_level": "risk_word"}


class Taken(NamedTuple):
    """How many known rows changed, came back, were closed as missing, or were spared that since rows are unclear."""

    updated: int
    returned: int = 0
    closed: int = 0
    withheld: int = 0
    conflicts: Sequence[Conflict] = ()


class Merge(NamedTuple):
    """Staged rows and the table they belong to; `row_id` is the staged column that holds the row's id there."""

    book: Connection
    batch_id: int
    table: str
    row_id: str
    fields: Sequence[str]
    derived: Sequence[str] = ()
    cleared: Collection[str] = ()

    @property
    def owner(self) -> str:
        """Return SQL for the client a row of the table belongs to."""
        return {"client": "t.id", TABLE_OF[PRODUCTS]: "NULL"}.get(self.table, "t.client_id")

    def new_value(self, field: str) -> str:
        """Return SQL for what the field becomes: a blank cell is no news, unless this field's blanks clear."""
        theirs, ours = f'r."{field}"', f't."{field}"'
        if field == "extra":
            return "iif(r.extra IS NULL, t.extra, json_patch(coalesce(t.extra, '{}'), r.extra))"
        if field in self.cleared:
            return theirs
        if field in _FOLLOWS and _FOLLOWS[field] in self.fields:
            return f"iif(r.{_FOLLOWS[field]} IS NULL, coalesce({theirs}, {ours}), {theirs})"
        return f"coalesce({theirs}, {ours})"

    def differs(self, field: str) -> str:
        """Return SQL that says whether the field of a known row becomes another."""
        return f'{self.new_value(field)} IS NOT t."{field}"'

    def insert_new(self, constants: dict[str, str]) -> int:
        """Insert the new rows with their ids set beforehand; `constants` are SQL values of further columns."""
        columns = [f'"{column}"' for column in (*self.fields, *self.derived)]
        values = [*(f"r.{column}" for column in columns), *constants.values()]
        names = ", ".join(["id", *columns, *constants, "batch_id"])
        return self.book.exec_driver_sql(
            f"INSERT INTO {self.table} ({names}) SELECT r.{self.row_id}, {', '.join(values)}, {self.batch_id}"
            f" FROM staged.row r WHERE r.fate = '{NEW}' ORDER BY r.line"
        ).rowcount

    def find_differing(self) -> None:
        """Note the known rows that differ in any field: in a nightly list they are few."""
        differs = " OR ".join(self.differs(field) for field in self.fields)
        self.book.exec_driver_sql(
            f"CREATE TABLE staged.differing AS SELECT r.line FROM staged.row r"
            f" CROSS JOIN {self.table} t ON t.id = r.{self.row_id} WHERE r.fate = '{KNOWN}' AND ({differs})"
        )

    def record_changes(self) -> int:
        """Write a change row for every field of a differing row that becomes another."""
        return sum(
            self.book.exec_driver_sql(
                f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
                f" SELECT {self.batch_id}, {self.owner}, '{self.table}', t.id, '{field}', t.\"{field}\","
                f" {self.new_value(field)}"
                f" FROM staged.differing d CROSS JOIN staged.row r ON r.line = d.line"
                f" CROSS JOIN {self.table} t ON t.id = r.{self.row_id} WHERE {self.differs(field)}"
            ).rowcount
            for field in self.fields
        )

    def update_known(self) -> int:
        """Bring the rows that have a change row of this write up to date."""
        fields = self._changed_fields()
        if not fields:
            return 0
        becomes = ", ".join(f'"{field}" = {self.new_value(field)}' for field in fields)
        return self.book.exec_driver_sql(
            f"UPDATE {self.table} AS t SET {becomes} FROM staged.row r"
            f" WHERE r.{self.row_id} = t.id AND r.fate = '{KNOWN}'"
            f" AND t.id IN (SELECT row_id FROM change WHERE batch_id = {self.batch_id} AND table_name = '{self.table}')"
        ).rowcount

    def _changed_fields(self) -> list[str]:
        """Return the fields that change at all, and what is derived from them: the others' indexes stay untouched."""
        rows = self.book.exec_driver_sql(
            "SELECT DISTINCT field FROM change WHERE batch_id = ? AND table_name = ?", (self.batch_id, self.table)
        )
        fields = [field for (field,) in rows]
        return [*fields, *(self.derived if "name" in fields else ())]

    def close(self, field: str, day: str, which: str) -> int:
        """Set `field` to a day, a change row each, for rows of the table that `which` (SQL over t) names."""
        return self.set_to(field, "?", which, (day,))

    def clear(self, field: str, which: str) -> int:
        """Clear `field`, a change row each, of rows of the table that `which` (SQL over t) names."""
        return self.set_to(field, "NULL", which)

    def set_to(self, field: str, value: str, which: str, values: tuple[str, ...] = ()) -> int:
        """Set `field` to a value (SQL over t, with `values` for its marks), a change row each, where `which` holds."""
        self.book.exec_driver_sql(
            f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
            f" SELECT {self.batch_id}, {self.owner}, '{self.table}', t.id, '{field}', t.\"{field}\", {value}"
            f" FROM {self.table} t WHERE {which}",
            values,
        )
        query = f'UPDATE {self.table} AS t SET "{field}" = {value} WHERE {which}'
        return self.book.exec_driver_sql(query, values).rowcount

    def missing(self, which: str) -> int:
        """Return how many rows of the table `which` (SQL over t) names."""
        query = f"SELECT count(*) FROM {self.table} t WHERE {which}"
        return int(self.book.exec_driver_sql(query).scalar_one())

    def reopen(self, field: str) -> int:
        """Clear `field` (left_on, closed_on) of known rows whose list names them again without it."""
        given = f'r."{field}" IS NULL AND ' if field in self.fields else ""
        which = (
            f't."{field}" IS NOT NULL AND t.id IN'
            f" (SELECT r.{self.row_id} FROM staged.row r WHERE {given}r.fate = '{KNOWN}')"
        )
        return self.clear(field, which)


def changed_rows(book: Connection, batch_id: int, table: str, besides: str = "") -> int:
    """Return how many rows of a table this write changed in more than the field `besides`."""
    return int(
        book.exec_driver_sql(
            "SELECT count(DISTINCT row_id) FROM change WHERE batch_id = ? AND table_name = ? AND field <> ?",
            (batch_id, table, besides),
        ).scalar_one()
    )


def close_missing(merge: Merge, order: "Order", field: str, which: str) -> tuple[int, int]:
    """Close what a whole list lacks, `which` (SQL over t) says what: how many were closed, how many were spared.

    A row whose client nobody knows, or that could not even be read, may be any client's: then nobody is closed.
    """
    unclear = "SELECT 1 FROM staged.row WHERE fate IN ('unidentified', 'several') LIMIT 1"
    if order.unread or merge.book.exec_driver_sql(unclear).first() is not None:
        return 0, merge.missing(which)
    return merge.close(field, order.as_of.isoformat(), which), 0
