"""What single records of a client tell, looked up beside the client's own row: contacts, a balance, a kept cell.

Each is one step in an index, whatever the number of records: cheaper than adding all of them up.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from rmtool.book.open import Connection
from rmtool.book.promises import is_open
from rmtool.book.records import in_force
from rmtool.book.stored import Days
from rmtool.rules.facts import Balance
from rmtool.rules.windows import FallWindow, Windows

Row = tuple[Any, ...]

# Which of the looked-up columns hold a day.
LOOKED_UP_DAYS = (0, 1, 2)

_DAY = 10  # the letters of an ISO day
_REACHED = """(
    SELECT substr(k.at, 1, 10) FROM contact k WHERE k.client_id = c.id AND k.reached {in_force}
    ORDER BY k.at DESC LIMIT 1)"""
_LAST = """(
    SELECT substr(k.at, 1, 10) FROM contact k WHERE k.client_id = c.id {in_force}
    ORDER BY k.at DESC LIMIT 1)"""
# Of several promises that are open the one that is owed first.
_PROMISED = "(SELECT min(k.next_on) FROM contact k WHERE k.client_id = c.id AND {is_open})"
# The latest balance of a month before, where so much of it went that it may be a warning; the rule decides (a fen more
# or less is the multiplication's).
_BEFORE = """(
    SELECT iif(s.aum * ? >= c.aum - 1 AND s.on_date >= date(c.aum_on, ?), s.on_date || s.aum, NULL) FROM snapshot s
    WHERE c.aum_on >= ? AND s.client_id = c.id AND s.aum IS NOT NULL AND s.on_date <= date(c.aum_on, ?)
    ORDER BY s.on_date DESC LIMIT 1)"""
_CELL = """(
    SELECT p.cell FROM placement p WHERE p.client_id = c.id AND p.on_date <= ? ORDER BY p.on_date DESC LIMIT 1)"""


class LookedUp(NamedTuple):
    """The five columns beside those of client `c`, and the values they are asked with."""

    columns: tuple[str, ...]
    values: tuple[str | float, ...]


def looked_up(connection: Connection, windows: Windows) -> LookedUp:
    """Return what the windows ask to look up; what they do not ask for is NULL."""
    conditions = {"in_force": in_force(connection, "k."), "is_open": is_open(connection) if windows.contacts else ""}
    columns = (
        (_REACHED, windows.contacts),
        (_LAST, windows.last_contact),
        (_PROMISED, windows.contacts),
        (_BEFORE, windows.falls),
        (_CELL, windows.placed),
    )
    values = () if windows.falls is None else _before_values(windows.falls)
    placed = () if windows.placed is None else (windows.placed.isoformat(),)
    asked = (column.format(**conditions) if wanted else "NULL" for column, wanted in columns)
    return LookedUp(tuple(asked), (*values, *placed))


def _before_values(window: FallWindow) -> tuple[str | float, ...]:
    drop = window.drop
    fresh = window.today - timedelta(drop.fresh_days)
    return 1 - drop.share, f"-{drop.most_days} days", fresh.isoformat(), f"-{drop.least_days} days"


def known(found: list[Any], days: Days) -> Row:
    """Return the values of `ClientFacts` that the looked-up columns tell, the last of its fields."""
    reached, last, promised, before, cell = found
    return reached, last, promised, before and _balance(before, days), cell


def _balance(found: str, days: Days) -> Balance:
    # A text that begins with a day has one.
    return Balance(days[found[:_DAY]], int(found[_DAY:]))  # type: ignore[arg-type]
