"""Lists of holdings, family members and contacts go in: each row belongs to a client and has an identity of its own."""

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection

from rmtool.book.fates import KNOWN, NEW, REPEATED, find_repeated
from rmtool.book.merging import Merge, Taken, changed_rows, close_missing
from rmtool.book.staging import Staging
from rmtool.book.unit import Unit
from rmtool.rules.minors import youngest_of_age

if TYPE_CHECKING:
    from rmtool.book.intake import Order


class Record(NamedTuple):
    """How records of one kind are told apart.

    `columns` are all that `identity` and `number` speak of. `identity` is what makes two rows the same record (SQL,
    `{x}` stands for the row); of several that are equal in
    it the n-th of a list is the n-th of the book. `number` identifies alone where the bank gives one. `once` (SQL) is
    what no client has twice: rows of a list that share it are the same row again, or a conflict.
    """

    table: str
    columns: tuple[str, ...]
    identity: tuple[str, ...]
    required: tuple[tuple[str, str], ...] = ()
    once: str = "NULL"
    number: str | None = None
    closed: str | None = None
    append_only: bool = False


HOLDINGS = Record(
    "holding",
    ("bank", "category", "product_code", "name", "start_date", "maturity_date", "holding_no"),
    ("{x}.bank", "{x}.category", "coalesce({x}.product_code, {x}.name)", "{x}.start_date", "{x}.maturity_date"),
    once="row.holding_no",
    number="holding_no",
    closed="closed_on",
)
FAMILY = Record(
    "family_member",
    ("relation", "name", "birth_year"),
    ("{x}.relation", "{x}.name", "iif({x}.name IS NULL, {x}.birth_year, NULL)"),
    required=(("relation", "unrelated"),),
    once="row.relation || '|' || row.name",
)
_CONTACT = ("at", "channel", "direction", "reached", "minutes", "topic", "note", "next_on")
CONTACTS = Record(
    "contact",
    _CONTACT,
    tuple(f"{{x}}.{field}" for field in _CONTACT),
    required=(("at", "undated"),),
    append_only=True,
)
# A whole list: an open record of a bank that the list names, missing from it, is closed; nothing is deleted.
_MISSING = f"""
    t.closed_on IS NULL
    AND t.bank IN (SELECT bank FROM staged.row WHERE fate IN ('{NEW}', '{KNOWN}', '{REPEATED}'))
    AND t.id NOT IN (SELECT target_id FROM staged.row WHERE target_id IS NOT NULL)
"""
_OF_CLIENT = ("client_no", "client_name", "client_phone")


def take_records(unit: Unit, staging: Staging, order: "Order", record: Record) -> Taken:
    """Take the staged records; return what became of those that the book had."""
    book, given = unit.connection, staging.fields
    fields = tuple(field for field in given if field not in _OF_CLIENT)
    _complete(book, record, given)
    _find_clients(book, given)
    for field, fate in record.required:
        book.exec_driver_sql(f"UPDATE staged.row SET fate = '{fate}' WHERE fate IS NULL AND {field} IS NULL")
    _find_records(book, record)
    cleared = frozenset(fields) - {"bank", "relation", record.number} if order.blank_clears else frozenset()
    merge = Merge(book, unit.batch_id, record.table, "target_id", fields, (), cleared)
    returned = 0
    if not record.append_only:
        merge.record_changes()
        merge.update_known()
    if record is FAMILY and "guardian_consent" in fields:
        _forget_birth_dates(merge, order)
    if record.closed:
        returned = merge.reopen(record.closed)
    updated = changed_rows(book, unit.batch_id, record.table)
    closed, withheld = (0, 0)
    if record.closed and order.full:
        closed, withheld = close_missing(merge, order, record.closed, _MISSING)
    merge.insert_new({"client_id": "r.client_id", "nth": "r.nth"})
    return Taken(updated, returned, closed, withheld)


