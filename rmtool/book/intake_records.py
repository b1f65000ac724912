"""Lists of records go in: each row belongs to a client (a product to nobody) and has an identity of its own."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from rmtool.book.fates import KNOWN, NEW, REPEATED, find_repeated
from rmtool.book.identities import Identity
from rmtool.book.merging import Merge, Taken, changed_rows, close_missing
from rmtool.book.staging import Staging
from rmtool.book.tagging import add_tags
from rmtool.book.typed import spare_typed
from rmtool.book.unit import Unit
from rmtool.rules.minors import youngest_of_age

if TYPE_CHECKING:
    from rmtool.book.intake import Order

# A whole list: an open record of a bank that the list names, missing from it, is closed; nothing is deleted.
_MISSING = f"""
    t.closed_on IS NULL
    AND t.bank IN (SELECT bank FROM staged.row WHERE fate IN ('{NEW}', '{KNOWN}', '{REPEATED}'))
    AND t.id NOT IN (SELECT target_id FROM staged.row WHERE target_id IS NOT NULL)
"""
_OF_CLIENT = ("client_no", "client_name", "client_phone", "client_ref")
_OWN_NUMBER = "record_no"


def take_records(unit: Unit, staging: Staging, order: "Order", record: Identity) -> Taken:
    """Take the staged records; return what became of those that the book had."""
    book, given = unit.connection, staging.fields
    fields = tuple(field for field in given if field not in {*_OF_CLIENT, _OWN_NUMBER})
    _complete(book, record, given)
    if record.owned:
        _find_clients(book, given)
    for field, fate in record.required:
        book.exec_driver_sql(f"UPDATE staged.row SET fate = '{fate}' WHERE fate IS NULL AND \"{field}\" IS NULL")
    _point_at_earlier(book, record, given)
    _find_records(book, record)
    cleared = frozenset(fields) - record.never_cleared if order.blank_clears else frozenset()
    merge = Merge(book, unit.batch_id, record.table, "target_id", fields, staging.derived, cleared)
    taken = Taken(0) if record.append_only else _lay_over(merge, order, record, given)
    merge.insert_new(_constants(record))
    if record.owned and order.tags:
        add_tags(merge._replace(table="client"), order.tags)
    return taken


def _lay_over(merge: Merge, order: "Order", record: Identity, given: tuple[str, ...]) -> Taken:
    """Bring the known records up to date, close what a whole list lacks, and say what became of them."""
    merge.find_differing()
    conflicts = [] if order.prefer_file else spare_typed(merge)
    merge.record_changes()
    merge.update_known()
    if record.table == "family_member" and "guardian_consent" in given:
        _forget_birth_dates(merge, order)
    returned = merge.reopen(record.closed) if record.closed else 0
    updated = changed_rows(merge.book, merge.batch_id, record.table)
    closed, withheld = (0, 0)
    if record.closed and order.full:
        closed, withheld = close_missing(merge, order, record.closed, _MISSING)
    return Taken(updated, returned, closed, withheld, conflicts)


def _constants(record: Identity) -> dict[str, str]:
    owner = {"client_id": "r.client_id"} if record.owned else {}
    return owner | ({"nth": "r.nth"} if record.counted else {})


def _forget_birth_dates(merge: Merge, order: "Order") -> None:
    """A guardian who takes consent back leaves the birth year of a child under age (DOMAIN 0.11)."""
    of_age = youngest_of_age(order.today)
    which = f"t.guardian_consent IS NOT 1 AND t.id IN (SELECT r.target_id FROM staged.row r WHERE r.fate = '{KNOWN}')"
    merge.clear("birth_date", f"t.birth_date > '{of_age.isoformat()}' AND {which}")
    merge.clear("birth_month_day", f"t.birth_month_day IS NOT NULL AND t.birth_year >= {of_age.year} AND {which}")


def _complete(book: Connection, record: Identity, given: tuple[str, ...]) -> None:
    """Give the staged rows the columns that identities name and the list lacks: unknown, for every row."""
    for column in sorted({*record.columns, *_OF_CLIENT, _OWN_NUMBER} - set(given)):
        book.exec_driver_sql(f'ALTER TABLE staged.row ADD COLUMN "{column}"')


def _find_clients(book: Connection, given: tuple[str, ...]) -> None:
    """A client is meant by number, else by name and phone together, else by the book's own number and the name."""
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
    # Of several who share name and phone, and for who has neither number nor phone, the book's own number decides;
    # a phone that the list names must not be another than the book's.
    other_phone = "EXISTS (SELECT 1 FROM contact_point k WHERE k.client_id = client_ref AND k.tail4 IS NOT NULL)"
    book.exec_driver_sql(
        "UPDATE staged.row SET fate = NULL,"
        " client_id = (SELECT id FROM client c WHERE c.id = client_ref AND c.name = client_name)"
        " WHERE client_no IS NULL AND client_ref IS NOT NULL"
        f" AND (fate = 'several' OR (client_id IS NULL AND (client_phone IS NULL OR NOT {other_phone})))"
    )
    book.exec_driver_sql("UPDATE staged.row SET fate = 'stranger' WHERE fate IS NULL AND client_id IS NULL")


