"""Under which rules a product is sold (DOMAIN 3.1), and which families and categories a caution covers (D93)."""

from rmtool.rules.product import ProductFacts
from rmtool.rules.product_level import may_be_sold_as
from rmtool.rules.vocabulary import FAMILY_OF

DEPOSIT, TREASURY, FUND, INSURANCE, WEALTH, PRIVATE, LOAN = (
    "deposit", "treasury", "fund", "insurance", "wealth", "private", "loan",
)  # fmt: skip
# Families that carry no level and may be shown to everybody (DOMAIN 3.3).
FREE_OF_LEVEL = frozenset({DEPOSIT, TREASURY})
# A caution of a family also covers what is sold under other rules and moves as it does (DOMAIN 0.7).
_FUND_LIKE = frozenset({"money_fund", "bond_fund", "mixed_fund", "stock_fund", "index_fund", "qdii_fund", "fof_fund"})
COVERED: dict[str, frozenset[str]] = {
    FUND: _FUND_LIKE | {"unit_linked_insurance"},
    INSURANCE: frozenset({"protection_insurance", "annuity_insurance", "unit_linked_insurance"}),
    WEALTH: frozenset({"cash_wealth", "fixed_income_wealth", "mixed_wealth", "private_wealth"}),
    DEPOSIT: frozenset({"demand_deposit", "time_deposit", "large_cd", "structured_deposit"}),
    PRIVATE: frozenset({"private_wealth", "trust"}),
}


def family_of(product: ProductFacts) -> str | None:
    """Return the family the catalogue names, else the category's; None for what only the bank can know.

    A family that is looser than the category's own is a slip: a fund that is called a deposit stays a fund.
    """
    own, named = FAMILY_OF.get(product.category or ""), product.rule_family
    if own is None or named is None:
        return named or own
    return named if may_be_sold_as(own, named) else own


def is_private(product: ProductFacts) -> bool:
    """Say whether a product is a private offer: for qualified investors, one by one, never in a batch or a notice."""
    return family_of(product) == PRIVATE or product.qualified not in {None, "no"}


def is_free_of_level(product: ProductFacts) -> bool:
    """Say whether a product may be shown to everybody: a deposit or treasury bond on which no level is put.

    A structured deposit is one only where the catalogue calls it a deposit: guaranteed, that is.
    """
    return product.level is None and family_of(product) in FREE_OF_LEVEL


def covers(caution: str, product: ProductFacts) -> bool:
    """Say whether a caution, of a family or of one category, covers a product."""
    return caution in {product.category, family_of(product)} or product.category in COVERED.get(caution, ())
