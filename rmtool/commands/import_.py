"""`rmtool import FILE`: a client list as the bank exports it goes into the book (D54)."""

import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.intake import Kind, Wish, take_in
from rmtool.commands.options import Format, FormatOption, run_of, tag_words
from rmtool.context import Run
from rmtool.errors import RowsRejectedError, UsageError
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from rmtool.render.imported import ImportReport


class Prefer(StrEnum):
    """Whose value stays where a list says otherwise than what was typed."""

    typed = "typed"
    file = "file"


class Blank(StrEnum):
    """What a blank cell means."""

    keeps = "keeps"
    clears = "clears"


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=_("The list, CSV or a workbook; - for standard input."))],
    kind: Annotated[
        Kind | None, typer.Option("--as", metavar="KIND", help=_("What it is about, e.g. clients, holdings, needs."))
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help=_("Which field a column is; repeatable.")),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The file's encoding, where it is not found by itself."))
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The workbook's sheet, by name or number."))
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help=_("The day of the balances (else today)."))] = None,
    full: Annotated[
        bool, typer.Option("--full", help=_("The file is the whole list: what it lacks is closed."))
    ] = False,
    blank: Annotated[
        Blank, typer.Option(metavar="keeps|clears", help=_("What a blank cell does to a known value."))
    ] = Blank.keeps,
    keep_unknown: Annotated[
        bool, typer.Option("--keep-unknown", help=_("Keep columns that no field takes, as they are."))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_("All rows or none."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would happen; write nothing."))] = False,
    prefer: Annotated[
        Prefer, typer.Option(metavar="typed|file", help=_("Whose value stays: yours, or the file's."))
    ] = Prefer.typed,
    tags: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help=_("A tag for every client in it; repeatable."))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask, even if --full closes much."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """Import a list (CSV, Excel) into the book."""
    run = run_of(ctx)
    wish = Wish(
        file=file,
        kind=kind,
        encoding=encoding,
        sheet=sheet,
        maps=_maps(maps),
        keep_unknown=keep_unknown,
        as_of=_as_of(as_of, run),
        full=full,
        blank_clears=blank is Blank.clears,
        strict=strict,
        dry_run=dry_run,
        yes=yes,
        list_clients=output is Format.ids,
        prefer_file=prefer is Prefer.file,
        tags=tag_words(tags),
    )
    report, client_nos = take_in(run, wish)
    _write(run, report, client_nos, output)
    if report.rejected:
        raise RowsRejectedError(
            ngettext("{n} row was rejected", "{n} rows were rejected", report.rejected).format(n=report.rejected),
            _("correct these rows in {file} and import it again: rows that are in already change nothing").format(
                file=report.file
            ),
        )


def _maps(texts: Sequence[str] | None) -> dict[str, str]:
    maps: dict[str, str] = {}
    for text in texts or ():
        theirs, equals, ours = text.rpartition("=")
        if not equals or not theirs.strip() or not ours.strip():
            raise UsageError(_('--map "{text}" is not THEIRS=OURS').format(text=text), _("e.g. --map 金额=aum"))
        maps[theirs.strip()] = ours.strip()
    return maps


def _as_of(text: str | None, run: Run) -> date:
    """Return the day of the balances; a day ahead cannot have been measured."""
    if text is None:
        return run.today
    from rmtool.exchange.cells import CellError
    from rmtool.exchange.dates import parse_date

    try:
        day = parse_date(text)
    except CellError:
        day = None
    if day is None or day > run.today:
        raise UsageError(
            _('--as-of "{text}" is not a day up to {today}').format(text=text, today=run.today),
            _("balances are as of a day that has been, e.g. --as-of {day}").format(day=run.today),
        )
    return day


def _write(run: Run, report: "ImportReport", clients: Sequence[str], output: Format) -> None:
    if output is Format.table:
        from rmtool.render.imported import show_import

        show_import(report, run.today)
        return
    from rmtool.commands import contract
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json(contract.imported(report), sys.stdout)
    elif output is Format.csv:
        machine.write_csv([contract.imported(report)], contract.IMPORT_COLUMNS, sys.stdout)
    else:
        machine.write_ids(clients, sys.stdout)
