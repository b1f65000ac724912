"""D76, D77: the service need is the cost to serve - how often and how long the client takes the manager's time.

It is no demand for products: a tool that reads it so turns the quadrant round.
"""

from datetime import date
from typing import NamedTuple

from rmtool.rules.contact_kind import CALL, MESSAGE, VISIT, kind_of, trip_minutes
from rmtool.rules.facts import ClientFacts, Served
from rmtool.rules.months import A_YEAR, MONTH_DAYS
from rmtool.rules.points import to_tenth
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.tiers import ALL_TIERS
from rmtool.rules.service_calendar import ServiceCalendars
from rmtool.rules.tier import Tiering

WISH, LOG, TIER = "wish", "log", "tier"
DISTANCE = "distance"
NO_DISTANCE: tuple[str, ...] = (DISTANCE,)
ALL_KNOWN: tuple[str, ...] = ()
# The columns of the client file that the service need looks at, beside the tier's.
SERVICE_FIELDS = frozenset(
    {
        "wanted_interval_days", "minutes_per_contact", "preferred_channel", "distance_home_km", "distance_work_km",
        "entered_on",
    }
)  # fmt: skip


class ServiceNeed(NamedTuple):
    """Minutes a month, by wish, log or tier: contacts a month, minutes of them all, and minutes on the way to visits.

    `unknown` names what would have to be asked: the distance, where visits are among the contacts.
    """

    minutes: float
    basis: str
    contacts: float
    travel: float
    unknown: tuple[str, ...]


class ServiceNeeds:
    """The service need of any client under one rulebook on one day."""

    def __init__(self, rulebook: Rulebook, tiering: Tiering, today: date) -> None:
        self._service = rulebook.service
        self._calendar = ServiceCalendars(rulebook.service).calendar
        self._tier = tiering.tier
        self._today = today
        self._plans = {tier: self._plan(tier) for tier in ALL_TIERS}

    def need(self, client: ClientFacts) -> ServiceNeed | None:
        """Return the need by the client's wish, else as the log measures it, else as the tier plans it; None if none.

        The cell is left out of the plan: it is what the need decides.
        """
        if client.wanted_interval_days is not None:
            return self._wished(client)
        if client.served is not None:
            return self._measured(client, client.served)
        tier = self._tier(client)
        return None if tier is None else self._planned(client, tier)

    def _wished(self, client: ClientFacts) -> ServiceNeed:
        contacts = MONTH_DAYS / max(client.wanted_interval_days or 0, 1)
        channel = client.preferred_channel or "phone"
        each = client.minutes_per_contact or _average(client.served) or self._each(kind_of(channel))
        visits = contacts if channel == "visit" else 0.0
        return self._sum(client, WISH, contacts, contacts * each, visits)

    def _measured(self, client: ClientFacts, served: Served) -> ServiceNeed:
        a_month = MONTH_DAYS / self._measured_days(client, served)
        visited, called, written = served.untimed
        said, each = client.minutes_per_contact, self._service.minutes
        met = visited * (each[VISIT] if said is None else said)
        talked = called * (each[CALL] if said is None else said)
        minutes = (served.minutes + met + talked + written * each[MESSAGE]) * a_month
        return self._sum(client, LOG, served.contacts * a_month, minutes, served.visits * a_month)

    def _planned(self, client: ClientFacts, tier: str) -> ServiceNeed:
        contacts, minutes, visits = self._plans[tier]
        if client.minutes_per_contact is not None:
            planned = self._calendar(tier).contacts
            minutes = sum(number * self._minutes(client, kind) for kind, number in planned.items()) / A_YEAR
        return self._sum(client, TIER, contacts, minutes, visits)

    def _plan(self, tier: str) -> tuple[float, float, float]:
        """Return contacts, minutes and visits a month of a tier's calendar, where nobody said what a contact takes."""
        contacts = self._calendar(tier).contacts
        minutes = sum(number * self._each(kind) for kind, number in contacts.items())
        return sum(contacts.values()) / A_YEAR, minutes / A_YEAR, contacts[VISIT] / A_YEAR

    def _sum(self, client: ClientFacts, basis: str, contacts: float, minutes: float, visits: float) -> ServiceNeed:
        trip = trip_minutes(client, self._service.travel) if visits else 0.0
        travel, unknown = (0.0, NO_DISTANCE) if trip is None else (visits * trip, ALL_KNOWN)
        return ServiceNeed(to_tenth(minutes + travel), basis, contacts, travel, unknown)

    def _measured_days(self, client: ClientFacts, served: Served) -> int:
        """Return over how many days the log tells of the client: newer ones have had less time to be served."""
        service = self._service
        since = served.first_on if client.entered_on is None else min(client.entered_on, served.first_on)
        days = service.log_days if client.entered_on is None else (self._today - since).days
        return min(max(days, service.log_least_days), service.log_days)

    def _minutes(self, client: ClientFacts, kind: str) -> float:
        """Return what one contact takes: as the client's file says, a message excepted, else as the rulebook does."""
        said = client.minutes_per_contact
        return self._each(kind) if said is None or kind == MESSAGE else said

    def _each(self, kind: str) -> float:
        return self._service.minutes[kind]


def _average(served: Served | None) -> float | None:
    """Return the minutes of a contact of which somebody noted them."""
    if served is None or not served.minutes:
        return None
    return served.minutes / (served.contacts - sum(served.untimed))
