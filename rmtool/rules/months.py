"""Months of the calendar: the same day so many months on, the last of a month that has no such day."""

from calendar import monthrange
from datetime import date

A_YEAR = 12
MONTH_DAYS = 365.25 / A_YEAR  # a month where months are counted and not dated


def months_after(day: date, months: int) -> date:
    """Return the day `months` later (earlier below zero); of 31 January the end of February."""
    year, month = divmod(day.year * A_YEAR + day.month - 1 + months, A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
