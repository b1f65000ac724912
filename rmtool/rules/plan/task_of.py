"""A reminder as a task of the plan (D97): how it is done, how long it takes, and within which days."""

from datetime import date, timedelta

from rmtool.rules.contact_kind import CALL, MESSAGE, kind_of, trip_minutes
from rmtool.rules.facts import ClientFacts
from rmtool.rules.plan.task import Task
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.reminder import AFTER, DESK, FOREVER
from rmtool.rules.reminders.way import WRITTEN, Way
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.remind import STAGED
from rmtool.rules.vocabulary import WEEKDAYS
from rmtool.rules.working_days import WorkingDays

_AWAY = "visit"
# What may be done some days before it is due, so that a month fills evenly.
_MOVABLE = frozenset({"contact_due"})
PROMISE = "promise"


def is_planned(kind: str) -> bool:
    """Say whether a kind takes a place in the plan: greetings are sent on their day, the desk's work is no contact."""
    return kind not in DESK and kind not in WRITTEN


class Tasks:
    """Makes tasks of reminders under one rulebook."""

    def __init__(self, rulebook: Rulebook, days: WorkingDays) -> None:
        self._service = rulebook.service
        self._of_jobs = rulebook.hours.occupations
        self._early = timedelta(rulebook.plan.early_days)
        self._days = days

    def task_of(self, one: Reminder) -> Task:
        """Return the task; without any known way it is a call, since that is what one would try."""
        way = one.way
        channel = None if way is None else way.channel
        kind = CALL if channel is None else kind_of(channel)
        due, client = one.due, one.client
        return Task(
            key=due.key,
            client_id=due.client_id,
            kind=kind,
            minutes=self._minutes(kind, client),
            travel=self._travel(client) if channel == _AWAY else 0,
            earliest=due.opens - self._early if due.kind in _MOVABLE else due.opens,
            latest=self._latest(one),
            promised=due.due if due.kind == PROMISE else None,
            priority=one.priority,
            area=client.housing_place if channel == _AWAY else None,
            hours=self._hours(kind, client, way),
            weekdays=_weekdays(client.wanted_weekdays),
        )

    def _latest(self, one: Reminder) -> date:
        """Return the day to act; of one stage of several the last day before the next one takes over."""
        due = one.due
        if due.kind in STAGED and due.stage != AFTER and due.closes != FOREVER:
            return max(self._days.on_or_before(due.closes), due.act_on)
        return due.act_on

    def _hours(self, kind: str, client: ClientFacts, way: Way | None) -> str | None:
        """Return the client's own hours, else those of the occupation; a message may come at any."""
        if kind == MESSAGE or way is None or way.point is None:
            return None
        return way.point.hours or self._of_jobs.get(client.occupation or "")

    def _minutes(self, kind: str, client: ClientFacts) -> int:
        said = client.minutes_per_contact
        return round(self._service.minutes[kind] if said is None or kind == MESSAGE else said)

    def _travel(self, client: ClientFacts) -> int:
        return round(trip_minutes(client, self._service.travel) or 0)


def _weekdays(wanted: str | None) -> frozenset[int] | None:
    if not wanted:
        return None
    return frozenset(place for place, code in enumerate(WEEKDAYS, start=1) if code in wanted.split(";"))
