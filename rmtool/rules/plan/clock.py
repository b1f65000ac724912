"""The time of day of a contact: within the client's hours, and beside every other contact of the day.

Calls and visits keep to the morning and the afternoon. A client's own hours win over the break at noon, never over the
day's end; a promised contact is given any hour that suits the client. The ways of a trip may fall into the break.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rmtool.rules.contact_kind import VISIT
from rmtool.rules.hours import DAY, Window, Windows, common
from rmtool.rules.plan.contact import Contact
from rmtool.rules.plan.task import Capacity
from rmtool.rules.plan.way import Way, ways_of


class _Hours(NamedTuple):
    """Windows in which the contact may be, hours between which the way there and back must lie, and the step."""

    windows: Windows
    bounds: Window
    step: int

    def up(self, minute: int) -> int:
        """Return the next time at which a contact may begin."""
        return -(-minute // self.step) * self.step

    def down(self, minute: int) -> int:
        """Return the last time up to then at which a contact may begin."""
        return minute // self.step * self.step


def find_time(contact: Contact, others: Sequence[Contact], capacity: Capacity, *, promised: bool = False) -> int | None:
    """Return the minute at which the contact may begin among the `others` of the day; None where no time is left.

    A call is given the first time that is free; a visit the one nearest to other visits of its way.
    """
    timed = [other for other in others if other.at is not None]
    starts = _visit_starts if contact.kind == VISIT else _call_starts
    for hours in _hours(contact, capacity, promised=promised):
        found = next(starts(contact, timed, hours), None)
        if found is not None:
            return found
    return None


def timed_way(visit: Contact, others: Sequence[Contact], capacity: Capacity) -> list[Contact] | None:
    """Return all visits of one way with new times, `visit` among them; None where they do not fit together.

    The way of the new visit may be the longest, so that those before it can no longer stay where they are.
    """
    mates = [other for other in others if other.trip == visit.trip and other.at is not None]
    rest = [other for other in others if other not in mates]
    travel = max(one.travel for one in (visit, *mates))
    for order in ([*mates, visit], [visit, *mates]):
        placed: list[Contact] = []
        for one in order:
            at = find_time(one._replace(travel=travel), [*rest, *placed], capacity)
            if at is not None:
                placed.append(one._replace(at=at))
        if len(placed) == len(order):
            return placed
    return None


def _hours(contact: Contact, capacity: Capacity, *, promised: bool) -> Iterator[_Hours]:
    """Yield hours to look into, the best first."""
    own, bounds, step = contact.windows, (capacity.day_start, capacity.day_end), capacity.step
    yield _Hours(capacity.halves if own is None else common(capacity.halves, own), bounds, step)
    if own is not None or promised:
        yield _Hours(capacity.day if own is None else common(capacity.day, own), bounds, step)
    if own is not None and promised:
        yield _Hours(own, (0, DAY), step)


def _call_starts(contact: Contact, others: Sequence[Contact], hours: _Hours) -> Iterator[int]:
    legs = [leg for way in ways_of(others) for leg in way.legs]
    busy = sorted([*legs, *((other.at or 0, other.end) for other in others)])
    for start, end in hours.windows:
        at = hours.up(start)
        for begins, ends in busy:
            if _overlap((at, at + contact.minutes), (begins, ends)):
                at = hours.up(ends)
        if at + contact.minutes <= end:
            yield at


def _visit_starts(contact: Contact, others: Sequence[Contact], hours: _Hours) -> Iterator[int]:
    """Yield the possible starts of a visit, the one nearest to its way first."""
    ways = {way.trip: way for way in ways_of(others)}
    own = ways.pop(contact.trip, Way(contact.trip, contact.travel, ()))
    spans = [way.span for way in ways.values()]
    calls = [(other.at or 0, other.end) for other in others if other.kind != VISIT]
    for at in sorted(_tries(contact, own, [*calls, *spans], hours), key=lambda at: (_wait(contact, own, at), at)):
        visit, grown = (at, at + contact.minutes), own.with_visit(contact._replace(at=at))
        inside = hours.bounds[0] <= grown.span[0] and grown.span[1] <= hours.bounds[1]
        apart = _free(grown.span, spans) and _free(visit, own.visits)
        if inside and apart and all(_free(piece, calls) for piece in (visit, *grown.legs)):
            yield at


def _tries(contact: Contact, own: Way, busy: Sequence[Window], hours: _Hours) -> set[int]:
    """Return the starts worth a try: of each window, right after what is busy, and beside the visits of the way."""
    free = {hours.bounds[0], *(end for _, end in (*busy, *own.visits))}
    starts = free | {minute + own.out for minute in free} | {start for start, _ in hours.windows}
    tries = {hours.up(start) for start in starts} | {hours.down(start - contact.minutes) for start, _ in own.visits}
    return {at for at in tries if any(start <= at and at + contact.minutes <= end for start, end in hours.windows)}


def _wait(contact: Contact, own: Way, at: int) -> int:
    """Return how long one would wait between this visit and the others of the way."""
    if not own.visits:
        return 0
    first, last = own.out_there
    return max(at - last, first - (at + contact.minutes), 0)


def _free(one: Window, others: Sequence[Window]) -> bool:
    return not any(_overlap(one, other) for other in others)


def _overlap(one: Window, other: Window) -> bool:
    return one[0] < other[1] and other[0] < one[1]
