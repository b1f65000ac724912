"""Why one product is not suggested to a client: for the manager alone, never to be promoted (DOMAIN 3.3)."""

from typing import NamedTuple

from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Param, Reason
from rmtool.rules.recommend.client_gate import SHUT
from rmtool.rules.recommend.misfit import ALLOCATION
from rmtool.rules.recommend.recommendation import Recommendation, Recommender
from rmtool.rules.records import ClientFile
from rmtool.rules.suitability.source import DEFAULT

NO_NEED, OTHERS_FIRST = "no_need", "others_first"


class WhyNot(NamedTuple):
    """The client, the product, and every reason against it; none where it is among the options (`is_option`)."""

    found: Recommendation
    product: ProductFacts
    reasons: tuple[Reason, ...]
    is_option: bool


def why_not(answering: Recommender, file: ClientFile, product: ProductFacts) -> WhyNot:
    """Return why a product is not among the client's options: the gate's reasons first, all of them."""
    found = answering.recommend(file)
    is_option = any(one.product.code == product.code for one in found.options)
    reasons = [*answering.gate.reasons(found.case, product)]
    misfit = None if reasons else answering.misfits.code(found.case, product, found.target)
    if misfit is not None:
        params: dict[str, Param] = {"share": found.target.ceiling, "by": found.target.ceiling_by}
        reasons.append(Reason(misfit, 0, params, "D118" if misfit == ALLOCATION else DEFAULT))
    if not reasons and not is_option and (found.gate is None or found.gate.code not in SHUT):
        reasons.append(_left(answering, found, product))
    return WhyNot(found, product, tuple(reasons), is_option)


def _left(answering: Recommender, found: Recommendation, product: ProductFacts) -> Reason:
    """It suits: either nothing calls for it, or others that answer more of what the client needs come first."""
    needs = {need.kind for need in found.needs}
    called_for = needs.intersection(answering.gate.needs_of(product))
    return Reason(OTHERS_FIRST, 0, {}, "D26") if called_for else Reason(NO_NEED, 0, {}, "D9")
