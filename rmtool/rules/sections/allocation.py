"""Which categories make up each class of assets (D71), and the shares that suit a level and a stage of life (D118)."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES, LIFE_STAGES, RISK_LEVELS

ASSET_CLASSES = ("cash", "fixed_income", "equity", "insurance", "metal", "private")
# What a target speaks of: insurance, metal and private products together are the rest.
CASH, FIXED_INCOME, EQUITY, REST = "cash", "fixed_income", "equity", "rest"
TARGET_CLASSES = (CASH, FIXED_INCOME, EQUITY, REST)
_LEVELLED = ("equity", "metal", "private")


class TargetRules(NamedTuple):
    """Shares from 0 to 1 of each class by rated level and by stage of life; `level_of` the level a class begins at.

    `age_total` is in percent: equity never exceeds it less the age in years.
    """

    by_level: Mapping[str, Mapping[str, float]]
    by_stage: Mapping[str, Mapping[str, float]]
    level_of: Mapping[str, int]
    age_total: float
    band: float
    horizon_months: int


def read_classes(sheet: Sheet) -> dict[str, frozenset[str]]:
    """Read which categories make up each class of assets (D71)."""
    lists = {name: sheet.words(f"allocation.class.{name}", CATEGORIES) for name in ASSET_CLASSES}
    sheet.each_word_once("allocation.class", lists)
    return {name: frozenset(categories) for name, categories in lists.items()}


def read_targets(sheet: Sheet) -> TargetRules:
    """Read the shares that a target is made of; each list must make a hundred."""
    return TargetRules(
        by_level={level: sheet.percents(f"allocation.by_level.{level}", TARGET_CLASSES) for level in RISK_LEVELS},
        by_stage={
            stage: sheet.percents(f"allocation.by_stage.{stage}", (EQUITY, FIXED_INCOME, CASH)) for stage in LIFE_STAGES
        },
        level_of={name: sheet.whole(f"allocation.level_class.{name}", 1) for name in _LEVELLED},
        age_total=sheet.number("allocation.target.age_total"),
        band=sheet.percent("allocation.target.band"),
        horizon_months=sheet.whole("allocation.target.horizon_months"),
    )
