"""What every kind of reminder is worked out with: the numbers, the days, and the two calendars."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from rmtool.rules.reason import Param
from rmtool.rules.reminders.reminder import Due, Outlook, Where, Window
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.remind import KindRule

Span = tuple[date, date]


def earlier(span: Span, days: int) -> Span:
    """Return the span so many days before: of stored days that something falls due so many days after."""
    least = date.min + timedelta(days)
    first, last = span
    return (first - timedelta(days) if first > least else date.min), last - timedelta(days)


class LunarDate(Protocol):
    """A day of the lunar calendar; `leap` says that its month is a leap month."""

    @property
    def year(self) -> int:
        """Return the number of the lunar year."""

    @property
    def month(self) -> int:
        """Return the number of the month."""

    @property
    def day(self) -> int:
        """Return the day of the month."""

    @property
    def leap(self) -> bool:
        """Say whether the month is a leap month."""


class LunarCalendar(Protocol):
    """What a rule asks of the lunar calendar; `calendars` answers it."""

    def celebrations(self, month: int, day: int, first: date, last: date) -> tuple[date, ...]:
        """Return the days from `first` to `last` on which a birthday of that lunar day is kept."""

    def births_celebrated_on(self, day: date) -> Collection[date]:
        """Return the solar birth dates whose lunar birthday is kept on that day."""

    def to_lunar(self, day: date) -> LunarDate:
        """Return the lunar day of a solar date."""


class FestivalDay(NamedTuple):
    """A festival, by its code, and its day."""

    code: str
    on: date


class Asked(NamedTuple):
    """One question to the engine; `festivals` are those of the days around it."""

    rulebook: Rulebook
    outlook: Outlook
    lunar: LunarCalendar
    festivals: Sequence[FestivalDay]

    @property
    def today(self) -> date:
        """Return the first day of the question."""
        return self.outlook.today

    def opened(self, kind: str, where: Where, window: Window, params: Mapping[str, Param]) -> Iterator[Due]:
        """Yield the reminder, as urgent as its kind, if its window is open on one of the days asked for."""
        if self.is_open(window):
            yield Due(kind, *where, *window, self.rule(kind).urgency, params)

    def is_open(self, window: Window) -> bool:
        """Say whether a window is open on one of the days asked for."""
        return window.opens <= self.outlook.until and window.closes >= self.outlook.today

    def rule(self, kind: str) -> KindRule:
        """Return when a kind opens and ends, and how urgent it is."""
        return self.rulebook.remind.kinds[kind]

    def span(self, kind: str, *, ahead: int | None = None) -> Span:
        """Return the first and the last due day whose window can be open in the days asked for.

        What nobody takes off the list before it is done has no first day. `scan_days` make room for days pulled
        forward over holidays; the rule then looks at each window itself.
        """
        rule, room = self.rule(kind), timedelta(self.rulebook.remind.scan_days)
        first = date.min if rule.behind is None else self.outlook.today - timedelta(rule.behind) - room
        return first, self.outlook.until + timedelta(rule.ahead if ahead is None else ahead) + room
