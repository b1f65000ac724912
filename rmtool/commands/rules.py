"""`rmtool rules`: the numbers in force, what they mean, and what other numbers would change."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.context import note
from rmtool.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rmtool.context import Run
    from rmtool.rules.facts import ClientFacts
    from rmtool.rules.rulebook import Rulebook
    from rmtool.rules.rulebook_diff import Shift

app = typer.Typer(cls=Group, help=_("The numbers that the rules use."), no_args_is_help=True, rich_markup_mode=None)


def complete_code(incomplete: str) -> list[str]:
    """Offer the codes that begin as typed."""
    from rmtool.rules.explained import CODES

    return [code for code in CODES if code.startswith(incomplete)]


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


@app.command("explain", cls=Command, help=_("What a reason or a cell means, with its formula and its numbers."))
def explain(
    ctx: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help=_("A code of rank or quadrant, or a deck number, e.g. D60."),
            autocompletion=complete_code,
        ),
    ],
    output: FormatOption = Format.table,
) -> None:
    """Explain one code, or one statement of the deck."""
    from rmtool.commands.rules_explain import explain_code, explain_statement
    from rmtool.rules.explained import EXPLAINED

    if code in EXPLAINED:
        explain_code(run_of(ctx), code, output)
    else:
        explain_statement(run_of(ctx), code, output)


@app.command("diff", cls=Command, help=_("Check a rulebook, and show who rises, falls or moves under it."))
def diff(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A rulebook to lay on top of the one in force."))],
    top: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("How many clients; 0 for all."))] = None,
    output: FormatOption = Format.table,
) -> None:
    """Show what another rulebook would change."""
    run = run_of(ctx)
    from rmtool.rules.rulebook_diff import changed_keys

    new = run.rulebook_with(file)
    changed = changed_keys(run.rulebook, new)
    clients, found = _shifts(run, new) if changed and run.book_path.exists() else (0, ())
    if not run.book_path.exists():
        note(_("there is no client book: nobody to rank under the other numbers"))
    if output is Format.table:
        from rmtool.render.rulebook_diff import show_diff

        show_diff(changed, found, clients, top)
        return
    from rmtool.commands import contract_rules

    contract_rules.write_diff(file, changed, found[: top or None], output)


def _shifts(run: "Run", new: "Rulebook") -> "tuple[int, tuple[Shift, ...]]":
    """Return how many clients there are and who stands otherwise; both readings are of one state of the book."""
    from rmtool.book.open import one_state
    from rmtool.rules.rulebook_diff import shifts, survey

    with one_state(run.reader):
        now = survey(_clients(run, run.rulebook), run.rulebook, run.today)
        then = survey(_clients(run, new), new, run.today)
    return len(now.stands), shifts(now, then)


def _clients(run: "Run", rulebook: "Rulebook") -> "Iterator[ClientFacts]":
    from rmtool.book.facts import read_clients
    from rmtool.rules.quadrant import QUADRANT_FIELDS
    from rmtool.rules.standing import SCORED_FIELDS
    from rmtool.rules.windows import whole_windows

    windows = whole_windows(rulebook, run.today)
    return read_clients(run.reader, windows=windows, fields=SCORED_FIELDS | QUADRANT_FIELDS)
