"""D119: our share of what a client owns. Unknown assets elsewhere leave it unknown: never a hundred percent."""

from collections.abc import Iterable
from typing import NamedTuple

from rmtool.rules.assets import assets_elsewhere
from rmtool.rules.balance_sheet import BalanceSheet
from rmtool.rules.facts import ClientFacts
from rmtool.rules.records import HoldingFacts
from rmtool.rules.vocabulary import LOANS, OURS, SERVICES


class ShareOfWallet(NamedTuple):
    """Our share (0 to 1, None where unknown) of all that is known: `ours` and `elsewhere` in fen.

    `at_most` says that more lies elsewhere than is known, so that the share cannot be larger and may be smaller.
    """

    share: float | None
    ours: int | None
    elsewhere: int | None
    at_most: bool = False


def share_of_wallet(sheet: BalanceSheet, *, more_elsewhere: bool = False) -> ShareOfWallet:
    """Return ours / (ours + known elsewhere); unknown where either is or lies below zero, and of nothing at all.

    With `more_elsewhere` a known part is a lower bound, and nothing at all is no figure.
    """
    ours, elsewhere = sheet.ours, sheet.elsewhere
    if ours is None or elsewhere is None or min(ours, elsewhere) < 0 or ours + elsewhere == 0:
        return ShareOfWallet(None, ours, elsewhere)
    if more_elsewhere and elsewhere == 0:
        return ShareOfWallet(None, ours, elsewhere)
    return ShareOfWallet(ours / (ours + elsewhere), ours, elsewhere, more_elsewhere)


def has_more_elsewhere(client: ClientFacts, holdings: Iterable[HoldingFacts]) -> bool:
    """Say whether more lies elsewhere than is known: holdings without an amount, or banks named and no money there."""
    unpriced = any(
        one.bank != OURS and one.amount is None and one.closed_on is None and one.category not in {*LOANS, *SERVICES}
        for one in holdings
    )
    return unpriced or (client.other_banks is not None and not assets_elsewhere(client))
