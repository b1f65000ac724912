"""Working days: weekends, public holidays and the weekends worked for them; past the published years, by the law alone.

Rests on chinese-calendar for the years it knows. The user's `holidays.toml` lies on top of it, day by day, and adds the
years that are published later.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from rmtool.calendars.festivals import festivals_in
from rmtool.calendars.holidays import read_holidays
from rmtool.config import user_file

LAW_FROM = 2025
# The 13 statutory days off of a year since then (law of 2024-11-10): the festival a holiday begins with, and its days.
STATUTORY = {
    "new_year": 1,
    "spring_festival_eve": 4,
    "qingming": 1,
    "labour_day": 2,
    "dragon_boat": 1,
    "mid_autumn": 1,
    "national_day": 3,
}
# Off in every arrangement ever published; a few days of one's own do not make a year a published one.
_IN_EVERY_ARRANGEMENT = (10, 1)
_SATURDAY = 5
_DAY = timedelta(1)


class Published(NamedTuple):
    """What chinese-calendar knows: whole years, the days off in them, and the weekends worked."""

    years: range
    off: Collection[date]
    worked: Collection[date]


@cache
def published() -> Published:
    """Return what the library knows; its years are read from its data, they grow with its releases."""
    from chinese_calendar.constants import holidays, workdays

    return Published(range(min(holidays).year, max(holidays).year + 1), holidays.keys(), workdays.keys())


@cache
def statutory_days(year: int) -> frozenset[date]:
    """Return the days that are off by law in a year, whatever will be arranged around them."""
    begun = ((one.on, STATUTORY.get(one.code, 0)) for one in festivals_in(year))
    return frozenset(on + _DAY * number for on, days in begun for number in range(days))


class WorkingDays:
    """The calendar of the branch: `overlay` says of single days whether they are worked (true), over all else known."""

    def __init__(self, overlay: Mapping[date, bool] | None = None) -> None:
        self._overlay = dict(overlay or {})
        self._answers = dict(self._overlay)

    def is_working(self, day: date) -> bool:
        """Say whether the branch works on that day."""
        answer = self._answers.get(day)
        if answer is None:
            answer = self._answers[day] = _works(day)
        return answer

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to and including that day."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """Return the `count`th working day after that day; `count` is 1 or more."""
        while count > 0:
            day += _DAY
            count -= self.is_working(day)
        return day

    def is_provisional(self, day: date) -> bool:
        """Say whether the arrangement of that day's year is not published: the answer may still change."""
        return not self._is_known(day.year)

    @property
    def known_until(self) -> date:
        """Return the last day of the last year whose arrangement is known, with none unknown before it."""
        year = published().years[-1]
        while self._is_known(year + 1):
            year += 1
        return date(year, 12, 31)

    def _is_known(self, year: int) -> bool:
        return year in published().years or self._overlay.get(date(year, *_IN_EVERY_ARRANGEMENT)) is False


def _works(day: date) -> bool:
    """Return what the library, else the law and the weekday, say of a day."""
    known = published()
    on_weekday = day.weekday() < _SATURDAY
    if day.year in known.years:
        return day in known.worked or (on_weekday and day not in known.off)
    return on_weekday and day not in statutory_days(day.year)


def working_days() -> WorkingDays:
    """Return the calendar with the user's `holidays.toml` on top; RulebookError where that file is wrong."""
    path = user_file("holidays.toml")
    return WorkingDays(read_holidays(path) if path else None)
