"""Options for a client (D9, D15, D26): how many, what speaks for one, and what a category or an event answers."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES, NEED_KINDS

POINTS = ("stated", "unmet", "goal", "gap", "maturity", "event", "age", "stage", "uncovered", "starter")
EVENTS = ("windfall", "wedding", "birth", "school", "retirement", "travel")


class SameProduct(NamedTuple):
    """Days back, the share of the clients with offers that is too large, and how many clients there must be (D25)."""

    days: int
    share: float
    least: int


class RecommendRules(NamedTuple):
    """Counts of options and questions, points by reason, days; `rounding` and `pension_income` (a month) in fen."""

    most: int
    questions: int
    passed_over_days: int
    rounding: int
    points: Mapping[str, float]
    later_priority: float
    event_needs: Mapping[str, tuple[str, ...]]
    event_days: int
    category_needs: Mapping[str, tuple[str, ...]]
    same_product: SameProduct
    pension_income: int


def read_recommend(sheet: Sheet) -> RecommendRules:
    """Read the section of the options."""
    return RecommendRules(
        most=sheet.whole("recommend.most", 2),
        questions=sheet.whole("recommend.questions", 1),
        passed_over_days=sheet.whole("recommend.passed_over_days"),
        rounding=max(sheet.fen("recommend.rounding"), 1),
        points={name: sheet.points(f"recommend.points.{name}") for name in POINTS},
        later_priority=sheet.share("recommend.points.later_priority"),
        event_needs={name: sheet.words(f"recommend.event_needs.{name}", NEED_KINDS) for name in EVENTS},
        event_days=sheet.whole("recommend.event_needs.days"),
        category_needs={name: sheet.words(f"recommend.category_needs.{name}", NEED_KINDS) for name in CATEGORIES},
        same_product=SameProduct(
            sheet.whole("recommend.same_product.days"),
            sheet.share("recommend.same_product.share"),
            sheet.whole("recommend.same_product.least", 1),
        ),
        pension_income=sheet.fen("recommend.pension_income"),
    )