def _point_at_earlier(book: Connection, record: Identity, given: tuple[str, ...]) -> None:
    """A row that corrects or lifts an earlier one names it by its number in this list; no other number can be known."""
    if record.refers is None or record.refers not in given:
        return
    own = f"SELECT 1 FROM staged.row o WHERE o.{_OWN_NUMBER} = row.{record.refers} AND o.client_id = row.client_id"
    book.exec_driver_sql(
        f"UPDATE staged.row SET fate = 'pointless' WHERE fate IS NULL AND {record.refers} IS NOT NULL"
        f" AND NOT EXISTS ({own})"
    )


def _find_records(book: Connection, record: Identity) -> None:
    """Give every row its fate, its place among equals, and the id of the record it is or becomes."""
    owner = "row.client_id" if record.owned else "''"
    find_repeated(book, f"{owner} || '|' || {record.once}", record.otherwise)
    if record.number:
        book.exec_driver_sql(
            f"UPDATE staged.row SET target_id = (SELECT t.id FROM {record.table} t"
            f" WHERE t.client_id = row.client_id AND t.{record.number} = row.{record.number})"
            f" WHERE fate IS NULL AND {record.number} IS NOT NULL"
        )
    _count_equals(book, record)
    _find_by_identity(book, record)
    book.exec_driver_sql(f"UPDATE staged.row SET fate = '{KNOWN}' WHERE fate IS NULL AND target_id IS NOT NULL")
    book.exec_driver_sql(
        f"UPDATE staged.row SET fate = '{NEW}', target_id = x.id"
        f" FROM (SELECT line, row_number() OVER (ORDER BY line)"
        f" + coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = '{record.table}'), 0) AS id"
        f" FROM staged.row WHERE fate IS NULL) AS x WHERE x.line = row.line"
    )
    book.exec_driver_sql("CREATE INDEX staged.row_target ON row (target_id)")
    if record.refers:
        _settle_references(book, record.refers)


def _count_equals(book: Connection, record: Identity) -> None:
    numbered = [f"row.{record.number}"] if record.number else []
    parts = ", ".join(["client_id", *(part.format(x="row") for part in record.identity), *numbered])
    book.exec_driver_sql(
        f"UPDATE staged.row SET nth = x.nth"
        f" FROM (SELECT line, row_number() OVER (PARTITION BY {parts} ORDER BY line) AS nth"
        f" FROM staged.row WHERE fate IS NULL) AS x WHERE x.line = row.line"
    )


def _find_by_identity(book: Connection, record: Identity) -> None:
    """Find the record that a row without a number of the bank's means: equal in identity, the n-th of its equals."""
    same = [f"{part.format(x='t')} IS {part.format(x='row')}" for part in record.identity]
    same += ["t.client_id = row.client_id"] if record.owned else []
    same += ["t.nth = row.nth"] if record.counted else []
    same += [f"t.{record.number} IS NULL"] if record.number else []
    unnumbered = f"{record.number} IS NULL" if record.number else "1"
    book.exec_driver_sql(
        f"UPDATE staged.row SET target_id = (SELECT t.id FROM {record.table} t WHERE {' AND '.join(same)})"
        f" WHERE fate IS NULL AND {unnumbered}"
    )


def _settle_references(book: Connection, refers: str) -> None:
    """Turn the list's own numbers into those of the book."""
    book.exec_driver_sql(
        f"UPDATE staged.row SET {refers} = (SELECT o.target_id FROM staged.row o"
        f" WHERE o.{_OWN_NUMBER} = row.{refers} AND o.client_id = row.client_id)"
        f" WHERE {refers} IS NOT NULL AND fate = '{NEW}'"
    )
