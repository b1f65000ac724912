"""Service (D38, D51, D76, D77): contacts a year by kind, per tier and cell, and the minutes that each takes."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.contact_kind import KINDS
from rmtool.rules.sections.tiers import ALL_TIERS
from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CELLS

UNKNOWN_TIER = "unknown"

ByKind = Mapping[str, float]


class Service(NamedTuple):
    """The service calendar of each tier (contacts a year by kind), the factors of each cell, and the minutes.

    `minutes` is the time one contact of a kind takes where nobody said; `travel` minutes a kilometre, one way;
    `log_days` how far back the log is measured, `log_least_days` the shortest time that is measured as such.
    """

    calendars: Mapping[str, ByKind]
    factors: Mapping[str, ByKind]
    minutes: ByKind
    travel: float
    log_days: int
    log_least_days: int


def read_service(sheet: Sheet) -> Service:
    """Read the service section."""
    service = Service(
        calendars={tier: _by_kind(sheet, f"service.calendar.{tier}") for tier in (*ALL_TIERS, UNKNOWN_TIER)},
        factors={cell: _by_kind(sheet, f"service.cell.{cell}") for cell in CELLS},
        minutes=_by_kind(sheet, "service.minutes"),
        travel=sheet.number("service.travel_minutes"),
        log_days=sheet.whole("service.log_days", 1),
        log_least_days=sheet.whole("service.log_least_days", 1),
    )
    if service.log_least_days > service.log_days:
        sheet.refuse("service.log_least_days", "at_most", limit=service.log_days)
    return service


def _by_kind(sheet: Sheet, section: str) -> dict[str, float]:
    return {kind: sheet.number(f"{section}.{kind}") for kind in KINDS}
