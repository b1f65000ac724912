"""D71, D118: how a client's money is spread over classes, here and elsewhere, and the part nobody has itemised."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtool.rules.balance_sheet import BalanceSheet
from rmtool.rules.records import HoldingFacts
from rmtool.rules.vocabulary import LOANS, OURS, SERVICES

NOT_ITEMISED = "not_itemised"


class ClassShare(NamedTuple):
    """What lies in one class of assets: fen, and its share (0 to 1) of the whole."""

    name: str
    amount: int
    share: float


class Allocation(NamedTuple):
    """The classes that hold anything, in the rulebook's order, the part not itemised last; `total` is their sum in fen.

    `without_amount` counts open holdings whose amount nobody knows; `elsewhere_unknown` says that money at other banks
    may be missing from it all.
    """

    classes: tuple[ClassShare, ...]
    total: int
    without_amount: int
    elsewhere_unknown: bool


def allocation(
    holdings: Iterable[HoldingFacts], sheet: BalanceSheet, classes: Mapping[str, frozenset[str]]
) -> Allocation:
    """Return how the known assets are spread; `classes` are the rulebook's, by name.

    An account that is overdrawn holds nothing: what is owed on it takes nothing from another class.
    """
    held = [one for one in holdings if one.closed_on is None and one.category not in {*LOANS, *SERVICES}]
    amounts = dict.fromkeys(classes, 0)
    listed = {True: 0, False: 0}
    rest = 0
    for one in held:
        name = class_of_category(one.category, classes)
        amount = max(one.amount or 0, 0)
        listed[one.bank == OURS] += amount
        if name is None:
            rest += amount
        else:
            amounts[name] += amount
    rest += max((sheet.ours or 0) - listed[True], 0) + max((sheet.elsewhere or 0) - listed[False], 0)
    named = [*amounts.items(), (NOT_ITEMISED, rest)]
    total = sum(amount for _name, amount in named)
    shares = tuple(ClassShare(name, amount, amount / total) for name, amount in named if amount)
    without = sum(1 for one in held if one.amount is None)
    return Allocation(shares, total, without, elsewhere_unknown=sheet.elsewhere is None)


def class_of_category(category: str | None, classes: Mapping[str, frozenset[str]]) -> str | None:
    """Return the class of assets that a category belongs to, None where it belongs to none."""
    return next((name for name, categories in classes.items() if category in categories), None)
