"""The value of a client for the bank (D56-D60, D120): six criteria, 100 points; unknown data earns none."""

from datetime import date

from rmtool.rules.criterion import Criterion
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.value.assets_or_income import AssetsOrIncome
from rmtool.rules.value.headroom import Headroom
from rmtool.rules.value.lifetime import LifetimeValue
from rmtool.rules.value.missing_products import MissingProducts
from rmtool.rules.value.nearness import Nearness
from rmtool.rules.value.profession import ProfessionValue

# Every code a reason of `value` may carry.
VALUE_CODES = (
    "assets",
    "income",
    "assets_income_unknown",
    "lifetime",
    "lifetime_unknown",
    "profession",
    "profession_unknown",
    "nearness",
    "nearness_unknown",
    "missing_products",
    "products_complete",
    "holdings_unknown",
    "headroom",
    "elsewhere_unknown",
)


def value_criteria(rulebook: Rulebook, today: date) -> tuple[Criterion, ...]:
    """Return the six criteria in the deck's order."""
    return (
        AssetsOrIncome(rulebook),
        LifetimeValue(rulebook, today),
        ProfessionValue(rulebook),
        Nearness(rulebook),
        MissingProducts(rulebook),
        Headroom(rulebook),
    )
