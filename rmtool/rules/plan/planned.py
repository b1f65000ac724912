"""A plan with what stands behind it: the reminder of every task, and the greetings beside the contacts."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rmtool.rules.plan.outcome import Plan
from rmtool.rules.plan.task import Capacity
from rmtool.rules.reminders.order import Reminder


class Planned(NamedTuple):
    """The plan, what a day holds, the reminder behind each task by its key, and the greetings by day."""

    plan: Plan
    capacity: Capacity
    behind: Mapping[str, Reminder]
    greetings: Mapping[date, int]
