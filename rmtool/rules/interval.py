"""How often a client is to be contacted: as the client asked (D92), else by the service calendar (D38, D51)."""

from typing import NamedTuple, Protocol

from rmtool.rules.rulebook import Rulebook
from rmtool.rules.service_calendar import ServiceCalendar, ServiceCalendars
from rmtool.rules.tier import TierFigures, Tiering

WISH = "wish"
TIER = "tier"
CELL = "cell"


class Interval(NamedTuple):
    """Days between two contacts (None: nothing is planned), whether by `wish`, `tier` or `cell`, and both codes."""

    days: int | None
    basis: str
    tier: str | None
    cell: str | None


class ServicePlan(NamedTuple):
    """What a client is to get: the interval and why it is that, and the calendar of tier and cell behind it."""

    interval: Interval
    calendar: ServiceCalendar


class ContactWish(TierFigures, Protocol):
    """What an interval rests on beside the tier: the client's wish, and the kept cell."""

    @property
    def wanted_interval_days(self) -> int | None:
        """Return the wish in days."""

    @property
    def kept_cell(self) -> str | None:
        """Return the cell kept by the quadrant."""


class ContactIntervals:
    """The interval of any client under one rulebook on one day; the wish wins, for more contact and for less."""

    def __init__(self, rulebook: Rulebook, tiering: Tiering) -> None:
        self._calendars = calendars = ServiceCalendars(rulebook.service)
        self._days = {key: calendars.calendar(*key).interval_days for key in calendars.keys}
        self._tier = tiering.tier

    def plan(self, client: ContactWish) -> ServicePlan:
        """Return what the client is to get; a wish comes before the calendar, which stands beside it."""
        return ServicePlan(self.interval(client), self._calendars.calendar(self._tier(client), client.kept_cell))

    def interval(self, client: ContactWish) -> Interval:
        """Return the client's interval and why it is that."""
        cell = client.kept_cell
        basis = WISH if client.wanted_interval_days is not None else CELL if cell is not None else TIER
        return Interval(self.days(client), basis, self._tier(client), cell)

    def days(self, client: ContactWish) -> int | None:
        """Return the client's interval in days; a wish of less than one day is read as one day."""
        if client.wanted_interval_days is not None:
            return max(client.wanted_interval_days, 1)
        return self._days[self._tier(client), client.kept_cell]
