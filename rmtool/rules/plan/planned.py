"""A plan with what stands behind it: the reminder and the way of every task, and the greetings beside the contacts."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rmtool.rules.plan.outcome import Plan
from rmtool.rules.plan.task import Capacity
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.way import Way


class Planned(NamedTuple):
    """The plan, what a day holds, the reminder and the way of each task by its key, and the greetings by day."""

    plan: Plan
    capacity: Capacity
    behind: Mapping[str, tuple[Reminder, Way | None]]
    greetings: Mapping[date, int]
