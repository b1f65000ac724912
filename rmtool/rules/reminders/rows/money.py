"""Holdings that end or begin, money that comes and goes, balances that fell (D36, D68, D101, D122-D127)."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.facts import Balance


class Maturing(NamedTuple):
    """A holding, open or closed at its end, with the day it matures; `amount` in fen (D125, D68)."""

    client_id: int
    row_id: int
    on: date
    amount: int | None
    category: str | None
    bank: str
    name: str | None
    closed_on: date | None


class Sold(NamedTuple):
    """A holding of ours and the day it began (D36)."""

    client_id: int
    row_id: int
    on: date
    category: str
    name: str | None
    amount: int | None


class Accepted(NamedTuple):
    """An offer that the client accepted, and the day; no holding came of it yet that the book knows (D24, D36)."""

    client_id: int
    row_id: int
    on: date
    category: str | None
    name: str | None
    code: str
    amount: int | None


class Happening(NamedTuple):
    """An event of a client's life with a day; `amount` in fen (D101, D122, D123)."""

    client_id: int
    row_id: int
    kind: str
    on: date
    repeats: str | None
    amount: int | None
    seen: bool | None


class Inflow(NamedTuple):
    """Money that came in, in fen."""

    on: date
    amount: int | None


class Covered(NamedTuple):
    """The first and the last day of which the book has flows."""

    first: date
    last: date


class Outflow(NamedTuple):
    """Money that left, in fen, beside the client's assets and their day (D124, D127)."""

    client_id: int
    row_id: int
    on: date
    amount: int
    to_bank: str | None
    aum: int | None
    aum_on: date | None


class Fallen(NamedTuple):
    """The balances of a client whose newest is lower than one of a month before, oldest first (D127)."""

    client_id: int
    balances: tuple[Balance, ...]
