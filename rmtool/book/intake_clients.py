"""A client list goes in: clients are matched by number, else by phone and name together, never by a name alone."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from rmtool.book.fates import KNOWN, NEW, REPEATED, find_repeated
from rmtool.book.merging import Merge, Taken, changed_rows, close_missing
from rmtool.book.staging import Staging
from rmtool.book.tagging import add_tags
from rmtool.book.typed import spare_typed
from rmtool.book.unit import Unit

if TYPE_CHECKING:
    from rmtool.book.intake import Order

_BALANCES = ("aum", "aum_month_avg")
# A blank here cannot mean "clear": who it is, and balances, whose absence has no date.
_NEVER_CLEARED = frozenset(
    {"client_no", "name", "entered_on", "aum", "aum_month_avg", "aum_on", "extra", "left_on"} | {"client_ref"}
)


# A whole list: who is in the book with a number and not in the list has left; nobody is deleted.
_MISSING = (
    "t.left_on IS NULL AND t.client_no IS NOT NULL"
    " AND t.id NOT IN (SELECT client_id FROM staged.row WHERE client_id IS NOT NULL)"
)


def take_clients(unit: Unit, staging: Staging, order: "Order") -> Taken:
    """Take the staged clients; return what became of those that the book had."""
    book, fields = unit.connection, staging.fields
    _match(book, fields)
    _decide(book, fields)
    _date_balances(book, fields, order.as_of.isoformat())
    cleared = frozenset(fields) - _NEVER_CLEARED if order.blank_clears else frozenset()
    stored = tuple(field for field in fields if field != "client_ref")
    merge = Merge(book, unit.batch_id, "client", "client_id", stored, staging.derived, cleared)
    merge.find_differing()
    conflicts = [] if order.prefer_file else spare_typed(merge)
    merge.record_changes()
    merge.update_known()
    returned = merge.reopen("left_on")
    merge.insert_new(_entered(book, fields, order.today.isoformat()))
    reached = _add_points(unit)
    _keep_snapshots(unit)
    if order.tags:
        add_tags(merge, order.tags)
    updated = changed_rows(book, unit.batch_id, "client", besides="aum_on") + reached
    closed, withheld = close_missing(merge, order, "left_on", _MISSING) if order.full else (0, 0)
    return Taken(updated, returned, closed, withheld, conflicts)


def _match(book: Connection, fields: tuple[str, ...]) -> None:
    book.exec_driver_sql("CREATE INDEX staged.point_line ON point (line)")
    if "client_no" in fields:
        book.exec_driver_sql(
            "UPDATE staged.row SET client_id = (SELECT id FROM client WHERE client_no = row.client_no)"
            " WHERE client_no IS NOT NULL"
        )
    if "name" not in fields:
        return
    if "client_ref" in fields:
        _match_by_reference(book, fields)
    one_without_number = "(r.client_no IS NULL OR c.client_no IS NULL)" if "client_no" in fields else "1"
    book.exec_driver_sql(
        f"""
        CREATE TABLE staged.fitting AS SELECT DISTINCT r.line, c.id FROM staged.row r
        JOIN staged.point p ON p.line = r.line AND p.tail4 IS NOT NULL
        JOIN contact_point k ON k.tail4 = p.tail4 AND k.value = p.value
        JOIN client c ON c.id = k.client_id AND c.name = r.name
        WHERE r.client_id IS NULL AND {one_without_number}
        """
    )
    book.exec_driver_sql(
        "UPDATE staged.row SET fate = iif(x.n > 1, 'several', NULL), client_id = iif(x.n > 1, NULL, x.id)"
        " FROM (SELECT line, count(*) AS n, min(id) AS id FROM staged.fitting GROUP BY line) x WHERE x.line = row.line"
    )


def _match_by_reference(book: Connection, fields: tuple[str, ...]) -> None:
    """A client without number is known by the book's own number and the name; a phone must not speak against it."""
    unnumbered = "client_no IS NULL AND" if "client_no" in fields else ""
    fitting = (
        "SELECT p.line FROM staged.row r JOIN staged.point p ON p.line = r.line AND p.tail4 IS NOT NULL"
        " JOIN contact_point k ON k.client_id = r.client_ref AND k.channel = p.channel AND k.value = p.value"
    )
    book.exec_driver_sql(
        "UPDATE staged.row SET client_id = (SELECT id FROM client c WHERE c.id = client_ref AND c.name = row.name)"
        f" WHERE {unnumbered} client_ref IS NOT NULL"
        f" AND (line NOT IN (SELECT line FROM staged.point WHERE tail4 IS NOT NULL) OR line IN ({fitting}))"
    )


