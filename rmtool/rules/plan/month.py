"""The month plan (D7, D97): the month's contacts over its working days.

Promises come first, each on its day. Then whoever is owed, then whoever is due next; of the days that are in time the
one with most in common - other tasks of the client, visits to the same area - and of those the emptiest, so that the
month fills evenly. What finds no day in time goes to the first later one with room.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile

from rmtool.rules.contact_kind import VISIT
from rmtool.rules.plan.obstacle import Obstacle, Obstacles
from rmtool.rules.plan.outcome import AFTER, BEFORE, NO_ROOM, NO_WEEKDAY, NO_WORKING_DAY, Plan, Unplaced
from rmtool.rules.plan.task import Capacity, Task, urgency
from rmtool.rules.plan.workday import Workday
from rmtool.rules.working_days import WorkingDays


def plan(  # noqa: PLR0913 - the facts, the calendar and what bounds the month
    tasks: Iterable[Task], days: WorkingDays, *, first: date, last: date, today: date, capacity: Capacity
) -> Plan:
    """Return the plan of the days from `first` to `last`, as far as they are not past.

    Every task is on one day, or unplaced with its reason. The order of `tasks` does not matter. Planned again on a
    later day, what was promised stays on its day.
    """
    month = _Month(days, max(first, today), last, today, capacity)
    return month.planned(sorted(tasks, key=urgency))


class _Month:
    """The working days that are left, as they fill, and the tasks that wait for one."""

    def __init__(self, days: WorkingDays, first: date, last: date, today: date, capacity: Capacity) -> None:
        self._first, self._last, self._today = first, last, today
        month = (first + timedelta(n) for n in range((last - first).days + 1))
        self._days = [Workday(day, capacity) for day in month if days.is_working(day)]
        self._dates = [day.on for day in self._days]
        self._capacity = capacity
        self._obstacles = Obstacles(capacity)
        self._waiting: dict[int, list[Task]] = defaultdict(list)
        self._visits_to: dict[str, list[int]] = defaultdict(lambda: [0] * len(self._days))
        self._unplaced: list[Unplaced] = []

    def planned(self, tasks: Sequence[Task]) -> Plan:
        """Plan the tasks, which come in the order of their urgency."""
        waiting = [task for task in tasks if not self._refused(task)]
        promised = [task for task in waiting if task.promised is not None]
        others = [task for task in waiting if task.promised is None]
        for task in others:
            self._wait(task)
        pinned = [self._keep(task) for task in promised]
        for client_id, at in sorted({(task.client_id, at) for task, at in zip(promised, pinned, strict=True)}):
            self._gather(client_id, at)
        for task in others:
            if task in self._waiting[task.client_id]:
                self._place(task)
        return Plan(tuple(day.planned() for day in self._days), tuple(sorted(self._unplaced, key=_by_urgency)))

    def _refused(self, task: Task) -> bool:
        obstacle = self._obstacles.of(task) or self._outside(task)
        if obstacle is not None:
            self._unplaced.append(Unplaced(task, *obstacle))
        return obstacle is not None

    def _outside(self, task: Task) -> Obstacle | None:
        """Return why no day of the month is open to the task."""
        on = task.promised or task.earliest
        if on > self._last:
            return AFTER, {"on": on}
        if task.promised is not None and self._today <= on < self._first:
            return BEFORE, {"on": on}
        if not self._dates or (task.promised is None and on > self._dates[-1]):
            return NO_WORKING_DAY, {"earliest": max(on, self._first), "last": self._last}
        if task.promised is None and not self._open(task):
            return NO_WEEKDAY, {"weekdays": tuple(map(str, sorted(task.weekdays or ())))}
        return None

    def _open(self, task: Task) -> list[int]:
        """Return the places of the days from `earliest` on that the client wants."""
        places = range(bisect_left(self._dates, task.earliest), len(self._dates))
        if task.weekdays is None:
            return list(places)
        return [at for at in places if self._dates[at].isoweekday() in task.weekdays]

    def _in_time(self, task: Task) -> list[int]:
        end = bisect_right(self._dates, task.latest)
        return list(takewhile(lambda at: at < end, self._open(task)))

    def _wait(self, task: Task) -> None:
        self._waiting[task.client_id].append(task)
        self._count_visit(task, 1)

    def _count_visit(self, task: Task, count: int) -> None:
        """Keep on how many days how many visits to an area could still be made."""
        if task.kind == VISIT and task.area:
            counts = self._visits_to[task.area]
            for at in self._in_time(task):
                counts[at] += count

    def _keep(self, task: Task) -> int:
        """Put a promised task on its day, however full that is, and return the day's place."""
        at = self._pinned(task.promised or self._today)
        self._days[at].take(task, promised=True)
        return at

    def _pinned(self, promised: date) -> int:
        """Return the promised day; the working day before one that is none, the next one when that has passed."""
        return max(bisect_right(self._dates, promised) - 1, 0)

    def _place(self, task: Task) -> None:
        in_time, every = self._in_time(task), self._open(task)
        for at in (*sorted(in_time, key=self._preference(task)), *every[len(in_time) :]):
            if self._days[at].take(task):
                self._settle(task)
                self._gather(task.client_id, at)
                return
        self._settle(task)
        self._unplaced.append(Unplaced(task, NO_ROOM, {"days": tuple(self._dates[at].isoformat() for at in every)}))

    def _preference(self, task: Task) -> Callable[[int], tuple[bool, int, int, int, int]]:
        """Return what tells the better of two days that are in time; the lower is the better."""
        companions = [other for other in self._waiting[task.client_id] if other is not task]

        def rank(at: int) -> tuple[bool, int, int, int, int]:
            day = self._days[at]
            riding = sum(other.due_on(day.on) for other in companions)
            return not day.meets(task.client_id), -riding, -self._neighbours(task, at), day.minutes, at

        return rank

    def _neighbours(self, task: Task, at: int) -> int:
        """Return how many visits to the same area the day can join; one that is planned outweighs all that may be."""
        day, most = self._days[at], self._capacity.visits
        if task.kind != VISIT or not task.area or day.visits >= most:
            return 0
        if day.goes_to(task.area):
            return most
        return min(self._visits_to[task.area][at], most - day.visits) - 1

    def _settle(self, task: Task) -> None:
        self._waiting[task.client_id].remove(task)
        self._count_visit(task, -1)

    def _gather(self, client_id: int, at: int) -> None:
        """Let the client's other tasks that are due by then share the contact of that day."""
        day = self._days[at]
        for task in list(self._waiting[client_id]):
            if task.due_on(day.on) and day.take(task):
                self._settle(task)


def _by_urgency(unplaced: Unplaced) -> tuple[date, float, str]:
    return urgency(unplaced.task)
