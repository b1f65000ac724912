"""Gifts (D108, D113): what one may cost, and all of a client's in a calendar year."""

from typing import NamedTuple

from rmtool.rules.sheet import Sheet


class GiftRules(NamedTuple):
    """The most a gift may cost, and the most a client may be given in a calendar year; both in fen."""

    most: int
    year_limit: int


def read_gift(sheet: Sheet) -> GiftRules:
    """Read the gift section."""
    return GiftRules(most=sheet.fen("gift.most"), year_limit=sheet.fen("gift.year_limit"))
