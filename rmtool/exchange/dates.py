"""Days as Chinese lists write them."""

import re
from datetime import date, timedelta
from functools import lru_cache

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
_PARTS = re.compile(
    rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号]?(?:(?:T|\s+|(?<=[日号])){_CLOCK})?"
)
_PACKED = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:\.0+)?(?:(?:T|\s+){_CLOCK})?")
_PACKED_WITH_CLOCK = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
_SHORT_YEAR = re.compile(r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?|\d{6}")
_YEAR_AND_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}月?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_SERIAL_FROM, _SERIAL_TO = 10_000, 73_050  # 1927 to 2099: outside it a five-digit number is no day
_YEARS = range(1880, 2201)
# Years by which systems write "no day" (00000000, 0001-01-01, 99991231), and day zero of Excel.
_FILLER_YEARS = frozenset({0, 1, 9999})
_EXCEL_ZERO = (1900, 1, 0)
_ZEROS = re.compile(r"0+(?:\.0+)?")
_LUNAR = ("农历", "阴历", "旧历", "闰", "腊月", "正月", "冬月", "初")
_MINUTES_A_DAY = 1440
OLDEST = 120  # years: nobody in a client list is older

Clock = tuple[int, int]


class NoDateError(CellError):
    """The text has not even the shape of a date."""


@lru_cache(maxsize=50_000)
def parse_date(text: str) -> date | None:
    """Return the day that a cell names; None where an export writes "no day" (99991231, 00000000, 0).

    A time of day behind it is checked and dropped.

    Raises:
        CellError: there is no such day, or the text does not say which one it means.
    """
    return _day_and_clock(narrow(text))[0]


def parse_moment(text: str) -> str | None:
    """Return day and minute as ISO text, `2026-11-20T09:30`, or the day alone where no hour (or 00:00:00) is given."""
    day, clock = _day_and_clock(narrow(text))
    if day is None:
        return None
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock[0]:02}:{clock[1]:02}"


def check_birth_date(day: date, today: date) -> date:
    """Return a day of birth: one that is past, of somebody not older than 120."""
    if day > today:
        raise CellError(_("a birthday in the future"), _("correct the year"))
    if day.year < today.year - OLDEST:
        raise CellError(_("more than {n} years ago").format(n=OLDEST), _("correct the year"))
    return day


def _day_and_clock(text: str) -> tuple[date | None, Clock | None]:
    if any(sign in text for sign in _LUNAR):
        raise CellError(_("a lunar date"), _("give the solar date: only birthdays may be lunar"))
    if _ZEROS.fullmatch(text):
        return None, None
    found = _PARTS.fullmatch(text) or _PACKED.fullmatch(text) or _PACKED_WITH_CLOCK.fullmatch(text)
    if found is not None:
        year, month, day, hour, minute, second = found.groups()
        return _existing(int(year), int(month), int(day)), _clock(hour, minute, second)
    serial = _SERIAL.fullmatch(text)
    if serial is not None and _SERIAL_FROM <= int(serial[1]) <= _SERIAL_TO:
        return _EXCEL_DAY_ZERO + timedelta(int(serial[1])), _share_of_day(serial[2])
    raise _no_date(text)


def _no_date(text: str) -> CellError:
    if _SHORT_YEAR.fullmatch(text):
        return CellError(_("the century is missing"), _("write the year with four digits"))
    if _YEAR_AND_MONTH.fullmatch(text):
        return CellError(_("the day is missing"), _("write year, month and day"))
    return NoDateError(_("not a date"), _("write it as 1985-03-02 or leave it empty"))


def _existing(year: int, month: int, day: int) -> date | None:
    if year in _FILLER_YEARS or (year, month, day) == _EXCEL_ZERO:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        raise CellError(_("no such day"), _("fix the date or leave it empty")) from None
    if year not in _YEARS:
        raise CellError(_("no year of our time"), _("write the year with four digits, e.g. 1985"))
    return found


def _clock(hour: str | None, minute: str | None, second: str | None) -> Clock | None:
    """Return hour and minute; None where no hour is given, or only the midnight that exports add to days."""
    if hour is None or minute is None:
        return None
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise CellError(_("no such hour"), _("write the hour as 09:30"))
    clock = int(hour), int(minute)
    return None if clock == (0, 0) and not int(second or 0) else clock


def _share_of_day(fraction: str | None) -> Clock | None:
    minutes = round(float(f"0.{fraction or 0}") * _MINUTES_A_DAY) % _MINUTES_A_DAY
    return divmod(minutes, 60) if minutes else None
