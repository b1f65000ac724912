"""`rmtool import FILE`: a client list as the bank exports it goes into the book (D54)."""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.context import Run, note
from rmtool.errors import InputFileError, Rejection, RmtoolError, RowsRejectedError, UsageError
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from rmtool.book.intake import Outcome
    from rmtool.exchange.intake import ListFile
    from rmtool.render.imported import ImportReport

_PREVIEW_ROWS = 3


class Kind(StrEnum):
    """What a list is about."""

    clients = "clients"
    holdings = "holdings"
    family = "family"
    contacts = "contacts"


class Blank(StrEnum):
    """What a blank cell means."""

    keeps = "keeps"
    clears = "clears"


@dataclass(frozen=True)
class Wish:
    """What the caller asked of this import."""

    file: str
    kind: Kind | None
    encoding: str | None
    maps: Mapping[str, str]
    keep_unknown: bool
    as_of: date
    full: bool
    blank_clears: bool
    strict: bool
    dry_run: bool
    yes: bool

    @property
    def path(self) -> Path | None:
        """Return the file, None for standard input."""
        return None if self.file == "-" else Path(self.file)

    @property
    def rejects_path(self) -> Path:
        """Return where the rejected rows go: beside the file, in this folder for standard input."""
        return Path("stdin.rejects.csv") if self.path is None else self.path.with_name(self.path.name + ".rejects.csv")


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=_("The list, CSV as exported; - for standard input."))],
    kind: Annotated[
        Kind | None, typer.Option("--as", metavar="KIND", help=_("clients, holdings, family or contacts."))
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help=_("Which field a column is; repeatable.")),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The file's encoding, where it is not found by itself."))
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help=_("The day of the balances (else today)."))] = None,
    full: Annotated[bool, typer.Option("--full", help=_("The file is the whole list: what it lacks is closed."))] = False,
    blank: Annotated[
        Blank, typer.Option(metavar="keeps|clears", help=_("What a blank cell does to a known value."))
    ] = Blank.keeps,
    keep_unknown: Annotated[
        bool, typer.Option("--keep-unknown", help=_("Keep columns that no field takes, as they are."))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_("All rows or none."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would happen; write nothing."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask, even if --full closes much."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """Import a CSV list into the book."""
    run = run_of(ctx)
    wish = Wish(
        file=file,
        kind=kind,
        encoding=encoding,
        maps=_maps(maps),
        keep_unknown=keep_unknown,
        as_of=_as_of(as_of, run),
        full=full,
        blank_clears=blank is Blank.clears,
        strict=strict,
        dry_run=dry_run,
        yes=yes,
    )
    report, client_nos = take_in(run, wish)
    _write(report, client_nos, output)
    if report.rejected:
        raise RowsRejectedError(
            ngettext("{n} row was rejected", "{n} rows were rejected", report.rejected).format(n=report.rejected),
            _("correct them in {file} and import that file again").format(file=report.rejects_file or file),
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
    from rmtool.exchange.dates import parse_date

    day = parse_date(text)
    if day is None or day > run.today:
        raise UsageError(
            _('--as-of "{text}" is not a day up to {today}').format(text=text, today=run.today),
            _("balances are as of a day that has been, e.g. --as-of {day}").format(day=run.today),
        )
    return day


def take_in(run: Run, wish: Wish) -> "tuple[ImportReport, Sequence[str]]":
    """Read and check the whole file first, then write it in one short transaction.

    Returns:
        the report, and the numbers of the clients that were added or changed.

    Raises:
        InputFileError: the file cannot be read, or `--strict` refuses it; nothing was changed.
    """
    from rmtool import config
    from rmtool.book.staging import Staging
    from rmtool.exchange.intake import open_list
    from rmtool.exchange.rejects import write_rejects

    start = time.perf_counter()
    with open_list(
        wish.path,
        stdin=sys.stdin.buffer,
        kind=wish.kind.value if wish.kind else None,
        encoding=wish.encoding,
        maps=wish.maps,
        user_columns=config.user_file("columns.toml"),
        keep_unknown=wish.keep_unknown,
        today=run.today,
    ) as source, Staging(source.kind, source.fields) as staging:
        unreadable = _stage(source, staging)
        if wish.strict and unreadable:
            raise _refused(wish, unreadable)
        outcome = _apply(run, wish, source, staging)
        rejections = sorted([*unreadable, *outcome.rejections])
        if rejections and not wish.dry_run:
            write_rejects(wish.rejects_path, rejections)
        report = _report(wish, source, outcome, rejections, time.perf_counter() - start)
        return report, outcome.client_nos()
