"""`rmtool undo [NUMBER]`: take a write back, an import as one; in words first."""

from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import Format, FormatOption, YesOption, agreed, run_of
from rmtool.context import Run
from rmtool.errors import NotFoundError, RefusedError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.writes import Write

_LISTED = 20  # writes on a screen; scripts get all


def undo(
    ctx: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", min=1, help=_("Which write (else the last)."))
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help=_("Show the writes instead."))] = False,
    yes: YesOption = False,
    output: FormatOption = Format.table,
) -> None:
    """Take a write back, or list the writes."""
    run = run_of(ctx)
    if listing:
        show_writes(run, output, _LISTED if output is Format.table else None)
        return
    _take_back(run, _chosen(run, number), yes=yes)


def _chosen(run: Run, number: int | None) -> "Write":
    """Return the write to take back; NotFoundError where there is none, RefusedError where it cannot be."""
    from rmtool.book.writes import last_to_take_back, read_write

    wanted = number if number is not None else last_to_take_back(run.reader)
    write = None if wanted is None else read_write(run.reader, wanted)
    if write is None:
        raise NotFoundError(
            _("there is no write to take back") if number is None else _("there is no write {n}").format(n=number),
            _("rmtool undo --list shows the writes"),
        )
    if write.undone_by is not None:
        raise RefusedError(
            _("write {number} is taken back already, by write {by}").format(number=write.number, by=write.undone_by),
            _("rmtool undo {by} does it again").format(by=write.undone_by),
        )
    return write


def _take_back(run: Run, write: "Write", *, yes: bool) -> None:
    """Say what will happen, ask, then do it; the lock is taken only after the answer, and all is judged again."""
    from rmtool.book.writes import read_brought
    from rmtool.render.history import plan, undone

    brought = read_brought(run.reader, write.number)
    if brought.nothing:
        raise RefusedError(
            _("write {number} changed nothing in the book").format(number=write.number),
            _("rmtool undo --list shows the writes"),
        )
    typer.echo(plan(write, brought, run.today))
    agreed(_("Take it back?"), yes=yes)
    counts = _write(run, write.number)
    typer.echo(undone(counts, write.number))


def _write(run: Run, number: int) -> dict[str, int]:
    from rmtool.book.undo import take_back

    with run.writing("undo") as unit:
        take_back(unit, number)
    return unit.counts


def show_writes(run: Run, output: Format, limit: int | None) -> None:
    """Write the book's writes, newest first."""
    from rmtool.book.writes import read_writes

    writes = read_writes(run.reader, limit)
    if output is Format.table:
        from rmtool.render.history import show_writes as show

        show(writes, run.today)
        return
    from rmtool.commands import contract_history as contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output, writes, contract.WRITE_COLUMNS, contract.write, lambda one: [str(one.number)], contract.write_row
    )