def _decide(book: Connection, fields: tuple[str, ...]) -> None:
    """Give every row its fate, and every new client its id."""
    number = "row.client_no" if "client_no" in fields else "NULL"
    reference = "row.client_ref" if "client_ref" in fields else "NULL"
    name = "row.name" if "name" in fields else "NULL"
    phone = "(SELECT min(value) FROM staged.point p WHERE p.line = row.line AND p.tail4 IS NOT NULL)"
    book.exec_driver_sql(
        f"UPDATE staged.row SET fate = 'unidentified'"
        f" WHERE fate IS NULL AND client_id IS NULL AND {number} IS NULL AND {reference} IS NULL AND {phone} IS NULL"
    )
    find_repeated(book, f"coalesce('i' || row.client_id, 'n' || {number})")
    _find_repeated_persons(book, fields)
    book.exec_driver_sql(f"UPDATE staged.row SET fate = '{KNOWN}' WHERE fate IS NULL AND client_id IS NOT NULL")
    book.exec_driver_sql(f"UPDATE staged.row SET fate = 'nameless' WHERE fate IS NULL AND {name} IS NULL")
    _number_new(book, fields)
    book.exec_driver_sql("CREATE INDEX staged.row_client ON row (client_id)")


def _number_new(book: Connection, fields: tuple[str, ...]) -> None:
    """Give the new clients their ids; in a book without clients those of the book that wrote the list."""
    last = "coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = 'client'), 0)"
    if "client_ref" in fields and book.exec_driver_sql(f"SELECT {last}").scalar_one() == 0:
        book.exec_driver_sql(
            f"UPDATE staged.row SET fate = '{NEW}', client_id = client_ref WHERE fate IS NULL AND line IN"
            " (SELECT min(line) FROM staged.row WHERE fate IS NULL AND client_ref > 0 GROUP BY client_ref)"
        )
        last = "coalesce((SELECT max(client_id) FROM staged.row), 0)"
    book.exec_driver_sql(
        f"""
        UPDATE staged.row SET fate = '{NEW}', client_id = x.id
        FROM (SELECT line, row_number() OVER (ORDER BY line) + {last} AS id FROM staged.row WHERE fate IS NULL) AS x
        WHERE x.line = row.line
        """
    )


def _find_repeated_persons(book: Connection, fields: tuple[str, ...]) -> None:
    """Mark later rows that share name and phone with an earlier one, unless each has a number of its own."""
    numbered = "client_no" in fields
    unnumbered = "SELECT 1 FROM staged.row WHERE client_no IS NULL LIMIT 1"
    if "name" not in fields or (numbered and book.exec_driver_sql(unnumbered).first() is None):
        return
    either = "(later.client_no IS NULL OR first.client_no IS NULL)" if numbered else "1"
    if "client_ref" in fields:
        either += " AND (later.client_ref IS NULL OR first.client_ref IS NULL OR later.client_ref = first.client_ref)"
    book.exec_driver_sql("CREATE INDEX staged.point_value ON point (value)")
    book.exec_driver_sql(
        f"""
        UPDATE staged.row SET first_line = x.first_line, fate = iif(row.content = x.content, '{REPEATED}', 'conflict')
        FROM (SELECT later.line, min(first.line) AS first_line, first.content
              FROM staged.row later
              CROSS JOIN staged.point p ON p.line = later.line AND p.tail4 IS NOT NULL
              CROSS JOIN staged.point q ON q.value = p.value AND q.tail4 IS NOT NULL AND q.line < p.line
              CROSS JOIN staged.row first ON first.line = q.line AND first.name = later.name
              WHERE later.fate IS NULL AND later.client_id IS NULL AND {either} GROUP BY later.line) AS x
        WHERE x.line = row.line
        """
    )


