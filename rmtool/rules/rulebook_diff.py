"""What another rulebook would change: keys, and who rises, falls, changes tier or cell under it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.handle import handle_of
from rmtool.rules.priority import Priority
from rmtool.rules.quadrant import Measured, Measures, lines_of
from rmtool.rules.rulebook import Rulebook


class ChangedKey(NamedTuple):
    """A key whose value differs, as the files write it."""

    key: str
    old: object
    new: object
    unit: str


class Stand(NamedTuple):
    """How a client stands under one rulebook: place (from 1), score, tier and cell; None where unknown."""

    place: int
    score: float
    tier: str | None
    cell: str | None


class Shift(NamedTuple):
    """A client who stands otherwise under the other rulebook."""

    client_id: int
    client_no: str | None
    name: str
    old: Stand
    new: Stand

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)

    @property
    def risen(self) -> int:
        """Return by how many places the client rises; below zero falls."""
        return self.old.place - self.new.place

    @property
    def reclassed(self) -> bool:
        """Say whether the client changes tier or cell."""
        return (self.old.tier, self.old.cell) != (self.new.tier, self.new.cell)


class Survey(NamedTuple):
    """All clients under one rulebook: who they are, and how they stand."""

    names: Mapping[int, tuple[str | None, str]]
    stands: Mapping[int, Stand]


def changed_keys(old: Rulebook, new: Rulebook) -> tuple[ChangedKey, ...]:
    """Return the keys that differ, in the order of the packaged rulebook."""
    before = {entry.key: entry.value for entry in old.entries()}
    return tuple(
        ChangedKey(entry.key, before[entry.key], entry.value, entry.unit)
        for entry in new.entries()
        if before[entry.key] != entry.value
    )


def survey(clients: Iterable[ClientFacts], rulebook: Rulebook, today: date) -> Survey:
    """Return how the clients stand under a rulebook; those who left or are not to be contacted stand nowhere."""
    priority, measures = Priority(rulebook, today), Measures(rulebook, today)
    measured: dict[int, Measured] = {}
    found: list[tuple[float, str, int]] = []
    tiers: dict[int, str | None] = {}
    for client in clients:
        if client.do_not_contact or client.has_left(today):
            continue
        measured[client.client_id] = measures.of(client)
        tiers[client.client_id] = priority.derived.tier(client)
        found.append((-priority.score(client), client.client_no or "", client.client_id))
    lines = lines_of(measured.values(), rulebook.quadrant)
    stands = {
        client_id: Stand(place, -points, tiers[client_id], lines.cell(measured[client_id]))
        for place, (points, _number, client_id) in enumerate(sorted(found), start=1)
    }
    return Survey({one.client_id: (one.client_no, one.name) for one in measured.values()}, stands)


def shifts(old: Survey, new: Survey) -> tuple[Shift, ...]:
    """Return the clients whose place, score, tier or cell differs, those who move most places first."""
    found = [
        Shift(client_id, *old.names[client_id], stand, new.stands[client_id])
        for client_id, stand in old.stands.items()
        if stand != new.stands[client_id]
    ]
    return tuple(sorted(found, key=lambda shift: (-abs(shift.risen), shift.new.place)))
