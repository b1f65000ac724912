"""Not too much in one product or with one issuer, by share of the known assets (DOMAIN 3.3)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.records import HoldingFacts
from rmtool.rules.sections.suitability import Concentration
from rmtool.rules.suitability.family import is_only
from rmtool.rules.suitability.source import DEFAULT

CONCENTRATION = "concentration"


class Held(NamedTuple):
    """What is held of each product (by code) and with each issuer, in fen; wherever it is held."""

    products: Mapping[str, int]
    issuers: Mapping[str, int]


def held_of(holdings: Iterable[HoldingFacts], issuers: Mapping[str, str]) -> Held:
    """Return what is held; `issuers` are those of the products that count as a concentration, by product code."""
    products: dict[str, int] = {}
    by_issuer: dict[str, int] = {}
    for one in holdings:
        if one.closed_on is None and one.product_code and one.amount is not None and one.amount > 0:
            products[one.product_code] = products.get(one.product_code, 0) + one.amount
            issuer = issuers.get(one.product_code)
            if issuer is not None:
                by_issuer[issuer] = by_issuer.get(issuer, 0) + one.amount
    return Held(products, by_issuer)


def is_exempt(product: ProductFacts, rules: Concentration) -> bool:
    """Say whether a product never makes up too much: a deposit, cash, protection, what is owed."""
    return product.category in rules.exempt_categories or is_only(product, rules.exempt)


def concentration_room(product: ProductFacts, held: Held, assets: int | None, rules: Concentration) -> int | None:
    """Return the fen by which the product may still grow, None where nothing limits it or the assets are unknown."""
    if assets is None or is_exempt(product, rules):
        return None
    room = int(assets * rules.product) - held.products.get(product.code, 0)
    if product.issuer is None:
        return room
    return min(room, int(assets * rules.issuer) - held.issuers.get(product.issuer, 0))


def concentration_reason(
    product: ProductFacts, least: int, held: Held, assets: int | None, rules: Concentration
) -> Reason | None:
    """Return why the `least` purchase (fen) would be too much of one thing, None where it would not."""
    room = concentration_room(product, held, assets, rules)
    if room is None or room >= least:
        return None
    return Reason(CONCENTRATION, 0, {"share": rules.product, "issuer": product.issuer}, DEFAULT)
