"""The month plan (D7, D38, D92, D94, D97): which client on which working day, how, and at what time of day."""

from rmtool.rules.plan.month import plan
from rmtool.rules.plan.outcome import UNPLACED_CODES, Plan, PlannedDay, PlannedItem, Unplaced
from rmtool.rules.plan.task import Capacity, Task, capacity_of

__all__ = [
    "UNPLACED_CODES",
    "Capacity",
    "Plan",
    "PlannedDay",
    "PlannedItem",
    "Task",
    "Unplaced",
    "capacity_of",
    "plan",
]
