"""The shapes in which a person names a day: 昨天, 上周五, 5号, 3天后, last friday.

How they are read:

- Weeks run from Monday to Sunday: 上周五 is the Friday of the week before this one, 下周五 that of the week after it,
  本周五 and "this friday" that of this week. English counts days instead: "last friday" is the latest Friday before
  today, "next friday" the first one after it.
- A bare weekday (周五, friday) and a bare day of the month (5号) depend on the direction: looking back the latest one
  up to today, looking ahead the first one after today.
- A month and a day without a year (11月20日): looking back the latest up to today, ahead the first from today on.
- 月底 is the end of this month looking ahead, the latest end of a month up to today looking back.
- Months are counted as calendars do (1个月后 from 31 January is the last of February).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.exchange.cells import CellError
from rmtool.rules.months import months_after
from rmtool.text import _

_DAYS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2,
    "大后天": 3,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_ENGLISH = {name: number for number, name in enumerate(_ENGLISH_DAYS)} | _SHORT
# By how many weeks, or months, a word moves.
_STEPS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_STEP = r"(?P<step>上上|下下|上|下|本|这)"
_COUNT = r"(?P<n>\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "a": 1, "an": 1, "one": 1}
_WEEK = timedelta(7)
_LONGEST_MONTH = 31
_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month"}


class View(NamedTuple):
    """From which day a person looks, and whether ahead or back."""

    today: date
    ahead: bool


def named_day(words: str, seen: View) -> date | None:
    """Return the day that spoken words name; None where they have another shape.

    Raises:
        CellError: a day that does not exist.
    """
    bare = words.replace(" ", "")
    if bare in _DAYS:
        return seen.today + timedelta(_DAYS[bare])
    for pattern, read in _SHAPES:
        found = pattern.fullmatch(bare)
        if found is not None:
            return read(found, seen)
    return None


def _weekday(found: re.Match[str], seen: View) -> date:
    """周五, 上周五, 下下星期日."""
    weekday = _WEEKDAYS[found["weekday"]]
    if found["step"] is None:
        return _nearest(weekday, seen.today, ahead=seen.ahead)
    return seen.today - timedelta(seen.today.weekday()) + timedelta(weekday) + _STEPS[found["step"]] * _WEEK


def _english_weekday(found: re.Match[str], seen: View) -> date:
    """Friday, last friday, next friday, this friday."""
    weekday = _ENGLISH[found["weekday"]]
    if found["step"] == "this":
        return seen.today + timedelta(weekday - seen.today.weekday())
    if found["step"] == "last":
        return _nearest(weekday, seen.today - timedelta(1), ahead=False)
    return _nearest(weekday, seen.today, ahead=seen.ahead or found["step"] == "next")


def _nearest(weekday: int, today: date, *, ahead: bool) -> date:
    """Return the first such weekday after today, or the latest up to today."""
    if ahead:
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta((today.weekday() - weekday) % 7)


def _counted(found: re.Match[str], seen: View) -> date:
    """3天前, 两周后, 1个月后."""
    sign = -1 if found["way"].endswith("前") else 1
    return _moved(seen.today, sign * _count(found["n"]), _UNITS[found["unit"]])


def _english_counted(found: re.Match[str], seen: View) -> date:
    """In 3 days, 3 days ago, 2 weeks from now."""
    sign = -1 if found["ago"] == "ago" else 1
    return _moved(seen.today, sign * _count(found["n"]), found["unit"])


def _moved(today: date, n: int, unit: str) -> date:
    if unit == "month":
        return months_after(today, n)
    return today + n * (_WEEK if unit == "week" else timedelta(1))


def _count(said: str) -> int:
    """Return a number below 1000 in digits, or one below 100 in Chinese: 3, 两, 十五, 二十."""
    if said.isdecimal():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _month_end(found: re.Match[str], seen: View) -> date:
    """月底, 下月底."""
    end = _end_of(months_after(seen.today, _STEPS[found["step"] or "本"]))
    return end if found["step"] or seen.ahead or end == seen.today else _end_of(months_after(seen.today, -1))


def _day_of_month(found: re.Match[str], seen: View) -> date:
    """5号, 下月5号; a bare 31号 is looked for in the months that have one."""
    day = int(found["day"])
    if found["step"]:
        month = months_after(seen.today, _STEPS[found["step"]])
        return _existing(month.year, month.month, day)
    if not 0 < day <= _LONGEST_MONTH:
        raise _no_such_day()
    months = (months_after(seen.today, moved if seen.ahead else -moved) for moved in range(3))
    days = (month.replace(day=day) for month in months if day <= _end_of(month).day)
    return next(named for named in days if (named > seen.today) == seen.ahead)


def _month_and_day(found: re.Match[str], seen: View) -> date:
    """11月20日 without a year."""
    month, day = int(found["month"]), int(found["day"])
    here = (seen.today.month, seen.today.day)
    if seen.ahead:
        return _existing(seen.today.year + ((month, day) < here), month, day)
    return _existing(seen.today.year - ((month, day) > here), month, day)


def _end_of(month: date) -> date:
    """Return the last day of the month that a day lies in."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day() from None


def _no_such_day() -> CellError:
    return CellError(_("no such day"), _("look at a calendar and write another day"))


_Read = Callable[[re.Match[str], View], date]
_SHAPES: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (re.compile(rf"(?:{_STEP}个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"), _weekday),
    (re.compile(rf"(?:(?P<step>last|this|next)|on)?(?P<weekday>{'|'.join(_ENGLISH)})"), _english_weekday),
    (re.compile(rf"{_COUNT}个?(?P<unit>天|日|周|星期|礼拜|(?<=个)月)(?P<way>之?前|以前|之?后|以后)"), _counted),
    (re.compile(r"in(?P<n>\d{1,3}|an?|one)(?P<unit>day|week|month)s?(?P<ago>)"), _english_counted),
    (re.compile(r"(?P<n>\d{1,3}|an?|one)(?P<unit>day|week|month)s?(?P<ago>ago|fromnow)"), _english_counted),
    (re.compile(rf"(?:{_STEP}个?)?月[底末]"), _month_end),
    (re.compile(rf"(?:{_STEP}个?月)?(?P<day>\d{{1,2}})[号日]"), _day_of_month),
    (re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[号日]?"), _month_and_day),
)
