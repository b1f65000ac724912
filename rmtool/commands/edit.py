"""`rmtool edit CLIENT --set field=value`: correct or complete a client's file; an empty value clears it."""

import typer

from rmtool.commands.options import ClientArgument, SetOption, assignments, read_values, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _


def edit(ctx: typer.Context, client: ClientArgument, sets: SetOption = None) -> None:
    """Change fields of one client."""
    said = assignments(sets)
    if not said:
        raise UsageError(_("nothing to change was named"), _("e.g. rmtool edit 000012 --set occupation=doctor"))
    _write(run_of(ctx), client, said)


def _write(run: Run, who: str, said: dict[str, str]) -> None:
    """Read, then write: the lock is held only for the change itself."""
    from rmtool.book.client_edit import edit_client
    from rmtool.book.clients import find_client
    from rmtool.render.changes import changed

    found = find_client(run.reader, who)
    cleared = {field: None for field, text in said.items() if not text}
    values = read_values(run, "clients", said)
    with run.writing("edit") as unit:
        changes = edit_client(unit, found.client_id, {**values, **cleared}, today=run.today)
    typer.echo(changed(found.name, changes, run.today))
