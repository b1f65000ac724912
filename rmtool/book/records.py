"""A client's records as facts: one reader for every list of `fields.RECORD_FIELDS`, and the last writes."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Any

from rmtool.book.open import Connection
from rmtool.book.stored import YES_NO, Days
from rmtool.rules.fields import RECORD_FIELDS, TABLE_OF
from rmtool.rules.records import (
    CautionFacts,
    ContactFacts,
    ContactPointFacts,
    EventFacts,
    FamilyFacts,
    FlowFacts,
    HoldingFacts,
    NeedFacts,
    OfferFacts,
    PlacementFacts,
    ReminderStateFacts,
    SnapshotFacts,
)

Row = tuple[Any, ...]

_NO_LIMIT = -1  # to SQLite
# What the log says is what no later row puts right: rows that were corrected, and rows that only take one back, are
# left out. Both are few and lie in an index of their own, so the question costs nothing over many contacts.
CONTACT_IN_FORCE = """id NOT IN (
    SELECT corrects FROM contact WHERE corrects IS NOT NULL
    UNION ALL SELECT id FROM contact WHERE corrects IS NOT NULL AND withdrawn = 1)"""
CAUTION_IN_FORCE = "lifts IS NULL AND id NOT IN (SELECT lifts FROM caution WHERE lifts IS NOT NULL)"
# What took an offer back, and what was taken back, count no more.
OFFER_IN_FORCE = """answer IS NOT 'withdrawn' AND id NOT IN (
    SELECT answers FROM offer WHERE answer = 'withdrawn' AND answers IS NOT NULL)"""


def of_row(condition: str, row: str) -> str:
    """Return a condition above as one on the row that a query calls `row`."""
    return f"{row}.{condition.replace(' AND id ', f' AND {row}.id ')}"


_CONTACTS = f"""
    SELECT k.id, k.client_id, c.client_no, c.name, k.at, k.channel, k.direction, k.reached, k.minutes, k.topic,
           k.note, k.next_on, k.next_note, k.step, k.step_answer, k.gift, k.gift_value
    FROM contact k JOIN client c ON c.id = k.client_id
    WHERE k.{CONTACT_IN_FORCE} {{which}} ORDER BY k.at DESC, k.id DESC LIMIT ?
"""


def in_force(connection: Connection, of: str = "") -> str:
    """Return the condition, to stand behind others, by which contacts count; `of` is the table's name and a dot.

    Where none was ever corrected all of them count, and none needs to be asked.
    """
    corrected = connection.execute("SELECT EXISTS (SELECT 1 FROM contact WHERE corrects IS NOT NULL)").fetchone()[0]
    return f"AND {of}{CONTACT_IN_FORCE}" if corrected else ""


def read_points(connection: Connection, client_id: int) -> tuple[ContactPointFacts, ...]:
    """Return the ways to reach a client (D91), of each channel the newest first."""
    return tuple(ContactPointFacts._make(row) for row in _rows(connection, "points", client_id, "id DESC"))


def read_points_of(connection: Connection, ids: Collection[int]) -> dict[int, tuple[ContactPointFacts, ...]]:
    """Return the ways to reach several clients, each client's as `read_points` would."""
    fields = ", ".join(RECORD_FIELDS["points"])
    rows = connection.execute(
        f"SELECT client_id, id, {fields} FROM contact_point"
        " WHERE client_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        (json.dumps([*ids]),),
    )
    points: dict[int, tuple[ContactPointFacts, ...]] = {}
    for client_id, *said in rows:
        points[client_id] = (*points.get(client_id, ()), ContactPointFacts._make(said))
    return points


def read_family(connection: Connection, client_id: int) -> tuple[FamilyFacts, ...]:
    """Return the members of a client's family (D63) in the order in which they were entered."""
    return tuple(FamilyFacts._make(row) for row in _rows(connection, "family", client_id, "id"))


def read_holdings(connection: Connection, client_id: int) -> tuple[HoldingFacts, ...]:
    """Return a client's holdings (D68): the open ones by maturity, then the closed ones."""
    order = "closed_on IS NOT NULL, maturity_date IS NULL, maturity_date, id"
    return tuple(HoldingFacts._make(row) for row in _rows(connection, "holdings", client_id, order))


def read_flows(connection: Connection, client_id: int) -> tuple[FlowFacts, ...]:
    """Return the money that came and went (D122, D127), newest first."""
    return tuple(FlowFacts._make(row) for row in _rows(connection, "flows", client_id, '"on" DESC, id DESC'))


def read_events(connection: Connection, client_id: int) -> tuple[EventFacts, ...]:
    """Return the events of a client's life (D101, D123) by day, those without one last."""
    order = '"on" IS NULL, "on", id'
    return tuple(EventFacts._make(row) for row in _rows(connection, "events", client_id, order))


def read_needs(connection: Connection, client_id: int) -> tuple[NeedFacts, ...]:
    """Return a client's needs and goals (D13, D14), the most urgent first."""
    order = 'priority IS NULL, priority, "by" IS NULL, "by", id'
    return tuple(NeedFacts._make(row) for row in _rows(connection, "needs", client_id, order))


