"""Days in a person's words (D7), seen from Tuesday 24 November 2026; the days were counted off a calendar.

Mo Tu We Th Fr Sa Su
 9 10 11 12 13 14 15
16 17 18 19 20 21 22
23 24 25 26 27 28 29
30  1  2  3  4  5  6   December
 7  8  9 10 11 12 13
"""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.errors import UsageError
from rmtool.exchange.spoken_days import parse_spoken_day, parse_spoken_moment

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 16, 40)

# Words that mean the same day whichever way one looks.
FIXED = {
    "今天": "2026-11-24", "今日": "2026-11-24", "昨天": "2026-11-23", "前天": "2026-11-22", "大前天": "2026-11-21",
    "明天": "2026-11-25", "后天": "2026-11-26", "大后天": "2026-11-27", "後天": "2026-11-26",
    "上周五": "2026-11-20", "上星期五": "2026-11-20", "上礼拜五": "2026-11-20", "上个星期五": "2026-11-20",
    "上週五": "2026-11-20", "上禮拜五": "2026-11-20", "上周日": "2026-11-22", "上周天": "2026-11-22",
    "上周一": "2026-11-16", "上上周五": "2026-11-13",
    "本周五": "2026-11-27", "这周五": "2026-11-27", "这个星期五": "2026-11-27", "本周一": "2026-11-23",
    "本周日": "2026-11-29", "这周二": "2026-11-24",
    "下周五": "2026-12-04", "下星期一": "2026-11-30", "下个礼拜天": "2026-12-06", "下下周二": "2026-12-08",
    "3天前": "2026-11-21", "三天前": "2026-11-21", "３天前": "2026-11-21", "3 天前": "2026-11-21", "两天以前": "2026-11-22",
    "三天后": "2026-11-27", "3天后": "2026-11-27", "3日后": "2026-11-27", "十天后": "2026-12-04", "十五天之后": "2026-12-09",
    "二十一天后": "2026-12-15", "两周后": "2026-12-08", "2周后": "2026-12-08", "一个星期后": "2026-12-01",
    "两个礼拜前": "2026-11-10", "一个月后": "2026-12-24", "3个月后": "2027-02-24", "两个月前": "2026-09-24",
    "本月底": "2026-11-30", "下月底": "2026-12-31", "下个月底": "2026-12-31", "上月底": "2026-10-31",
    "下月5号": "2026-12-05", "下个月5号": "2026-12-05", "上月5号": "2026-10-05", "本月5号": "2026-11-05",
    "这个月30日": "2026-11-30",
    "yesterday": "2026-11-23", "today": "2026-11-24", "tomorrow": "2026-11-25", "Tomorrow": "2026-11-25",
    "last friday": "2026-11-20", "last tuesday": "2026-11-17", "next friday": "2026-11-27", "next tuesday": "2026-12-01",
    "next mon": "2026-11-30", "this friday": "2026-11-27",
    "in 3 days": "2026-11-27", "3 days ago": "2026-11-21", "in a week": "2026-12-01", "2 weeks ago": "2026-11-10",
    "a week from now": "2026-12-01", "in 1 month": "2026-12-24",
    "2026-11-20": "2026-11-20", "2026/11/5": "2026-11-05", "2026年12月1日": "2026-12-01", "20261201": "2026-12-01",
}  # fmt: skip
# Words for which looking back and looking ahead find different days.
TURNING = {
    "周五": ("2026-11-20", "2026-11-27"),
    "星期五": ("2026-11-20", "2026-11-27"),
    "週五": ("2026-11-20", "2026-11-27"),
    "礼拜天": ("2026-11-22", "2026-11-29"),
    "周日": ("2026-11-22", "2026-11-29"),
    "周一": ("2026-11-23", "2026-11-30"),
    "周二": ("2026-11-24", "2026-12-01"),  # today is one: looking back it counts, ahead the next one is meant
    "friday": ("2026-11-20", "2026-11-27"),
    "Fri": ("2026-11-20", "2026-11-27"),
    "tuesday": ("2026-11-24", "2026-12-01"),
    "5号": ("2026-11-05", "2026-12-05"),
    "5日": ("2026-11-05", "2026-12-05"),
    "24号": ("2026-11-24", "2026-12-24"),
    "25号": ("2026-10-25", "2026-11-25"),
    "31号": ("2026-10-31", "2026-12-31"),  # November has none
    "月底": ("2026-10-31", "2026-11-30"),
    "月末": ("2026-10-31", "2026-11-30"),
    "11月20日": ("2026-11-20", "2027-11-20"),
    "11月20": ("2026-11-20", "2027-11-20"),
    "11月24日": ("2026-11-24", "2026-11-24"),
    "12月1号": ("2025-12-01", "2026-12-01"),
    "1月5日": ("2026-01-05", "2027-01-05"),
}
CLOCKS = {
    "昨天 14:30": "2026-11-23T14:30",
    "昨天14:30": "2026-11-23T14:30",
    "昨天14：30": "2026-11-23T14:30",
    "昨天下午3点": "2026-11-23T15:00",
    "昨天下午三点一刻": "2026-11-23T15:15",
    "昨天下午15点": "2026-11-23T15:00",
    "昨天15点": "2026-11-23T15:00",
    "周五上午10点半": "2026-11-20T10:30",
    "周五十点": "2026-11-20T10:00",
    "上周五上午9点05分": "2026-11-20T09:05",
    "昨晚8点": "2026-11-23T20:00",
    "今早九点": "2026-11-24T09:00",
    "前天晚上七点半": "2026-11-22T19:30",
    "昨天中午12点": "2026-11-23T12:00",
    "昨天中午一点": "2026-11-23T13:00",
    "11月20日 9:30": "2026-11-20T09:30",
    "5号下午2点": "2026-11-05T14:00",
    "14:30": "2026-11-24T14:30",
    "下午两点": "2026-11-24T14:00",
    "yesterday 14:30": "2026-11-23T14:30",
    "yesterday at 3pm": "2026-11-23T15:00",
    "last friday 10:30 am": "2026-11-20T10:30",
    "yesterday 12:15pm": "2026-11-23T12:15",
    "2026-11-20 09:30": "2026-11-20T09:30",
    "2026-11-20T09:30": "2026-11-20T09:30",
    "2026-11-20下午3点": "2026-11-20T15:00",
    "2026年11月20日下午3点": "2026-11-20T15:00",
    "昨天下午": "2026-11-23",  # the hour is not known
    "昨晚": "2026-11-23",
    "昨天": "2026-11-23",
}


