"""D5, D88: what a notice may name, which goes out without a talk: no private offer, nothing above the level."""

from typing import NamedTuple

from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.sections.suitability import SuitabilityRules
from rmtool.rules.suitability.family import covers, is_free_of_level, is_private
from rmtool.rules.suitability.insurance import Insured, insurance_reason
from rmtool.rules.suitability.person import elder_reason


class Addressee(NamedTuple):
    """Who a notice goes to: the level that counts (None: no rating holds), the categories and families cautioned.

    Of what the money allows a notice knows nothing: that is for the talk.
    """

    level: str | None
    cautions: tuple[str, ...]
    minor: bool
    elder_procedure_done: bool | None
    insured: Insured


def may_be_named(product: ProductFacts, to: Addressee, rules: SuitabilityRules) -> bool:
    """Say whether a notice to this client may name a product."""
    if is_private(product) or any(covers(one, product) for one in to.cautions):
        return False
    if is_free_of_level(product):
        return True
    if to.minor or to.level is None or product.level is None or number_of(product.level) > number_of(to.level):
        return False
    elder = elder_reason(to.insured.age, product, rules.elder, done=to.elder_procedure_done)
    return elder is None and insurance_reason(to.insured, product, rules.insurance) is None
