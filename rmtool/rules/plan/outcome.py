"""What a month plan says: the days with their contacts, and what found no day, with the reason."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rmtool.rules.plan.task import Task
from rmtool.rules.reason import Param

# Why a task has no day, with the parameters of each reason.
NEVER_HOURS, OUTSIDE_DAY, TOO_LONG = "never_hours", "hours_outside_day", "too_long"
BEFORE, AFTER, NO_WORKING_DAY = "before_month", "after_month", "no_working_day"
NO_WEEKDAY, NO_ROOM = "no_wanted_weekday", "no_room"
UNPLACED_CODES: dict[str, tuple[str, ...]] = {
    NEVER_HOURS: (),
    OUTSIDE_DAY: ("hours", "minutes"),
    TOO_LONG: ("minutes", "travel"),
    BEFORE: ("on",),
    AFTER: ("on",),
    NO_WORKING_DAY: ("earliest", "last"),
    NO_WEEKDAY: ("weekdays",),
    NO_ROOM: ("days",),
}


class PlannedItem(NamedTuple):
    """A task on its day.

    Attributes:
        task: what is to be done.
        on: the day.
        at: minute of the day at which the contact begins; None for a message, and where a promised day is too full.
        minutes: of the contact; 0 for a task that rides with another of the same client.
        late: after the day to act, or after the day promised.
        rides_with: the key of the task whose contact this one shares.
    """

    task: Task
    on: date
    at: int | None
    minutes: int
    late: bool
    rides_with: str | None


class PlannedDay(NamedTuple):
    """A working day: its contacts by the clock, those without an hour last.

    `minutes` are all that is planned, with `travel` in it; `over`: promises ask more than the day holds.
    """

    on: date
    items: tuple[PlannedItem, ...]
    minutes: int
    travel: int
    visits: int
    over: bool


class Unplaced(NamedTuple):
    """A task without a day: one of `UNPLACED_CODES` with its parameters."""

    task: Task
    reason_code: str
    params: Mapping[str, Param]


class Plan(NamedTuple):
    """Every working day that is left of the month, also the empty ones, and every task that found none."""

    days: tuple[PlannedDay, ...]
    unplaced: tuple[Unplaced, ...]
