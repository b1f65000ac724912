"""D125, D68: money that comes free soon, or has just come free, here or at another bank.

What one client has maturing on one day is one event; of several days the best one counts. A matured sum still
counts for some days: it arrives later than it matures, and lies idle.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.facts import Maturity as MaturityFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Fen, Param, Reason
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.vocabulary import OURS

OURS_CODE = "maturity"
ELSEWHERE_CODE = "maturity_elsewhere"
MATURITY_CODES = (OURS_CODE, ELSEWHERE_CODE)
SOURCES = {OURS_CODE: "D125", ELSEWHERE_CODE: "D68"}


class MaturityDay(NamedTuple):
    """All of a client's holdings that end on one day, ours or elsewhere, and the points they earn."""

    on: date
    days: int
    code: str
    holdings: tuple[MaturityFacts, ...]
    points: float

    @property
    def known(self) -> tuple[int, ...]:
        """Return the known amounts in fen."""
        return tuple(holding.amount for holding in self.holdings if holding.amount is not None)


def maturity_window(rulebook: Rulebook, today: date) -> tuple[date, date]:
    """Return the first and the last maturity date that can earn points on the day `today`."""
    rule = rulebook.maturity
    return today - timedelta(rule.behind.ats[-1]), today + timedelta(rule.ahead.ats[-1])


class Maturities:
    """The best maturity day of a client."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self._rule = rulebook.maturity
        self._today = today
        self._first, self._last = maturity_window(rulebook, today)

    def points(self, client: ClientFacts) -> float:
        """Return the points of the best day; 0 when nothing matures in the window."""
        if not client.maturities:
            return 0.0
        best = self.best(client)
        return best.points if best else 0.0

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return the best day with its reason; None when it earns nothing."""
        best = self.best(client)
        if best is None or not best.points:
            return None
        return Reason(best.code, best.points, _params(best), SOURCES[best.code])

    def best(self, client: ClientFacts) -> MaturityDay | None:
        """Return the day that earns most, the earlier and then ours among equals; None without any."""
        days = self._days(client.maturities)
        return min(days, key=lambda day: (-day.points, day.on, day.code), default=None)

    def _days(self, maturities: Iterable[MaturityFacts]) -> Iterable[MaturityDay]:
        together: dict[tuple[date, str], list[MaturityFacts]] = {}
        for holding in maturities:
            if self._first <= holding.on <= self._last:
                code = OURS_CODE if holding.bank == OURS else ELSEWHERE_CODE
                together.setdefault((holding.on, code), []).append(holding)
        return [self._scored(on, code, holdings) for (on, code), holdings in together.items()]

    def _scored(self, on: date, code: str, holdings: list[MaturityFacts]) -> MaturityDay:
        day = MaturityDay(on, (on - self._today).days, code, tuple(holdings), 0.0)
        near = self._rule.ahead.share(day.days) if day.days >= 0 else self._rule.behind.share(-day.days)
        place = 1.0 if code == OURS_CODE else self._rule.elsewhere_share
        return day._replace(points=to_tenth(self._rule.most * near * place * self._size(day)))

    def _size(self, day: MaturityDay) -> float:
        """Return the share of the day's sum; an unknown amount among them is worth no less than one alone."""
        known = day.known
        share = self._rule.amounts.share(sum(known)) if known else 0.0
        return share if len(known) == len(day.holdings) else max(share, self._rule.amount_unknown)


def _params(day: MaturityDay) -> dict[str, Param]:
    known = day.known
    categories = {holding.category for holding in day.holdings}
    params: dict[str, Param] = {
        "on": day.on,
        "days": day.days,
        "amount": Fen(sum(known)) if known else None,
        "amounts_unknown": len(day.holdings) - len(known),
        "category": categories.pop() if len(categories) == 1 else None,
        "count": len(day.holdings),
    }
    if day.code == ELSEWHERE_CODE:
        params["bank"] = ";".join(sorted({holding.bank for holding in day.holdings}))
    return params
