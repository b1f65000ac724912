"""D5, D88: what a notice may name, which goes out without a talk: no private offer, nothing above the level."""

from collections.abc import Iterable

from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.suitability.family import covers, is_free_of_level, is_private


def may_be_named(product: ProductFacts, level: str | None, cautions: Iterable[str]) -> bool:
    """Say whether a notice may name a product to a client of this level (None: no rating holds), with his cautions."""
    if is_private(product) or any(covers(one, product) for one in cautions):
        return False
    if is_free_of_level(product):
        return True
    return level is not None and product.level is not None and number_of(product.level) <= number_of(level)
