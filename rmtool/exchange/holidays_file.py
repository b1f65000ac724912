"""The user's `holidays.toml`, changed by the program: one year set, all others and every comment left as they were."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rmtool.calendars.arrangement import Arrangement, Holiday
from rmtool.errors import InputFileError
from rmtool.exchange.files import written_whole
from rmtool.text import _

if TYPE_CHECKING:
    from tomlkit.items import Array

FILE_HEAD = (
    "# Days off and weekends worked, as published by the State Council; rmtool config holidays FILE adds a year.\n"
)


def with_year(text: str, arrangement: Arrangement) -> str:
    """Return the text of the file with the days of a year set, each with its holiday's name.

    `text` is a sound `holidays.toml`, or empty for a new one.
    """
    import tomlkit

    document = tomlkit.parse(text or FILE_HEAD)
    year = str(arrangement.year)
    if year not in document:
        document[year] = tomlkit.table()
    section: Any = document[year]
    section["off"] = _array(arrangement.listed(off=True))
    section["work"] = _array(arrangement.listed(off=False))
    return tomlkit.dumps(document)


def _array(days: Iterable[Holiday]) -> "Array":
    import tomlkit

    array = tomlkit.array()
    for day in days:
        array.add_line(day.on.isoformat(), comment=_comment(day.name))
    if len(array):
        array.add_line(indent="")
    return array


def _comment(name: str) -> str | None:
    """Return a name fit to stand behind a day: TOML takes no control codes, not even in a comment."""
    shown = "".join(character if character.isprintable() else " " for character in name)
    return " ".join(shown.split()) or None


def write_holidays(path: Path, arrangement: Arrangement) -> None:
    """Set a year in the file at `path`, which is made where it is missing.

    Raises:
        InputFileError: the file or its folder cannot be written; what was there before still is.
    """
    old = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    new = with_year(old, arrangement)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputFileError(
            _("{file} cannot be written: {why}").format(file=path, why=error.strerror),
            _("close it where it is open, or name another file or folder"),
        ) from None
    with written_whole(path) as stream:
        stream.write(new.encode("utf-8"))
