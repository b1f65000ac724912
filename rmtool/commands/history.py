"""`rmtool history [CLIENT]`: who changed what, when, from what to what, by hand or by which list."""

from typing import Annotated

import typer

from rmtool.commands.options import Format, FormatOption, complete_client, run_of
from rmtool.commands.undo import show_writes
from rmtool.context import Run
from rmtool.text import _

_SHOWN = 50  # happenings on a screen; scripts get all


def history(
    ctx: typer.Context,
    client: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", help=_("Whose file (else the whole book)."), autocompletion=complete_client),
    ] = None,
    top: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("How many lines; 0 for all."))] = None,
    output: FormatOption = Format.table,
) -> None:
    """Show what was written, newest first."""
    run = run_of(ctx)
    shown = (_SHOWN if output is Format.table else 0) if top is None else top
    if client is None:
        show_writes(run, output, shown or None)
        return
    _show(run, client, shown or None, output)


def _show(run: Run, who: str, limit: int | None, output: Format) -> None:
    from rmtool.book.clients import find_client
    from rmtool.book.history import read_history

    happenings = read_history(run.reader, find_client(run.reader, who).client_id, limit)
    if output is Format.table:
        from rmtool.render.history import show_history

        show_history(happenings, run.today)
        return
    from rmtool.commands import contract_history as contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output,
        happenings,
        contract.HAPPENING_COLUMNS,
        contract.happening,
        lambda one: [str(one.write)],
        lambda one: contract.happening_row(one, run.today),
    )
