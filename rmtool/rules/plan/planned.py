"""A plan with what stands behind it: the reminder of every task, and the greetings beside the contacts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.plan.outcome import Plan, PlannedItem
from rmtool.rules.plan.task import Capacity
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.reminder import OWED


class PlannedContact(NamedTuple):
    """One contact of a day, and all that it is about, what matters most first."""

    item: PlannedItem
    reminders: Sequence[Reminder]


class Planned(NamedTuple):
    """The plan, what a day holds, the reminder behind each task by its key, and the greetings by day."""

    plan: Plan
    capacity: Capacity
    behind: Mapping[str, Reminder]
    greetings: Mapping[date, int]

    def contacts(self, items: Sequence[PlannedItem]) -> list[PlannedContact]:
        """Return the contacts of a day in its order, one a client, with all that rides along."""
        about: dict[str, list[Reminder]] = {}
        for item in items:
            about.setdefault(item.rides_with or item.task.key, []).append(self.behind[item.task.key])
        led = (item for item in items if item.rides_with is None)
        return [PlannedContact(item, by_weight(about[item.task.key])) for item in led]


def by_weight(reminders: Sequence[Reminder]) -> list[Reminder]:
    """Return what a contact is about: a promise before all else, then by priority."""
    return sorted(reminders, key=lambda one: (one.due.kind not in OWED, -one.priority))
