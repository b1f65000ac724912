"""`rmtool need`: a client's needs and life goals (D13, D14, D72), how they move (D42), and those unmet (D88)."""

from typing import Annotated

import typer

from rmtool.boundary import Command
from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.commands.records import record_group
from rmtool.rules.vocabulary import NEED_STATUSES
from rmtool.text import _

app = record_group("needs", _("A client's needs and life goals."), ("kind",))


@app.command("move", cls=Command, help=_("Move one on: probed, confirmed, analysed, met; unmet from any."))
def move(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help=_("The record's number, as listed."))],
    status: Annotated[
        str | None,
        typer.Argument(metavar="STATUS", help=_("Else the next: {codes}").format(codes=", ".join(NEED_STATUSES))),
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="WORDS", help=_("The client's words, added to those on file."))
    ] = None,
) -> None:
    """Move a need on."""
    from rmtool.commands.need_moves import move as write

    write(run_of(ctx), number, status, note)


@app.command("unmet", cls=Command, help=_("Count what clients asked for and we do not have, by kind."))
def unmet(ctx: typer.Context, output: FormatOption = Format.table) -> None:
    """Count the unmet needs by kind."""
    from rmtool.commands.need_moves import show_unmet

    show_unmet(run_of(ctx), output)
