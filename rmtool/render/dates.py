"""Days as people say them: `30 Nov`, `11月30日`; the year only where it is not this one."""

from datetime import date

from rmtool.text import _, mark

WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
SHORT_WEEKDAYS = (
    mark("Mon"),
    mark("Tue"),
    mark("Wed"),
    mark("Thu"),
    mark("Fri"),
    mark("Sat"),
    mark("Sun"),
)
MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)


def long_day(day: date) -> str:
    """Return the day with its weekday and year, for a heading."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=_(WEEKDAYS[day.weekday()]), day=day.day, month=_(MONTHS[day.month - 1]), year=day.year
    )


def short_day(day: date, today: date) -> str:
    """Return day and month, and the year where it is not that of `today`."""
    month = _(MONTHS[day.month - 1])
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def day_of_week(day: date, today: date) -> str:
    """Return the day with its weekday, so that a misread word is seen at once: `Fri 27 Nov`, `11月27日 周五`."""
    return _("{weekday} {day}").format(weekday=_(SHORT_WEEKDAYS[day.weekday()]), day=short_day(day, today))
