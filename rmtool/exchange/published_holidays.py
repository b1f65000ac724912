"""A year's days off and weekends worked as the public year-JSON tells them.

Its shape is `{"year", "days": [{"name", "date", "isOffDay"}]}`; its papers and its schema are passed over.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rmtool.calendars.arrangement import FIRST_YEAR, LAST_YEAR, Arrangement, Holiday, belongs
from rmtool.errors import InputFileError
from rmtool.text import _

_SHOWN = 40
_ALLOWED: dict[str | int, Callable[[], str]] = {
    "year": lambda: _("a whole number from {first} to {last} is allowed").format(first=FIRST_YEAR, last=LAST_YEAR),
    "days": lambda: _("a list of days is allowed, each with name, date and isOffDay"),
    "name": lambda: _("a text is allowed"),
    "date": lambda: _("write a day of the calendar, e.g. {day}").format(day='"2027-02-06"'),
    "isOffDay": lambda: _("true is a day off, false a day worked"),
}


class _Row(BaseModel):
    model_config = ConfigDict(strict=True)

    name: str
    on: date = Field(alias="date")
    off: bool = Field(alias="isOffDay")


class _File(BaseModel):
    model_config = ConfigDict(strict=True)

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
    days: list[_Row]


def read_arrangement(path: Path) -> Arrangement:
    """Return the arrangement that a file holds.

    Raises:
        InputFileError: the file cannot be read, or a place in it is not what it may be.
    """
    text = _text(path)
    try:
        json.loads(text)
        listed = _File.model_validate_json(text)
    except json.JSONDecodeError as error:
        raise InputFileError(
            _("{file} is not JSON: line {line}, column {column}").format(
                file=path, line=error.lineno, column=error.colno
            ),
            _shape(),
        ) from None
    except ValidationError as error:
        raise _wrong(path, error) from None
    days = (Holiday(row.name, row.on, off=row.off) for row in listed.days)
    return Arrangement(listed.year, _judged(path, listed.year, days))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputFileError(
            _("there is no file {file}").format(file=path), _("check the name and the folder")
        ) from None
    except IsADirectoryError:
        raise InputFileError(_("{file} is a folder").format(file=path), _("name a file in it")) from None
    except OSError as error:
        raise InputFileError(
            _("{file} cannot be read: {why}").format(file=path, why=error.strerror), _("check your rights to it")
        ) from None
    except UnicodeDecodeError:
        raise InputFileError(_("{file} is not UTF-8 text").format(file=path), _shape()) from None


def _judged(path: Path, year: int, days: Iterable[Holiday]) -> tuple[Holiday, ...]:
    """Return the days in order, each once; they must belong to the year and not say two things of one day."""
    kept: dict[date, Holiday] = {}
    for day in days:
        if not belongs(day.on, year):
            raise InputFileError(
                _("{file}: {day} does not belong to {year}").format(file=path, day=day.on, year=year),
                _("a day of {year} is allowed, or one of the month before or after it").format(year=year),
            )
        if kept.setdefault(day.on, day).off is not day.off:
            raise InputFileError(
                _("{file}: {year}: {day} is both off and worked").format(file=path, year=year, day=day.on),
                _("keep one of the two"),
            )
    if not kept:
        raise InputFileError(_("{file} lists no day").format(file=path), _ALLOWED["days"]())
    return tuple(kept[on] for on in sorted(kept))


def _wrong(path: Path, error: ValidationError) -> InputFileError:
    first = error.errors(include_url=False, include_context=False)[0]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"]).lstrip(".")
    if first["type"] == "missing":
        sentence = _("{file}: {key} is missing").format(file=path, key=place)
    else:
        found = json.dumps(first["input"], ensure_ascii=False)[:_SHOWN]
        sentence = _("{file}: {key} is {found}").format(file=path, key=place or "JSON", found=found)
    return InputFileError(sentence, _hint(first["loc"]))


def _hint(place: tuple[str | int, ...]) -> str:
    """Return what is allowed at a place; of a whole row, or of the whole file, its shape."""
    return _ALLOWED.get(place[-1], _shape)() if place else _shape()


def _shape() -> str:
    return _("name a year's file of days off, as at github.com/NateScarlet/holiday-cn: {shape}").format(
        shape='{"year": 2027, "days": [{"name": "春节", "date": "2027-02-06", "isOffDay": true}]}'
    )
