"""The machine contract of `config show` and `config holidays`."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from rmtool.calendars.arrangement import Arrangement
from rmtool.calendars.changed_days import ChangedDay
from rmtool.commands.answers import write_answer
from rmtool.commands.options import Format
from rmtool.config import FilesInForce

FILE_COLUMNS = ("key", "value")
CHANGED_COLUMNS = ("date", "name", "from", "to")


def write_files(files: FilesInForce, known_until: date, output: Format) -> None:
    """Write the files in force: an object as JSON, a row a key as CSV, bare keys as ids."""
    answer = {
        "config_folder": str(files.folder),
        "config_file": _path(files.settings),
        "book": str(files.book),
        "book_exists": files.book.exists(),
        "rulebooks": [str(path) for path in files.rulebooks],
        "columns": _path(files.columns),
        "holidays": _path(files.holidays),
        "holidays_known_until": known_until,
    }
    if output is Format.json:
        from rmtool.exchange import machine

        machine.write_json(answer, sys.stdout)
        return
    rows = [{"key": key, "value": value} for key, value in answer.items()]
    write_answer(output, rows, FILE_COLUMNS, _as_it_is, lambda row: [str(row["key"])])


def write_arrangement(
    arrangement: Arrangement, changed: Sequence[ChangedDay], path: Path, known_until: date, output: Format
) -> None:
    """Write what a year's arrangement changed: an object as JSON, a row a changed day as CSV, bare days as ids."""
    rows = [_changed(one) for one in changed]
    if output is not Format.json:
        write_answer(output, rows, CHANGED_COLUMNS, _as_it_is, lambda row: [str(row["date"])])
        return
    from rmtool.exchange import machine

    answer = {
        "year": arrangement.year,
        "off": len(arrangement.listed(off=True)),
        "work": len(arrangement.listed(off=False)),
        "changed": rows,
        "file": str(path),
        "known_until": known_until,
    }
    machine.write_json(answer, sys.stdout)


def _changed(one: ChangedDay) -> dict[str, object]:
    was, now = ("off", "work") if one.working else ("work", "off")
    return {"date": one.on, "name": one.name, "from": was, "to": now}


def _as_it_is(row: Mapping[str, object]) -> Mapping[str, object]:
    return row


def _path(path: Path | None) -> str | None:
    return None if path is None else str(path)
