"""The arrangement of a year: its days off and the weekends worked for them, as the State Council publishes it."""

from datetime import date, timedelta
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 2000, 2100
# An arrangement may reach into the days around its year: the New Year's holiday of 2023 began on 2022-12-31.
DAYS_AROUND = 31


class Holiday(NamedTuple):
    """A day of a holiday: off, or a weekend worked for it."""

    name: str
    on: date
    off: bool


class Arrangement(NamedTuple):
    """The published arrangement of one year, its days in order, each once."""

    year: int
    days: tuple[Holiday, ...]

    def listed(self, *, off: bool) -> tuple[Holiday, ...]:
        """Return the days off, or those worked."""
        return tuple(day for day in self.days if day.off is off)


def belongs(day: date, year: int) -> bool:
    """Say whether a day may stand in the arrangement of a year: it lies in it, or in the month before or after it."""
    around = timedelta(DAYS_AROUND)
    return date(year, 1, 1) - around <= day <= date(year, 12, 31) + around
