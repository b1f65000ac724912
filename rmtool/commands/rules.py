"""`rmtool rules show`: the numbers in force, each with its unit and where it comes from."""

from typing import Annotated

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.text import _

app = typer.Typer(cls=Group, help=_("The numbers that the rules use."), no_args_is_help=True, rich_markup_mode=None)


@app.command("show", cls=Command, help=_("Show the numbers in force."))
def show(
    ctx: typer.Context,
    part: Annotated[
        str | None, typer.Argument(metavar="KEY", help=_("Only keys that start so, e.g. value.assets."))
    ] = None,
    output: FormatOption = Format.table,
) -> None:
    """Show the numbers in force."""
    from rmtool.commands import contract
    from rmtool.errors import NotFoundError

    entries = [entry for entry in run_of(ctx).rulebook.entries() if entry.key.startswith(part or "")]
    if not entries:
        raise NotFoundError(
            _('the rulebook has no key that starts with "{part}"').format(part=part), _("rmtool rules show lists all")
        )
    if output is Format.table:
        from rmtool.render.rulebook import show_entries

        show_entries(entries)
        return
    from rmtool.commands.answers import write_answer

    write_answer(output, entries, contract.RULE_COLUMNS, contract.rule, lambda entry: [entry.key], contract.rule_row)
