"""A decision's reason: a code with parameters, never a sentence. `render` turns it into the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Fen(int):
    """An amount in fen inside a reason's parameters, so that writers can tell money from a count."""


Param = str | int | float | date | Fen | None | tuple[str, ...]


class Reason(NamedTuple):
    """Why a client earns `points` (rounded to 0.1), by which statement (`source`: a deck number or "default")."""

    code: str
    points: float
    params: Mapping[str, Param]
    source: str
