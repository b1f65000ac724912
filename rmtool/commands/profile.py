"""`rmtool profile CLIENT`: all that the book holds of one client (D16)."""

import sys
from typing import Annotated

import typer

from rmtool.commands.client_file import client_file
from rmtool.commands.consent import show_steps
from rmtool.commands.options import ClientArgument, Format, FormatOption, RevealOption, run_of
from rmtool.text import _


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
    found = profile_of(client_file(run, client), run.rulebook, run.today)
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
