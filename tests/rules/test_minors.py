"""DOMAIN 0.11: of a child under 14 without a guardian's consent only the birth year is kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.minors import is_under_age, keepable_birth, youngest_of_age

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("born", "today", "under_age"),
    [
        (date(2012, 11, 24), TODAY, False),  # fourteen today
        (date(2012, 11, 25), TODAY, True),  # fourteen tomorrow
        (date(2012, 2, 29), date(2026, 2, 28), True),  # no 29 February this year:
        (date(2012, 2, 29), date(2026, 3, 1), False),  # of age on 1 March
        (date(2014, 2, 28), date(2028, 2, 29), False),
        (date(2014, 3, 1), date(2028, 2, 29), True),
    ],
)
def test_fourteen_is_of_age_from_the_birthday_on(born, today, under_age):
    assert is_under_age(born, today) is under_age


@pytest.mark.parametrize(
    ("born", "year", "consent", "kept"),
    [
        (date(2015, 5, 1), None, None, (None, 2015)),
        (date(2015, 5, 1), None, False, (None, 2015)),
        (date(2015, 5, 1), None, True, (date(2015, 5, 1), 2015)),
        (date(2008, 5, 1), None, None, (date(2008, 5, 1), 2008)),
        (None, 2015, None, (None, 2015)),
        (None, None, True, (None, None)),
    ],
)
def test_what_may_be_kept_of_a_birth_date(born, year, consent, kept):
    assert keepable_birth(born, year, consent=consent, today=TODAY) == kept


@given(st.dates(date(1940, 1, 1), date(2100, 1, 1)))
def test_one_day_younger_is_under_age(today):
    youngest = youngest_of_age(today)
    assert not is_under_age(youngest, today)
    assert is_under_age(youngest + timedelta(days=1), today)
