"""Lunar days as people and lists write them: 农历1985年闰六月初三, 阴历1962.8.15, 农历八月十五."""

import re
from typing import NamedTuple

from rmtool.calendars.lunar import MONTHS, NO_LEAP_MONTH, LunarDay, LunarError, days_in
from rmtool.exchange.cells import CellError, word
from rmtool.exchange.traditional import simplified
from rmtool.text import _

_CALENDAR = re.compile(r"[(\[（]?(?:农历|阴历|旧历|夏历|lunar)[)\]）]?[:：]?")
_LEAP = "闰"
_DIGITS = {"〇": "0", "零": "0", "○": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5"} | {
    "六": "6", "七": "7", "八": "8", "九": "9",
}  # fmt: skip
_MONTH_NAMES = dict(zip(MONTHS, range(1, len(MONTHS) + 1), strict=True)) | {
    "一月": 1, "十一月": 11, "十二月": 12, "正": 1, "冬": 11, "腊": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_ONES = {name: n for n, name in enumerate("一二三四五六七八九十", start=1)}
_DAY = r"\d{1,2}|初[一二三四五六七八九十]|[十廿卅][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十"
_WRITTEN = re.compile(
    rf"(?:(?P<year>\d{{4}}|[〇零○一二三四五六七八九]{{4}})[年\-/.]?)?(?P<leap>闰)?"
    rf"(?:(?P<named>{_MONTH})|(?P<month>\d{{1,2}})[月\-/.])(?P<day>{_DAY})[日号]?"
)
_TENS = {"初": 0, "十": 10, "廿": 20, "卅": 30}
_LONGEST_MONTH = 30


class Lunar(NamedTuple):
    """A lunar day as it was written; the year may be unknown."""

    year: int | None
    month: int
    day: int
    leap: bool


def is_lunar(text: str) -> bool:
    """Say whether a text speaks of a lunar day: it names the calendar, or counts its days as only the calendar does."""
    written = simplified(word(text))
    return (
        _CALENDAR.search(written) is not None
        or _LEAP in written
        or any(sign in written for sign in ("正月", "冬月", "腊月", "初", "廿", "卅"))
    )


def parse_lunar(text: str) -> Lunar:
    """Return the lunar day a text names.

    Raises:
        CellError: there is no such day: a 30th in a month of 29 days, a leap month that year does not have.
    """
    written = _CALENDAR.sub("", simplified(word(text)))
    leap = _LEAP in written
    found = _WRITTEN.fullmatch(written.replace(f"({_LEAP})", "").replace(f"（{_LEAP}）", ""))
    if found is None:
        raise CellError(_("not a lunar date"), _("write it as 农历1985年闰六月初三, or give the solar date"))
    year = _year(found["year"])
    month = _MONTH_NAMES[found["named"]] if found["named"] else int(found["month"])
    lunar = Lunar(year, month, _day(found["day"]), leap)
    _check(lunar)
    return lunar


def _year(digits: str | None) -> int | None:
    return None if digits is None else int("".join(_DIGITS.get(digit, digit) for digit in digits))


def _day(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if written in {"二十", "三十"}:
        return _LONGEST_MONTH if written == "三十" else 20
    written = written.replace("二十", "廿")
    return _TENS[written[0]] + (_ONES[written[1]] if len(written) > 1 else 0)


def _check(lunar: Lunar) -> None:
    """Refuse a day that the calendar does not have."""
    if lunar.year is None:
        if lunar.leap:
            raise CellError(_("a leap month needs its year"), _("write e.g. 农历1987年闰六月初三, or leave 闰 out"))
        if not (1 <= lunar.month <= len(MONTHS) and 1 <= lunar.day <= _LONGEST_MONTH):
            raise _no_day(_("a lunar year has twelve months of 29 or 30 days"))
        return
    try:
        days = days_in(lunar.year, lunar.month, leap=lunar.leap)
    except LunarError as error:
        if error.fault == NO_LEAP_MONTH:
            reason = _("lunar {year} has no leap month of that number").format(year=lunar.year)
            raise CellError(reason, _("leave 闰 out, or correct the year")) from None
        raise _no_day(_("lunar dates are known from 1901 to 2099")) from None
    if not 1 <= lunar.day <= days:
        raise _no_day(_("that lunar month has {n} days").format(n=days))


def _no_day(hint: str) -> CellError:
    return CellError(_("no such lunar day"), hint)


def as_lunar_day(lunar: Lunar) -> LunarDay | None:
    """Return the day with its year, None where the year is unknown."""
    return None if lunar.year is None else LunarDay(lunar.year, lunar.month, lunar.day, lunar.leap)
