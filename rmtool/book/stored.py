"""How a typed value lies in the book: ISO text, 0 or 1, words joined by a semicolon, JSON."""

import json
from collections.abc import Mapping
from datetime import date

Stored = str | int | float | None


def stored(value: object) -> Stored:
    """Return a field's value as SQLite keeps it; amounts are fen already.

    Raises:
        TypeError: nobody said how such a value is kept; a bug, never a user's doing.
    """
    if value is None or isinstance(value, str | float):
        return value
    if isinstance(value, int):
        return int(value)  # True and False become 1 and 0
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
        """Return the day of a text (its first ten characters) not seen before."""
        self[text] = day = date.fromisoformat(text[:10])
        return day


YES_NO: dict[int | None, bool | None] = {None: None, 0: False, 1: True}
