"""D31, D61: whom to work on today, in what order; clients stream by, and only the first few are kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from rmtool.rules.criterion import Sum
from rmtool.rules.facts import ClientFacts
from rmtool.rules.priority import By, Priority, Standing
from rmtool.rules.where import Condition, matches

# How many candidates gather beyond those asked for before the rest is dropped; large enough to sort rarely.
SPARE = 100

Place = tuple[float, str, int, ClientFacts]


class Ranking(NamedTuple):
    """The standings asked for, how many clients were ranked, and how many were left out and why."""

    standings: tuple[Standing, ...]
    ranked: int
    do_not_contact: int
    left: int


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
    asked = (client for client in clients if matches(client, conditions, priority.today)) if conditions else clients
    kept = _first(_contactable(asked, priority.today, count), priority.terms(by), top or inf)
    standings = tuple(priority.standing(client) for *_, client in kept)
    return Ranking(standings, count.ranked, count.do_not_contact, count.left)


def _first(clients: Iterable[ClientFacts], terms: Sum, top: float) -> list[Place]:
    room, floor = top + top + SPARE, -inf
    kept: list[Place] = []
    for client in clients:
        points = terms.points_from(client, floor)
        if points is not None:
            kept.append((-points, client.client_no or "", client.client_id, client))
        if len(kept) >= room:
            kept = _best(kept, top)
            floor = -kept[-1][0]
    return _best(kept, top)


def _best(places: list[Place], top: float) -> list[Place]:
    ordered = sorted(places)
    return ordered if top == inf else ordered[: int(top)]


class _Count:
    """How many clients went which way."""

    __slots__ = ("do_not_contact", "left", "ranked")

    def __init__(self) -> None:
        self.ranked = self.do_not_contact = self.left = 0


def _contactable(clients: Iterable[ClientFacts], today: date, count: _Count) -> Iterator[ClientFacts]:
    for client in clients:
        if client.left_on is not None and client.left_on <= today:
            count.left += 1
        elif client.do_not_contact:
            count.do_not_contact += 1
        else:
            count.ranked += 1
            yield client
