"""D52: the options as a combination - how much into which, so that dated needs and the reserve can still be paid."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.recommend.option import Option
from rmtool.rules.suitability.free_money import FreeMoney


class Share(NamedTuple):
    """What may go into one option, in fen: at least, at most, and the day until which it is bound (None: at hand)."""

    least: int
    most: int
    until: date | None


def combined(
    options: Sequence[Option], shares: Mapping[str, Share], money: FreeMoney, rounding: int
) -> tuple[Option, ...]:
    """Return the options with amounts that all fit together; without known money they stay as they are.

    First every option gets its least purchase, in order; then each grows to an equal part of the free money, and last
    in order to its most, in steps of `rounding` fen. What does not fit beside the others stands in their place:
    `instead`. An option without a share, by code, takes no money.
    """
    if money.at_hand is None:
        return tuple(options)
    mixed = _Mixed(money)
    for code, share in shares.items():
        mixed.begin(code, share, rounding)
    equal = max(money.at_hand - money.reserve, 0) // max(len(mixed.amounts), 1)
    for limit in (equal, money.at_hand):
        for code in mixed.amounts:
            mixed.fill(code, limit, rounding)
    return tuple(_with_amount(option, mixed.amounts, priced=option.product.code in shares) for option in options)


def _with_amount(option: Option, amounts: Mapping[str, int], *, priced: bool) -> Option:
    amount = amounts.get(option.product.code)
    return option._replace(amount=amount, instead=priced and amount is None)


class _Mixed:
    """The parts of a combination so far: fen by the product's code, in order."""

    def __init__(self, money: FreeMoney) -> None:
        self.amounts: dict[str, int] = {}
        self._shares: dict[str, Share] = {}
        self._money = money
        self._days = [need.on for need in money.needs]

    def begin(self, code: str, share: Share, rounding: int) -> None:
        """Put in the least purchase, or one step where that is more, if it fits."""
        wanted = max(share.least, min(rounding, share.most))
        if 0 < wanted <= min(share.most, self._room(code, share.until)):
            self._shares[code], self.amounts[code] = share, wanted

    def fill(self, code: str, limit: int, rounding: int) -> None:
        """Let a part grow to `limit`, its most, or what fits: a multiple of `rounding`, or what it is."""
        share = self._shares[code]
        amount = min(share.most, limit, self._room(code, share.until))
        self.amounts[code] = max(self.amounts[code], amount - amount % rounding)

    def _room(self, code: str, until: date | None) -> int:
        """Return the fen that may be bound until a day, beside all parts but the one of that code."""
        others = [(self._shares[one].until, amount) for one, amount in self.amounts.items() if one != code]
        at_hand = self._money.at_hand or 0
        left = at_hand - sum(amount for _until, amount in others)
        if until is None:
            return left
        bound = [(day, amount) for day, amount in others if day is not None]
        limits = [left, at_hand - self._money.reserve - sum(amount for _day, amount in bound)]
        for needed in (day for day in self._days if day <= until):
            still = sum(amount for day, amount in bound if day >= needed)
            limits.append((self._money.until(needed) or 0) - still)
        return min(limits)
