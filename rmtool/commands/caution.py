"""`rmtool caution`: what must not be offered for now, and why (D93). Raised and lifted with words, never edited."""

from typing import Annotated

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import ClientArgument, Format, FormatOption, SomeClientArgument, run_of
from rmtool.commands.record_writes import add as add_record
from rmtool.commands.records import show_list
from rmtool.errors import UsageError
from rmtool.text import _

app = typer.Typer(
    cls=Group, help=_("What not to offer a client for now, and why."), no_args_is_help=True, rich_markup_mode=None
)
_Because = Annotated[str | None, typer.Option(metavar="WORDS", help=_("Why, in the words that were said."))]


@app.command("add", cls=Command, help=_("Raise a caution."))
def add(
    ctx: typer.Context,
    client: ClientArgument,
    category: Annotated[
        str | None,
        typer.Option(
            metavar="PRODUCTS", help=_("fund, insurance, wealth, deposit, private, or one category of product.")
        ),
    ] = None,
    because: _Because = None,
    review: Annotated[
        str | None, typer.Option("--review", "--review-on", metavar="DATE", help=_("The day to ask again."))
    ] = None,
    said_by: Annotated[str | None, typer.Option(metavar="WHO", help=_("Who said so, e.g. the referrer."))] = None,
) -> None:
    """Raise a caution; until somebody lifts it, it holds."""
    said = {"category": category, "because": because, "review_on": review, "said_by": said_by}
    add_record(run_of(ctx), "cautions", client, {field: text for field, text in said.items() if text is not None})


@app.command("list", cls=Command, help=_("List the cautions in force, of one client or of all."))
def list_(
    ctx: typer.Context,
    client: SomeClientArgument = None,
    whole: Annotated[bool, typer.Option("--all", help=_("Also lifted ones, and the words that lifted them."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """List cautions."""
    show_list(run_of(ctx), "cautions", client, output, whole=whole)


@app.command("lift", cls=Command, help=_("Lift a caution, with words."))
def lift(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help=_("The caution's number, as listed."))],
    because: _Because = None,
) -> None:
    """Lift a caution by a later row; the caution itself stays on file."""
    from rmtool.book.cautions import lift_caution

    if not (because or "").strip():
        raise UsageError(
            _("a caution is lifted only with words"), _('e.g. --because "asked for funds himself on 20 Nov"')
        )
    run = run_of(ctx)
    with run.writing("caution") as unit:
        lifting = lift_caution(unit, number, str(because).strip(), run.now)
    typer.echo(_("caution #{number} is lifted (row #{lifting})").format(number=number, lifting=lifting))
