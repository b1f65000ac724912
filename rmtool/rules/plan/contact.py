"""One contact with one client on one day, which may serve several tasks."""

from typing import NamedTuple

from rmtool.rules.contact_kind import KINDS, MESSAGE, VISIT
from rmtool.rules.hours import Windows, common, windows_of
from rmtool.rules.plan.task import Task

Trip = tuple[str | None, int | None]


class Contact(NamedTuple):
    """A visit, a call or a message about one or more tasks of a client.

    It takes the minutes of the longest; the other tasks ride along for nothing. A visit serves calls and messages
    too, a call messages. `windows` are the hours that suit every visit and call in it, None for any; `trip` says
    with which visits of the day it shares the way.
    """

    tasks: tuple[Task, ...]
    minutes: int
    travel: int
    windows: Windows | None
    at: int | None = None

    @property
    def lead(self) -> Task:
        """Return the task that makes the contact what it is: a visit before a call before a message, the longest."""
        return self.tasks[0]

    @property
    def kind(self) -> str:
        """Return visit, call or message."""
        return self.lead.kind

    @property
    def trip(self) -> Trip | None:
        """Return the way the visit belongs to; one to no known area is a way of its own."""
        if self.kind != VISIT:
            return None
        return (self.lead.area, None) if self.lead.area else (None, self.lead.client_id)

    @property
    def end(self) -> int:
        """Return the minute at which it ends; only for one that has its time."""
        return (self.at or 0) + self.minutes

    def same_but_for_tasks(self, other: "Contact") -> bool:
        """Return whether the other takes as much and may be at the same hours."""
        return self[1:-1] == other[1:-1] and (self.kind, self.trip) == (other.kind, other.trip)


def contact_about(tasks: tuple[Task, ...]) -> Contact:
    """Return the contact that serves these tasks of one client; its time is not found yet."""
    ordered = tuple(sorted(tasks, key=_lead_first))
    return Contact(
        ordered,
        minutes=max(task.minutes for task in tasks),
        travel=max(_travel(task) for task in tasks),
        windows=_windows(tasks),
    )


def _lead_first(task: Task) -> tuple[int, int, str]:
    return KINDS.index(task.kind), -task.minutes, task.key


def _travel(task: Task) -> int:
    return task.travel if task.kind == VISIT else 0


def _windows(tasks: tuple[Task, ...]) -> Windows | None:
    found: Windows | None = None
    for task in tasks:
        if task.kind != MESSAGE and task.hours is not None:
            own = windows_of(task.hours)
            found = own if found is None else common(found, own)
    return found
