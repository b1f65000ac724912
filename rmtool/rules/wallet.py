"""D119: our share of what a client owns. Unknown assets elsewhere leave it unknown: never a hundred percent."""

from typing import NamedTuple

from rmtool.rules.balance_sheet import BalanceSheet


class ShareOfWallet(NamedTuple):
    """Our share (0 to 1, None where unknown) of all that is known: `ours` and `elsewhere` in fen."""

    share: float | None
    ours: int | None
    elsewhere: int | None


def share_of_wallet(sheet: BalanceSheet) -> ShareOfWallet:
    """Return ours / (ours + known elsewhere); unknown where either is or lies below zero, and of nothing at all."""
    ours, elsewhere = sheet.ours, sheet.elsewhere
    if ours is None or elsewhere is None or min(ours, elsewhere) < 0 or ours + elsewhere == 0:
        return ShareOfWallet(None, ours, elsewhere)
    return ShareOfWallet(ours / (ours + elsewhere), ours, elsewhere)
