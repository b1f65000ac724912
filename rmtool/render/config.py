"""Where everything is, and what a year's holidays change, on a screen."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.table import Table
from rich.text import Text

from rmtool.calendars.arrangement import Arrangement
from rmtool.calendars.changed_days import ChangedDay
from rmtool.config import FilesInForce
from rmtool.render.console import console
from rmtool.render.dates import long_day
from rmtool.render.safe import plain
from rmtool.text import _, ngettext


def show_files(files: FilesInForce, known_until: date) -> None:
    """Print the files in force, a line each, and the last day whose holidays are known."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in _lines(files):
        table.add_row(label, Text(plain(value)))
    table.add_row(_("Holidays known until"), long_day(known_until))
    console().print(table)


def _lines(files: FilesInForce) -> Iterator[tuple[str, str]]:
    yield _("Config folder"), str(files.folder)
    yield _("Settings"), _or(files.settings, _("none"))
    book = str(files.book)
    yield _("Client book"), book if files.book.exists() else _("{file} (not made yet)").format(file=book)
    yield _("Rulebook"), _("the packaged numbers")
    for path in files.rulebooks:
        yield "", _("{file} on top").format(file=path)
    yield _("Column names"), _or(files.columns, _("the packaged ones"))
    yield _("Holidays"), _or(files.holidays, _("as the program came"))


def _or(path: Path | None, otherwise: str) -> str:
    return otherwise if path is None else str(path)


def show_arrangement(arrangement: Arrangement, changed: Sequence[ChangedDay], path: Path, known_until: date) -> None:
    """Print the counts of a year's arrangement, each day that it changes, and where it stands now."""
    screen = console()
    screen.print(Text(_counts(arrangement), style="bold"))
    screen.print(_changes(changed) if changed else Text(_("no day is worked or off otherwise than before")))
    screen.print(Text(_("written to {file}").format(file=plain(str(path)))))
    screen.print(Text(_("holidays are known until {day}").format(day=long_day(known_until))))


def _changes(changed: Sequence[ChangedDay]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for one in changed:
        table.add_row(long_day(one.on), _turn(one), Text(plain(one.name), style="dim"))
    return table


def _counts(arrangement: Arrangement) -> str:
    off, worked = len(arrangement.listed(off=True)), len(arrangement.listed(off=False))
    return _("{year}: {off}, {worked}").format(
        year=arrangement.year,
        off=ngettext("{n} day off", "{n} days off", off).format(n=off),
        worked=ngettext("{n} weekend day worked", "{n} weekend days worked", worked).format(n=worked),
    )


def _turn(one: ChangedDay) -> str:
    return _("off → worked") if one.working else _("worked → off")
