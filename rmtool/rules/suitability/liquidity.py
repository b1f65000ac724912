"""Money against time (DOMAIN 3.3): what is needed in eight months meets no product of three years."""

from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.sections.suitability import SuitabilityRules
from rmtool.rules.suitability.family import is_only
from rmtool.rules.suitability.free_money import FreeMoney
from rmtool.rules.suitability.source import DEFAULT, LAW

TERM, MINIMUM, MONEY_UNKNOWN = "term", "minimum", "money_unknown"
FOREVER = date.max
PROTECTION = "protection_insurance"


class Terms(NamedTuple):
    """What a product asks of money: whether any, until when it should not be needed (None: it stays at hand), how much.

    `least` is the least purchase in fen, a single fen where nobody says; of a private offer what the law asks for, if
    that is more.
    """

    takes_money: bool
    until: date | None
    least: int


def terms_of(product: ProductFacts, rules: SuitabilityRules, today: date) -> Terms:
    """Return what a product bought on a day asks of the client's money."""
    takes_money = not is_only(product, rules.money.no_money)
    until = bound_until(product, rules, today) if takes_money else None
    least = max(product.minimum or 1, rules.money.least_private.get(product.qualified or "", 0))
    return Terms(takes_money, until, least)


def bound_until(product: ProductFacts, rules: SuitabilityRules, today: date) -> date | None:
    """Return the day before which the money should not be needed; None where it stays at hand.

    A term nobody named is endless, unless the category can be sold on any day; what can may have fallen on that day,
    so the level asks for a time of its own. What is else at hand is not where the catalogue names a term.
    """
    at_hand = product.category in rules.money.liquid and not product.term_days
    if at_hand or product.category == PROTECTION:
        return None
    if product.term_days is None and product.category not in rules.money.redeemable:
        return FOREVER
    horizon = 0 if product.level is None else rules.money.horizon_days[number_of(product.level)]
    return today + timedelta(max(product.term_days or 0, horizon))


def room_for(terms: Terms, money: FreeMoney, rules: SuitabilityRules) -> int | None:
    """Return the fen that may go into a product that suits, None where no money of the client's goes into it.

    Of unknown money no more may be meant than a least purchase may ask for.
    """
    if not terms.takes_money:
        return None
    if money.at_hand is None:
        return rules.money.small_minimum
    return money.at_hand if terms.until is None else money.until(terms.until)


def money_reason(product: ProductFacts, terms: Terms, money: FreeMoney, rules: SuitabilityRules) -> Reason | None:
    """Return why the client's money does not fit the product, None where it does or none is asked for."""
    if not terms.takes_money:
        return None
    unknown = None if terms.until is None else money.unknown_before(terms.until)
    if unknown is not None:
        return Reason(TERM, 0, {"need": unknown.kind, "on": unknown.on, "amount": None}, LAW)
    if money.at_hand is None:
        return _unknown_money(product, terms, money, rules)
    room = room_for(terms, money, rules) or 0
    return None if room >= terms.least else _too_little(terms, money, room)


def _unknown_money(product: ProductFacts, terms: Terms, money: FreeMoney, rules: SuitabilityRules) -> Reason | None:
    need = None if terms.until is None else money.first_before(terms.until)
    if need is not None:
        return Reason(TERM, 0, {"need": need.kind, "on": need.on, "amount": _fen(need.amount)}, LAW)
    small = product.minimum is not None and terms.least <= rules.money.small_minimum
    return None if small else Reason(MONEY_UNKNOWN, 0, {"minimum": _fen(product.minimum)}, DEFAULT)


def _too_little(terms: Terms, money: FreeMoney, room: int) -> Reason:
    """A dated need is named where it is what takes the money; else the least purchase is too large."""
    need = None if terms.until is None else money.first_before(terms.until)
    enough = (money.at_hand or 0) - money.reserve >= terms.least
    if need is not None and enough:
        return Reason(TERM, 0, {"need": need.kind, "on": need.on, "amount": _fen(need.amount)}, LAW)
    least = Fen(terms.least) if terms.least > 1 else None
    return Reason(MINIMUM, 0, {"minimum": least, "free": Fen(max(room, 0))}, LAW)


def _fen(amount: int | None) -> Fen | None:
    return None if amount is None else Fen(amount)
