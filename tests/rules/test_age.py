"""D102: age is computed at a day, in full years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.age import age_on


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(1961, 11, 24), date(2026, 11, 23), 64),
        (date(1961, 11, 24), date(2026, 11, 24), 65),
        (date(1961, 11, 24), date(2026, 11, 25), 65),
        (date(2000, 2, 29), date(2026, 2, 27), 25),
        (date(2000, 2, 29), date(2026, 2, 28), 26),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2000, 2, 29), date(2028, 2, 28), 27),
        (date(2000, 2, 29), date(2028, 2, 29), 28),
        (date(2000, 2, 28), date(2026, 2, 28), 26),
        (date(2000, 3, 1), date(2026, 2, 28), 25),
        (date(2000, 12, 31), date(2026, 1, 1), 25),
        (date(2026, 11, 24), date(2026, 11, 24), 0),
        (date(2026, 11, 25), date(2026, 11, 24), None),
        (None, date(2026, 11, 24), None),
    ],
)
def test_full_years_at_a_day(birth, on, age):
    assert age_on(birth, on) == age


@given(birth=st.dates(date(1901, 1, 1), date(2020, 1, 1)), on=st.dates(date(2020, 1, 2), date(2099, 12, 31)))
def test_the_age_is_the_number_of_birthdays_after_the_birth(birth, on):
    def birthday(year):
        return date(year, 2, 28) if (birth.month, birth.day) == (2, 29) and year % 4 else birth.replace(year=year)

    assert age_on(birth, on) == sum(birthday(year) <= on for year in range(birth.year + 1, on.year + 1))