def _forget_birth_dates(merge: Merge, order: "Order") -> None:
    """A guardian who takes consent back leaves the birth year of a child under age (DOMAIN 0.11)."""
    of_age = youngest_of_age(order.today).isoformat()
    known = f"SELECT r.target_id FROM staged.row r WHERE r.fate = '{KNOWN}'"
    merge.clear("birth_date", f"t.birth_date > '{of_age}' AND t.guardian_consent IS NOT 1 AND t.id IN ({known})")


def _complete(book: Connection, record: Record, given: tuple[str, ...]) -> None:
    """Give the staged rows the columns that identities name and the list lacks: unknown, for every row."""
    for column in sorted({*record.columns, *_OF_CLIENT} - set(given)):
        book.exec_driver_sql(f"ALTER TABLE staged.row ADD COLUMN {column}")


def _find_clients(book: Connection, given: tuple[str, ...]) -> None:
    """A client is meant by number, else by name and phone together."""
    book.exec_driver_sql(
        "UPDATE staged.row SET client_id = (SELECT id FROM client WHERE client_no = row.client_no)"
        " WHERE client_no IS NOT NULL"
    )
    if {"client_name", "client_phone"} <= set(given):
        fitting = (
            "FROM client c JOIN contact_point k ON k.client_id = c.id"
            " WHERE c.name = row.client_name AND instr(';' || row.client_phone || ';', ';' || k.value || ';')"
        )
        book.exec_driver_sql(
            f"UPDATE staged.row SET client_id = (SELECT min(c.id) {fitting}),"
            f" fate = iif((SELECT count(DISTINCT c.id) {fitting}) > 1, 'several', NULL) WHERE client_no IS NULL"
        )
    book.exec_driver_sql("UPDATE staged.row SET fate = 'stranger' WHERE fate IS NULL AND client_id IS NULL")


def _find_records(book: Connection, record: Record) -> None:
    """Give every row its fate, its place among equals, and the id of the record it is or becomes."""
    find_repeated(book, f"row.client_id || '|' || {record.once}")
    if record.number:
        book.exec_driver_sql(
            f"UPDATE staged.row SET target_id = (SELECT t.id FROM {record.table} t"
            f" WHERE t.client_id = row.client_id AND t.{record.number} = row.{record.number})"
            f" WHERE fate IS NULL AND {record.number} IS NOT NULL"
        )
    unnumbered = f"{record.number} IS NULL" if record.number else "1"
    same = " AND ".join(f"{part.format(x='t')} IS {part.format(x='row')}" for part in record.identity)
    numbered = [f"row.{record.number}"] if record.number else []
    parts = ", ".join(["client_id", *(part.format(x="row") for part in record.identity), *numbered])
    book.exec_driver_sql(
        f"UPDATE staged.row SET nth = x.nth"
        f" FROM (SELECT line, row_number() OVER (PARTITION BY {parts} ORDER BY line) AS nth"
        f" FROM staged.row WHERE fate IS NULL) AS x WHERE x.line = row.line"
    )
    book.exec_driver_sql(
        f"UPDATE staged.row SET target_id = (SELECT t.id FROM {record.table} t WHERE t.client_id = row.client_id"
        f" AND {same} AND t.nth = row.nth{f' AND t.{record.number} IS NULL' if record.number else ''})"
        f" WHERE fate IS NULL AND {unnumbered}"
    )
    book.exec_driver_sql(f"UPDATE staged.row SET fate = '{KNOWN}' WHERE fate IS NULL AND target_id IS NOT NULL")
    book.exec_driver_sql(
        f"UPDATE staged.row SET fate = '{NEW}', target_id = x.id"
        f" FROM (SELECT line,"
        f" row_number() OVER (ORDER BY line) + coalesce((SELECT max(id) FROM {record.table}), 0) AS id"
        f" FROM staged.row WHERE fate IS NULL) AS x WHERE x.line = row.line"
    )
    book.exec_driver_sql("CREATE INDEX staged.row_target ON row (target_id)")