@pytest.mark.parametrize(("words", "day"), FIXED.items())
def test_a_fixed_word_is_the_same_day_both_ways(words, day):
    assert parse_spoken_day(words, TODAY).isoformat() == day
    assert parse_spoken_moment(words, NOW) == day


@pytest.mark.parametrize(("words", "days"), TURNING.items())
def test_a_word_that_comes_back_is_the_last_one_or_the_next_one(words, days):
    back, ahead = days
    assert parse_spoken_moment(words, NOW) == back
    assert parse_spoken_day(words, TODAY).isoformat() == ahead
    assert parse_spoken_day(words, TODAY, ahead=False).isoformat() == back


@pytest.mark.parametrize(("words", "moment"), CLOCKS.items())
def test_an_hour_behind_the_day(words, moment):
    assert parse_spoken_moment(words, NOW) == moment


def test_english_counts_days_where_chinese_counts_weeks():
    # Saturday 28 November: its week is that of the 23rd.
    saturday = date(2026, 11, 28)
    assert parse_spoken_day("last friday", saturday) == date(2026, 11, 27)
    assert parse_spoken_day("上周五", saturday) == date(2026, 11, 20)
    assert parse_spoken_day("next friday", saturday) == parse_spoken_day("下周五", saturday) == date(2026, 12, 4)


