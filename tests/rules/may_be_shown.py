"""A second opinion: may a product be shown to a client? From DOMAIN 3 and the rulebook's file alone, slowly and plainly.

It shares nothing with `rmtool.rules.suitability`, so that both are wrong together only where two people misread the
same sentence.
"""

from datetime import timedelta

from rmtool.rules.vocabulary import FAMILY_OF
from tests.rules.officers_notes import families, is_exempt, is_for_everybody, is_private, level_of_product, only

FUNDS = {"money_fund", "bond_fund", "mixed_fund", "stock_fund", "index_fund", "qdii_fund", "fof_fund"}
# DOMAIN 0.7: a caution covers the family and all that moves as it does.
UNDER_A_CAUTION = {
    "fund": FUNDS | {"unit_linked_insurance"},
    "insurance": {"protection_insurance", "annuity_insurance", "unit_linked_insurance"},
    "wealth": {"cash_wealth", "fixed_income_wealth", "mixed_wealth", "private_wealth"},
    "deposit": {"demand_deposit", "time_deposit", "large_cd", "structured_deposit"},
    "private": {"private_wealth", "trust"},
}


def may_be_shown(who, product, numbers, today):
    """Say whether an officer would let the product be shown to the client of whom these notes are."""
    return next(objections(who, product, numbers, today), None) is None


def objections(who, product, numbers, today):
    """Yield what speaks against it, in an officer's words."""
    level = level_of_product(product)
    if product.on_sale_from is not None and today < product.on_sale_from:
        yield "not yet sold"
    if product.on_sale_to is not None and today > product.on_sale_to:
        yield "no longer sold"
    if not is_for_everybody(product):
        if who.child:
            yield "under age"
        if who.level is None:
            yield "assess first"
        elif level is None:
            needing = numbers.of("suitability.level_needed")
            if not families(product) or families(product) & needing:
                yield "no level"
            if product.category in numbers.of("suitability.level_needed_categories"):
                yield "no level"
            if product.category is None and product.rule_family == "insurance":
                yield "no level, and it may be unit-linked"
        elif level > who.level:
            yield "above the client's level"
    if level is not None and level >= numbers.of("suitability.elder.level") and not who.client.elder_procedure_done:
        if who.age is None or who.age >= numbers.of("suitability.elder.age"):
            yield "procedure for elders"
    if is_private(product):
        regime = product.qualified
        if regime not in {"asset_management", "private_fund"} or who.client.qualified_investor not in {regime, "both"}:
            yield "not a qualified investor"
    for caution in who.cautions:
        if caution == product.category or caution in families(product):
            yield "caution"
        if product.category in UNDER_A_CAUTION.get(caution, ()) or (caution == "private" and is_private(product)):
            yield "caution"
        if product.category is None and _may_fall_under(caution, product):
            yield "caution"
    if "loan" in families(product):
        own = numbers.of(f"recommend.category_needs.{product.category}") if product.category else ()
        said = product.needs.split(";") if product.needs else own
        if not set(said) & numbers.of("suitability.borrowed.purposes"):
            yield "a loan to invest"
    if "insurance" in families(product):
        yield from _insurance(who, product, numbers)
    yield from _affordable(who, product, numbers, today)
    yield from _concentrated(who, product, numbers)
    if product.code in who.refused:
        yield "the client, or the manager, said no"


def _may_fall_under(caution, product):
    """Whether a product of no named category may be what the caution is about: one of its family is, or none is named."""
    about = UNDER_A_CAUTION.get(caution, {caution})
    return product.rule_family is None or product.rule_family in {FAMILY_OF.get(category) for category in about}


def _insurance(who, product, numbers):
    level, premium, years = level_of_product(product), product.minimum, product.premium_years
    at = "suitability.insurance"
    uncertain = product.category == "unit_linked_insurance" or product.benefit == "uncertain"
    if product.benefit is None and level is not None and level >= numbers.of(f"{at}.uncertain_level"):
        uncertain = True
    once = years == 1
    if uncertain:
        if who.income is None or who.age is None:
            yield "income and age must be known"
            return
        if who.income < numbers.fen(f"{at}.average_income"):
            yield "income below the average"
        if who.age > numbers.of(f"{at}.single_age" if once else f"{at}.instalment_age"):
            yield "too old for uncertain benefits"
        if not once and (years is None or who.age + years >= numbers.of(f"{at}.last_age")):
            yield "premiums for too long"
    protection = product.category == "protection_insurance"
    if who.income is None:
        if not (protection and (premium is None or premium <= numbers.fen(f"{at}.small_premium"))):
            yield "income unknown"
    elif premium is None:
        if not protection:
            yield "premium unknown"
    elif premium > who.income * numbers.of(f"{at}.single_incomes" if once else f"{at}.annual_share"):
        yield "premium too large"


def _affordable(who, product, numbers, today):
    """Money needed on a day may not be bound beyond it; a least purchase must be there."""
    at = "suitability.money"
    if only(product, numbers.of(f"{at}.no_money")):
        return
    least, level = product.minimum or 1, level_of_product(product)
    liquid = product.category in numbers.of(f"{at}.liquid") and not product.term_days
    if liquid or product.category == "protection_insurance":
        if who.at_hand is None:
            if product.minimum is None or product.minimum > numbers.fen(f"{at}.small_minimum"):
                yield "money unknown"
        elif who.at_hand < least:
            yield "not enough money"
        return
    if product.term_days is None and product.category not in numbers.of(f"{at}.redeemable"):
        needs = who.needs
    else:
        horizon = 0
        if level is not None:
            horizon = numbers.of(f"suitability.horizon.{('one', 'two', 'three', 'four', 'five')[level - 1]}")
        free_on = today + timedelta(max(product.term_days or 0, horizon))
        needs = [one for one in who.needs if one[0] <= free_on]
    if any(amount is None for _day, amount in needs):
        yield "nobody knows how much is needed"
    elif who.at_hand is None:
        if needs:
            yield "money unknown, and some is needed"
        elif product.minimum is None or product.minimum > numbers.fen(f"{at}.small_minimum"):
            yield "money unknown"
    elif who.at_hand - who.reserve - sum(amount for _day, amount in needs) < least:
        yield "not enough free money"


def _concentrated(who, product, numbers):
    if who.assets is None or is_exempt(product, numbers):
        return
    least = product.minimum or 1
    at = "suitability.concentration"
    if who.products_held.get(product.code, 0) + least > who.assets * numbers.of(f"{at}.product"):
        yield "too much of one product"
    if product.issuer and who.issuers_held.get(product.issuer, 0) + least > who.assets * numbers.of(f"{at}.issuer"):
        yield "too much of one issuer"
