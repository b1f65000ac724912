"""D101, D122, D123: money that is to come, money that did not come, and what else happens in a client's life (D8)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, Window, closing, window_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.money import Covered, Happening
from rmtool.rules.repeating import MONTHS_BETWEEN, days_within

WINDFALL, MISSING, LIFE = "windfall", "inflow_missing", "life_event"
KINDS = (WINDFALL, MISSING, LIFE)


class Occurrence(NamedTuple):
    """One of an event's days, and whether its money should have come by now and did not (D122)."""

    event: Happening
    on: date
    missing: bool


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the events whose window is open; of money that did not come the windfall ends where the question begins."""
    if not kinds.intersection(KINDS):
        return
    for one in _occurrences(rows, asked):
        for kind, window in _windows(one, asked):
            if kind in kinds:
                where = Where(one.event.client_id, "event", one.event.row_id, one.on)
                yield from asked.opened(kind, where, window, _params(one))


def _occurrences(rows: Rows, asked: Asked) -> Iterator[Occurrence]:
    spans = [asked.span(kind) for kind in KINDS]
    span = min(first for first, _ in spans), max(last for _, last in spans)
    covered, inflows = rows.covered(), asked.rulebook.quadrant.inflows
    for event in rows.happenings(span):
        if event.seen and event.repeats not in MONTHS_BETWEEN:
            continue
        for on in days_within(event.on, event.repeats, *span):
            expected = event.kind in inflows and event.amount is not None
            yield Occurrence(event, on, expected and _is_missing(event, on, rows, covered, asked))


def _is_missing(event: Happening, on: date, rows: Rows, covered: Covered | None, asked: Asked) -> bool:
    """Say whether the flows cover the days around and nothing like the amount came; without flows nobody can say."""
    rule = asked.rulebook.remind.missing
    first, last = on - timedelta(rule.wait), on + timedelta(rule.wait)
    if covered is None or not covered.first <= first <= last <= covered.last or last > asked.outlook.until:
        return False
    enough = (event.amount or 0) * rule.share
    return not any((one.amount or 0) >= enough for one in rows.inflows(event.client_id, (first, last)))


def _windows(one: Occurrence, asked: Asked) -> Iterator[tuple[str, Window]]:
    days = asked.outlook.days
    kind = WINDFALL if one.event.kind in asked.rulebook.quadrant.inflows else LIFE
    window = window_before(asked.rule(kind), one.on, days)
    if not one.missing:
        yield kind, window
        return
    asks_on = days.after(one.on + timedelta(asked.rulebook.remind.missing.wait), 1)
    yield kind, window._replace(closes=min(window.closes, asks_on - timedelta(1)))
    yield MISSING, Window(one.on, asks_on, asks_on, max(closing(asked.rule(MISSING), one.on), asks_on))


def _params(one: Occurrence) -> dict[str, Param]:
    amount = None if one.event.amount is None else Fen(one.event.amount)
    return {"event": one.event.kind, "on": one.on, "amount": amount, "repeats": one.event.repeats}
