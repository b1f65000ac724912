"""D118: how the assets lie against what suits level and stage of life - a band for each class, and the gap to it.

Equity has a ceiling: the lowest of what the stage, the age, the rated level and the money needed soon allow. A class
that begins above the client's level is no part of the target. What nobody itemised may lie anywhere: only the gap that
it could not fill is told.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.allocation import NOT_ITEMISED, Allocation
from rmtool.rules.product import number_of
from rmtool.rules.sections.allocation import CASH, EQUITY, FIXED_INCOME, REST, TARGET_CLASSES, TargetRules
from rmtool.rules.sheet import HUNDRED

BY_LEVEL, BY_STAGE, BY_AGE, BY_LIQUIDITY = "level", "stage", "age", "liquidity"


class TargetClass(NamedTuple):
    """One class: fen and share (0 to 1) now, the band's ends (None without a rating), and the gap in fen.

    The gap is what is lacking to the lower end, below zero what is above the upper one.
    """

    name: str
    amount: int
    share: float
    low: float | None
    high: float | None
    gap: int | None


class AllocationTarget(NamedTuple):
    """The classes; `total` and the part `not_itemised` in fen; the equity ceiling (a share) and what sets it."""

    classes: tuple[TargetClass, ...]
    total: int
    not_itemised: int
    without_amount: int
    elsewhere_unknown: bool
    ceiling: float | None
    ceiling_by: str | None

    def of(self, name: str) -> TargetClass:
        """Return one class by its name."""
        return next(one for one in self.classes if one.name == name)

    @property
    def equity_room(self) -> int | None:
        """Return the fen of equity up to the ceiling; None where there is no ceiling, or nothing to take it of."""
        if self.ceiling is None or not self.total:
            return None
        return int(self.ceiling * self.total) - self.of(EQUITY).amount


class Suits(NamedTuple):
    """What a target is made from: rated level (None: none), stage, full years of age, and money in fen.

    `reserve` is to stay at hand, `soon` is needed within the horizon.
    """

    level: str | None
    stage: str | None
    age: int | None
    reserve: int
    soon: int


def class_of(name: str) -> str:
    """Return the target's class that a class of assets belongs to."""
    return name if name in TARGET_CLASSES else REST


def allocation_target(now: Allocation, suits: Suits, rules: TargetRules) -> AllocationTarget:
    """Return the allocation beside its target; without a rated level the bands and the ceiling are None."""
    amounts = dict.fromkeys(TARGET_CLASSES, 0)
    for one in now.classes:
        if one.name != NOT_ITEMISED:
            amounts[class_of(one.name)] += one.amount
    rest = next((one.amount for one in now.classes if one.name == NOT_ITEMISED), 0)
    shares, ceiling, by = _shares(suits, now.total, rules)
    classes = tuple(_class(name, amount, now.total, rest, shares, rules) for name, amount in amounts.items())
    return AllocationTarget(classes, now.total, rest, now.without_amount, now.elsewhere_unknown, ceiling, by)


def _class(  # noqa: PLR0913, PLR0917 - a class, the whole it is part of, and the numbers
    name: str, amount: int, total: int, rest: int, shares: Mapping[str, float] | None, rules: TargetRules
) -> TargetClass:
    share = amount / total if total else 0.0
    if shares is None or not total:
        return TargetClass(name, amount, share, None, None, None)
    low, high = _band(name, shares[name], rules.band)
    lacking, above = round(low * total) - amount - rest, amount - round(high * total)
    return TargetClass(name, amount, share, low, high, max(lacking, 0) - max(above, 0))


def _band(name: str, point: float, half: float) -> tuple[float, float]:
    """Return the band around a share; equity has its share as a ceiling, so its band lies below."""
    low, high = (point - half - half, point) if name == EQUITY else (point - half, point + half)
    return max(low, 0.0), min(high, 1.0)


def _shares(
    suits: Suits, total: int, rules: TargetRules
) -> tuple[Mapping[str, float] | None, float | None, str | None]:
    if suits.level is None:
        return None, None, None
    by_level = rules.by_level[suits.level]
    ceiling, by = _ceiling(suits, total, rules)
    cash = max(by_level[CASH], min(suits.reserve / total, 1.0) if total else 0.0)
    rest = min(by_level[REST], 1.0 - cash)
    equity = min(ceiling, 1.0 - cash - rest)
    fixed = max(1.0 - cash - rest - equity, 0.0)
    return {CASH: cash, FIXED_INCOME: fixed, EQUITY: equity, REST: rest}, equity, by


def _ceiling(suits: Suits, total: int, rules: TargetRules) -> tuple[float, str]:
    """Return the lowest of the ceilings, and which of them it is."""
    assert suits.level is not None  # noqa: S101 - asked before
    reached = number_of(suits.level) >= rules.level_of[EQUITY]
    ceilings = {BY_LEVEL: rules.by_level[suits.level][EQUITY] if reached else 0.0}
    if suits.stage is not None:
        ceilings[BY_STAGE] = rules.by_stage[suits.stage][EQUITY]
    if suits.age is not None:
        ceilings[BY_AGE] = max((rules.age_total - suits.age) / HUNDRED, 0.0)
    if total:
        ceilings[BY_LIQUIDITY] = max(1.0 - (suits.reserve + suits.soon) / total, 0.0)
    by = min(ceilings, key=ceilings.__getitem__)
    return ceilings[by], by
