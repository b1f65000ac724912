"""What every term of a score can do."""

from collections.abc import Sequence
from typing import Protocol

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import NOISE, to_tenth
from rmtool.rules.reason import Reason


class Criterion(Protocol):
    """One term of a score, compiled for one rulebook and one day; `most` is what it can add at best."""

    most: float

    def points(self, client: ClientFacts) -> float:
        """Return the points, rounded to 0.1; asked for every client, so it must be fast."""
        ...

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return the same points with their reason, asked only for who is shown; None: not worth a word."""
        ...


class Sum:
    """Criteria added up."""

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        self._criteria = criteria
        after = [sum(later.most for later in criteria[n + 1 :]) for n in range(len(criteria))]
        self._terms = [(each.points, rest) for each, rest in zip(criteria, after, strict=True)]

    def points(self, client: ClientFacts) -> float:
        """Return the sum of the points, exact to 0.1."""
        return to_tenth(sum([points(client) for points, _ in self._terms]))

    def points_from(self, client: ClientFacts, floor: float) -> float | None:
        """Return the sum, or None as soon as the terms still to come cannot lift it to `floor`.

        Most clients of a large book are no match for the first twenty: two or three terms show it.
        """
        total = 0.0
        for points, rest in self._terms:
            total += points(client)
            if total + rest < floor - NOISE:
                return None
        return to_tenth(total)

    def reasons(self, client: ClientFacts) -> tuple[Reason, ...]:
        """Return the reasons in the order of the criteria."""
        reasons = (criterion.reason(client) for criterion in self._criteria)
        return tuple(reason for reason in reasons if reason is not None)