def _date_balances(book: Connection, fields: tuple[str, ...], as_of: str) -> None:
    """Date the balances, set them aside for the snapshots, and take out those older than what the book knows."""
    here = [field for field in _BALANCES if field in fields]
    if not here:
        book.exec_driver_sql("CREATE TABLE staged.balance (client_id, on_date, aum, aum_month_avg)")
        return
    any_here = " OR ".join(f"{field} IS NOT NULL" for field in here)
    brought = _brought_over(fields)
    book.exec_driver_sql(
        f"UPDATE staged.row SET aum_on = iif({any_here}, coalesce(aum_on, ?), NULL) WHERE NOT ({brought})", (as_of,)
    )
    figures = ", ".join(field if field in here else "NULL" for field in _BALANCES)
    book.exec_driver_sql("CREATE TABLE staged.balance (client_id, on_date, aum, aum_month_avg)")
    book.exec_driver_sql(
        f"INSERT INTO staged.balance SELECT client_id, aum_on, {figures} FROM staged.row"
        f" WHERE fate IN ('{NEW}', '{KNOWN}') AND aum_on IS NOT NULL AND NOT ({brought})"
    )
    nothing = ", ".join(f"{field} = NULL" for field in [*here, "aum_on"])
    book.exec_driver_sql(
        f"UPDATE staged.row SET {nothing} WHERE fate = '{KNOWN}' AND aum_on <"
        f" (SELECT c.aum_on FROM client c WHERE c.id = row.client_id)"
    )


def _brought_over(fields: tuple[str, ...]) -> str:
    """Return SQL that says which rows bring a client over from another book of ours.

    Such a client comes as he stands there: what nobody knew stays unknown, and his balances have a list of their own.
    """
    return f"fate = '{NEW}' AND client_ref IS NOT NULL" if "client_ref" in fields else "0"


def _entered(book: Connection, fields: tuple[str, ...], today: str) -> dict[str, str]:
    """A new client enters the book today, unless the list says otherwise."""
    if "entered_on" not in fields:
        return {"entered_on": f"'{today}'"}
    book.exec_driver_sql(
        f"UPDATE staged.row SET entered_on = coalesce(entered_on, ?)"
        f" WHERE fate = '{NEW}' AND NOT ({_brought_over(fields)})",
        (today,),
    )
    return {}


def _add_points(unit: Unit) -> int:
    """Add contact points that are new; return how many known clients got one and changed in nothing else."""
    reached = unit.connection.exec_driver_sql(
        f"""
        SELECT count(DISTINCT r.client_id) FROM staged.row r JOIN staged.point p ON p.line = r.line
        WHERE r.fate = '{KNOWN}'
          AND NOT EXISTS (SELECT 1 FROM contact_point k
                          WHERE k.client_id = r.client_id AND k.channel = p.channel AND k.value = p.value)
          AND r.client_id NOT IN (SELECT row_id FROM change
                                  WHERE batch_id = ? AND table_name = 'client' AND field <> 'aum_on')
        """,
        (unit.batch_id,),
    ).scalar_one()
    # Backwards, since of a channel the newest row is tried first, and a cell names the best number first.
    unit.connection.exec_driver_sql(
        f"""
        INSERT INTO contact_point (client_id, channel, value, tail4, batch_id)
        SELECT r.client_id, p.channel, p.value, p.tail4, {unit.batch_id}
        FROM staged.point p CROSS JOIN staged.row r ON r.line = p.line
        WHERE r.fate IN ('{NEW}', '{KNOWN}') ORDER BY p.rowid DESC
        ON CONFLICT (client_id, channel, value) DO NOTHING
        """
    )
    return int(reached)


def _keep_snapshots(unit: Unit) -> None:
    """Keep each balance under its day (D127); the same figure again is no news, another leaves its change rows."""
    for figure in _BALANCES:
        unit.connection.exec_driver_sql(
            f"""
            INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)
            SELECT {unit.batch_id}, s.client_id, 'snapshot', s.id, '{figure}', s.{figure}, b.{figure}
            FROM staged.balance b JOIN snapshot s ON s.client_id = b.client_id AND s.on_date = b.on_date
            WHERE b.{figure} IS NOT NULL AND b.{figure} IS NOT s.{figure}
            """
        )
    unit.connection.exec_driver_sql(
        f"""
        INSERT INTO snapshot (client_id, on_date, aum, aum_month_avg, batch_id)
        SELECT client_id, on_date, aum, aum_month_avg, {unit.batch_id} FROM staged.balance WHERE true
        ON CONFLICT (client_id, on_date) DO UPDATE
        SET aum = coalesce(excluded.aum, snapshot.aum),
            aum_month_avg = coalesce(excluded.aum_month_avg, snapshot.aum_month_avg)
        WHERE coalesce(excluded.aum, snapshot.aum) IS NOT snapshot.aum
           OR coalesce(excluded.aum_month_avg, snapshot.aum_month_avg) IS NOT snapshot.aum_month_avg
        """
    )