def test_on_the_last_day_of_a_month_its_end_is_today():
    last = date(2026, 11, 30)
    assert parse_spoken_day("月底", last) == parse_spoken_day("月底", last, ahead=False) == last


def test_a_month_on_from_a_long_one_ends_with_the_short_one():
    assert parse_spoken_day("一个月后", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2月30日", "no such day"), ("11月31号", "no such day"), ("32号", "no such day"), ("0号", "no such day"),
        ("13月1日", "no such day"), ("2026-02-30", "no such day"), ("上月31号", None), ("本月31号", "no such day"),
        ("2月29日", "no such day"),  # 2027 is no leap year
        ("周末", "no single day"), ("下周", "no single day"), ("下个月", "no single day"), ("月初", "no single day"),
        ("next week", "no single day"), ("最近", "no single day"), ("改天", "no single day"),
        ("someday", "not a day"), ("周八", "not a day"), ("pigeon", "not a day"), ("5", "not a day"), ("", "not a day"),
        ("0", "not a day"), ("99991231", "not a day"), ("3/4", "not a day"), ("in 9999 days", "not a day"),
        ("85-03-02", "the century is missing"), ("2026-11", "the day is missing"), ("正月初五", "a lunar date"),
        ("周五上午10点", "only the day"), ("14:30", "only the day"), ("2026-12-01 09:30", "only the day"),
    ],
)  # fmt: skip
def test_words_that_name_no_day_are_refused_with_what_may_be_written(words, why):
    if why is None:
        assert parse_spoken_day(words, TODAY) == date(2026, 10, 31)
        return
    with pytest.raises(UsageError) as refused:
        parse_spoken_day(words, TODAY)
    assert why in refused.value.sentence
    assert f'"{words}"' in refused.value.sentence
    assert refused.value.hint


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("昨天3点", "morning or afternoon?"), ("昨天25:00", "no such hour"), ("昨天 9:75", "no such hour"),
        ("昨天上午15点", "no such hour"), ("昨天下午9点", "no such hour"), ("25:00", "no such hour"),
    ],
)  # fmt: skip
def test_an_hour_that_no_clock_shows_or_that_may_be_two_is_refused(words, why):
    with pytest.raises(UsageError, match=why):
        parse_spoken_moment(words, NOW)


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(1, 999))
def test_counted_days_are_date_arithmetic(today, n):
    assert parse_spoken_day(f"{n}天后", today) == parse_spoken_day(f"in {n} days", today) == today + timedelta(n)
    assert parse_spoken_day(f"{n}天前", today) == parse_spoken_day(f"{n} days ago", today) == today - timedelta(n)
    assert parse_spoken_day(f"{n}周后", today) == today + timedelta(7 * n)


@given(DAYS, st.sampled_from("一二三四五六日"))
def test_a_weekday_is_that_weekday_and_the_nearest_one(today, sign):
    number = "一二三四五六日".index(sign)
    back, ahead = (parse_spoken_day(f"周{sign}", today, ahead=way) for way in (False, True))
    assert back.weekday() == ahead.weekday() == number
    assert back <= today < ahead
    assert ahead - back == timedelta(7)
    week = [parse_spoken_day(f"{step}周{sign}", today) for step in ("上", "本", "下")]
    assert [day.isocalendar()[:2] for day in week] == [
        (today + timedelta(7 * step)).isocalendar()[:2] for step in (-1, 0, 1)
    ]


@given(DAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_the_nearest_one_that_exists(today, number):
    back, ahead = (parse_spoken_day(f"{number}号", today, ahead=way) for way in (False, True))
    assert back.day == ahead.day == number
    assert back <= today < ahead
    between = (today + timedelta(n) for n in range(1, (ahead - today).days))
    assert all(day.day != number for day in between)


@given(DAYS)
def test_iso_days_read_as_themselves(today):
    assert parse_spoken_day(today.isoformat(), date(2026, 11, 24)) == today
