"""What a client holds, as a sheet of one page has room for it: the largest ones, and the sum of the rest."""

from collections.abc import Iterable
from typing import NamedTuple

from rmtool.rules.records import HoldingFacts
from rmtool.rules.vocabulary import LOANS


class LargestHoldings(NamedTuple):
    """The largest open holdings, and of the rest the number, the sum in fen, and how many have no amount on file.

    `loans` are what is owed: the largest first, no part of the others.
    """

    largest: tuple[HoldingFacts, ...]
    rest: int
    rest_amount: int
    rest_unknown: int
    loans: tuple[HoldingFacts, ...]


def largest_holdings(holdings: Iterable[HoldingFacts], most: int) -> LargestHoldings:
    """Return the `most` largest ones, whatever bank they lie with; those without an amount come last."""
    still = sorted((one for one in holdings if one.closed_on is None), key=lambda one: -abs(one.amount or 0))
    assets = [one for one in still if one.category not in LOANS]
    rest = assets[most:]
    known = [one.amount for one in rest if one.amount is not None]
    loans = tuple(one for one in still if one.category in LOANS)
    return LargestHoldings(tuple(assets[:most]), len(rest), sum(known), len(rest) - len(known), loans)
