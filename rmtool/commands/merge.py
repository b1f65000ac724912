"""`rmtool merge A B`: two files turned out to be of one client; B's goes into A's, in words first."""

from typing import Annotated

import typer

from rmtool.commands.options import YesOption, agreed, complete_client, run_of
from rmtool.text import _


def merge(
    ctx: typer.Context,
    kept: Annotated[
        str, typer.Argument(metavar="A", help=_("The client whose file stays."), autocompletion=complete_client)
    ],
    other: Annotated[
        str, typer.Argument(metavar="B", help=_("The client whose file goes into it."), autocompletion=complete_client)
    ],
    drop_number: Annotated[
        bool, typer.Option("--drop-number", help=_("Both have a client number: let B's go."))
    ] = False,
    yes: YesOption = False,
) -> None:
    """Join client B's file into client A's."""
    from rmtool.book.client_merge import merge_clients, plan_merge
    from rmtool.book.clients import find_client
    from rmtool.render import merge as words
    from rmtool.render.safe import plain

    run = run_of(ctx)
    a, b = find_client(run.reader, kept), find_client(run.reader, other)
    planned = plan_merge(run.reader, a.client_id, b.client_id, drop_number=drop_number)
    typer.echo(words.plan(a.label, b.label, planned, run.today))
    agreed(_("Join them?"), yes=yes)
    with run.writing("merge") as unit:
        # Judged again under the lock: somebody may have written while the question stood.
        merge_clients(unit, a.client_id, b.client_id, drop_number=drop_number)
    typer.echo(plain(_("{name} has one file now; rmtool undo takes it apart again").format(name=a.label)))
