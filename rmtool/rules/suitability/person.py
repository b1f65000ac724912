"""Who a client is: of age, of an age that needs a procedure, a qualified investor of which regime (DOMAIN 3.2)."""

from datetime import date

from rmtool.rules.facts import ClientFacts
from rmtool.rules.minors import is_under_age
from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.reason import Reason
from rmtool.rules.sections.suitability import Elder
from rmtool.rules.suitability.family import is_private
from rmtool.rules.suitability.source import DEFAULT, LAW

MINOR, ELDER, AGE_UNKNOWN, QUALIFIED = "minor", "elder", "age_unknown", "qualified"
BOTH = "both"


def is_minor(birth_date: date | None, today: date, adult_age: int) -> bool:
    """Say whether who was born on that day is under age; of who has no birth date on file nobody says so."""
    return birth_date is not None and is_under_age(birth_date, today, adult_age)


def elder_reason(age: int | None, product: ProductFacts, elder: Elder, *, done: bool | None) -> Reason | None:
    """Return why a product of a high level waits: the procedure for elders is not `done`, or the age is unknown."""
    if product.level is None or number_of(product.level) < elder.level or done:
        return None
    if age is None:
        return Reason(AGE_UNKNOWN, 0, {"age": elder.age}, DEFAULT)
    return Reason(ELDER, 0, {"age": age}, LAW) if age >= elder.age else None


def qualified_reason(client: ClientFacts, product: ProductFacts) -> Reason | None:
    """Return why a private product is not for the client: not qualified, or by the other regime."""
    if not is_private(product):
        return None
    wanted = product.qualified if product.qualified not in {None, "no"} else None
    if wanted is not None and client.qualified_investor in {wanted, BOTH}:
        return None
    return Reason(QUALIFIED, 0, {"regime": wanted}, LAW)
