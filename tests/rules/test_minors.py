"""DOMAIN 0.11: of a child under 14 without a guardian's consent only the birth year is kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.minors import is_under_age, keepable, keepable_birth, youngest_of_age

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


CHILD = date(2015, 5, 13)


@pytest.mark.parametrize(
    ("values", "changed", "reduced"),
    [
        ({"birth_date": CHILD}, {"birth_date": None, "birth_year": 2015}, True),
        ({"birth_date": CHILD, "guardian_consent": False}, {"birth_date": None, "birth_year": 2015}, True),
        ({"birth_date": CHILD, "guardian_consent": True}, {"birth_year": 2015}, False),
        ({"birth_date": date(2008, 5, 13)}, {"birth_year": 2008}, False),
        # The same day written without its year is no way around.
        (
            {"birth_date": CHILD, "birth_month_day": "--05-13"},
            {"birth_date": None, "birth_year": 2015, "birth_month_day": None},
            True,
        ),
        ({"birth_year": 2015, "birth_month_day": "--05-13"}, {"birth_month_day": None}, True),
        ({"birth_year": 2015, "birth_month_day": "--05-13", "guardian_consent": True}, {}, False),
        ({"birth_year": 2012, "birth_month_day": "--12-31"}, {"birth_month_day": None}, True),  # still thirteen
        ({"birth_year": 2011, "birth_month_day": "--12-31"}, {}, False),  # fourteen, all year long
        ({"birth_month_day": "--05-13"}, {}, False),
        ({"birth_year": 2015}, {}, False),
        ({}, {}, False),
    ],
)
def test_what_may_be_kept_of_a_family_member(values, changed, reduced):
    given_values = {"relation": "son", "name": "王小宝", **values}
    assert keepable(given_values, TODAY) == ({**given_values, **changed}, reduced)
    assert given_values == {"relation": "son", "name": "王小宝", **values}
