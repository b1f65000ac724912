"""Days as lists write them (DOMAIN section 7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.exchange.cells import CellError
from rmtool.exchange.dates import parse_date, parse_moment

SECOND_OF_MARCH = (
    "1985-03-02",
    "1985-3-2",
    "1985/3/2",
    "1985/03/02",
    "1985.3.2",
    "1985年3月2日",
    "1985年03月02日",
    "19850302",
    "19850302.0",
    "1985-03-02 00:00:00",
    "1985/3/2 0:00",
    "1985-03-02T00:00:00",
    "1985-03-02 00:00:00.0",
    "１９８５年３月２日",
    "19850302 00:00:00",
    "31108",
    "31108.0",
    "1985 年 3 月 2 日",
)


@pytest.mark.parametrize("text", SECOND_OF_MARCH)
def test_one_day_in_all_its_spellings(text):
    assert parse_date(text) == date(1985, 3, 2)


def test_an_excel_serial_counts_from_the_last_days_of_1899():
    assert parse_date("46387") == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "99991231",
        "9999-12-31",
        "9999/12/31",
        "9999年12月31日",
        "9999-12-31 00:00:00",
        "00000000",
        "0000-00-00",
        "0",
        "0.0",
    ],
)
def test_no_day_is_unknown_and_not_a_day(text):
    assert parse_date(text) is None


REFUSED = {
    "1985-02-30": "no such day",
    "19851301": "no such day",
    "2025-02-29": "no such day",
    "85-3-2": "century",
    "85/03/02": "century",
    "850302": "century",
    "85年3月2日": "century",
    "农历1985年三月初二": "lunar",
    "阴历1985-3-2": "lunar",
    "1985年闰3月2日": "lunar",
    "12/31/2026": "not a date",
    "99999": "not a date",
    "1234": "not a date",
    "2026-11": "day is missing",
    "昨天": "not a date",
    "1.28E+06": "not a date",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_names_no_day_is_refused_with_its_reason(text, reason):
    with pytest.raises(CellError, match=reason):
        parse_date(text)


@given(st.dates(date(1928, 1, 1), date(2098, 12, 31)))
def test_every_format_of_a_day_gives_the_same_day(day):
    serial = (day - date(1899, 12, 30)) // timedelta(1)
    spellings = [f"{day:%Y%m%d}", f"{day:%Y-%m-%d}", f"{day.year}/{day.month}/{day.day}", f"{day:%Y.%m.%d}"]
    spellings += [f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d} 00:00:00", str(serial)]
    assert {parse_date(text) for text in spellings} == {day}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026/11/20 9:30", "2026-11-20T09:30"),
        ("20261120 09:30", "2026-11-20T09:30"),
        ("2026-11-20T09:30:59", "2026-11-20T09:30"),
        ("2026年11月20日 18:05", "2026-11-20T18:05"),
        ("2026-11-20 00:00:00", "2026-11-20"),
    ],
)
def test_a_contact_is_dated_to_the_minute_where_the_minute_is_known(text, moment):
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["2026-11-20 25:10", "2026-11-20 9.30", "2026-11-20 10:61"])
def test_an_hour_that_cannot_be_is_refused_and_not_dropped(text):
    with pytest.raises(CellError):
        parse_moment(text)
