"""Offers in words (D24, D27): what a client was shown, what the client chose, and what was passed over."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.rules.offers import OfferState
from rmtool.rules.records import OfferFacts
from rmtool.text import _


def show_offers(offers: Iterable[tuple[str, OfferState]], today: date) -> None:
    """Print one option a line: number, client, day, what it was, and the answer."""
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for who, state in offers:
        cells = (f"#{state.offer.record_id}", who, short_day(state.on, today), offer_words(state, today))
        table.add_row(*(Text(plain(cell)) for cell in cells))
    screen = console()
    screen.print(table if table.row_count else Text(_("nothing is on file")))


def offer_words(state: OfferState, today: date) -> str:
    """Return what was shown, and the answer that counts."""
    return _(" · ").join((_what(state.offer), _answer(state, today)))


def offered(who: str, state: OfferState, today: date) -> str:
    """Return one line that echoes an option as it was written."""
    return plain(
        _("shown to {name} on {day}: #{number} {words}").format(
            name=who, day=short_day(state.on, today), number=state.offer.record_id, words=_what(state.offer)
        )
    )


def offered_already(state: OfferState, today: date) -> str:
    """Return that an option was shown before and waits for the client's decision."""
    return plain(
        _("{product} was shown on {day} already, and the client has not decided: #{number}").format(
            product=_named(state.offer), day=short_day(state.on, today), number=state.offer.record_id
        )
    )


def answered(name: str, state: OfferState) -> str:
    """Return the client's answer to an option in one sentence."""
    sentence = {
        "accepted": _('{name} chose {product} (#{number}): "{words}"'),
        "declined": _('{name} does not want {product} (#{number}): "{words}"'),
        "undecided": _('{name} wants to think about {product} (#{number}): "{words}"'),
    }[state.answer or "undecided"]
    product = " ".join(part for part in (_named(state.offer), _size(state)) if part)
    return plain(sentence.format(name=name, product=product, number=state.offer.record_id, words=state.words))


def looks_ahead(stages: Iterable[int], today: date) -> str:
    """Return the days on which an accepted offer will be looked after (D36)."""
    days = _(", ").join(short_day(today + timedelta(stage), today) for stage in sorted(stages))
    return _("  remind will ask whether it was carried out, and look after it: {days}").format(days=days)


def passed_over(who: str, number: int, row: Mapping[str, object], because: str) -> str:
    """Return one line that echoes what was passed over, and why."""
    product = f"{row['product_name']} {row['product_code']}"
    return plain(
        _("passed over for {name}: #{number} {product} ({because})").format(
            name=who, number=number, product=product, because=because
        )
    )


def _named(offer: OfferFacts) -> str:
    return " ".join(part for part in (offer.product_name, offer.product_code) if part)


def _what(offer: OfferFacts) -> str:
    parts = (
        _named(offer),
        offer.product_level or "",
        "" if offer.need is None else _("for {need}").format(need=labels.code("need_kind", offer.need)),
        "" if offer.amount is None else amount(offer.amount),
        offer.note or "",
    )
    return _(" · ").join(part for part in parts if part)


def _size(state: OfferState) -> str:
    """Return the amount of the answer where it is another than that of the option."""
    return "" if state.amount in {None, state.offer.amount} else amount(state.amount or 0)


def _answer(state: OfferState, today: date) -> str:
    if state.answer is None:
        return _("no answer yet")
    said = labels.code("offer_answer", state.answer)
    day = "" if state.answered_on in {None, state.on} else short_day(state.answered_on or today, today)
    words = "" if state.words is None else f'"{state.words}"'
    return " ".join(part for part in (said, _size(state), day, words) if part)
