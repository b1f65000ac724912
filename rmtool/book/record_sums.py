"""What the records of a lot of clients add up to, in SQL: only what the question's windows ask for is read."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from rmtool.book.open import Connection
from rmtool.book.records import in_force
from rmtool.book.stored import Days
from rmtool.rules.facts import Expected, LineHeld, Maturity, Served
from rmtool.rules.vocabulary import LOANS, OURS, SERVICES
from rmtool.rules.windows import BalanceWindow, EventWindow, Span, Windows

Row = tuple[Any, ...]

# Loans are owed and services have no balance: neither is part of what a client owns.
_NO_ASSET = ", ".join(f"'{category}'" for category in (*LOANS, *SERVICES))
OPEN_ASSET = f"closed_on IS NULL AND coalesce(category, '') NOT IN ({_NO_ASSET})"

_NOTHING_HELD = (0, frozenset[str](), None, None)
_NOTHING_RARE: Row = ((), None, None)
_ALL_TIMED = (0, 0, 0)
_UNTIMED_PLACE = 3  # where a row of _SERVED says how many contacts have no minutes
_DAY = 10  # the letters of an ISO day

_HOLDINGS = f"""
    SELECT client_id,
           count(*) FILTER (WHERE bank = '{OURS}'),
           group_concat(category) FILTER (WHERE bank = '{OURS}' AND closed_on IS NULL),
           sum(amount) FILTER (WHERE bank = '{OURS}' AND {OPEN_ASSET}),
           sum(amount) FILTER (WHERE bank <> '{OURS}' AND {OPEN_ASSET})
    FROM holding WHERE client_id {{lot}} GROUP BY client_id
"""
_AMOUNTS_HELD = f"""
    SELECT client_id, 0, NULL,
           sum(amount) FILTER (WHERE bank = '{OURS}' AND {OPEN_ASSET}),
           sum(amount) FILTER (WHERE bank <> '{OURS}' AND {OPEN_ASSET})
    FROM holding WHERE client_id {{lot}} GROUP BY client_id
"""
_MATURITIES = """
    SELECT client_id, maturity_date, amount, category, bank FROM holding
    WHERE client_id {lot} AND closed_on IS NULL AND maturity_date IS NOT NULL
      AND maturity_date BETWEEN ? AND ?
    ORDER BY client_id, maturity_date
"""
# An attempt that reached nobody is no service; what nobody said of counts. A contact whose way is unknown is a call.
_SERVICE = "client_id {lot} AND at >= ? AND at < ? AND coalesce(reached, 1) {in_force}"
_SERVED = f"""
    SELECT client_id, count(*), total(minutes), sum(minutes IS NULL), sum(channel IS 'visit'), min(at) FROM contact
    WHERE {_SERVICE} GROUP BY client_id
"""
_UNTIMED = f"""
    SELECT client_id, count(*) FILTER (WHERE channel IN ('visit', 'branch')),
           count(*) FILTER (WHERE coalesce(channel, 'phone') IN ('phone', 'mobile')), count(*)
    FROM contact WHERE {_SERVICE} AND minutes IS NULL GROUP BY client_id
"""
_EXPECTED = """
    SELECT client_id, coalesce(sum(amount) FILTER (WHERE "on" IS NOT NULL), 0),
           count(*) FILTER (WHERE amount IS NULL OR "on" IS NULL)
    FROM event
    WHERE client_id {lot} AND kind IN ({kinds}) AND coalesce(repeats, 'once') = 'once'
      AND NOT coalesce(seen, 0) AND coalesce("on" BETWEEN ? AND ?, 1)
    GROUP BY client_id
"""
# The tier goes by the month's average where the book has it: it is compared with earlier averages, a balance with
# earlier balances. The bank keeps the grace of its own words; so only clients without one are looked up.
_FIGURE = "iif(c.aum_month_avg IS NULL, s.aum, s.aum_month_avg)"
_NOW = "coalesce(c.aum_month_avg, c.aum)"
_HELD = f"max(s.on_date) FILTER (WHERE s.on_date >= ? AND {_FIGURE} >= ? AND {_NOW} < ?)"
_LINES_HELD = """
    SELECT s.client_id, {held}
    FROM client c CROSS JOIN snapshot s ON s.client_id = c.id AND s.on_date BETWEEN ? AND ?
    WHERE c.id {lot} AND coalesce(c.tier, '') NOT IN ({words})
    GROUP BY s.client_id HAVING {some}
