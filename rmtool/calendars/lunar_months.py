"""The months of the lunar calendar from 1900 to 2099, each with its first solar day: made once out of borax's lengths.

With the table at hand a date turns in a microsecond, which counts where a morning or an import asks for thousands.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

TABLE_FROM, TABLE_TO = 1900, 2099
SHORT, LONG = 29, 30


class Month(NamedTuple):
    """A lunar month: `days` is 29 or 30, `first` the ordinal (`date.toordinal`) of its first day."""

    year: int
    month: int
    leap: bool
    days: int
    first: int


@cache
def months() -> tuple[Month, ...]:
    """Return all months of the table, in order."""
    return tuple(_months())


def _months() -> Iterator[Month]:
    from borax.calendars.lunardate import MIN_SOLAR_DATE, LCalendars

    first = MIN_SOLAR_DATE.toordinal()
    for year in range(TABLE_FROM, TABLE_TO + 1):
        for month, days, leap in LCalendars.iter_year_month(year):
            yield Month(year, month, bool(leap), days, first)
            first += days


@cache
def _by_name() -> dict[tuple[int, int, bool], Month]:
    return {(month.year, month.month, month.leap): month for month in months()}


@cache
def _first_days() -> list[int]:
    return [month.first for month in months()]


@cache
def numbered(number: int) -> tuple[Month, ...]:
    """Return the months of that number, 1 to 12, in all years; the leap months of that number too."""
    return tuple(month for month in months() if month.month == number)


def named(year: int, month: int, *, leap: bool = False) -> Month | None:
    """Return a month by its name, or None where the table has none of that name."""
    return _by_name().get((year, month, leap))


def around(day: date) -> Month | None:
    """Return the month in which a solar day lies, or None outside the table."""
    ordinal = day.toordinal()
    place = bisect_right(_first_days(), ordinal) - 1
    found = months()[place] if place >= 0 else None
    return found if found and ordinal < found.first + found.days else None
