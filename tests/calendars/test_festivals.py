"""Festivals against the table of 2020 to 2040, the dates of DOMAIN 6.6, and days counted off on a calendar."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmtool.calendars.festivals import FESTIVALS, NOT_GREETED, Festival, festivals_between
from rmtool.calendars.lunar import LunarDay, to_lunar

TABLE = Path(__file__).with_name("lunar_festivals.csv")
CODES = {
    "春节": "spring_festival", "除夕": "spring_festival_eve", "元宵": "lantern", "端午": "dragon_boat", "七夕": "qixi",
    "中元": "zhongyuan", "中秋": "mid_autumn", "重阳": "double_ninth", "腊八": "laba", "清明": "qingming",
    "冬至": "winter_solstice",
}  # fmt: skip


def codes_on(day):
    return [one.code for one in festivals_between(day, day)]


def days_of(code, year):
    return [one.on for one in festivals_between(date(year, 1, 1), date(year, 12, 31)) if one.code == code]


def test_every_festival_of_the_table_falls_on_its_day():
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 21 * len(CODES)
    for row in rows:
        assert CODES[row["festival"]] in codes_on(date.fromisoformat(row["date"])), row


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("laba", "2027-01-15"),
        ("little_new_year_north", "2027-01-30"),
        ("little_new_year_south", "2027-01-31"),
        ("spring_festival_eve", "2027-02-05"),
        ("spring_festival", "2027-02-06"),
        ("lantern", "2027-02-20"),
        ("dragon_boat", "2027-06-09"),
        ("qixi", "2027-08-08"),
        ("mid_autumn", "2027-09-15"),
        ("double_ninth", "2027-10-08"),
        ("spring_festival", "2028-01-26"),
        ("lantern", "2028-02-09"),
        ("dragon_boat", "2028-05-28"),
        ("qixi", "2028-08-26"),
        ("mid_autumn", "2028-10-03"),
        ("double_ninth", "2028-10-26"),
        ("spring_festival", "2029-02-13"),
        ("mid_autumn", "2029-09-22"),
        ("mothers_day", "2026-05-10"),  # 1 May 2026 is a Friday: Sundays are the 3rd and the 10th
        ("mothers_day", "2027-05-09"),
        ("mothers_day", "2022-05-08"),  # 1 May 2022 is itself a Sunday
        ("fathers_day", "2026-06-21"),
        ("fathers_day", "2027-06-20"),
        ("police_day", "2027-01-10"),
        ("womens_day", "2027-03-08"),
        ("youth_day", "2027-05-04"),
        ("nurses_day", "2027-05-12"),
        ("childrens_day", "2027-06-01"),
        ("army_day", "2027-08-01"),
        ("doctors_day", "2027-08-19"),
        ("teachers_day", "2027-09-10"),
        ("journalists_day", "2027-11-08"),
        ("start_of_spring", "2027-02-04"),
        ("qingming", "2027-04-05"),
        ("great_heat", "2027-07-23"),
    ],
)
def test_a_festival_falls_on_its_day(code, day):
    assert code in codes_on(date.fromisoformat(day))


def test_new_years_eve_of_a_year_without_a_thirtieth_is_the_twenty_ninth():
    eve = date(2027, 2, 5)
    assert to_lunar(eve) == LunarDay(2026, 12, 29)
    assert codes_on(eve) == ["spring_festival_eve"]


def test_new_years_eve_is_always_the_day_before_the_spring_festival():
    for year in range(1901, 2100):
        (eve,), (first,) = days_of("spring_festival_eve", year), days_of("spring_festival", year)
        assert eve + timedelta(1) == first


def test_no_festival_falls_into_a_leap_month():
    # 2028 has a leap fifth month, with a fifth day of its own
    assert days_of("dragon_boat", 2028) == [date(2028, 5, 28)]
    for year in (2025, 2028, 2031, 2033):
        for code in ("dragon_boat", "qixi", "mid_autumn"):
            assert not to_lunar(days_of(code, year)[0]).leap


def test_laba_may_fall_twice_into_a_solar_year_or_not_at_all():
    with TABLE.open(encoding="utf-8") as file:
        laba = [date.fromisoformat(row["date"]) for row in csv.DictReader(file) if row["festival"] == "腊八"]
    found = [day for year in range(2021, 2041) for day in days_of("laba", year)]
    assert found == [day for day in laba if 2021 <= day.year <= 2040]
    assert {len(days_of("laba", year)) for year in range(2021, 2041)} == {0, 1, 2}


def test_a_span_is_answered_in_the_order_of_its_days_both_ends_counted_in():
    assert festivals_between(date(2027, 2, 4), date(2027, 2, 20)) == (
        Festival("start_of_spring", date(2027, 2, 4)),
        Festival("spring_festival_eve", date(2027, 2, 5)),
        Festival("spring_festival", date(2027, 2, 6)),
        Festival("lantern", date(2027, 2, 20)),
    )


def test_a_span_over_the_turn_of_the_year_has_both_years():
    found = festivals_between(date(2026, 12, 20), date(2027, 1, 15))
    assert [one.code for one in found] == ["winter_solstice", "new_year", "police_day", "laba"]


def test_a_quiet_span_and_a_span_that_ends_before_it_begins_have_none():
    assert festivals_between(date(2026, 11, 24), date(2026, 11, 30)) == ()
    assert festivals_between(date(2027, 2, 6), date(2027, 2, 5)) == ()


def test_every_code_occurs_and_only_three_are_not_greeted():
    found = {one.code for one in festivals_between(date(2026, 1, 1), date(2026, 12, 31))}
    assert found == set(FESTIVALS)
    assert len(FESTIVALS) == 12 + 12 + 2 + 4
    assert {"qingming", "zhongyuan", "hanyi"} == NOT_GREETED


def test_behind_the_lunar_calendar_the_solar_festivals_remain():
    codes = {one.code for one in festivals_between(date(2150, 1, 1), date(2150, 12, 31))}
    assert {"national_day", "mothers_day"} <= codes
    assert "spring_festival" not in codes
