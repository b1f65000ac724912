"""What every term of a score can do, and their sum."""

from collections.abc import Sequence
from math import inf
from typing import Protocol

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import NOISE, to_tenth
from rmtool.rules.reason import Reason


class Term(Protocol):
    """One term of a sum, compiled for one rulebook and one day; `most` is what it can add at best."""

    most: float

    def points(self, client: ClientFacts) -> float:
        """Return the points, rounded to 0.1; asked for every client, so it must be fast."""
        ...


class Criterion(Term, Protocol):
    """A term that can say why."""

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return the same points with their reason, asked only for who is shown; None: not worth a word."""
        ...


class Sum:
    """Terms added up, group by group; a group adds no more than its bound, however much its terms come to.

    `first` are the terms to ask first: those that cost little and show soonest who cannot come up to a floor.
    """

    def __init__(self, *groups: Sequence[Term], bounds: Sequence[float] = (), first: Sequence[Term] = ()) -> None:
        self._groups = list(zip(groups, [*bounds, *[inf] * (len(groups) - len(bounds))], strict=True))
        terms = list(dict.fromkeys([*first, *(term for group in groups for term in group)]))
        rests = [sum(later.most for later in terms[place + 1 :]) for place in range(len(terms))]
        self._steps = [(term.points, rest) for term, rest in zip(terms, rests, strict=True)]

    def points(self, client: ClientFacts) -> float:
        """Return the sum of the points, exact to 0.1."""
        return to_tenth(sum([min(sum([term.points(client) for term in terms]), at) for terms, at in self._groups]))

    def points_from(self, client: ClientFacts, floor: float) -> float | None:
        """Return the sum, or None as soon as the terms still to come cannot lift it to `floor`.

        Most clients of a large book are no match for the first twenty: two or three terms show it.
        """
        total, floor = 0.0, floor - NOISE
        for points, rest in self._steps:
            total += points(client)
            if total + rest < floor:
                return None
        return self.points(client)


def reasons_of(criteria: Sequence[Criterion], client: ClientFacts) -> tuple[Reason, ...]:
    """Return what the criteria have to say, in their order."""
    reasons = (criterion.reason(client) for criterion in criteria)
    return tuple(reason for reason in reasons if reason is not None)
