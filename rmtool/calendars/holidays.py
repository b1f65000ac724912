"""The user's `holidays.toml`: days off and weekends worked, year by year, as the State Council published them.

A section is a year, `off` and `work` are its days. A later year's section wins over an earlier one's: an arrangement
may begin in the last days of the year before.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from rmtool.calendars.arrangement import FIRST_YEAR, LAST_YEAR, belongs
from rmtool.config import read_toml
from rmtool.errors import RulebookError
from rmtool.text import _

WORKED = {"off": False, "work": True}


def read_holidays(path: Path) -> dict[date, bool]:
    """Return the days of the file and whether they are worked.

    Raises:
        RulebookError: the file is wrong; it names the file, the place and what is allowed there.
    """
    sections = read_toml(path)
    wrong = next((name for name in sections if not _is_year(name)), None)
    if wrong is not None:
        raise RulebookError(
            _("{file}: {key} is not a year").format(file=path, key=wrong),
            _("a section is a year from {first} to {last}, e.g. [2027]").format(first=FIRST_YEAR, last=LAST_YEAR),
        )
    days: dict[date, bool] = {}
    for name in sorted(sections, key=int):
        days |= _section(path, name, sections[name])
    return days


def _is_year(name: str) -> bool:
    return re.fullmatch(r"[0-9]{4}", name) is not None and FIRST_YEAR <= int(name) <= LAST_YEAR


def _section(path: Path, year: str, section: object) -> dict[date, bool]:
    keys = ", ".join(WORKED)
    if not isinstance(section, Mapping):
        raise _wrong(path, year, section, _("the keys here are {keys}").format(keys=keys))
    days: dict[date, bool] = {}
    for key, listed in section.items():
        place = f"{year}.{key}"
        if key not in WORKED:
            raise _wrong(path, place, listed, _("the keys here are {keys}").format(keys=keys))
        for day in _days(path, place, listed, int(year)):
            if days.setdefault(day, WORKED[key]) is not WORKED[key]:
                raise RulebookError(
                    _("{file}: {year}: {day} is both off and worked").format(file=path, year=year, day=day),
                    _("keep it in one of the two lists"),
                )
    return days


def _days(path: Path, place: str, listed: object, year: int) -> Iterator[date]:
    if not isinstance(listed, list):
        raise _wrong(path, place, listed, _("a list of days is allowed"))
    for word in listed:
        day = _day(word)
        if day is None:
            raise _wrong(path, place, word, _("write a day of the calendar, e.g. {day}").format(day=f'"{year}-01-01"'))
        if not belongs(day, year):
            allowed = _("a day of {year} is allowed, or one of the month before or after it").format(year=year)
            raise _wrong(path, place, word, allowed)
        yield day


def _day(word: object) -> date | None:
    """Return a day written as text or as TOML's own; None where it is neither."""
    if isinstance(word, date) and not isinstance(word, datetime):
        return word
    try:
        return date.fromisoformat(word) if isinstance(word, str) else None
    except ValueError:
        return None


def _wrong(path: Path, place: str, found: object, hint: str) -> RulebookError:
    return RulebookError(_("{file}: {key} is {found}").format(file=path, key=place, found=found), hint)
