"""Which clients a question is about, in which order: conditions, then a field to sort by, the unknown always last."""

from collections.abc import Iterable, Sequence

from rmtool.rules.derived import Derived, Value
from rmtool.rules.facts import ClientFacts
from rmtool.rules.where import SCALES, TIER, Condition, matches


def selected(
    clients: Iterable[ClientFacts],
    conditions: Sequence[Condition],
    derived: Derived,
    *,
    by: str | None = None,
    descending: bool = False,
) -> list[ClientFacts]:
    """Return the clients for whom all conditions hold, sorted by a field; without one in the order they come."""
    found = [client for client in clients if matches(client, conditions, derived)]
    if by is None:
        return found
    known = [(value, client) for client in found if (value := _key(client, by, derived)) is not None]
    unknown = [client for client in found if _key(client, by, derived) is None]
    known.sort(key=lambda one: _order(by, one[0]), reverse=descending)
    return [*(client for _value, client in known), *unknown]


def _key(client: ClientFacts, field: str, derived: Derived) -> Value:
    return derived.tier(client) if field == TIER else derived.read(client, field)


def _order(field: str, value: Value) -> tuple[int, Value]:
    """Codes with an order of their own go by it; a word outside it comes before them all."""
    scale = SCALES.get(field)
    if scale is None:
        return 0, value
    return (scale.index(str(value)) + 1, "") if value in scale else (0, str(value))
