"""D38, D92: contacts that are due by the client's wish, else by the service calendar; and first contacts (D1).

Only a contact that reached the client resets the clock. There are two thresholds: due, and too late.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rmtool.rules.interval import CELL, TIER, WISH, ContactIntervals
from rmtool.rules.reason import Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, Window, window_after, window_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.contacts import Silence
from rmtool.rules.tier import Tiering
from rmtool.rules.windows import tier_balances
from rmtool.rules.working_days import WorkingDays

DUE, FIRST = "contact_due", "first_contact"
KINDS = (DUE, FIRST)
BASES = (WISH, TIER, CELL)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield who is due; of one client only one: the first contact before the next one."""
    if not kinds.intersection(KINDS):
        return
    contacts = _Contacts(asked)
    for silence in rows.silences(tier_balances(asked.rulebook, asked.today)):
        due = contacts.due(silence)
        if due is not None and due.kind in kinds:
            yield due


class _Contacts:
    """Works out of any client when the next contact is due."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._intervals = ContactIntervals(asked.rulebook, Tiering(asked.rulebook.tiers, asked.today))
        self._assigned = timedelta(asked.rulebook.remind.assigned_days)
        self._until = asked.outlook.until + timedelta(asked.rulebook.remind.scan_days)
        self._today, self._rule = asked.today, asked.rule(DUE)
        late = asked.rulebook.remind.late
        self._late_by, self._rise = late.intervals - 1, late.urgency - self._rule.urgency

    def due(self, silence: Silence) -> Due | None:
        reached = silence.last_reached_on
        if reached is None:
            return self._first(silence, silence.entered_on or silence.assigned_on)
        days = self._intervals.days(silence)
        next_on = None if days is None else reached + timedelta(days)
        taken_over = silence.assigned_on
        if taken_over is not None and reached < taken_over:
            by = taken_over + self._assigned
            if next_on is None or by <= next_on:
                return self._first(silence, taken_over, by)
        if next_on is None or days is None or next_on > self._until:
            return None
        return self._next(silence, reached, next_on, days)

    def _first(self, silence: Silence, since: date | None, by: date | None = None) -> Due | None:
        """Return the first contact: at once for who is new to the book, within days for who was handed over."""
        if since is None:
            return None
        asked, due = self._asked, since if by is None else by
        window = (window_after if by is None else window_before)(asked.rule(FIRST), due, asked.outlook.days)
        params: dict[str, Param] = {"since": since, "days": (asked.today - since).days, "assigned": by is not None}
        return next(asked.opened(FIRST, _where(silence, since), window, params), None)

    def _next(self, silence: Silence, reached: date, due: date, days: int) -> Due | None:
        working = self._asked.outlook.days
        window = window_before(self._rule, due, working)
        if window.opens <= reached:
            window = _after_the_last(reached, window, working)
        if not self._asked.is_open(window):
            return None
        # Between the two thresholds the urgency rises evenly: of many who are due, the longest silence comes first.
        over = ((self._today - reached).days / days - 1) / self._late_by if self._late_by else 1.0
        urgency = self._rule.urgency + self._rise * min(max(over, 0.0), 1.0)
        _days, basis, tier, cell = self._intervals.interval(silence)
        params = {"reached": reached, "interval": days, "basis": basis, "tier": tier, "cell": cell, "late": over >= 1}
        return Due(DUE, *_where(silence, reached), *window, urgency, params)


def _after_the_last(reached: date, window: Window, days: WorkingDays) -> Window:
    """Return the window that was pulled forward onto the day of the last contact, or before it, put back behind it."""
    return window._replace(act_on=max(window.act_on, days.after(reached, 1)), opens=reached + timedelta(1))


def _where(silence: Silence, anchor: date) -> Where:
    return Where(silence.client_id, "client", silence.client_id, anchor)
