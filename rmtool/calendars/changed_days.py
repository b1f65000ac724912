"""What a newly published arrangement changes of the working days, and what it can hardly be meant to leave out."""

from datetime import date, timedelta
from typing import NamedTuple

from rmtool.calendars.arrangement import Arrangement
from rmtool.calendars.working_days import LAW_FROM, WorkingDays, statutory_days

_DAY = timedelta(1)


class ChangedDay(NamedTuple):
    """A day that is worked where it was off, or off where it was worked, with the holiday's name if it has one."""

    on: date
    name: str
    working: bool


def left_out(arrangement: Arrangement) -> tuple[date, ...]:
    """Return the days of its year that are off by law and that an arrangement does not list: it is hardly whole."""
    if arrangement.year < LAW_FROM:
        return ()
    listed = {day.on for day in arrangement.listed(off=True)}
    return tuple(sorted(statutory_days(arrangement.year) - listed))


def changed_days(before: WorkingDays, after: WorkingDays, arrangement: Arrangement) -> tuple[ChangedDay, ...]:
    """Return what an arrangement changes, in the order of the days of its year and those that it names around it."""
    names = {day.on: day.name for day in arrangement.days}
    first = date(arrangement.year, 1, 1)
    days = {day for number in range(366) if (day := first + _DAY * number).year == arrangement.year}
    return tuple(
        ChangedDay(day, names.get(day, ""), after.is_working(day))
        for day in sorted(days | names.keys())
        if before.is_working(day) is not after.is_working(day)
    )
