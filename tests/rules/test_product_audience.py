"""DOMAIN 3.2, 3.3: who may be offered a product at all, and which categories cannot be sold without a level."""

import pytest

from rmtool.rules.product import ProductFacts
from rmtool.rules.product_audience import Audience, audience_of
from rmtool.rules.product_level import may_be_sold_as, needs_level
from rmtool.rules.vocabulary import CATEGORIES, FAMILY_OF, RULE_FAMILIES

NEED_ONE = {
    "cash_wealth", "fixed_income_wealth", "mixed_wealth", "private_wealth", "trust", "money_fund", "bond_fund",
    "mixed_fund", "stock_fund", "index_fund", "qdii_fund", "fof_fund", "unit_linked_insurance",
}  # fmt: skip


def product(category, family=None, level=None, qualified=None, issuer_level=None):
    facts = ProductFacts(1, "A1", "甲", category=category, rule_family=family, risk_level=level)
    return facts._replace(issuer_risk_level=issuer_level, qualified=qualified)


def test_every_category_is_sold_under_some_rules_but_a_structured_deposit_of_which_only_the_bank_knows():
    assert set(CATEGORIES) - set(FAMILY_OF) == {"structured_deposit"}
    assert set(FAMILY_OF.values()) == set(RULE_FAMILIES)


def test_wealth_funds_private_products_and_unit_linked_insurance_need_a_level():
    assert {category for category, family in FAMILY_OF.items() if needs_level(category, family)} == NEED_ONE


@pytest.mark.parametrize(("family", "needs"), [("deposit", False), (None, True), ("wealth", True), ("treasury", True)])
def test_a_structured_deposit_needs_one_unless_it_is_a_deposit(family, needs):
    assert needs_level("structured_deposit", family) is needs


@pytest.mark.parametrize(
    ("own", "said", "may"),
    [("fund", "fund", True), ("fund", "private", True), ("metal", "fund", True), ("fund", "deposit", False),
     ("insurance", "deposit", False), ("wealth", "treasury", False), ("metal", "account", False)],
)  # fmt: skip
def test_a_product_may_be_said_to_fall_under_stricter_rules_never_under_laxer_ones(own, said, may):
    assert may_be_sold_as(own, said) is may


@pytest.mark.parametrize(
    ("one", "who"),
    [
        (product("time_deposit", "deposit"), Audience.EVERYBODY),
        (product("treasury_bond", "treasury"), Audience.EVERYBODY),
        (product("structured_deposit", "deposit"), Audience.EVERYBODY),
        (product("structured_deposit", "deposit", "R2"), Audience.BY_LEVEL),
        (product("structured_deposit"), Audience.NOBODY),
        (product("bond_fund", "fund", "R2"), Audience.BY_LEVEL),
        (product("bond_fund", "fund", issuer_level="R2"), Audience.BY_LEVEL),
        (product("bond_fund", "fund"), Audience.NOBODY),
        (product("bond_fund"), Audience.NOBODY),  # the family follows from the category
        (product(None, None), Audience.NOBODY),
        (product("protection_insurance", "insurance"), Audience.INSURED),
        (product("unit_linked_insurance", "insurance"), Audience.NOBODY),
        (product("gold", "metal"), Audience.RATED),
        (product("gold", "metal", "R3"), Audience.BY_LEVEL),
        (product("mortgage", "loan"), Audience.BORROWER),
        (product("payroll", "service"), Audience.NO_INVESTMENT),
        (product("pension_account", "account"), Audience.NO_INVESTMENT),
        (product("trust", "private", "R3", "asset_management"), Audience.ASSET_MANAGEMENT),
        (product("private_wealth", "private", "R5", "private_fund"), Audience.PRIVATE_FUND),
        (product("private_wealth", "private", "R4", "no"), Audience.NOBODY),
        (product("private_wealth", "private", None, "asset_management"), Audience.NOBODY),
        (product("mixed_fund", "fund", "R3", "private_fund"), Audience.PRIVATE_FUND),
    ],
)
def test_who_may_be_offered_a_product(one, who):
    assert audience_of(one) is who
