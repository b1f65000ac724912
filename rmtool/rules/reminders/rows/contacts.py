"""When clients were last reached, what was promised, what a tier rests on (D7, D38, D40, D86, D98)."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.facts import Balance, LineHeld


class Silence(NamedTuple):
    """When a client was last reached, and what the interval rests on (D38, D92); amounts in fen."""

    client_id: int
    tier: str | None
    aum: int | None
    aum_month_avg: int | None
    wanted_interval_days: int | None
    entered_on: date | None
    assigned_on: date | None
    last_reached_on: date | None
    kept_cell: str | None
    holdings_ours: int | None = None
    lines_held: tuple[LineHeld, ...] = ()
    balance_before: Balance | None = None


class Promised(NamedTuple):
    """A day promised to a client that no later contact has answered yet (D7)."""

    client_id: int
    row_id: int
    on: date
    note: str | None
    next_note: str | None
    said_on: date


class Dated(NamedTuple):
    """A client and a stored day: of the last news (and of which topics), of the last check of the file."""

    client_id: int
    on: date
    topics: str | None = None


class Talk(NamedTuple):
    """A contact that reached the client, after which nothing was put on file (D86)."""

    client_id: int
    row_id: int
    on: date
    topic: str | None


class TierRow(NamedTuple):
    """What a tier rests on (D40), and the day of the figures; amounts in fen."""

    client_id: int
    tier: str | None
    aum: int | None
    aum_month_avg: int | None
    aum_on: date
    holdings_ours: int | None = None
    lines_held: tuple[LineHeld, ...] = ()
    balance_before: Balance | None = None