"""


_BETWEEN, _NAMED = "BETWEEN ? AND ?", "IN (SELECT value FROM json_each(?))"


class Lot(NamedTuple):
    """Which clients: the condition on their number in SQL, and its values."""

    condition: str
    values: tuple[int | str, ...]

    def part(self, ids: Sequence[int]) -> "Lot":
        """Return the lot of some of these clients, who come in the order of their numbers."""
        return these(ids) if self.condition == _NAMED else from_to(ids[0], ids[-1])


def from_to(first: int, last: int) -> Lot:
    """Return the clients from one number to another: one step through an index."""
    return Lot(_BETWEEN, (first, last))


def these(ids: Iterable[int]) -> Lot:
    """Return the clients of these numbers: for a few that lie far apart."""
    return Lot(_NAMED, (json.dumps([*ids]),))


class RecordSums:
    """What the records of one lot of clients add up to, by client id; amounts in fen."""

    __slots__ = ("_held", "_maturing", "_rare")

    def __init__(self, connection: Connection, lot: Lot, windows: Windows, days: Days) -> None:
        self._held = {
            client_id: (on_file, _set_of(categories), ours, elsewhere)
            for client_id, on_file, categories, ours, elsewhere in connection.execute(
                (_HOLDINGS if windows.categories else _AMOUNTS_HELD).format(lot=lot.condition), lot.values
            )
        }
        self._maturing = {} if windows.maturities is None else _maturities(connection, lot, windows.maturities, days)
        self._rare = _rare(connection, lot, windows, days)

    def of(self, client_id: int) -> Row:
        """Return the values of `ClientFacts` that follow the client's own columns, up to `expected`."""
        held, maturing = self._held.get(client_id, _NOTHING_HELD), self._maturing.get(client_id, ())
        return (*held, maturing, *self._rare.get(client_id, _NOTHING_RARE))


def _rare(connection: Connection, lot: Lot, windows: Windows, days: Days) -> dict[int, Row]:
    """Return lines held, contacts measured and money expected of the clients who have any of the three."""
    lines = {} if windows.balances is None else dict(lines_held(connection, lot, windows.balances, days))
    served = {} if windows.log is None else dict(_served(connection, lot, windows.log, days))
    expected = {} if windows.events is None else dict(_expected(connection, lot, windows.events))
    return {
        client_id: (lines.get(client_id, ()), served.get(client_id), expected.get(client_id))
        for client_id in {*lines, *served, *expected}
    }


def lines_held(
    connection: Connection, lot: Lot, window: BalanceWindow, days: Days
) -> Iterator[tuple[int, tuple[LineHeld, ...]]]:
    """Yield who stood above a line; the rule decides what that means."""
    names = [f"held{place}" for place in range(len(window.lines))]
    query = _LINES_HELD.format(
        held=", ".join(f"{_HELD} AS {name}" for name in names),
        some=" OR ".join(f"{name} IS NOT NULL" for name in names),
        words=", ".join("?" * len(window.words)),
        lot=lot.condition,
    )
    lines = [value for held in window.lines for value in (held.since.isoformat(), held.line, held.line)]
    span = (day.isoformat() for day in window.span)
    for client_id, *found in connection.execute(query, (*lines, *span, *lot.values, *window.words)):
        stood = zip(window.lines, found, strict=True)
        # `on` is no None here.
        yield client_id, tuple(LineHeld(one.line, days[on]) for one, on in stood if on)  # type: ignore[arg-type]


def _maturities(connection: Connection, lot: Lot, window: Span, days: Days) -> dict[int, tuple[Maturity, ...]]:
    maturing: dict[int, tuple[Maturity, ...]] = {}
    first, last = (day.isoformat() for day in window)
    for client_id, on, amount, category, bank in connection.execute(
        _MATURITIES.format(lot=lot.condition), (*lot.values, first, last)
    ):
        before = maturing.get(client_id, ())
        # `days` has None for None only, and the query asks for rows that have a maturity date.
        maturing[client_id] = (*before, Maturity(days[on], amount, category, bank))  # type: ignore[arg-type]
    return maturing


def _served(connection: Connection, lot: Lot, window: Span, days: Days) -> Iterator[tuple[int, Served]]:
    first, last = window
    asked, force = (*lot.values, first.isoformat(), (last + timedelta(1)).isoformat()), in_force(connection)
    rows = connection.execute(_SERVED.format(in_force=force, lot=lot.condition), asked).fetchall()
    untimed = {}
    if any(row[_UNTIMED_PLACE] for row in rows):
        for client_id, visited, called, all_kinds in connection.execute(
            _UNTIMED.format(in_force=force, lot=lot.condition), asked
        ):
            untimed[client_id] = (visited, called, all_kinds - visited - called)
    for client_id, contacts, minutes, _untimed, visits, at in rows:
        # Every contact has a day.
        on = days[at[:_DAY]]
        yield client_id, Served(contacts, int(minutes), untimed.get(client_id, _ALL_TIMED), visits, on)  # type: ignore[arg-type]


def _expected(connection: Connection, lot: Lot, window: EventWindow) -> Iterator[tuple[int, Expected]]:
    query = _EXPECTED.format(kinds=", ".join("?" * len(window.kinds)), lot=lot.condition)
    span = (day.isoformat() for day in window.span)
    for client_id, amount, unknown in connection.execute(query, (*lot.values, *window.kinds, *span)):
        yield client_id, Expected(amount, unknown)


@lru_cache(maxsize=4096)
def _set_of(categories: str | None) -> frozenset[str]:
    return frozenset(categories.split(",")) if categories else frozenset()
