"""What the verbs of offers do: judge, write, echo. What was shown stands with what counted on that day (D24)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from rmtool.commands.catalogue import find_product
from rmtool.commands.log_said import happened
from rmtool.commands.offering import gate_on, refuse_too_early, unsuitable
from rmtool.commands.options import read_values
from rmtool.context import Run, note
from rmtool.errors import UsageError
from rmtool.rules.moments import day_of
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.book.open import Connection
    from rmtool.rules.offers import OfferState
    from rmtool.rules.product import ProductFacts
    from rmtool.rules.records import ClientFile

Values = dict[str, object]


def show_options(run: Run, who: str, codes: Sequence[str], said: Mapping[str, str], at: str | None) -> None:
    """Write the options that a client was shown, one row a product; judged before the write and again within it."""
    from rmtool.book.offers import add_offer

    moment = happened(run, at) if (at or "").strip() else run.now.strftime("%Y-%m-%dT%H:%M")
    values, codes = _read(run, said), _codes(run, codes)
    client_id, amount = _id_of(run, who), values.get("amount")
    _judged(run, run.reader, client_id, codes, moment, amount)
    open_before = _still_open(run, client_id)
    with run.writing("offer") as unit:
        rows = _judged(run, unit.opened.connection, client_id, codes, moment, amount)
        numbers = [add_offer(unit, client_id, {**row, **values}) for row in rows]
    _echo(run, client_id, numbers)
    _note_on(run, numbers, codes, open_before)


def pass_over(run: Run, who: str, code: str, because: str | None) -> None:
    """Write that a suggestion was passed over, and why; it is not shown to the client. UsageError without a reason."""
    from rmtool.book.offers import add_offer
    from rmtool.book.products import read_products
    from rmtool.render.offers import passed_over
    from rmtool.rules.offers import SKIPPED

    words = (because or "").strip()
    if not words:
        raise UsageError(_("a suggestion is passed over only with words"), _('e.g. --because "holds two like it"'))
    file = _file(run, run.reader, _id_of(run, who))
    [product] = _products(read_products(run.reader), _codes(run, [code]))
    row = _row(run, file, product, run.now.strftime("%Y-%m-%dT%H:%M"))
    with run.writing("offer") as unit:
        number = add_offer(unit, file.client.client_id, {**row, "answer": SKIPPED, "words": words})
    typer.echo(passed_over(f"{file.client.name} {file.client.handle}", number, row, words))


def answer(run: Run, number: int, said: str, words: str, size: str | None) -> None:
    """Write the client's answer to an offer, in his own words; `size` is what he chose it for, where it is another.

    A choice is a fact and is kept. What speaks against it on the day is said all the same.
    """
    from rmtool.book.offered import read_offered
    from rmtool.book.offers import answer_offer
    from rmtool.render.offers import answered, looks_ahead
    from rmtool.rules.offers import ACCEPTED

    meant = {} if size is None else _read(run, {"amount": size})
    values: Values = {"at": run.now.strftime("%Y-%m-%dT%H:%M"), "answer": said, "words": words, **meant}
    with run.writing("offer") as unit:
        client_id = answer_offer(unit, number, values)
    offered = next(one for one in read_offered(run.reader, client_id) if one.state.offer.record_id == number)
    typer.echo(answered(offered.client_name, offered.state))
    if said == ACCEPTED:
        typer.echo(looks_ahead(run.rulebook.remind.offer_stages, run.today))
        _note_against(run, client_id, offered.state)


def _note_against(run: Run, client_id: int, chosen: "OfferState") -> None:
    """Say what speaks against the client's choice on the day, where the product is still in the catalogue."""
    from rmtool.book.products import read_products

    catalogue = read_products(run.reader)
    products = [one for one in catalogue if one.code == chosen.offer.product_code]
    gate = gate_on(run, catalogue, run.today)
    against = unsuitable(gate, _file(run, run.reader, client_id), products, chosen.amount)
    if against is not None:
        note(str(against))


def _judged(
    run: Run, connection: "Connection", client_id: int, codes: Sequence[str], moment: str, amount: object
) -> list[Values]:
    """Return the rows to write, once nothing speaks against any of them."""
    from rmtool.book.products import read_products

    file, day, catalogue = _file(run, connection, client_id), day_of(moment), read_products(connection)
    products = _products(catalogue, codes)
    refuse_too_early(run, file, day)
    against = unsuitable(gate_on(run, catalogue, day), file, products, amount if isinstance(amount, int) else None)
    if against is not None:
        raise against
    return [_row(run, file, product, moment) for product in products]


def _products(catalogue: "Sequence[ProductFacts]", codes: Sequence[str]) -> "list[ProductFacts]":
    return list(dict.fromkeys(find_product(catalogue, code) for code in codes))


def _row(run: Run, file: "ClientFile", product: "ProductFacts", moment: str) -> Values:
    """Return what counted on that day: who offered this, and was it allowed?"""
    from rmtool.rules.suitability.level import client_level

    day = day_of(moment)
    return {
        "at": moment,
        "product_code": product.code,
        "product_name": product.name,
        "category": product.category,
        "product_level": product.level,
        "client_level": client_level(file.client, day, run.rulebook.rating_years).level,
        "rated_on": file.client.risk_rated_on,
    }


def _read(run: Run, said: Mapping[str, str]) -> Values:
    """Return the values of typed words; UsageError where they cannot be read, or an amount is nothing or less."""
    values = read_values(run, "offers", said)
    amount = values.get("amount")
    if isinstance(amount, int) and amount <= 0:
        raise UsageError(_('"{text}" is no amount to invest').format(text=said["amount"]), _("write e.g. 20万"))
    return values


def _codes(run: Run, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the codes read as a list's cells are: a number typed with blanks is the same code."""
    read = (read_values(run, "offers", {"product_code": code}).get("product_code") for code in codes)
    return tuple(dict.fromkeys(str(code) for code in read if code is not None))


def _id_of(run: Run, who: str) -> int:
    from rmtool.book.clients import find_client

    return find_client(run.reader, who).client_id


def _file(run: Run, connection: "Connection", client_id: int) -> "ClientFile":
    from rmtool.book.facts import read_file

    return read_file(connection, client_id, windows=run.windows)


def _still_open(run: Run, client_id: int) -> "tuple[OfferState, ...]":
    from rmtool.book.records import read_offers
    from rmtool.rules.offers import offer_states, still_open

    return tuple(still_open(offer_states(read_offers(run.reader, client_id))))


def _echo(run: Run, client_id: int, numbers: Sequence[int]) -> None:
    from rmtool.book.offered import read_offered
    from rmtool.render.offers import offered

    for one in read_offered(run.reader, client_id):
        if one.state.offer.record_id in numbers:
            typer.echo(offered(f"{one.client_name} {one.handle}", one.state, run.today))


def _note_on(run: Run, numbers: Sequence[int], codes: Sequence[str], before: "Sequence[OfferState]") -> None:
    """Say what the deck would have otherwise: several options (D26), each of them once."""
    from rmtool.render.offers import offered_already

    if len(numbers) == 1:
        note(_("only one option: the deck asks to show several that suit, and to let the client choose"))
    for state in before:
        if state.offer.product_code in codes:
            note(offered_already(state, run.today))
