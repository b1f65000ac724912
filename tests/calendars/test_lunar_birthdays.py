"""Lunar birthdays in a span, and who was born on what is celebrated today: the two are each other's inverse."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtool.calendars.lunar import births_celebrated_on, celebrations, next_birthday, to_lunar


def in_year(month, day, year):
    return celebrations(month, day, date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(
    ("month", "day", "counts"),
    [
        (12, 1, {2024: 2, 2025: 0, 2027: 2, 2028: 0}),  # 腊月初一
        (11, 20, {2026: 2}),  # 冬月二十
        (8, 15, {2025: 1, 2026: 1, 2027: 1}),
    ],
)
def test_a_solar_year_has_none_one_or_two_celebrations(month, day, counts):
    assert {year: len(in_year(month, day, year)) for year in counts} == counts


def test_a_thirtieth_is_kept_on_the_twenty_ninth_where_the_month_is_short():
    assert in_year(12, 30, 2027) == (date(2027, 2, 5),)  # 腊月廿九, New Year's Eve
    assert in_year(8, 30, 2027) == in_year(8, 29, 2027) == (date(2027, 9, 29),)  # 中秋 on the 15th, and 14 days


def test_a_span_counts_both_ends_in():
    day = date(2027, 9, 15)
    assert celebrations(8, 15, day, day) == (day,)
    assert celebrations(8, 15, day + timedelta(1), day + timedelta(300)) == ()


def test_the_calendar_ends_quietly():
    assert len(celebrations(12, 1, date(2098, 6, 1), date(2300, 1, 1))) == 2  # of the lunar years 2098 and 2099
    assert celebrations(8, 15, date(2200, 1, 1), date(2300, 1, 1)) == ()
    assert births_celebrated_on(date(2200, 1, 1)) == ()


def test_births_in_a_leap_month_are_celebrated_in_the_common_month():
    # 1987 had a leap sixth month: 闰六月初三 was 1987-07-28 (it began on 07-26). In 2026 六月初三 is 07-16.
    assert to_lunar(date(1987, 7, 28))[1:] == (6, 3, True)
    assert next_birthday(6, 3, date(2026, 1, 1)) == date(2026, 7, 16)
    assert date(1987, 7, 28) in births_celebrated_on(date(2026, 7, 16))


def test_a_day_of_a_leap_month_is_nobodys_birthday():
    assert births_celebrated_on(date(2025, 7, 25)) == ()  # 闰六月初一


def test_births_on_a_thirtieth_are_celebrated_with_those_of_the_twenty_ninth():
    # 2027-02-05 is 腊月廿九, the last day of its year; 1962-02-04 was a 腊月三十
    births = births_celebrated_on(date(2027, 2, 5))
    assert {to_lunar(birth)[1:] for birth in births} == {(12, 29, False), (12, 30, False)}
    assert date(1962, 2, 4) in births
    # in the year 2029 the month has 30 days (初一 of 2030 is 02-03): the 29th is 02-01, the 30th 02-02
    assert {to_lunar(birth).day for birth in births_celebrated_on(date(2030, 2, 1))} == {29}
    assert {to_lunar(birth).day for birth in births_celebrated_on(date(2030, 2, 2))} == {30}


def test_births_begin_with_the_year_asked_for_and_end_before_the_day():
    day = date(2027, 9, 15)
    births = births_celebrated_on(day, earliest_year=1990)
    assert births[0] == date(1990, 10, 3)  # 中秋 1990
    assert births[-1] == date(2026, 9, 25)  # 中秋 2026
    assert list(births) == sorted(set(births))


def test_births_of_january_1901_are_of_the_lunar_year_before_the_calendar():
    born = date(1901, 1, 1)
    kept = to_lunar(born)
    assert (kept.year, kept.month) == (1900, 11)
    assert born in births_celebrated_on(next_birthday(kept.month, kept.day, date(1960, 1, 1)))


days = st.dates(date(1930, 1, 1), date(2060, 12, 31))


@settings(deadline=None)  # the first asks for the table
@given(day=days)
def test_whoever_is_named_for_a_day_celebrates_on_it(day):
    for born in births_celebrated_on(day):
        kept = to_lunar(born)
        assert born < day
        assert next_birthday(kept.month, kept.day, day) == day
        assert celebrations(kept.month, kept.day, day, day) == (day,)


@settings(deadline=None)  # the first asks for the table
@given(born=st.dates(date(1901, 1, 1), date(2059, 12, 31)), on=days)
def test_whoever_celebrates_on_a_day_is_named_for_it(born, on):
    kept = to_lunar(born)
    celebrated = next_birthday(kept.month, kept.day, max(on, born + timedelta(1)))
    assert born in births_celebrated_on(celebrated)
    assert celebrated in celebrations(kept.month, kept.day, celebrated - timedelta(40), celebrated + timedelta(40))


@settings(deadline=None)  # the first asks for the table
@given(born=st.dates(date(1901, 1, 1), date(2020, 12, 31)), day=days)
def test_whoever_does_not_celebrate_on_a_day_is_not_named_for_it(born, day):
    kept = to_lunar(born)
    celebrates = born < day and next_birthday(kept.month, kept.day, day) == day
    assert (born in births_celebrated_on(day)) is celebrates
