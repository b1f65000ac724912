"""Birth dates as people write them: solar and lunar, with and without a year (D8, D113, DOMAIN 6.6)."""

from datetime import date

import pytest

from rmtool.exchange.birth_dates import Birth, parse_birth, parse_month_day
from rmtool.exchange.cells import CellError

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["1985-06-03", "19850603", "1985/6/3", "1985年6月3日", "１９８５-06-03", "1985.06.03"])
def test_a_solar_date_is_the_day_itself(text):
    assert parse_birth(text, TODAY) == date(1985, 6, 3)


# The solar days are those of the observatory's tables: lunar 1987 has a leap sixth month from 26 July on.
@pytest.mark.parametrize(
    ("text", "solar"),
    [
        ("农历1987年闰六月初三", date(1987, 7, 28)),
        ("农历1987年六月初三", date(1987, 6, 28)),
        ("1987年六月初三(闰)", date(1987, 7, 28)),
        ("1985年六月初三", date(1985, 7, 20)),
        ("一九八五年六月初三", date(1985, 7, 20)),
        ("农历一九八五年六月初三", date(1985, 7, 20)),
        ("1985-06-03(农历)", date(1985, 7, 20)),
        ("lunar 1985-06-03", date(1985, 7, 20)),
        ("阴历1962.8.15", date(1962, 9, 13)),
        ("农历1962-08-15", date(1962, 9, 13)),
        ("旧历1962年八月十五", date(1962, 9, 13)),
        ("1985年腊月三十", date(1986, 2, 8)),
        ("农历1985年冬月二十", date(1985, 12, 31)),
    ],
)
def test_a_lunar_date_becomes_its_solar_day_and_is_kept_by_the_lunar_calendar(text, solar):
    assert parse_birth(text, TODAY) == Birth(solar, None, solar.year, "lunar")


@pytest.mark.parametrize("text", ["--05-13", "--0513", "05-13", "5月13日", "5/13"])
def test_a_day_without_its_year_is_kept_as_one(text):
    assert parse_birth(text, TODAY) == Birth(month_day="--05-13")


@pytest.mark.parametrize(
    ("text", "month_day"), [("农历八月十五", "--08-15"), ("农历十月廿五", "--10-25"), ("腊月三十", "--12-30")]
)
def test_a_lunar_day_without_its_year_is_kept_as_one(text, month_day):
    assert parse_birth(text, TODAY) == Birth(month_day=month_day, kept="lunar")


@pytest.mark.parametrize("text", ["公历1985-06-03", "1985年6月3日（阳历）", "新历：1985/6/3"])
def test_a_cell_that_names_the_solar_calendar_says_how_the_birthday_is_kept(text):
    assert parse_birth(text, TODAY) == Birth(date(1985, 6, 3), kept="solar")


def test_traditional_characters_name_the_calendar_too():
    assert parse_birth("農曆1985年六月初三", TODAY) == parse_birth("农历1985年六月初三", TODAY)


def test_a_year_alone_is_enough_to_plan_a_schooling():
    assert parse_birth("2015", TODAY) == parse_birth("2015年", TODAY) == Birth(year=2015)


@pytest.mark.parametrize("text", ["99991231", "00000000", "0"])
def test_no_day_is_no_news(text):
    assert parse_birth(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("农历2026年腊月三十", "no such lunar day"),
        ("农历1985年6月31日", "no such lunar day"),
        ("农历13月1日", "no such lunar day"),
        ("农历1985年闰六月初三", "lunar 1985 has no leap month of that number"),
        ("农历闰六月初三", "a leap month needs its year"),
        ("农历三月", "not a lunar date"),
        ("5.10", "not a date"),
        ("八月十五", "not a date"),
        ("02-30", "no such day"),
        ("13-01", "no such day"),
        ("2027-01-01", "a birthday in the future"),
        ("农历2026年冬月初一", "a birthday in the future"),
        ("1880-01-01", "more than 120 years ago"),
        ("1985-02-29", "no such day"),
        ("约五十岁", "not a date"),
    ],
)
def test_a_birth_that_cannot_be_says_why(text, reason):
    with pytest.raises(CellError) as raised:
        parse_birth(text, TODAY)
    assert raised.value.reason == reason


def test_29_february_without_a_year_is_a_birthday():
    assert parse_month_day("2月29日") == "--02-29"
