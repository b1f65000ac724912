"""D38, D51: how many contacts a year, of which kind, a client of a tier and a kept cell gets: a service calendar."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtool.rules.months import A_YEAR, MONTH_DAYS
from rmtool.rules.sections.service import UNKNOWN_TIER, Service

YEAR_DAYS = MONTH_DAYS * A_YEAR


class ServiceCalendar(NamedTuple):
    """Contacts a year by kind (visit, call, message), and the whole days between two of them; None: never."""

    contacts: Mapping[str, float]
    interval_days: int | None


class ServiceCalendars:
    """The calendar of every tier, alone and in every cell, under one rulebook."""

    def __init__(self, service: Service) -> None:
        self._calendars = {
            (tier, cell): _calendar(contacts, service.factors.get(cell) if cell else None)
            for tier, contacts in service.calendars.items()
            for cell in (None, *service.factors)
        }

    @property
    def keys(self) -> Iterable[tuple[str | None, str | None]]:
        """Return every tier and cell there is a calendar for; None is the unknown tier, or no cell."""
        return [(None if tier == UNKNOWN_TIER else tier, cell) for tier, cell in self._calendars]

    def calendar(self, tier: str | None, cell: str | None = None) -> ServiceCalendar:
        """Return the calendar of a tier (None: unknown), as the cell makes it (None: not placed, or not kept)."""
        return self._calendars[tier or UNKNOWN_TIER, cell]


def _calendar(contacts: Mapping[str, float], factors: Mapping[str, float] | None) -> ServiceCalendar:
    planned = {kind: number * (factors[kind] if factors else 1) for kind, number in contacts.items()}
    total = sum(planned.values())
    return ServiceCalendar(planned, max(int(YEAR_DAYS / total), 1) if total else None)
