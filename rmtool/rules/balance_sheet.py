"""D83: what a client owns and owes, as far as the book knows; net worth = assets - debts."""

from collections.abc import Iterable
from typing import NamedTuple

from rmtool.rules.assets import BALANCE, HOLDINGS, MONTH_AVERAGE, assets_elsewhere
from rmtool.rules.facts import ClientFacts
from rmtool.rules.records import HoldingFacts
from rmtool.rules.vocabulary import LOANS

OURS_UNKNOWN, ELSEWHERE_UNKNOWN, DEBTS_UNKNOWN = "assets", "elsewhere", "debts"


class BalanceSheet(NamedTuple):
    """Assets with us (and what the figure rests on), known assets elsewhere, debts, and their net worth; fen.

    None is unknown; `unknown` names the parts that are, and that the net worth therefore leaves out.
    """

    ours: int | None
    basis: str | None
    elsewhere: int | None
    debts: int | None
    net_worth: int | None
    unknown: tuple[str, ...]


def balance_sheet(client: ClientFacts, holdings: Iterable[HoldingFacts]) -> BalanceSheet:
    """Return the client's balance sheet; a net worth only where the assets with us are known.

    Loans are owed once: what the client said and what is listed speak of the same debts, so the larger counts.
    """
    ours, basis = _ours(client)
    elsewhere = assets_elsewhere(client)
    debts = _debts(client, holdings)
    parts = ((OURS_UNKNOWN, ours), (ELSEWHERE_UNKNOWN, elsewhere), (DEBTS_UNKNOWN, debts))
    unknown = tuple(name for name, amount in parts if amount is None)
    net_worth = None if ours is None else ours + (elsewhere or 0) - (debts or 0)
    return BalanceSheet(ours, basis, elsewhere, debts, net_worth, unknown)


def _ours(client: ClientFacts) -> tuple[int | None, str | None]:
    """Return the assets with us as of a day: the balance, else the sum of holdings, else the monthly average."""
    figures = ((client.aum, BALANCE), (client.holdings_ours, HOLDINGS), (client.aum_month_avg, MONTH_AVERAGE))
    return next(((amount, basis) for amount, basis in figures if amount is not None), (None, None))


def _debts(client: ClientFacts, holdings: Iterable[HoldingFacts]) -> int | None:
    """Return what is owed, above zero; banks list loans with either sign, and no loan makes anybody richer."""
    listed = [
        abs(holding.amount)
        for holding in holdings
        if holding.category in LOANS and holding.closed_on is None and holding.amount is not None
    ]
    known = ([sum(listed)] if listed else []) + ([abs(client.liabilities)] if client.liabilities is not None else [])
    return max(known) if known else None
