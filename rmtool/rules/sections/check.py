"""What `check` calls wrong or old."""

from typing import NamedTuple

from rmtool.rules.sheet import Sheet


class Check(NamedTuple):
    """What `check` calls wrong or old: an age in years, a share between two balances, days since a balance."""

    oldest: int
    balance_share: float
    stale_days: int


def read_check(sheet: Sheet) -> Check:
    """Read the numbers of the check."""
    return Check(
        oldest=sheet.whole("check.oldest"),
        balance_share=sheet.share("check.balance_share"),
        stale_days=sheet.whole("check.stale_days"),
    )
