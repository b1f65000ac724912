"""The Chinese lunar calendar: lunar days to solar dates and back, and the next lunar birthday (DOMAIN 6.6).

Rests on borax, which agrees with the Hong Kong Observatory's tables on every day of 1901 to 2056.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1901, 2099
MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
_TENS = ("初", "十", "廿")
_ONES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_WHOLE_TENS = {10: "初十", 20: "二十", 30: "三十"}
_LONGEST_MONTH = 30

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


@lru_cache(maxsize=4096)
def to_solar(day: LunarDay) -> date:
    """Return the solar date of a lunar day.

    Raises:
        LunarError: the year is not of our time, has no such leap month, or the month has no such day.
    """
    from borax.calendars.lunardate import LunarDate

    if day.day > days_in(day.year, day.month, leap=day.leap) or day.day < 1:
        raise LunarError(NO_SUCH_DAY)
    found: date = LunarDate(day.year, day.month, day.day, int(day.leap)).to_solar_date()
    return found


@lru_cache(maxsize=4096)
def to_lunar(day: date) -> LunarDay:
    """Return the lunar day of a solar date from 1901 to 2099; LunarError outside."""
    from borax.calendars.lunardate import LunarDate

    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise LunarError(NO_SUCH_YEAR)
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    return LunarDay(lunar.year, lunar.month, lunar.day, bool(lunar.leap))


def days_in(year: int, month: int, *, leap: bool = False) -> int:
    """Return the number of days of a lunar month, 29 or 30; LunarError where there is no such month."""
    from borax.calendars.lunardate import LCalendars

    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LunarError(NO_SUCH_YEAR)
    if not 1 <= month <= len(MONTHS):
        raise LunarError(NO_SUCH_MONTH)
    if leap and LCalendars.leap_month(year) != month:
        raise LunarError(NO_LEAP_MONTH)
    return int(LCalendars.ndays(year, month, int(leap)))


def next_birthday(month: int, day: int, on: date) -> date:
    """Return the first celebration of a lunar birthday on or after the day `on`.

    Who was born in a leap month celebrates in the common month of that number; a 30th in a short month is kept on the
    29th (DOMAIN 0.9).
    """
    year = to_lunar(on).year
    while True:
        celebrated = to_solar(LunarDay(year, month, min(day, days_in(year, month))))
        if celebrated >= on:
            return celebrated
        year += 1


def day_name(day: int) -> str:
    """Return a day of a lunar month as it is said: 初一, 十五, 廿三, 三十."""
    return _WHOLE_TENS.get(day) or _TENS[day // 10] + _ONES[day % 10 - 1]


def month_day_name(month: int, day: int, *, leap: bool = False) -> str:
    """Return a lunar month and day as they are said: 闰六月初三."""
    return ("闰" if leap else "") + MONTHS[month - 1] + day_name(day)
