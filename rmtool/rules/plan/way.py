"""The ways of a day: to each area once, out before its first visit and back after its last."""

from collections.abc import Iterable
from typing import NamedTuple

from rmtool.rules.hours import Window
from rmtool.rules.plan.contact import Contact, Trip


class Way(NamedTuple):
    """All visits of a day to one area, as (begin, end), and the minutes there and back; calls may lie between them."""

    trip: Trip | None
    travel: int
    visits: tuple[Window, ...]

    def with_visit(self, contact: Contact) -> "Way":
        """Return the way with one more visit; the longest way counts."""
        visit = (contact.at or 0, contact.end)
        return Way(self.trip, max(self.travel, contact.travel), (*self.visits, visit))

    @property
    def out(self) -> int:
        """Return the minutes there; an odd minute is on the way there."""
        return self.travel - self.travel // 2

    @property
    def out_there(self) -> Window:
        """Return when the first visit begins and the last one ends."""
        return min(start for start, _ in self.visits), max(end for _, end in self.visits)

    @property
    def legs(self) -> tuple[Window, Window]:
        """Return the way there and the way back."""
        first, last = self.out_there
        return (first - self.out, first), (last, last + self.travel // 2)

    @property
    def span(self) -> Window:
        """Return the time from leaving to being back."""
        there, back = self.legs
        return there[0], back[1]


def ways_of(contacts: Iterable[Contact]) -> list[Way]:
    """Return the ways of the visits that have their time."""
    ways: dict[Trip, Way] = {}
    for contact in contacts:
        if contact.trip is not None and contact.at is not None:
            way = ways.get(contact.trip) or Way(contact.trip, contact.travel, ())
            ways[contact.trip] = way.with_visit(contact)
    return list(ways.values())


def travel_of(contacts: Iterable[Contact]) -> int:
    """Return the minutes of all ways; each area counts once."""
    longest: dict[Trip, int] = {}
    for contact in contacts:
        if contact.trip is not None:
            longest[contact.trip] = max(longest.get(contact.trip, 0), contact.travel)
    return sum(longest.values())
