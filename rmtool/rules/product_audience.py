"""To whom a product of the catalogue may be offered at all, before any client is looked at (DOMAIN 3.2, 3.3)."""

from enum import StrEnum

from rmtool.rules.product import ProductFacts
from rmtool.rules.product_level import needs_level
from rmtool.rules.suitability.family import FREE_OF_LEVEL, INSURANCE, LOAN, family_of, is_private

_NO_INVESTMENT = frozenset({"account", "service"})
_NOBODY_NAMED = frozenset({None, "no"})


class Audience(StrEnum):
    """Who may be offered a product."""

    ASSET_MANAGEMENT = "asset_management"
    PRIVATE_FUND = "private_fund"
    BY_LEVEL = "by_level"
    RATED = "rated"
    INSURED = "insured"
    EVERYBODY = "everybody"
    BORROWER = "borrower"
    NO_INVESTMENT = "no_investment"
    NOBODY = "nobody"


def audience_of(product: ProductFacts) -> Audience:
    """Return who may be offered the product; nobody where the catalogue lacks what must be known of it first."""
    family = family_of(product)
    if is_private(product):
        return _of_qualified(product)
    if product.level is not None:
        return Audience.BY_LEVEL
    if family is None or needs_level(product.category, family):
        return Audience.NOBODY
    return _without_level(family)


def _of_qualified(product: ProductFacts) -> Audience:
    if product.level is None or product.qualified in _NOBODY_NAMED:
        return Audience.NOBODY
    return Audience(str(product.qualified))


def _without_level(family: str) -> Audience:
    if family in FREE_OF_LEVEL:
        return Audience.EVERYBODY
    if family == LOAN:
        return Audience.BORROWER
    if family in _NO_INVESTMENT:
        return Audience.NO_INVESTMENT
    return Audience.INSURED if family == INSURANCE else Audience.RATED
