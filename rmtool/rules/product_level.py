"""The risk level of a product: the higher of the issuer's and the seller's, and who must have one (DOMAIN 3.2)."""

# Of the families that are sold by level; the others carry one or not.
_LEVELLED = frozenset({"wealth", "fund", "private"})
_UNIT_LINKED, _STRUCTURED = "unit_linked_insurance", "structured_deposit"
INSURANCE = "insurance"
_DEPOSIT = "deposit"


def level_that_counts(*levels: str | None) -> str | None:
    """Return the higher of a product's levels (R1-R5, insurance P1-P5), None where nobody rated it."""
    return max((level for level in levels if level), key=lambda level: level[1:], default=None)


def needs_level(category: str | None, family: str | None) -> bool:
    """Say whether a product cannot be sold without a level: of a structured deposit only one that is a deposit can."""
    if category == _STRUCTURED:
        return family != _DEPOSIT
    return category == _UNIT_LINKED or family in _LEVELLED


def may_be_sold_as(own: str, said: str) -> bool:
    """Say whether a product of a category of the family `own` may be said to be of another: only of a stricter one."""
    return said == own or said in _LEVELLED
