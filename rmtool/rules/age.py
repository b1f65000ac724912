"""Full years of life (周岁) at a day (D102); computed at the day of the question, never stored.

Who was born on 29 February completes a year on 28 February in a common year: the rules for elders hold a day
sooner, and the day agrees with every other anniversary in the book. A rule that protects a child, where the
later day is the stricter one, must not lean on it.
"""

from datetime import date, timedelta

LEAP_DAY = (2, 29)
TOMORROW = timedelta(days=1)


def full_years(birth: date, on: date) -> int:
    """Return the full years of life on the day `on`; negative when `birth` is still to come."""
    years = on.year - birth.year
    day = (birth.month, birth.day)
    if (on.month, on.day) >= day or (day == LEAP_DAY and _ends_a_common_february(on)):
        return years
    return years - 1


def age_on(birth: date | None, on: date) -> int | None:
    """Return the full years of life on the day `on`; None when the birth is unknown or still to come."""
    return None if birth is None or birth > on else full_years(birth, on)


def _ends_a_common_february(on: date) -> bool:
    return (on + TOMORROW).month > on.month == LEAP_DAY[0]
