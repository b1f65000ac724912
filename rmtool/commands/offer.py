"""`rmtool offer`: the options that a client was shown, and the client's own choice (D24, D26, D27). Never edited."""

from typing import Annotated

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import ClientArgument, Format, FormatOption, SomeClientArgument, complete_product, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.rules.vocabulary import NEED_KINDS
from rmtool.text import _

app = typer.Typer(
    cls=Group,
    help=_("The options that a client was shown, and the client's choice."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
_LISTED = 50  # offers on a screen; scripts get all
_CODE = _("A product's code, as in the catalogue.")


@app.command("add", cls=Command, help=_("Note which options a client was shown; unsuitable ones are refused."))
def add(
    ctx: typer.Context,
    client: ClientArgument,
    codes: Annotated[list[str], typer.Argument(metavar="CODE...", help=_CODE, autocompletion=complete_product)],
    amount: Annotated[str | None, typer.Option(metavar="AMOUNT", help=_("How much each was meant for."))] = None,
    need: Annotated[
        str | None,
        typer.Option(metavar="KIND", help=_("The need it is for: {kinds}").format(kinds=", ".join(NEED_KINDS))),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="WORDS", help=_("Which problem of the client it solves."))] = None,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("When it was (else now): yesterday 14:30, 上周五 ..."))
    ] = None,
) -> None:
    """Note the options shown."""
    from rmtool.commands.offer_writes import show_options

    said = {"amount": amount, "need": need, "note": note}
    show_options(run_of(ctx), client, codes, {field: text for field, text in said.items() if text is not None}, at)


@app.command("list", cls=Command, help=_("List the options shown, of one client or of all, with the answers."))
def list_(
    ctx: typer.Context,
    client: SomeClientArgument = None,
    open_: Annotated[bool, typer.Option("--open", help=_("Only those that the client has not decided on."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """List the options shown."""
    _list(run_of(ctx), client, output, only_open=open_)


@app.command("answer", cls=Command, help=_("Note the client's answer to an option, in the client's own words."))
def answer(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help=_("The option's number, as listed."))],
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help=_("The client's own words."))] = None,
    accepted: Annotated[bool, typer.Option("--accepted", help=_("The client chose it."))] = False,
    declined: Annotated[bool, typer.Option("--declined", help=_("The client does not want it."))] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help=_("The client wants to think about it."))] = False,
    amount: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help=_("How much the client chose it for, if other than offered."))
    ] = None,
) -> None:
    """Note the client's answer."""
    from rmtool.commands.offer_writes import answer as write

    said = [name for name, up in (("accepted", accepted), ("declined", declined), ("undecided", undecided)) if up]
    if len(said) != 1:
        raise UsageError(_("which answer did the client give?"), _("add one of --accepted, --declined and --undecided"))
    if not (words or "").strip():
        raise UsageError(
            _("an answer is kept with the client's own words"),
            _('e.g. rmtool offer answer {number} --{answer} "the words"').format(number=number, answer=said[0]),
        )
    if amount is not None and not accepted:
        raise UsageError(_("only what the client chose has an amount"), _("leave --amount out, or write --accepted"))
    write(run_of(ctx), number, said[0], str(words).strip(), amount)


@app.command("skip", cls=Command, help=_("Pass a suggestion over, and say why; it is held back for a while."))
def skip(
    ctx: typer.Context,
    client: ClientArgument,
    code: Annotated[str, typer.Argument(metavar="CODE", help=_CODE, autocompletion=complete_product)],
    because: Annotated[
        str | None, typer.Option(metavar="WORDS", help=_("Why it does not fit this client now."))
    ] = None,
) -> None:
    """Pass a suggestion over."""
    from rmtool.commands.offer_writes import pass_over

    pass_over(run_of(ctx), client, code, because)


def _list(run: Run, who: str | None, output: Format, *, only_open: bool) -> None:
    from itertools import islice

    from rmtool.book.clients import find_client
    from rmtool.book.offered import read_offered

    client_id = None if who is None else find_client(run.reader, who).client_id
    found = (one for one in read_offered(run.reader, client_id) if one.state.is_open or not only_open)
    if output is Format.table:
        from rmtool.render.offers import show_offers

        show_offers([(f"{one.client_name} {one.handle}", one.state) for one in islice(found, _LISTED)], run.today)
        return
    from rmtool.commands import contract_offers as contract
    from rmtool.commands.answers import write_answer

    write_answer(output, found, contract.COLUMNS, contract.offered, lambda one: [one.handle])
