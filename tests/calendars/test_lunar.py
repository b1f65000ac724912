"""The lunar calendar against the tables of the observatory, and the days on which other programs are wrong (DOMAIN 6.6)."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmtool.calendars.lunar import (
    LunarDay,
    LunarError,
    day_name,
    days_in,
    month_day_name,
    next_birthday,
    to_lunar,
    to_solar,
)

TABLE = Path(__file__).with_name("lunar_months.csv")


def months():
    with TABLE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lunar = LunarDay(int(row["lunar_year"]), int(row["month"]), 1, row["leap"] == "1")
            yield lunar, int(row["days"]), date.fromisoformat(row["first_day"])


def test_every_month_from_1930_to_2056_begins_and_ends_as_in_the_tables():
    checked = 0
    for first, days, solar in months():
        assert to_solar(first) == solar
        assert days_in(first.year, first.month, leap=first.leap) == days
        last = solar + timedelta(days - 1)
        assert to_lunar(solar) == first
        assert to_lunar(last) == first._replace(day=days)
        checked += 1
    assert checked > 1500


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        (LunarDay(1954, 11, 1), date(1954, 11, 25)),  # new moon 20:30: another library has the 26th
        (LunarDay(1978, 8, 1), date(1978, 9, 3)),
        (LunarDay(2026, 12, 29), date(2027, 2, 5)),  # New Year's Eve of a year without a 30th
        (LunarDay(2027, 1, 1), date(2027, 2, 6)),
        (LunarDay(2025, 6, 1, leap=True), date(2025, 7, 25)),
    ],
)
def test_days_that_other_programs_get_wrong(lunar, solar):
    assert to_solar(lunar) == solar
    assert to_lunar(solar) == lunar


@pytest.mark.parametrize(
    ("lunar", "fault"),
    [
        (LunarDay(2026, 12, 30), "day"),
        (LunarDay(2026, 6, 3, leap=True), "leap_month"),
        (LunarDay(2026, 13, 1), "month"),
        (LunarDay(1850, 1, 1), "year"),
        (LunarDay(2026, 1, 0), "day"),
    ],
)
def test_a_lunar_day_that_is_not(lunar, fault):
    with pytest.raises(LunarError) as raised:
        to_solar(lunar)
    assert raised.value.fault == fault


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028, 2030, 2031])
def test_years_whose_last_month_has_no_thirtieth(year):
    assert days_in(year, 12) == 29


@pytest.mark.parametrize(
    ("month", "day", "on", "celebrated"),
    [
        (8, 15, date(2026, 11, 24), date(2027, 9, 15)),  # D8: this year's has been
        (10, 16, date(2026, 11, 24), date(2026, 11, 24)),  # today counts
        (12, 30, date(2026, 11, 24), date(2027, 2, 5)),  # kept on the 29th
        (12, 1, date(2027, 1, 8), date(2027, 1, 8)),
        (12, 1, date(2027, 1, 9), date(2027, 12, 28)),  # twice in 2027
    ],
)
def test_the_next_lunar_birthday_is_on_or_after_the_day(month, day, on, celebrated):
    assert next_birthday(month, day, on) == celebrated


def test_every_lunar_birthday_comes_within_thirteen_months():
    for number in range(0, 4000, 7):
        born = to_lunar(date(1950, 1, 1) + timedelta(number))
        on = date(2026, 11, 24)
        celebrated = next_birthday(born.month, born.day, on)
        assert on <= celebrated <= on + timedelta(385)
        kept = to_lunar(celebrated)
        assert (kept.month, kept.leap) == (born.month, False)
        assert kept.day == min(born.day, days_in(kept.year, kept.month))


@pytest.mark.parametrize(
    ("day", "name"),
    [(1, "初一"), (10, "初十"), (11, "十一"), (15, "十五"), (20, "二十"), (23, "廿三"), (29, "廿九"), (30, "三十")],
)
def test_days_are_named_as_they_are_said(day, name):
    assert day_name(day) == name


def test_months_are_named_as_they_are_said():
    assert [month_day_name(1, 1), month_day_name(6, 3, leap=True), month_day_name(12, 30)] == [
        "正月初一",
        "闰六月初三",
        "腊月三十",
    ]
