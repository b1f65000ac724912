"""D31, D61: the order in which to work on clients today, each with its explained score."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from typing import Literal, NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.interval import ContactIntervals
from rmtool.rules.next_action import NextAction, next_action
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.timing.contact import ContactDue
from rmtool.rules.timing.cool_off import CooledOff
from rmtool.rules.timing.maturity import Maturities, maturity_window
from rmtool.rules.value import value_criteria
from rmtool.rules.where import Condition, matches

__all__ = ["By", "NextAction", "Place", "Priority", "Ranking", "Standing", "maturity_window", "place_of", "rank"]

By = Literal["score", "value", "timing"]


class Standing(NamedTuple):
    """One client's place: value + timing + adjustment = score exactly, and the reasons that add up to it."""

    client: ClientFacts
    score: float
    value: float
    timing: float
    adjustment: float
    reasons: tuple[Reason, ...]
    next_action: NextAction


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


class Priority:
    """Scores clients under one rulebook on one day; built once, then asked for every client."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self.today = today
        self._promise_days = rulebook.promise_days
        self._value = value_criteria(rulebook, today)
        self._value_points = tuple(criterion.points for criterion in self._value)
        intervals = ContactIntervals(rulebook)
        self._maturities = Maturities(rulebook, today)
        self._due = ContactDue(rulebook, intervals, today)
        self._cooled_off = CooledOff(rulebook, intervals, today)

    def value(self, client: ClientFacts) -> float:
        """Return the client's value for the bank, 0 to 100."""
        total = 0.0
        for points in self._value_points:
            total += points(client)
        return to_tenth(total)

    def timing(self, client: ClientFacts) -> float:
        """Return what speaks for today, -20 to +40 by the packaged rulebook."""
        due = self._due.points(client)
        return to_tenth(self._maturities.points(client) + due + self._cooled_off.points(client))

    def score(self, client: ClientFacts) -> float:
        """Return value and timing together."""
        return to_tenth(self.value(client) + self.timing(client))

    def standing(self, client: ClientFacts) -> Standing:
        """Return the client's scores with all reasons: every criterion of value, the timing that counts."""
        due = self._due.reason(client)
        timing = (self._maturities.reason(client), due, self._cooled_off.reason(client))
        return Standing(
            client=client,
            score=self.score(client),
            value=self.value(client),
            timing=self.timing(client),
            adjustment=0.0,
            reasons=(*(term.reason(client) for term in self._value), *(term for term in timing if term)),
            next_action=next_action(
                client,
                self._maturities.best(client),
                due=due is not None,
                today=self.today,
                promise_days=self._promise_days,
            ),
        )


def rank(
    clients: Iterable[ClientFacts],
    priority: Priority,
    *,
    by: By = "score",
    top: int = 0,
    conditions: Sequence[Condition] = (),
) -> Ranking:
    """Return the first `top` clients (0: all), best first, ties by client number.

    Clients are streamed: only those that are kept stay in memory and get reasons. Of the clients that match
    the conditions, those who left and those who are not to be contacted are counted and left out.
    """
    order = _order(priority, by)
    count = _Count()
    places = (
        (*order(client), client)
        for client in _contactable(_matching(clients, conditions, priority.today), priority.today, count)
    )
    kept = nsmallest(top, places) if top else sorted(places)
    standings = tuple(priority.standing(client) for *_, client in kept)
    return Ranking(standings, count.ranked, count.do_not_contact, count.left)


def place_of(
    client: ClientFacts, clients: Iterable[ClientFacts], priority: Priority, *, by: By = "score"
) -> Place:
    """Return the place that `rank` would give the client among `clients`, without keeping any of them."""
    order, count = _order(priority, by), _Count()
    mine, better, present = order(client), 0, False
    for other in _contactable(clients, priority.today, count):
        better += order(other) < mine
        present = present or other.client_id == client.client_id
    return Place(better + 1 if present else None, count.ranked)


def _order(priority: Priority, by: By) -> Callable[[ClientFacts], tuple[float, str, int]]:
    """Return the key that puts clients in order: the best first, ties by client number."""
    points = {"score": priority.score, "value": priority.value, "timing": priority.timing}[by]
    return lambda client: (-points(client), client.client_no or "", client.client_id)


class _Count:
    """How many clients went which way."""

    __slots__ = ("do_not_contact", "left", "ranked")

    def __init__(self) -> None:
        self.ranked = self.do_not_contact = self.left = 0


def _matching(
    clients: Iterable[ClientFacts], conditions: Sequence[Condition], today: date
) -> Iterable[ClientFacts]:
    if not conditions:
        return clients
    return (client for client in clients if matches(client, conditions, today))


def _contactable(clients: Iterable[ClientFacts], today: date, count: _Count) -> Iterator[ClientFacts]:
    for client in clients:
        if client.left_on is not None and client.left_on <= today:
            count.left += 1
        elif client.do_not_contact:
            count.do_not_contact += 1
        else:
            count.ranked += 1
            yield client
