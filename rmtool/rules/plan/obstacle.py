"""Why a task could never have a day, whatever else is planned."""

from collections.abc import Mapping

from rmtool.rules.contact_kind import MESSAGE
from rmtool.rules.hours import NEVER
from rmtool.rules.plan.clock import find_time
from rmtool.rules.plan.contact import Contact, contact_about
from rmtool.rules.plan.outcome import NEVER_HOURS, OUTSIDE_DAY, TOO_LONG
from rmtool.rules.plan.task import Capacity, Task
from rmtool.rules.reason import Param

Obstacle = tuple[str, Mapping[str, Param]]


class Obstacles:
    """What an empty day could not hold; asked once for tasks that are alike."""

    def __init__(self, capacity: Capacity) -> None:
        self._capacity = capacity
        self._known: dict[tuple[str, int, int, str | None], Obstacle | None] = {}

    def of(self, task: Task) -> Obstacle | None:
        """Return what stands in the way of the task on every day; a promised one only that its hours are never."""
        if task.hours == NEVER:
            return NEVER_HOURS, {}
        if task.promised is not None:
            return None
        alike = (task.kind, task.minutes, task.travel, task.hours)
        if alike not in self._known:
            self._known[alike] = self._look(contact_about((task,)), task.hours)
        return self._known[alike]

    def _look(self, contact: Contact, hours: str | None) -> Obstacle | None:
        if contact.minutes + contact.travel > self._capacity.minutes or not self._fits(contact._replace(windows=None)):
            return TOO_LONG, {"minutes": contact.minutes, "travel": contact.travel}
        if not self._fits(contact):
            return OUTSIDE_DAY, {"hours": hours, "minutes": contact.minutes}
        return None

    def _fits(self, contact: Contact) -> bool:
        return contact.kind == MESSAGE or find_time(contact, (), self._capacity) is not None
