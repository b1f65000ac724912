"""Which clients a question is about, in which order: conditions, then a field to sort by, the unknown always last."""

from collections.abc import Iterable, Sequence
from datetime import date

from rmtool.rules.facts import ClientFacts
from rmtool.rules.where import SCALES, Condition, Value, matches, read_field


def selected(
    clients: Iterable[ClientFacts],
    conditions: Sequence[Condition],
    today: date,
    *,
    by: str | None = None,
    descending: bool = False,
) -> list[ClientFacts]:
    """Return the clients for whom all conditions hold, sorted by a field; without one in the order they come."""
    found = [client for client in clients if matches(client, conditions, today)]
    if by is None:
        return found
    known = [client for client in found if read_field(client, by, today) is not None]
    unknown = [client for client in found if read_field(client, by, today) is None]
    known.sort(key=lambda client: _order(by, read_field(client, by, today)), reverse=descending)
    return [*known, *unknown]


def _order(field: str, value: Value) -> tuple[int, Value]:
    """Codes with an order of their own go by it; a word outside it comes before them all."""
    scale = SCALES.get(field)
    if scale is None:
        return 0, value
    return (scale.index(str(value)) + 1, "") if value in scale else (0, str(value))
