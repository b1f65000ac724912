"""How a typed value lies in the book: ISO text, 0 or 1, words joined by a semicolon, JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

Stored = str | int | float | None


# By exact type, for the rows of a list; subclasses take the longer way through `stored`.
_AS_THEY_ARE = frozenset({str, int, float, type(None)})
_CONVERTED: dict[type, Callable[[Any], Stored]] = {date: date.isoformat, bool: int}


def stored_row(values: Iterable[object]) -> list[Stored]:
    """Return a row's values as SQLite keeps them; most are so already."""
    # mypy cannot narrow by exact type; isinstance would let True pass as a number and costs more on every cell.
    return [value if type(value) in _AS_THEY_ARE else stored(value) for value in values]  # type: ignore[misc]


def stored(value: object) -> Stored:
    """Return a field's value as SQLite keeps it; amounts are fen already.

    Raises:
        TypeError: nobody said how such a value is kept; a bug, never a user's doing.
    """
    known = _CONVERTED.get(type(value))
    if known is not None:
        return known(value)
    if value is None or isinstance(value, str | float):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    message = f"a {type(value).__name__} has no place in the book"
    raise TypeError(message)


class Days(dict[str | None, date | None]):
    """The day of each ISO text seen so far: lists repeat their dates, and parsing costs more than looking up."""

    def __init__(self) -> None:
        super().__init__({None: None})

    def __missing__(self, text: str) -> date:
        """Return the day of a text not seen before."""
        self[text] = day = date.fromisoformat(text)
        return day


YES_NO: dict[int | None, bool | None] = {None: None, 0: False, 1: True}
