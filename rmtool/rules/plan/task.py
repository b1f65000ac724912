"""What a month plan is made from: who is to be contacted how and when, and how much a day holds."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.hours import Window, Windows
from rmtool.rules.sections.plan import PlanRules


class Task(NamedTuple):
    """One thing to do for one client.

    Attributes:
        key: the reminder's key; no two tasks have the same.
        client_id: whose.
        kind: visit, call or message.
        minutes: of the contact itself.
        travel: minutes there and back; only visits have them.
        earliest: not before this day.
        latest: the day to act; one that has passed means that the task is owed.
        promised: a day promised to the client; it stands above `earliest`, `latest` and `weekdays`.
        priority: who comes first of those with the same `latest`; higher is sooner.
        area: of a visit, the district or place; visits to one area on one day are one way.
        hours: the client's own, as `09:00-11:30;14:00-17:00`, or `never`; None where nothing is known.
        weekdays: those the client wants, 1 for Monday; None for any.
    """

    key: str
    client_id: int
    kind: str
    minutes: int
    travel: int
    earliest: date
    latest: date
    promised: date | None = None
    priority: float = 0.0
    area: str | None = None
    hours: str | None = None
    weekdays: frozenset[int] | None = None

    def open_on(self, day: date) -> bool:
        """Return whether the client may be contacted about this on that day, late or not."""
        return day >= self.earliest and (self.weekdays is None or day.isoweekday() in self.weekdays)

    def due_on(self, day: date) -> bool:
        """Return whether that day is in time."""
        return day <= self.latest and self.open_on(day)


class Capacity(NamedTuple):
    """How much one day holds: minutes of contact and travel, visits, and the hours in minutes since midnight.

    Contacts begin at multiples of `step` minutes.
    """

    minutes: int
    visits: int
    day_start: int
    day_end: int
    lunch: Window
    step: int = 1

    @property
    def day(self) -> Windows:
        """Return the whole working day."""
        return ((self.day_start, self.day_end),)

    @property
    def halves(self) -> Windows:
        """Return the morning and the afternoon, in which clients without hours of their own are contacted."""
        start, end = self.lunch
        return ((self.day_start, start), (end, self.day_end))


def capacity_of(rules: PlanRules) -> Capacity:
    """Return the capacity of a day as the rulebook has it."""
    lunch = (rules.lunch_start, rules.lunch_end)
    return Capacity(rules.minutes, rules.visits, rules.day_start, rules.day_end, lunch, rules.step)


def urgency(task: Task) -> tuple[date, float, str]:
    """Return the place in the order in which tasks are planned: owed and nearest first, then by priority, then key."""
    return task.latest, -task.priority, task.key