def read_cautions(connection: Connection, client_id: int, *, lifted: bool = False) -> tuple[CautionFacts, ...]:
    """Return the cautions in force (D93), oldest first; with `lifted` every row, the lifting ones among them."""
    which = "" if lifted else f"AND {CAUTION_IN_FORCE}"
    return tuple(CautionFacts._make(row) for row in _rows(connection, "cautions", client_id, "id", which))


def read_offers(connection: Connection, client_id: int) -> tuple[OfferFacts, ...]:
    """Return the options shown to a client, the answers among them (D24, D27), in the order in which they were made."""
    return tuple(OfferFacts._make(row) for row in _rows(connection, "offers", client_id, "id", f"AND {OFFER_IN_FORCE}"))


def read_snapshots(connection: Connection, client_id: int) -> tuple[SnapshotFacts, ...]:
    """Return what a client had with us on the days that are on file (D127), newest first."""
    return tuple(SnapshotFacts._make(row) for row in _rows(connection, "snapshots", client_id, "on_date DESC"))


def read_placements(connection: Connection, client_id: int) -> tuple[PlacementFacts, ...]:
    """Return where the quadrant placed a client on the days on which that changed (D76-D82), newest first."""
    return tuple(PlacementFacts._make(row) for row in _rows(connection, "placements", client_id, "on_date DESC"))


def read_reminder_states(connection: Connection, client_id: int) -> tuple[ReminderStateFacts, ...]:
    """Return what became of a client's reminders (D7), in the order in which somebody said so."""
    return tuple(ReminderStateFacts._make(row) for row in _rows(connection, "reminders", client_id, "id"))


def read_contacts(
    connection: Connection, *, client_id: int | None = None, limit: int | None = None
) -> tuple[ContactFacts, ...]:
    """Return logged contacts (D3, D7), newest first: of one client or of all, at most `limit`."""
    days = Days()
    which, values = ("", ()) if client_id is None else ("AND k.client_id = ?", (client_id,))
    rows = connection.execute(_CONTACTS.format(which=which), (*values, _NO_LIMIT if limit is None else limit))
    return tuple(_contact(row, days) for row in rows)


def read_talks_of(connection: Connection, ids: Collection[int]) -> dict[int, tuple[ContactFacts, ...]]:
    """Return the contacts of several clients about needs or a step of a sale, newest first (D18, D21)."""
    days, talks = Days(), dict[int, tuple[ContactFacts, ...]]()
    which = "AND k.client_id IN (SELECT value FROM json_each(?)) AND (k.topic = 'needs' OR k.step IS NOT NULL)"
    for row in connection.execute(_CONTACTS.format(which=which), (json.dumps([*ids]), _NO_LIMIT)):
        one = _contact(row, days)
        talks[one.client_id] = (*talks.get(one.client_id, ()), one)
    return talks


def _rows(connection: Connection, kind: str, client_id: int, order: str, which: str = "") -> Iterator[Row]:
    """Yield a client's rows of a list as the facts have them."""
    return rows_of(connection, kind, f"WHERE client_id = ? {which} ORDER BY {order}", (client_id,))


def rows_of(connection: Connection, kind: str, which: str, values: tuple[object, ...] = ()) -> Iterator[Row]:
    """Yield rows of a list as the facts have them: the number of the row, then its fields; `which` in SQL."""
    query, as_read = _query(kind)
    return map(as_read, connection.execute(f"SELECT {query} {which}", values))


def rows_of_clients(connection: Connection, kind: str, ids: Collection[int], which: str) -> Iterator[tuple[int, Row]]:
    """Yield rows of several clients as `rows_of` would, each behind the client's id; `which` is SQL."""
    query, as_read = _query(kind)
    asked = f"SELECT client_id, {query} WHERE client_id IN (SELECT value FROM json_each(?)) {which}"
    for client_id, *row in connection.execute(asked, (json.dumps([*ids]),)):
        yield client_id, as_read(row)


@cache
def _query(kind: str) -> tuple[str, Callable[[Sequence[Any]], Row]]:
    """Return what reads a list's rows, and what makes days and yes or no of their values."""
    fields = RECORD_FIELDS[kind]
    columns = ", ".join(f'"{field}"' for field in fields)
    held = list(enumerate(fields.values(), start=1))
    as_days = tuple(place for place, holds in held if holds == "date")
    as_yes_no = tuple(place for place, holds in held if holds == "yes_no")
    days = Days()

    def as_read(row: Sequence[Any]) -> Row:
        cells = [*row]
        for place in as_days:
            cells[place] = days[cells[place]]
        for place in as_yes_no:
            cells[place] = YES_NO[cells[place]]
        return tuple(cells)

    return f"id, {columns} FROM {TABLE_OF[kind]}", as_read


def _contact(row: Row, days: Days) -> ContactFacts:
    contact_id, client_id, client_no, name, at, channel, direction, reached, minutes, topic, note, *ahead = row
    next_on, next_note, step, step_answer, *gift = ahead
    said = (channel, direction, YES_NO[reached], minutes, topic, note)
    return ContactFacts(
        contact_id, client_id, client_no, name, at, *said, days[next_on], next_note, step, YES_NO[step_answer], *gift
    )
