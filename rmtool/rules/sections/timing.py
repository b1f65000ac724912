"""Timing: money that matures (D125, D68), contacts that are due (D38, D92), tiers that move, warm leads (D2, D55)."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.curve import Curve
from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import SOURCES


class Bounds(NamedTuple):
    """The most that all of timing may add together, and the most that it may take away; both above zero."""

    highest: float
    lowest: float


class Maturity(NamedTuple):
    """The most a maturity earns; shares by days ahead, days behind and amount (D125), other banks' (D68)."""

    most: float
    ahead: Curve
    behind: Curve
    amounts: Curve
    amount_unknown: float
    elsewhere_share: float


class Contact(NamedTuple):
    """The most an overdue contact earns, and shares by silence in multiples of the interval (D38, D92)."""

    most: float
    silence: Curve


class CoolOff(NamedTuple):
    """The most a fresh contact takes away, and the days over which that fades."""

    most: float
    days: int


class TierMove(NamedTuple):
    """Points for a client near the next tier, and for one who may lose the tier or is losing money."""

    near: float
    risk: float


class Warm(NamedTuple):
    """Points by the source of a client who was not reached yet, and the days over which they fade (D2, D55)."""

    points: Mapping[str, float]
    days: int


def read_bounds(sheet: Sheet) -> Bounds:
    """Read the bounds of all timing together."""
    return Bounds(sheet.points("timing.highest"), sheet.points("timing.lowest"))


def read_maturity(sheet: Sheet) -> Maturity:
    """Read the maturity section."""
    return Maturity(
        most=sheet.points("timing.maturity.most"),
        ahead=sheet.falling("timing.maturity.ahead"),
        behind=sheet.falling("timing.maturity.behind"),
        amounts=sheet.amounts("timing.maturity.amounts"),
        amount_unknown=sheet.share("timing.maturity.amount_unknown"),
        elsewhere_share=sheet.share("timing.maturity.elsewhere_share"),
    )


def read_contact(sheet: Sheet) -> Contact:
    """Read the contact section; with the maturities it may raise the timing by `timing.highest` at most."""
    contact = Contact(most=sheet.points("timing.contact.most"), silence=sheet.rising("timing.contact.silence"))
    keys = ["timing.maturity.most", "timing.contact.most"]
    raised, highest = sum(sheet.points(key) for key in keys), sheet.points("timing.highest")
    if raised > highest:
        sheet.refuse_together("timing", keys, raised, "at_most", limit=highest)
    return contact


def read_cool_off(sheet: Sheet) -> CoolOff:
    """Read the cool-off section; it may lower the timing by `timing.lowest` at most."""
    cool_off = CoolOff(most=sheet.points("timing.cool_off.most"), days=sheet.whole("timing.cool_off.days", 1))
    lowest = sheet.points("timing.lowest")
    if cool_off.most > lowest:
        sheet.refuse("timing.cool_off.most", "at_most", limit=lowest)
    return cool_off


def read_tier_move(sheet: Sheet) -> TierMove:
    """Read what a tier that is near or at risk earns."""
    return TierMove(sheet.points("timing.tier.near"), sheet.points("timing.tier.risk"))


def read_warm(sheet: Sheet) -> Warm:
    """Read the points of each source; the packaged rulebook has every source of the vocabulary."""
    points = {source: sheet.points(f"timing.warm.source.{source}") for source in SOURCES}
    return Warm(points, sheet.whole("timing.warm.days", 1))
