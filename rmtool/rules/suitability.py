"""D10, D93: what may be named to a client: nothing above the rated risk, nothing that a caution covers (DOMAIN 3)."""

from typing import NamedTuple

# Families that carry no level and may be named to everybody (DOMAIN 3.3).
WITHOUT_LEVEL = frozenset({"deposit", "treasury"})
_NO_QUALIFICATION = frozenset({None, "no"})
_PRIVATE = "private"


class Product(NamedTuple):
    """What decides whether a product may be named: the seller's level and the issuer's, the family, who may hold it."""

    category: str | None
    level: str | None
    issuer_level: str | None
    family: str | None
    qualified: str | None


def may_be_named(product: Product, level: str | None, cautions: frozenset[str]) -> bool:
    """Say whether a product may be named to a client of a valid risk level (None: none), with these cautions.

    The higher of two product levels counts. Private offers are never named in a notice, to nobody.
    """
    if product.family == _PRIVATE or product.qualified not in _NO_QUALIFICATION:
        return False
    if cautions & {product.category, product.family}:
        return False
    highest = max((int(one[1:]) for one in (product.level, product.issuer_level) if one), default=None)
    if highest is None:
        return product.family in WITHOUT_LEVEL
    return level is not None and highest <= int(level[1:])
