"""One working day as it fills."""

from datetime import date

from rmtool.rules.contact_kind import MESSAGE, VISIT
from rmtool.rules.plan.clock import find_time, timed_way
from rmtool.rules.plan.contact import Contact, Trip, contact_about
from rmtool.rules.plan.outcome import PlannedDay, PlannedItem
from rmtool.rules.plan.task import Capacity, Task
from rmtool.rules.plan.way import travel_of


class Workday:
    """The contacts of a day, one a client, and what they take of its capacity."""

    def __init__(self, on: date, capacity: Capacity) -> None:
        self.on = on
        self.minutes = 0
        self.visits = 0
        self._capacity = capacity
        self._contacts: dict[int, Contact] = {}
        self._trips: set[Trip | None] = set()

    def take(self, task: Task, *, promised: bool = False) -> bool:
        """Put the task on this day, into the client's contact where there is one; False where it does not fit.

        A promised task always fits: the day is then over its capacity, or a contact has no hour.
        """
        before = self._contacts.get(task.client_id)
        if before is None and not promised and self.minutes + task.minutes > self._capacity.minutes:
            return False
        after = contact_about((task,) if before is None else (*before.tasks, task))
        if before is not None and after.same_but_for_tasks(before):
            self._contacts[task.client_id] = after._replace(at=before.at)
            return True
        return self._set(after, promised=promised)

    def meets(self, client_id: int) -> bool:
        """Return whether the client is contacted on this day anyway."""
        return client_id in self._contacts

    def goes_to(self, area: str) -> bool:
        """Return whether a visit leads there on this day."""
        return (area, None) in self._trips

    def planned(self) -> PlannedDay:
        """Return the day as it is planned."""
        contacts = sorted(self._contacts.values(), key=_by_the_clock)
        items = [item for contact in contacts for item in _items(contact, self.on)]
        crowded = any(contact.at is None and contact.kind != MESSAGE for contact in contacts)
        over = self.minutes > self._capacity.minutes or self.visits > self._capacity.visits or crowded
        return PlannedDay(self.on, tuple(items), self.minutes, travel_of(contacts), self.visits, over)

    def _set(self, contact: Contact, *, promised: bool) -> bool:
        others = [other for other in self._contacts.values() if other.lead.client_id != contact.lead.client_id]
        everyone = [*others, contact]
        minutes = sum(one.minutes for one in everyone) + travel_of(everyone)
        visits = sum(one.kind == VISIT for one in everyone)
        timed = self._timed(contact, others, promised=promised) if promised or self._holds(minutes, visits) else None
        if timed is None:
            return False
        self._contacts |= {one.lead.client_id: one for one in timed}
        self._trips = {one.trip for one in everyone}
        self.minutes, self.visits = minutes, visits
        return True

    def _timed(self, contact: Contact, others: list[Contact], *, promised: bool) -> list[Contact] | None:
        """Return the contact with its time, and what must move for it; None where there is no time."""
        if contact.kind == MESSAGE:
            return [contact]
        at = find_time(contact, others, self._capacity, promised=promised)
        way = timed_way(contact, others, self._capacity) if at is None and contact.kind == VISIT else None
        if at is None and not promised:
            return way
        return way or [contact._replace(at=at)]

    def _holds(self, minutes: int, visits: int) -> bool:
        """Return whether so much fits; on a day that promises have overfilled, only what adds nothing."""
        most_minutes = max(self._capacity.minutes, self.minutes)
        return minutes <= most_minutes and visits <= max(self._capacity.visits, self.visits)


def _by_the_clock(contact: Contact) -> tuple[bool, int, str]:
    return contact.at is None, contact.at or 0, contact.lead.key


def _items(contact: Contact, on: date) -> list[PlannedItem]:
    lead = contact.lead
    return [
        PlannedItem(
            task,
            on,
            contact.at,
            minutes=contact.minutes if task is lead else 0,
            late=on > (task.promised or task.latest),
            rides_with=None if task is lead else lead.key,
        )
        for task in contact.tasks
    ]
