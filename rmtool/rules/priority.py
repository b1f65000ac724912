"""D31, D61: whom to work on today, in what order; clients stream by, and only the first few are kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from rmtool.rules.criterion import Sum
from rmtool.rules.facts import ClientFacts
from rmtool.rules.next_action import NextAction
from rmtool.rules.standing import By, Priority, Standing
from rmtool.rules.where import Condition, matches

__all__ = [
    "By",
    "NextAction",
    "Place",
    "Priority",
    "Ranking",
    "Standing",
    "place_of",
    "rank",
]

# How many candidates gather beyond those asked for before the rest is dropped; large enough to sort rarely.
SPARE = 100

# What puts clients in order: the best first, ties by client number.
Order = tuple[float, str, int]


class Ranking(NamedTuple):
    """The standings asked for, how many clients were ranked, and how many were left out and why."""

    standings: tuple[Standing, ...]
    ranked: int
    do_not_contact: int
    left: int


class Place(NamedTuple):
    """Where a client stands among those ranked; `place` is None for one whom the list leaves out."""

    place: int | None
    ranked: int


def rank(
    clients: Iterable[ClientFacts],
    priority: Priority,
    *,
    by: By = "score",
    top: int = 0,
    conditions: Sequence[Condition] = (),
) -> Ranking:
    """Return the first `top` clients (0: all), best first, ties by client number.

    Only those that are kept stay in memory and get reasons. Of the clients that match the conditions, those who
    left and those who are not to be contacted are counted and left out.
    """
    count = _Count()
    if conditions:
        clients = (client for client in clients if matches(client, conditions, priority.derived))
    kept = _first(_contactable(clients, priority.today, count), priority.terms(by), top or None)
    standings = tuple(priority.standing(client) for client in kept)
    return Ranking(standings, count.ranked, count.do_not_contact, count.left)


def place_of(client: ClientFacts, clients: Iterable[ClientFacts], priority: Priority, *, by: By = "score") -> Place:
    """Return the place that `rank` would give the client among `clients`, without keeping any of them."""
    terms, count = priority.terms(by), _Count()
    floor = terms.points(client)
    mine, better, present = _order(client, floor), 0, False
    for other in _contactable(clients, priority.today, count):
        points = terms.points_from(other, floor)
        better += points is not None and _order(other, points) < mine
        present = present or other.client_id == client.client_id
    return Place(better + 1 if present else None, count.ranked)


def _order(client: ClientFacts, points: float) -> Order:
    return -points, client.client_no or "", client.client_id


def _first(clients: Iterable[ClientFacts], terms: Sum, top: int | None) -> list[ClientFacts]:
    """Return the first `top` in order; the last of them sets the floor that later clients must reach."""
    room, floor = inf if top is None else top + top + SPARE, -inf
    kept: list[tuple[Order, ClientFacts]] = []
    for client in clients:
        points = terms.points_from(client, floor)
        if points is None:
            continue
        kept.append((_order(client, points), client))
        if len(kept) >= room:
            kept.sort()
            del kept[top:]
            floor = -kept[-1][0][0]
    return [client for _, client in sorted(kept)[:top]]


class _Count:
    """How many clients went which way."""

    __slots__ = ("do_not_contact", "left", "ranked")

    def __init__(self) -> None:
        self.ranked = self.do_not_contact = self.left = 0


def _contactable(clients: Iterable[ClientFacts], today: date, count: _Count) -> Iterator[ClientFacts]:
    for client in clients:
        if client.has_left(today):
            count.left += 1
        elif client.do_not_contact:
            count.do_not_contact += 1
        else:
            count.ranked += 1
            yield client
