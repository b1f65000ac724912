"""Working days: as published, as the user's file says, and by the law where nothing is published yet."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmtool.calendars.working_days import WorkingDays, statutory_days
from rmtool.rules import working_days as asked

PUBLISHED = Path(__file__).with_name("holidays")
CHRISTMAS_EVE = date(2026, 12, 24)
# What an arrangement of 2027 must at least name: the National Day.
BARE_2027 = {date(2027, 10, 1): False}


@pytest.fixture
def calendar() -> asked.WorkingDays:
    return WorkingDays()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_published_day_is_off_or_worked_as_published(calendar, year):
    listed = {
        date.fromisoformat(day["date"]): not day["isOffDay"]
        for day in json.loads((PUBLISHED / f"{year}.json").read_text("utf-8"))["days"]
    }
    days = (date(year, 1, 1) + timedelta(number) for number in range(366))
    for day in (day for day in days if day.year == year):
        assert calendar.is_working(day) is listed.get(day, day.weekday() < 5), day
        assert not calendar.is_provisional(day)


def test_the_weekends_worked_in_2026(calendar):
    worked = [
        day
        for number in range(365)
        if (day := date(2026, 1, 1) + timedelta(number)).weekday() >= 5 and calendar.is_working(day)
    ]
    assert [f"{day:%m-%d}" for day in worked] == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_a_day_is_pulled_forward_over_a_holiday(calendar):
    # the National Day's holiday of 2026 runs from Thursday 10-01 to Wednesday 10-07
    assert calendar.on_or_before(date(2026, 10, 7)) == date(2026, 9, 30)
    assert calendar.on_or_before(date(2026, 10, 10)) == date(2026, 10, 10)  # a Saturday worked
    assert calendar.on_or_before(date(2026, 11, 22)) == date(2026, 11, 20)  # a common Sunday


def test_money_arrives_working_days_later(calendar):
    assert calendar.after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert calendar.after(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert calendar.after(date(2026, 10, 3), 1) == date(2026, 10, 8)
    assert calendar.after(CHRISTMAS_EVE, 3) == date(2026, 12, 29)


def test_past_the_published_years_nothing_raises(calendar):
    assert calendar.known_until == date(2026, 12, 31)
    assert calendar.is_provisional(date(2027, 1, 1))
    assert calendar.is_provisional(date(2003, 12, 31))
    assert calendar.is_working(date(2027, 3, 1))  # a Monday
    assert not calendar.is_working(date(2027, 3, 6))
    assert calendar.on_or_before(date(2150, 2, 7)) == date(2150, 2, 6)  # a Friday, and no lunar calendar left
    assert calendar.after(date(2026, 12, 31), 1) == date(2027, 1, 4)  # 1 January 2027 is a Friday


def test_the_thirteen_statutory_days_of_2027_are_off_before_they_are_arranged(calendar):
    off = (
        "01-01",
        "02-05", "02-06", "02-07", "02-08",
        "04-05",
        "05-01", "05-02",
        "06-09",
        "09-15",
        "10-01", "10-02", "10-03",
    )  # fmt: skip
    assert {f"{day:%m-%d}" for day in statutory_days(2027)} == set(off)
    assert not any(calendar.is_working(date.fromisoformat(f"2027-{day}")) for day in off)
    assert calendar.is_working(date(2027, 2, 9))  # arranged off later, perhaps
    assert calendar.is_working(date(2027, 10, 4))


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_statutory_days_are_off_in_the_arrangements_too(calendar, year):
    assert len(statutory_days(year)) == 13
    assert not any(calendar.is_working(day) for day in statutory_days(year))


def test_the_users_days_win_day_by_day():
    overlay = {date(2026, 11, 24): False, date(2026, 11, 28): True, date(2027, 1, 1): True}
    calendar = WorkingDays(overlay)
    assert not calendar.is_working(date(2026, 11, 24))
    assert calendar.is_working(date(2026, 11, 28))
    assert calendar.is_working(date(2027, 1, 1))
    assert not calendar.is_working(date(2026, 10, 1))
    assert calendar.on_or_before(date(2026, 11, 24)) == date(2026, 11, 23)


def test_a_year_in_the_users_days_is_known():
    calendar = WorkingDays(BARE_2027)
    assert not calendar.is_provisional(date(2027, 3, 1))
    assert calendar.is_provisional(date(2028, 1, 1))
    assert calendar.known_until == date(2027, 12, 31)


def test_a_few_days_of_ones_own_make_no_year_known():
    calendar = WorkingDays({date(2027, 3, 1): False})
    assert calendar.is_provisional(date(2027, 3, 1))
    assert calendar.known_until == date(2026, 12, 31)


def test_a_year_known_behind_an_unknown_one_does_not_move_the_end():
    calendar = WorkingDays({date(2028, 10, 1): False})
    assert calendar.known_until == date(2026, 12, 31)
    assert not calendar.is_provisional(date(2028, 1, 26))
