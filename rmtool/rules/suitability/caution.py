"""D93: what a caution covers is not shown until a person lifts it; it covers its whole family (DOMAIN 0.7)."""

from collections.abc import Iterable

from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.records import CautionFacts
from rmtool.rules.suitability.family import covers

CAUTION = "caution"


def caution_reason(cautions: Iterable[CautionFacts], product: ProductFacts) -> Reason | None:
    """Return the first caution in force that covers the product."""
    for one in cautions:
        if covers(one.category, product):
            params = {"category": one.category, "because": one.because, "review_on": one.review_on}
            return Reason(CAUTION, 0, params, "D93")
    return None
