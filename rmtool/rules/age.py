"""Full years of life (周岁) at a day (D102); computed at the day of the question, never stored.

Who was born on 29 February completes a year on 28 February in a common year: the rules for elders hold a day
sooner, and the day agrees with every other anniversary in the book. A rule that protects a child, where the
later day is the stricter one, must not lean on it.
"""

from datetime import date, timedelta

LEAP_DAY = (2, 29)
YEAR = 10_000
MONTH = 100
TOMORROW = timedelta(days=1)


def _ends_a_common_february(on: date) -> bool:
    return (on + TOMORROW).month > on.month == LEAP_DAY[0]


class Ages:
    """`age_on` for many clients and one day, by the dates' digits: 20261124 - 19851125 is 40 full years."""

    __slots__ = ("_digits", "_today")

    def __init__(self, today: date) -> None:
        self._today = today
        month, day = LEAP_DAY if _ends_a_common_february(today) else (today.month, today.day)
        self._digits = today.year * YEAR + month * MONTH + day

    def age(self, birth: date | None) -> int | None:
        """Return the full years of life on the day, None when the birth is unknown or still to come."""
        if birth is None or birth > self._today:
            return None
        return (self._digits - birth.year * YEAR - birth.month * MONTH - birth.day) // YEAR


def age_on(birth: date | None, on: date) -> int | None:
    """Return the full years of life on the day `on`; None when the birth is unknown or still to come."""
    return Ages(on).age(birth)
