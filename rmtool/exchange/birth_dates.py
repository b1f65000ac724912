"""Birth dates as lists write them: solar or lunar, whole, without the year, or the year alone."""

import re
from datetime import date
from typing import NamedTuple

from rmtool.calendars.lunar import to_solar
from rmtool.exchange.cells import CellError, word
from rmtool.exchange.dates import check_birth_date, parse_date
from rmtool.exchange.lunar_dates import as_lunar_day, is_lunar, parse_lunar
from rmtool.text import _

SOLAR, LUNAR = "solar", "lunar"
# As most lists write it: nothing else need be tried.
_PLAIN = re.compile(r"\d{4}([-/.]?)\d{1,2}\1\d{1,2}")
_SOLAR_SIGN = re.compile(r"[(（]?(?:公历|阳历|新历|solar)[)）]?[:：]?\s*", re.IGNORECASE)
# Not with a point: a spreadsheet makes 5.1 of 5.10.
_YEARLESS = re.compile(r"(?:--(?P<m1>\d{2})-?(?P<d1>\d{2})|(?P<m2>\d{1,2})[-/月](?P<d2>\d{1,2})[日号]?)")
_YEAR = re.compile(r"(\d{4})(?:年|\.0)?")
_LEAP_YEAR = 2000  # has every day a birthday can fall on
_FIRST_YEAR = 1900
_MONTHS, _LONGEST_MONTH = 12, 31


class Birth(NamedTuple):
    """What is known of a birth: the solar day, or month and day (`--05-13`), or the year; `kept` solar or lunar.

    With `kept` lunar a day without a year is a lunar one.
    """

    day: date | None = None
    month_day: str | None = None
    year: int | None = None
    kept: str | None = None


def parse_birth(text: str, today: date) -> date | Birth | None:
    """Return what a cell says of a birth: the day where that is all, None where an export writes "no day".

    Raises:
        CellError: there is no such day, it lies in the future, or more than 120 years back.
    """
    if not _PLAIN.fullmatch(text):
        if _SOLAR_SIGN.search(text):
            return _solar(_SOLAR_SIGN.sub("", text), today)
        if is_lunar(text):
            return parse_lunar_birth(text, today)
        yearless = _without_year(text, today)
        if yearless is not None:
            return yearless
    day = parse_date(text)
    return None if day is None else check_birth_date(day, today)


def _solar(text: str, today: date) -> Birth:
    """Return what a cell says that names the solar calendar: then the birthday is kept by it."""
    found = parse_birth(text, today)
    return found._replace(kept=SOLAR) if isinstance(found, Birth) else Birth(found, kept=SOLAR)


def parse_lunar_birth(text: str, today: date) -> Birth:
    """Return what a cell of a column of lunar dates says, whether or not it names the calendar; CellError as above."""
    lunar = parse_lunar(text)
    day = as_lunar_day(lunar)
    if day is None:
        return Birth(month_day=f"--{lunar.month:02}-{lunar.day:02}", kept=LUNAR)
    solar = check_birth_date(to_solar(day), today)
    return Birth(solar, year=solar.year, kept=LUNAR)


def _without_year(text: str, today: date) -> Birth | None:
    written = word(text)
    year = _YEAR.fullmatch(written)
    if year is not None and _FIRST_YEAR <= int(year[1]) <= today.year:
        return Birth(year=int(year[1]))
    if not _YEARLESS.fullmatch(written):
        return None
    month_day = parse_month_day(text)
    check_month_day(month_day, kept=SOLAR)
    return Birth(month_day=month_day)


def parse_month_day(text: str) -> str:
    """Return a month and a day without a year as `--05-13`; CellError where neither calendar has them."""
    found = _YEARLESS.fullmatch(word(text))
    if found is None:
        raise CellError(_("not a month and a day"), _("write it as --05-13"))
    month, day = int(found["m1"] or found["m2"]), int(found["d1"] or found["d2"])
    if not (1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH):
        raise _no_day()
    return f"--{month:02}-{day:02}"


def check_month_day(month_day: str, *, kept: str | None) -> None:
    """Refuse a `--MM-DD` that the calendar it is kept by does not have: no 30 February, no lunar 31st."""
    month, day = int(month_day[2:4]), int(month_day[5:])
    if kept == LUNAR:
        if day == _LONGEST_MONTH:
            raise _no_day()
        return
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        raise _no_day() from None


def _no_day() -> CellError:
    return CellError(_("no such day"), _("fix the date or leave it empty"))
