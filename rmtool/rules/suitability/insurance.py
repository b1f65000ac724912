"""The money tests of insurance (DOMAIN 0.10, 3.2): certain benefits only for some, premiums against income and age."""

from typing import NamedTuple

from rmtool.rules.months import A_YEAR
from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.sections.suitability import InsuranceTests
from rmtool.rules.suitability.family import INSURANCE, families_of
from rmtool.rules.suitability.source import DEFAULT, LAW

BENEFIT, PREMIUM, PREMIUM_AGE, INCOME_UNKNOWN, PREMIUM_UNKNOWN = (
    "benefit", "premium", "premium_age", "income_unknown", "premium_unknown",
)  # fmt: skip
CERTAIN, UNCERTAIN = "certain", "uncertain"
_PROTECTION = "protection_insurance"
_UNIT_LINKED = "unit_linked_insurance"


class Insured(NamedTuple):
    """What the tests look at: full years of age and income a year in fen, None where unknown."""

    age: int | None
    income: int | None


def insured(monthly: int | None, age: int | None) -> Insured:
    """Return a client of a monthly income (fen) and an age as the tests see him."""
    return Insured(age, None if monthly is None else monthly * A_YEAR)


def insurance_reason(who: Insured, product: ProductFacts, tests: InsuranceTests) -> Reason | None:
    """Return the first money test that the product fails for the client, None where it fails none."""
    if INSURANCE not in families_of(product):
        return None
    if is_uncertain(product, tests):
        return _certain_only(who, product, tests) or _premium(who, product, tests) or _last_age(who, product, tests)
    return _premium(who, product, tests) or _paid_up(who, product, tests)


def is_uncertain(product: ProductFacts, tests: InsuranceTests) -> bool:
    """Say whether the benefits depend on what the insurer earns: as the catalogue says, else by category and level."""
    if product.category == _UNIT_LINKED or product.benefit == UNCERTAIN:
        return True
    high = product.level is not None and number_of(product.level) >= tests.uncertain_level
    return product.benefit is None and high


def _certain_only(who: Insured, product: ProductFacts, tests: InsuranceTests) -> Reason | None:
    """Of a low income, or above an age, only certain benefits; what is not known to pass does not."""
    if who.income is None:
        return Reason(INCOME_UNKNOWN, 0, {}, LAW)
    if who.age is None:
        return Reason("age_unknown", 0, {"age": tests.instalment_age}, LAW)
    oldest = tests.single_age if product.premium_years == 1 else tests.instalment_age
    if who.income < tests.average_income or who.age > oldest:
        return Reason(BENEFIT, 0, {"age": who.age, "income": Fen(who.income)}, LAW)
    return None


def _premium(who: Insured, product: ProductFacts, tests: InsuranceTests) -> Reason | None:
    """A premium paid at once within so many incomes, one a year within a share; the least one is what is known."""
    premium = product.minimum
    small = product.category == _PROTECTION and (premium is None or premium <= tests.small_premium)
    if small and who.income is None:
        return None
    if who.income is None:
        return Reason(INCOME_UNKNOWN, 0, {}, LAW)
    if premium is None:
        return None if small else Reason(PREMIUM_UNKNOWN, 0, {}, LAW)
    return None if premium <= premium_limit(who.income, product, tests) else _too_dear(who, premium)


def premium_limit(income: int, product: ProductFacts, tests: InsuranceTests) -> int:
    """Return the largest premium in fen: at once, or a year; where nobody says which, the stricter of the two."""
    once = product.premium_years == 1
    return int(income * (tests.single_incomes if once else tests.annual_share))


def insurance_room(who: Insured, product: ProductFacts, tests: InsuranceTests) -> int | None:
    """Return the largest premium in fen that passes, None where no test limits it."""
    if INSURANCE not in families_of(product):
        return None
    return tests.small_premium if who.income is None else premium_limit(who.income, product, tests)


def _too_dear(who: Insured, premium: int) -> Reason:
    return Reason(PREMIUM, 0, {"premium": Fen(premium), "income": Fen(who.income or 0)}, LAW)


def _last_age(who: Insured, product: ProductFacts, tests: InsuranceTests) -> Reason | None:
    """Premiums of uncertain benefits end before an age; paid at once they are over at once."""
    if product.premium_years == 1 or who.age is None:
        return None
    if product.premium_years is None:
        return Reason(PREMIUM_UNKNOWN, 0, {}, LAW)
    if who.age + product.premium_years < tests.last_age:
        return None
    return Reason(PREMIUM_AGE, 0, {"age": who.age, "years": product.premium_years}, LAW)


def _paid_up(who: Insured, product: ProductFacts, tests: InsuranceTests) -> Reason | None:
    """Premiums over years that nobody will live to pay with ease are not proposed, whatever the benefits."""
    years = product.premium_years
    if who.age is None or years in {None, 1} or who.age + (years or 0) <= tests.paid_up_by:
        return None
    return Reason(PREMIUM_AGE, 0, {"age": who.age, "years": years}, DEFAULT)
