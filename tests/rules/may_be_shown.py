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
SOLD_BY_LEVEL = {"wealth", "fund", "private"}
LEVEL_NAMES = ("one", "two", "three", "four", "five")


def may_be_shown(who, product, numbers, today):
    """Say whether an officer would let the product be shown to the client of whom these notes are."""
    return next(objections(who, product, numbers, today), None) is None


def objections(who, product, numbers, today):
    """Yield what speaks against it, in an officer's words."""
    yield from _not_on_sale(product, today)
    yield from _not_for_the_client(who, product, numbers)
    yield from cautioned(who, product)
    if "loan" in families(product) and not _buys_something(product, numbers):
        yield "a loan to invest"
    if "insurance" in families(product):
        yield from _premium(who, product, numbers)
        if _is_uncertain(product, numbers):
            yield from _only_certain(who, product, numbers)
        elif _runs_too_long(who, product, numbers):
            yield "premiums beyond the age"
    if not only(product, numbers.of("suitability.money.no_money")):
        yield from _bound(who, product, numbers, today)
    yield from _concentrated(who, product, numbers)
    if product.code in who.refused:
        yield "the client, or the manager, said no"


def _not_on_sale(product, today):
    if product.on_sale_from is not None and today < product.on_sale_from:
        yield "not yet sold"
    if product.on_sale_to is not None and today > product.on_sale_to:
        yield "no longer sold"


def _not_for_the_client(who, product, numbers):
    level = level_of_product(product)
    if not is_for_everybody(product):
        if who.child:
            yield "under age"
        if who.level is None:
            yield "assess first"
        elif level is None and _needs_a_level(product):
            yield "no level"
        elif level is not None and level > who.level:
            yield "above the client's level"
    high = level is not None and level >= numbers.of("suitability.elder.level")
    elder = who.age is None or who.age >= numbers.of("suitability.elder.age")
    if high and elder and not who.client.elder_procedure_done:
        yield "procedure for elders"
    regimes = {product.qualified} & {"asset_management", "private_fund"}
    if is_private(product) and not (regimes and who.client.qualified_investor in {*regimes, "both"}):
        yield "not a qualified investor"


def _needs_a_level(product):
    """A product of no named category may be a unit-linked insurance, which needs one; of a deposit it may be."""
    if product.category == "structured_deposit":
        return families(product) != {"deposit"}
    if not families(product) or families(product) & SOLD_BY_LEVEL:
        return True
    unnamed = product.category is None and product.rule_family == "insurance"
    return unnamed or product.category == "unit_linked_insurance"


def cautioned(who, product):
    """Yield an objection for every caution that covers the product, or may."""
    for caution in who.cautions:
        if caution == product.category or caution in families(product):
            yield "caution"
        if product.category in UNDER_A_CAUTION.get(caution, ()) or (caution == "private" and is_private(product)):
            yield "caution"
        if caution == "fund" and product.qualified == "private_fund":
            yield "caution"
        if product.category is None and _may_fall_under(caution, product):
            yield "caution"


def _may_fall_under(caution, product):
    """Whether a product of no named category may be what the caution is about: one of its family is, or none is named."""
    about = UNDER_A_CAUTION.get(caution, {caution})
    return product.rule_family is None or product.rule_family in {FAMILY_OF.get(category) for category in about}


def _buys_something(product, numbers):
    own = numbers.of(f"recommend.category_needs.{product.category}") if product.category else ()
    said = product.needs.split(";") if product.needs else own
    return bool(set(said) & numbers.of("suitability.borrowed.purposes"))


def _is_uncertain(product, numbers):
    level = level_of_product(product)
    if product.category == "unit_linked_insurance" or product.benefit == "uncertain":
        return True
    return product.benefit is None and (level or 0) >= numbers.of("suitability.insurance.uncertain_level")


def _only_certain(who, product, numbers):
    """Uncertain benefits: of a known age and income, neither too old nor too poor, paid up in time."""
    at, once = "suitability.insurance", product.premium_years == 1
    if who.income is None or who.age is None:
        yield "income and age must be known"
        return
    if who.income < numbers.fen(f"{at}.average_income"):
        yield "income below the average"
    if who.age > numbers.of(f"{at}.single_age" if once else f"{at}.instalment_age"):
        yield "too old for uncertain benefits"
    unknown = product.premium_years is None
    if not once and (unknown or who.age + product.premium_years >= numbers.of(f"{at}.last_age")):
        yield "premiums for too long"


def _runs_too_long(who, product, numbers):
    """Premiums over years end by an age, whatever is insured; of who is of unknown age nobody says."""
    years = product.premium_years or 1
    return who.age is not None and years > 1 and who.age + years > numbers.of("suitability.insurance.paid_up_by")


def _premium(who, product, numbers):
    at, once, premium = "suitability.insurance", product.premium_years == 1, product.minimum
    protection = product.category == "protection_insurance"
    if who.income is None:
        small = premium is None or premium <= numbers.fen(f"{at}.small_premium")
        if not (protection and small):
            yield "income unknown"
    elif premium is None:
        if not protection:
            yield "premium unknown"
    elif premium > who.income * numbers.of(f"{at}.single_incomes" if once else f"{at}.annual_share"):
        yield "premium too large"


def _bound(who, product, numbers, today):
    """Money that is needed on a day may not be bound beyond it, and the least purchase must be there."""
    at = "suitability.money"
    at_hand = product.category in numbers.of(f"{at}.liquid") and not product.term_days
    stays = at_hand or product.category == "protection_insurance"
    needs = [] if stays else _needs_within(who.needs, product, numbers, today)
    if any(amount is None for _day, amount in needs):
        yield "nobody knows how much is needed"
    elif who.at_hand is None:
        if needs or product.minimum is None or _least(product, numbers) > numbers.fen(f"{at}.small_minimum"):
            yield "money unknown"
    elif who.at_hand - (0 if stays else who.reserve) - sum(amount for _day, amount in needs) < _least(product, numbers):
        yield "not enough free money"


def _least(product, numbers):
    """The least purchase; of a private product never less than its regime asks for."""
    regime = {"asset_management", "private_fund"} & {product.qualified}
    floor = max((numbers.fen(f"suitability.least_private.{one}") for one in regime), default=1)
    return max(product.minimum or 1, floor)


def _needs_within(needs, product, numbers, today):
    """The needs that come before the money is back; all of them where nobody says when it is."""
    if product.term_days is None and product.category not in numbers.of("suitability.money.redeemable"):
        return needs
    level, horizon = level_of_product(product), 0
    if level is not None:
        horizon = numbers.of(f"suitability.horizon.{LEVEL_NAMES[level - 1]}")
    free_on = today + timedelta(max(product.term_days or 0, horizon))
    return [one for one in needs if one[0] <= free_on]


def _concentrated(who, product, numbers):
    if who.assets is None or is_exempt(product, numbers):
        return
    least = _least(product, numbers)
    at = "suitability.concentration"
    if who.products_held.get(product.code, 0) + least > who.assets * numbers.of(f"{at}.product"):
        yield "too much of one product"
    if product.issuer and who.issuers_held.get(product.issuer, 0) + least > who.assets * numbers.of(f"{at}.issuer"):
        yield "too much of one issuer"
