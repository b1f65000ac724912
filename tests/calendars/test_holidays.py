"""The user's `holidays.toml`: what it may say, and what a wrong one is told."""

from datetime import date

import pytest

from rmtool.calendars.arrangement import Arrangement, Holiday
from rmtool.calendars.changed_days import ChangedDay, changed_days, left_out
from rmtool.calendars.holidays import read_holidays
from rmtool.calendars.working_days import WorkingDays, working_days
from rmtool.errors import RulebookError


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("RMTOOL_CONFIG", str(tmp_path))
    return tmp_path / "holidays.toml"


def test_days_are_text_or_tomls_own(file):
    file.write_text('[2027]\noff = ["2027-01-01", 2027-02-05] # mine\nwork = ["2027-02-20"]\n')
    assert read_holidays(file) == {date(2027, 1, 1): False, date(2027, 2, 5): False, date(2027, 2, 20): True}


def test_a_year_may_reach_into_the_days_before_it_and_the_later_year_wins(file):
    file.write_text('[2028]\noff = ["2027-12-31"]\n[2027]\nwork = ["2027-12-31"]\n')
    assert read_holidays(file) == {date(2027, 12, 31): False}


def test_an_empty_file_and_an_empty_year_say_nothing(file):
    file.write_text("")
    assert read_holidays(file) == {}
    file.write_text("[2027]\n")
    assert read_holidays(file) == {}


def test_the_calendar_reads_the_users_file(file):
    assert working_days().is_working(date(2026, 11, 24))
    file.write_text('[2026]\noff = ["2026-11-24"]\n')
    assert not working_days().is_working(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "place", "allowed"),
    [
        ("[next]\n", "next", "2000"),
        ("[1999]\n", "1999", "2000"),
        ("2027 = 3\n", "2027 is 3", "off, work"),
        ("[2027]\nfree = []\n", "2027.free", "off, work"),
        ('[2027]\noff = "2027-01-01"\n', "2027.off is 2027-01-01", "a list of days"),
        ('[2027]\noff = ["2027-02-30"]\n', "2027.off is 2027-02-30", '"2027-01-01"'),
        ("[2027]\noff = [3]\n", "2027.off is 3", '"2027-01-01"'),
        ("[2027]\noff = [2027-01-01T10:00:00]\n", "2027.off is 2027-01-01 10:00:00", '"2027-01-01"'),
        ('[2027]\noff = ["2028-02-01"]\n', "2027.off is 2028-02-01", "a day of 2027"),
        ('[2027]\noff = ["2027-01-01"]\nwork = ["2027-01-01"]\n', "2027-01-01 is both", "one of the two lists"),
    ],
)
def test_a_wrong_file_is_told_the_place_and_what_is_allowed(file, text, place, allowed):
    file.write_text(text)
    with pytest.raises(RulebookError) as raised:
        working_days()
    assert raised.value.exit_code == 6
    assert str(file) in raised.value.sentence
    assert place in raised.value.sentence
    assert allowed in raised.value.hint


def test_an_arrangement_changes_the_days_that_are_answered_otherwise():
    # 2027-10-04 is a Monday, 2027-10-09 a Saturday; 1 October is off by law already
    days = (
        Holiday("国庆节", date(2027, 10, 1), off=True),
        Holiday("国庆节", date(2027, 10, 4), off=True),
        Holiday("国庆节", date(2027, 10, 9), off=False),
    )
    after = WorkingDays({day.on: not day.off for day in days})
    assert changed_days(WorkingDays(), after, Arrangement(2027, days)) == (
        ChangedDay(date(2027, 10, 4), "国庆节", working=False),
        ChangedDay(date(2027, 10, 9), "国庆节", working=True),
    )


def test_days_off_by_law_that_an_arrangement_leaves_out():
    days = tuple(Holiday("国庆节", date(2027, 10, day), off=True) for day in (1, 2, 3))
    assert len(left_out(Arrangement(2027, days))) == 10
    assert left_out(Arrangement(2024, days)) == ()  # the law had other days then
