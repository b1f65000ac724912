"""Days as Chinese lists write them."""

import re
from datetime import date, datetime, timedelta

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

_PARTS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+([\d:.]+))?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0|\s+([\d:.]+))?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SHORT_YEAR = re.compile(r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?")
_MIDNIGHT = re.compile(r"0{1,2}:00:00(?:\.0+)?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_SERIAL_FROM, _SERIAL_TO = 10_000, 73_050  # 1927 to 2099: outside it a five-digit number is no day
_ZEROS = re.compile(r"0+(?:\.0+)?")
# What exports write for "no day" and "for ever".
_NO_DAYS = frozenset({(0, 0, 0), (9999, 12, 31)})
_LUNAR = ("农历", "阴历", "闰")
OLDEST = 120  # years: nobody in a client list is older


def parse_date(text: str) -> date | None:
    """Return the day that a cell names; None where an export writes "no day" (99991231, 00000000, 0).

    Raises:
        CellError: there is no such day, or the text does not say which one it means.
    """
    return _day_and_clock(narrow(text))[0]


def parse_moment(text: str) -> str | None:
    """Return day and minute as ISO text, `2026-11-20T09:30`, or the day alone where no hour is given.

    Raises:
        CellError: there is no such day or hour.
    """
    day, clock = _day_and_clock(narrow(text))
    if day is None:
        return None
    if clock is None or _MIDNIGHT.fullmatch(clock):
        return day.isoformat()
    return f"{day.isoformat()}T{_minute(clock)}"


def parse_birth_date(text: str, today: date) -> date | None:
    """Return a day of birth: one that is past, of somebody not older than 120."""
    day = parse_date(text)
    if day is not None:
        check_birth_date(day, today)
    return day


def check_birth_date(day: date, today: date) -> None:
    """Raise CellError for a birthday that nobody alive can have."""
    if day > today:
        raise CellError(_("a birthday in the future"), _("correct the year"))
    if day.year < today.year - OLDEST:
        raise CellError(_("more than {n} years ago").format(n=OLDEST), _("correct the year"))


def _day_and_clock(text: str) -> tuple[date | None, str | None]:
    if any(sign in text for sign in _LUNAR):
        raise CellError(_("a lunar date"), _("give the solar date; lunar ones cannot be read yet"))
    found = _PARTS.fullmatch(text) or _PACKED.fullmatch(text)
    if found is not None:
        return _day(int(found[1]), int(found[2]), int(found[3])), found[4]
    if _ZEROS.fullmatch(text):
        return None, None
    serial = _SERIAL.fullmatch(text)
    if serial is not None and _SERIAL_FROM <= int(serial[1]) <= _SERIAL_TO:
        return _EXCEL_DAY_ZERO + timedelta(int(serial[1])), None
    if _SHORT_YEAR.fullmatch(text):
        raise CellError(_("the century is missing"), _("write the year with four digits"))
    raise CellError(_("not a date"), _("write it as 1985-03-02 or leave it empty"))


def _day(year: int, month: int, day: int) -> date | None:
    if (year, month, day) in _NO_DAYS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError(_("no such day"), _("correct the date or leave it empty")) from None


def _minute(clock: str) -> str:
    found = _CLOCK.fullmatch(clock)
    try:
        if found is not None:
            return datetime.strptime(f"{found[1]}:{found[2]}", "%H:%M").strftime("%H:%M")  # noqa: DTZ007 - an hour alone has no zone
    except ValueError:
        pass
    raise CellError(_("no such hour"), _("write the hour as 09:30"))
