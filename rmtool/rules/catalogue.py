"""The bank's catalogue as a person asks for it: some of its products, in the order in which they are read."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rmtool.rules.product import ProductFacts
from rmtool.rules.suitability.family import family_of
from rmtool.rules.vocabulary import CATEGORIES, PRODUCT_LEVELS

_PLACE = {category: place for place, category in enumerate(CATEGORIES)}
_RANK = {level: place for place, level in enumerate(PRODUCT_LEVELS)}


class Wanted(NamedTuple):
    """Which products are asked for: all that is named must hold; `level` is the level that counts."""

    category: str | None = None
    family: str | None = None
    level: str | None = None
    need: str | None = None
    on_sale: bool = False
    starter: bool = False

    def fits(self, product: ProductFacts, today: date) -> bool:
        """Say whether a product is one of those asked for."""
        named = (
            (self.category, product.category),
            (self.family, family_of(product)),
            (self.level, product.level),
        )
        return (
            all(asked in {None, value} for asked, value in named)
            and (self.need is None or self.need in product.needs_said)
            and (not self.on_sale or product.is_on_sale(today))
            and (not self.starter or product.starter is True)
        )


def in_order(products: Iterable[ProductFacts]) -> list[ProductFacts]:
    """Return the products by category, then by level (those without one first), then by code."""
    last = len(CATEGORIES)
    return sorted(
        products, key=lambda one: (_PLACE.get(one.category or "", last), _RANK.get(one.level or "", -1), one.code)
    )
