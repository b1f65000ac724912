"""Which products must have a risk level to be sold, and under which rules a category may be sold (DOMAIN 3.2)."""

# Of the families that are sold by level; the others carry one or not.
_LEVELLED = frozenset({"wealth", "fund", "private"})
_UNIT_LINKED, _STRUCTURED = "unit_linked_insurance", "structured_deposit"
_DEPOSIT = "deposit"


def needs_level(category: str | None, family: str | None) -> bool:
    """Say whether a product cannot be sold without a level: of a structured deposit only one that is a deposit can."""
    if category == _STRUCTURED:
        return family != _DEPOSIT
    return category == _UNIT_LINKED or family in _LEVELLED


def may_be_sold_as(own: str, said: str) -> bool:
    """Say whether a product of a category of the family `own` may be said to be of another: only of a stricter one."""
    return said == own or said in _LEVELLED
