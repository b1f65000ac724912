"""The Chinese lunar calendar: lunar days to solar dates and back, and the celebrations of lunar birthdays (DOMAIN 6.6).

Rests on borax, which agrees with the Hong Kong Observatory's tables on every day of 1901 to 2056.
"""

from datetime import date
from typing import NamedTuple

from rmtool.calendars.lunar_months import LONG, SHORT, Month, around, named, numbered

FIRST_YEAR, LAST_YEAR = 1901, 2099
MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
_TENS = ("初", "十", "廿")
_ONES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_WHOLE_TENS = {10: "初十", 20: "二十", 30: "三十"}

NO_SUCH_YEAR, NO_SUCH_MONTH, NO_LEAP_MONTH, NO_SUCH_DAY = "year", "month", "leap_month", "day"


class LunarDay(NamedTuple):
    """A day of the lunar calendar; `leap` says that the month is the leap month of that number."""

    year: int
    month: int
    day: int
    leap: bool = False


class LunarError(ValueError):
    """There is no such lunar day; `fault` is year, month, leap_month or day."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def to_solar(day: LunarDay) -> date:
    """Return the solar date of a lunar day.

    Raises:
        LunarError: the year is not of our time, has no such leap month, or the month has no such day.
    """
    month = _month(day.year, day.month, leap=day.leap)
    if not 1 <= day.day <= month.days:
        raise LunarError(NO_SUCH_DAY)
    return date.fromordinal(month.first + day.day - 1)


def to_lunar(day: date) -> LunarDay:
    """Return the lunar day of a solar date from 1901 to 2099; LunarError outside."""
    month = around(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
    if month is None:
        raise LunarError(NO_SUCH_YEAR)
    return LunarDay(month.year, month.month, day.toordinal() - month.first + 1, month.leap)


def days_in(year: int, month: int, *, leap: bool = False) -> int:
    """Return the number of days of a lunar month, 29 or 30; LunarError where there is no such month."""
    return _month(year, month, leap=leap).days


def _month(year: int, month: int, *, leap: bool) -> Month:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LunarError(NO_SUCH_YEAR)
    if not 1 <= month <= len(MONTHS):
        raise LunarError(NO_SUCH_MONTH)
    found = named(year, month, leap=leap)
    if found is None:
        raise LunarError(NO_LEAP_MONTH)
    return found


def next_birthday(month: int, day: int, on: date) -> date:
    """Return the first celebration of a lunar birthday on or after the day `on`.

    Who was born in a leap month celebrates in the common month of that number; a 30th in a short month is kept on the
    29th (DOMAIN 0.9).

    Raises:
        LunarError: the next celebration lies behind the end of the calendar.
    """
    year = to_lunar(on).year
    while True:
        celebrated = kept_in(year, month, day)
        if celebrated is None:
            raise LunarError(NO_SUCH_YEAR)
        if celebrated >= on:
            return celebrated
        year += 1


def kept_in(year: int, month: int, day: int) -> date | None:
    """Return the solar date on which a lunar month and day is kept in a lunar year; None outside the calendar.

    It is kept in the common month, never in the leap month, and a 30th of a short month on the 29th.
    """
    found = named(year, month)
    return date.fromordinal(found.first + min(day, found.days) - 1) if found else None


def celebrations(month: int, day: int, first: date, last: date) -> tuple[date, ...]:
    """Return every celebration of a lunar birthday from `first` to `last`; a solar year may have none, one or two.

    The rule is that of `next_birthday`. Behind the end of the calendar (early 2100) there are none.
    """
    kept = (kept_in(year, month, day) for year in range(first.year - 1, last.year + 1))
    return tuple(on for on in kept if on and first <= on <= last)


def births_celebrated_on(day: date, earliest_year: int = FIRST_YEAR) -> tuple[date, ...]:
    """Return the solar birth dates, in order, whose lunar birthday is celebrated on that day.

    They begin with the solar year `earliest_year` and end before `day`. Births in leap months of that number are among
    them, and where the day is the 29th and last of its month, the births on a 30th; a day of a leap month has none.
    """
    month = around(day)
    if month is None or month.leap:
        return ()
    number = day.toordinal() - month.first + 1
    numbers = (SHORT, LONG) if number == month.days == SHORT else (number,)
    earliest, latest = date(earliest_year, 1, 1).toordinal(), day.toordinal()
    births = (born.first + one - 1 for born in numbered(month.month) for one in numbers if one <= born.days)
    return tuple(date.fromordinal(birth) for birth in births if earliest <= birth < latest)


def day_name(day: int) -> str:
    """Return a day of a lunar month as it is said: 初一, 十五, 廿三, 三十."""
    return _WHOLE_TENS.get(day) or _TENS[day // 10] + _ONES[day % 10 - 1]


def month_day_name(month: int, day: int, *, leap: bool = False) -> str:
    """Return a lunar month and day as they are said: 闰六月初三."""
    return ("闰" if leap else "") + MONTHS[month - 1] + day_name(day)
