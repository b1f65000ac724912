"""A client who was just reached is left in peace: points are taken away and come back day by day.

Two things end it sooner: a day promised to the client has come, or the client wants contact more often.
"""

from datetime import date, timedelta

from rmtool.rules.facts import ClientFacts
from rmtool.rules.interval import ContactIntervals
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

COOL_OFF = "cool_off"
SOURCE = "default"


class CooledOff:
    """The points a fresh contact takes away, fading evenly to none."""

    most = 0.0

    def __init__(self, rulebook: Rulebook, intervals: ContactIntervals, today: date) -> None:
        self._taken = rulebook.cool_off.most
        self._days = rulebook.cool_off.days
        self._over = today - timedelta(self._days)
        self._intervals = intervals
        self._today = today

    def points(self, client: ClientFacts) -> float:
        """Return the points taken away, 0 or less."""
        reached = client.last_reached_on
        if reached is None or reached <= self._over or self._promise_has_come(client):
            return 0.0
        span = min(self._days, self._intervals.days(client) or self._days)
        left = 1 - max((self._today - reached).days, 0) / span
        return -to_tenth(self._taken * left) if left > 0 else 0.0

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return how long ago the client was reached; None when nothing is taken away."""
        points = self.points(client)
        if not points or client.last_reached_on is None:
            return None
        return Reason(COOL_OFF, points, {"days": (self._today - client.last_reached_on).days}, SOURCE)

    def _promise_has_come(self, client: ClientFacts) -> bool:
        return client.promised_on is not None and client.promised_on <= self._today
