"""D125, D68: money that comes free soon, or has just come free, here or at another bank.

What one client has maturing on one day is one event; of several days the best one counts. A matured sum still
counts for some days: it arrives later than it matures, and lies idle.
"""

from collections.abc import Sequence
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
    """All of a client's holdings that end on one day, all ours or all elsewhere, and the points they earn."""

    on: date
    code: str
    holdings: Sequence[MaturityFacts]
    points: float


def maturity_window(rulebook: Rulebook, today: date) -> tuple[date, date]:
    """Return the first and the last maturity date that can earn points on the day `today`."""
    rule = rulebook.maturity
    return today - timedelta(rule.behind.ats[-1]), today + timedelta(rule.ahead.ats[-1])


class Maturities:
    """The best maturity day of a client."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self._today = today
        self.most = rulebook.maturity.most
        self._days = _points_by_day(rulebook, today)
        self._places = {OURS_CODE: 1.0, ELSEWHERE_CODE: rulebook.maturity.elsewhere_share}
        self._amount_share = rulebook.maturity.amounts.share
        self._unknown_share = rulebook.maturity.amount_unknown

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
        return Reason(best.code, best.points, self._params(best), SOURCES[best.code])

    def best(self, client: ClientFacts) -> MaturityDay | None:
        """Return the day that earns most, the earlier and then ours among equals; None without any."""
        together: dict[tuple[date, str], list[MaturityFacts]] = {}
        for holding in client.maturities:
            if holding.on in self._days:
                code = OURS_CODE if holding.bank == OURS else ELSEWHERE_CODE
                together.setdefault((holding.on, code), []).append(holding)
        days = [self._day(on, code, holdings) for (on, code), holdings in together.items()]
        if len(days) > 1:
            return min(days, key=lambda day: (-day.points, day.on, day.code))
        return days[0] if days else None

    def _day(self, on: date, code: str, holdings: Sequence[MaturityFacts]) -> MaturityDay:
        points = self._days[on] * self._places[code] * self._size(holdings)
        return MaturityDay(on, code, holdings, to_tenth(points))

    def _size(self, holdings: Sequence[MaturityFacts]) -> float:
        """Return the share of a day's sum; an unknown amount among them counts no less than one alone."""
        amounts = _known(holdings)
        share = self._amount_share(sum(amounts)) if amounts else 0.0
        return share if len(amounts) == len(holdings) else max(share, self._unknown_share)

    def _params(self, day: MaturityDay) -> dict[str, Param]:
        amounts = _known(day.holdings)
        categories = {holding.category for holding in day.holdings}
        params: dict[str, Param] = {
            "on": day.on,
            "days": (day.on - self._today).days,
            "amount": Fen(sum(amounts)) if amounts else None,
            "amounts_unknown": len(day.holdings) - len(amounts),
            "category": categories.pop() if len(categories) == 1 else None,
            "count": len(day.holdings),
        }
        if day.code == ELSEWHERE_CODE:
            params["bank"] = ";".join(sorted({holding.bank for holding in day.holdings}))
        return params


def _known(holdings: Sequence[MaturityFacts]) -> list[int]:
    return [holding.amount for holding in holdings if holding.amount is not None]


def _points_by_day(rulebook: Rulebook, today: date) -> dict[date, float]:
    """Return the most a maturity can earn on each day of the window."""
    rule = rulebook.maturity
    first, last = maturity_window(rulebook, today)
    days = {}
    for n in range((last - first).days + 1):
        on = first + timedelta(n)
        share = rule.ahead.share((on - today).days) if on >= today else rule.behind.share((today - on).days)
        days[on] = rule.most * share
    return days
