"""The contact points that come with a client's row (D91): values under a client's field, rows under a channel."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rmtool.book.derive import tail_of
from rmtool.rules.fields import POINT_FIELDS


class Point(NamedTuple):
    """One way to reach a client, as the book keeps it; `tail4` is derived."""

    channel: str
    value: str
    tail4: str | None


def points_of(values: Mapping[str, object]) -> Iterator[Point]:
    """Yield the contact points among the values of a client's row, each once."""
    seen: set[tuple[str, str]] = set()
    for field, channel in POINT_FIELDS.items():
        found = values.get(field)
        if not found:
            continue
        for value in _texts(found):
            if (channel, value) not in seen:
                seen.add((channel, value))
                yield Point(channel, value, tail_of(channel, value))


def _texts(found: object) -> Iterable[str]:
    return [found] if isinstance(found, str) else [str(text) for text in found] if isinstance(found, list) else ()
