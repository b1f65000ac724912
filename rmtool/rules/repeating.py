"""The days of what happens once or again and again (D123): a 31st falls on the last of a shorter month."""

from collections.abc import Iterator
from datetime import date

from rmtool.rules.months import A_YEAR, months_after

A_QUARTER = 3
MONTHS_BETWEEN = {"monthly": 1, "quarterly": A_QUARTER, "yearly": A_YEAR}


def days_within(on: date, repeats: str | None, first: date, last: date) -> Iterator[date]:
    """Yield the days from `first` to `last` on which an event of that day happens, itself or again."""
    months = MONTHS_BETWEEN.get(repeats or "")
    if months is None:
        if first <= on <= last:
            yield on
        return
    since = max(first, on)
    number = max((since.year - on.year) * A_YEAR + since.month - on.month - 1, 0) // months
    while (day := months_after(on, number * months)) <= last:
        if day >= since:
            yield day
        number += 1


def next_day(on: date, repeats: str | None, today: date) -> date | None:
    """Return the first day from today on which the event happens, None where it is over."""
    return next(days_within(on, repeats, today, date.max), None)
