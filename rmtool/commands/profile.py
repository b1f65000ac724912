"""`rmtool profile CLIENT`: all that the book holds of one client (D16)."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.consent import show_steps
from rmtool.commands.options import ClientArgument, Format, FormatOption, RevealOption, run_of
from rmtool.context import Run
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.records import ClientFile


def profile(
    ctx: typer.Context,
    client: ClientArgument,
    steps: Annotated[
        bool, typer.Option("--steps", help=_("Only what the client agreed to, step by step, and what comes next."))
    ] = False,
    reveal: RevealOption = False,
    output: FormatOption = Format.table,
) -> None:
    """Show one client's file."""
    from rmtool.rules.profile import profile as profile_of

    run = run_of(ctx)
    if steps:
        show_steps(run, client, output)
        return
    found = profile_of(load(run, client), run.rulebook, run.today)
    if output is Format.table:
        from rmtool.render.cards import show_file

        show_file(found, run.today, reveal=reveal)
        return
    from rmtool.commands import contract_profile
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json(contract_profile.file(found, reveal=reveal), sys.stdout)
    elif output is Format.csv:
        row = contract_profile.client_row(found.file, reveal=reveal)
        machine.write_csv([row], contract_profile.CLIENT_COLUMNS, sys.stdout)
    else:
        machine.write_ids([found.file.client.handle], sys.stdout)


def load(run: Run, who: str) -> "ClientFile":
    """Return the file of the client that `who` names; NotFoundError where it names none, AmbiguousError several."""
    from rmtool.book.clients import find_client
    from rmtool.book.facts import read_file

    return read_file(run.reader, find_client(run.reader, who).client_id, windows=run.windows)
