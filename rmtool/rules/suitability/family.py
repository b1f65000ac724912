"""Under which rules a product is sold (DOMAIN 3.1), and which families and categories a caution covers (D93).

A catalogue may name a family that is not the category's own: a private offer among the wealth products, a fund inside
a pension account. Then both rules hold: what is strict of either stays, what is free is free only of both.
"""

from collections.abc import Set as AbstractSet
from functools import cache

from rmtool.rules.product import ProductFacts
from rmtool.rules.vocabulary import FAMILY_OF

DEPOSIT, TREASURY, FUND, INSURANCE, WEALTH, PRIVATE, LOAN = (
    "deposit", "treasury", "fund", "insurance", "wealth", "private", "loan",
)  # fmt: skip
PRIVATE_FUND = "private_fund"
# Families that carry no level and may be shown to everybody (DOMAIN 3.3).
FREE_OF_LEVEL = frozenset({DEPOSIT, TREASURY})
# A caution of a family also covers what is sold under other rules and moves as it does (DOMAIN 0.7).
_ALSO_COVERED: dict[str, frozenset[str]] = {
    FUND: frozenset({"unit_linked_insurance"}),
    WEALTH: frozenset({"private_wealth"}),
    DEPOSIT: frozenset({"structured_deposit"}),
}


def family_of(product: ProductFacts) -> str | None:
    """Return the family to call a product by: the one the catalogue names, else the category's; None unknown."""
    return product.rule_family or FAMILY_OF.get(product.category or "")


def families_of(product: ProductFacts) -> AbstractSet[str]:
    """Return the family the catalogue names and the category's own; none for what only the bank can know."""
    return _families(product.rule_family, product.category)


@cache
def _families(named: str | None, category: str | None) -> frozenset[str]:
    return frozenset(one for one in (named, FAMILY_OF.get(category or "")) if one)


def is_only(product: ProductFacts, families: AbstractSet[str]) -> bool:
    """Say whether a product is sold under the rules of these families and of no other; not where nobody knows."""
    own = families_of(product)
    return bool(own) and own <= families


def is_private(product: ProductFacts) -> bool:
    """Say whether a product is a private offer: for qualified investors, one by one, never in a batch or a notice."""
    return PRIVATE in families_of(product) or product.qualified not in {None, "no"}


def is_free_of_level(product: ProductFacts) -> bool:
    """Say whether a product may be shown to everybody: a deposit or treasury bond on which no level is put.

    A structured deposit is one only where the catalogue calls it a deposit: guaranteed, that is.
    """
    return product.level is None and is_only(product, FREE_OF_LEVEL)


def covers(caution: str, product: ProductFacts) -> bool:
    """Say whether a caution, of a family or of one category, covers a product; one of no named category, if it may."""
    if caution == product.category or caution in families_of(product) or _by_regime(caution, product):
        return True
    also = _ALSO_COVERED.get(caution, frozenset())
    if product.category is None:
        return family_of(product) in {None, FAMILY_OF.get(caution, caution), *map(FAMILY_OF.get, also)}
    return product.category in also


def _by_regime(caution: str, product: ProductFacts) -> bool:
    """Say whether a caution covers what its regime alone shows to be private, or a fund."""
    return (caution == PRIVATE and is_private(product)) or (caution == FUND and product.qualified == PRIVATE_FUND)
