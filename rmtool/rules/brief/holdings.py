"""What a client holds, as a sheet of one page has room for it: the largest ones, and the sum of the rest."""

from collections.abc import Iterable
from typing import NamedTuple

from rmtool.rules.records import HoldingFacts


class LargestHoldings(NamedTuple):
    """The largest open holdings, and of the rest the number, the sum in fen, and how many have no amount on file."""

    largest: tuple[HoldingFacts, ...]
    rest: int
    rest_amount: int
    rest_unknown: int


def largest_holdings(holdings: Iterable[HoldingFacts], most: int) -> LargestHoldings:
    """Return the `most` largest ones, whatever bank they lie with; those without an amount come last."""
    still = sorted((one for one in holdings if one.closed_on is None), key=lambda one: -abs(one.amount or 0))
    rest = still[most:]
    known = [abs(one.amount) for one in rest if one.amount is not None]
    return LargestHoldings(tuple(still[:most]), len(rest), sum(known), len(rest) - len(known))
