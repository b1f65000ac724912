"""D52: the options as a combination - how much into which, so that dated needs and the reserve can still be paid."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.product import ProductFacts
from rmtool.rules.recommend.option import Option
from rmtool.rules.suitability.free_money import FreeMoney
from rmtool.rules.suitability.liquidity import Terms

TermsOf = Callable[[ProductFacts], Terms]
Most = Callable[[Option], int | None]


class Part(NamedTuple):
    """How much goes into an option (fen), and until when it is bound (None: it stays at hand)."""

    amount: int
    until: date | None


def combined(
    options: Sequence[Option], money: FreeMoney, terms: TermsOf, most: Most, rounding: int
) -> tuple[Option, ...]:
    """Return the options with amounts that all fit together; without known money they stay as they are.

    First every option gets its least purchase, in order; then each grows to an equal part of the free money, and last
    in order to what `most` and the money allow, in steps of `rounding` fen. What does not fit beside the others stands
    in their place: `instead`.
    """
    if money.at_hand is None:
        return tuple(options)
    mixed, limits = _Mixed(money), {option.product.code: most(option) for option in options}
    places = {}
    for option in options:
        limit = limits[option.product.code] or 0
        _takes, end, least = terms(option.product)
        wanted = max(least, min(rounding, limit))
        if 0 < wanted <= min(limit, mixed.room(end)):
            places[option.product.code] = mixed.add(Part(wanted, end))
    part = max(money.at_hand - money.reserve, 0) // max(len(places), 1)
    for share in (part, money.at_hand):
        for code, place in places.items():
            mixed.fill(place, min(limits[code] or 0, share), rounding)
    return tuple(
        _with_amount(option, mixed, places, fits=limits[option.product.code] is not None) for option in options
    )


def _with_amount(option: Option, mixed: "_Mixed", places: dict[str, int], *, fits: bool) -> Option:
    place = places.get(option.product.code)
    if place is None:
        return option._replace(instead=fits)
    return option._replace(amount=mixed.parts[place].amount)


class _Mixed:
    """The parts of a combination so far."""

    def __init__(self, money: FreeMoney) -> None:
        self.parts: list[Part] = []
        self._money = money
        self._days = [need.on for need in money.needs]

    def room(self, end: date | None, *, beside: int | None = None) -> int:
        """Return the fen that may still be bound until `end`, beside all parts but the one numbered `beside`."""
        others = [part for place, part in enumerate(self.parts) if place != beside]
        at_hand = self._money.at_hand or 0
        left = at_hand - sum(part.amount for part in others)
        if end is None:
            return left
        bound = [part for part in others if part.until is not None]
        limits = [left, at_hand - self._money.reserve - sum(part.amount for part in bound)]
        for day in (day for day in self._days if day <= end):
            free = self._money.until(day)
            still = sum(part.amount for part in bound if part.until is not None and part.until >= day)
            limits.append((free or 0) - still)
        return min(limits)

    def add(self, part: Part) -> int:
        """Add a part, and return its number."""
        self.parts.append(part)
        return len(self.parts) - 1

    def fill(self, place: int, most: int, rounding: int) -> None:
        """Let a part grow to the most that it may be and that fits, a multiple of `rounding` or what it is."""
        part = self.parts[place]
        amount = min(most, self.room(part.until, beside=place))
        self.parts[place] = part._replace(amount=max(part.amount, amount - amount % rounding))
