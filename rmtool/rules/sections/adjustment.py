"""The manager's own adjustment of a score: how large it may be, and how long it holds where nobody says."""

from typing import NamedTuple

from rmtool.rules.sheet import Sheet


class AdjustmentRules(NamedTuple):
    """The most points up or down, and the days after which an adjustment without a day of its own ends."""

    most: float
    days: int


def read_adjustment(sheet: Sheet) -> AdjustmentRules:
    """Read the adjustment section."""
    return AdjustmentRules(sheet.points("adjustment.most"), sheet.whole("adjustment.days", 1))
