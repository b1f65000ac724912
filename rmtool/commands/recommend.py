"""`rmtool recommend CLIENT`: several suitable options, each with its reason, or what to ask first (D9, D18-D29)."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import (
    Format,
    FormatOption,
    WhereOption,
    complete_client,
    complete_product,
    conditions,
    run_of,
)
from rmtool.commands.recommending import recommendation_of, recommender
from rmtool.context import Run, note
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.recommend.recommendation import Recommendation
    from rmtool.rules.where import Condition


def recommend(
    ctx: typer.Context,
    client: Annotated[
        str | None,
        typer.Argument(
            metavar="CLIENT",
            help=_("Client number, #id, name, pinyin, initials or the last digits of a phone."),
            autocompletion=complete_client,
        ),
    ] = None,
    why_not: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help=_("Why a product is not suggested; for you alone, never promoted."),
            autocompletion=complete_product,
        ),
    ] = None,
    skip: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help=_("Pass a suggestion over for this client; --because says why."),
            autocompletion=complete_product,
        ),
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="WORDS", help=_("Why a suggestion is passed over."))] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help=_("A work list over all clients, or those of --where; no private products."))
    ] = False,
    where: WhereOption = None,
    words: Annotated[bool, typer.Option("--words", help=_("Also what to say of each."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """Suggest several suitable options for a client, or say what to ask first."""
    run = run_of(ctx)
    if everybody:
        if client is not None:
            raise UsageError(_("a client and --all say two things"), _("keep one of the two"))
        _list(run, conditions(run, where), output)
        return
    if client is None:
        raise UsageError(_("for which client?"), _("e.g. rmtool recommend 000012, or --all for a work list"))
    if where:
        raise UsageError(_("--where goes with --all"), _("name a client, or add --all"))
    if skip is not None:
        from rmtool.commands.offer_writes import pass_over

        pass_over(run, client, skip, because)
    elif why_not is not None:
        _explain(run, client, why_not, output)
    else:
        _show(run, recommendation_of(run, client), output, words=words)


def _show(run: Run, found: "Recommendation", output: Format, *, words: bool) -> None:
    if output is Format.table:
        from rmtool.render.recommend import show_recommendation

        show_recommendation(found, run.today, words=words)
        return
    from rmtool.commands import contract_recommend as contract
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json(contract.recommendation(found, run.today), sys.stdout)
    elif output is Format.csv:
        machine.write_csv(contract.rows(found, run.today), contract.OPTION_COLUMNS, sys.stdout)
    else:
        machine.write_ids([found.file.client.handle], sys.stdout)


def _explain(run: Run, client: str, code: str, output: Format) -> None:
    """Write all reasons for which one product is not suggested to the client."""
    from rmtool.book.products import read_products
    from rmtool.commands.catalogue import find_product
    from rmtool.commands.client_file import client_file
    from rmtool.rules.recommend.why_not import why_not

    file = client_file(run, client)
    answering = recommender(run)
    product = find_product(read_products(run.reader), code)
    found = why_not(answering, file, product)
    if output is Format.table:
        from rmtool.render.recommend import show_why_not

        show_why_not(found, run.today)
        return
    from rmtool.commands import contract_recommend as contract
    from rmtool.exchange import machine

    if output is Format.ids:
        machine.write_ids([file.client.handle], sys.stdout)
    elif output is Format.json:
        machine.write_json(contract.why_not(found, run.today), sys.stdout)
    else:
        machine.write_csv(contract.why_not_rows(found, run.today), contract.WHY_NOT_COLUMNS, sys.stdout)


def _list(run: Run, wanted: "tuple[Condition, ...]", output: Format) -> None:
    """Write the options of many clients; the same gates, and never a private product."""
    found = _all(run, wanted)
    if output is Format.table:
        from rmtool.render.recommend_list import show_list

        counted = show_list(found)
        _note_pushed(run, counted)
        return
    from rmtool.commands import contract_recommend as contract
    from rmtool.exchange import machine

    shown = _Counted(found)
    if output is Format.json:
        machine.write_json([contract.recommendation(one, run.today) for one in shown], sys.stdout)
    elif output is Format.csv:
        rows = (row for one in shown for row in contract.rows(one, run.today))
        machine.write_csv(rows, contract.OPTION_COLUMNS, sys.stdout)
    else:
        machine.write_ids((one.file.client.handle for one in shown if one.options), sys.stdout)
    _note_pushed(run, shown.counts)


def _all(run: Run, wanted: "tuple[Condition, ...]") -> "Iterator[Recommendation]":
    """Yield the recommendations for the clients of the bank's list who meet the conditions."""
    from rmtool.book.facts import read_clients
    from rmtool.book.files import read_files
    from rmtool.rules.derived import columns_for
    from rmtool.rules.where import matches

    asked = {condition.field for condition in wanted}
    clients = read_clients(
        run.reader, windows=run.windows_for(asked), include_left=False, fields=columns_for(asked) | {"left_on"}
    )
    ids = [one.client_id for one in clients if matches(one, wanted, run.derived)]
    answering = recommender(run, batch=True)
    return (answering.recommend(file) for file in read_files(run.reader, ids))


class _Counted:
    """Recommendations on their way out, counted by product as they pass."""

    def __init__(self, found: "Iterable[Recommendation]") -> None:
        self._found = found
        self.counts = Counter[str]()

    def __iter__(self) -> "Iterator[Recommendation]":
        """Yield them, and count whose options hold which product."""
        for one in self._found:
            self.counts.update(option.product.name for option in one.options)
            self.counts[""] += bool(one.options)
            yield one


def _note_pushed(run: Run, counts: "Counter[str]") -> None:
    """Say where one product stands in too many clients' options (D25)."""
    rules, clients = run.rulebook.recommend.same_product, counts.pop("", 0)
    if clients < rules.least:
        return
    pushed = [(name, n) for name, n in counts.most_common() if n / clients > rules.share]
    if pushed:
        named = _(", ").join(_("{name} ({n})").format(name=name, n=n) for name, n in pushed)
        note(
            _("the same product for many of the {n} clients: {names}; not the same for everybody").format(
                n=clients, names=named
            )
        )
