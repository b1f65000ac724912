"""D38, D51, D92: a client who was not reached for longer than wished or than the service calendar plans is due.

Only a contact that reached the client resets the clock. Who was never reached is due in full, and so is never
missing from the list.
"""

from datetime import date

from rmtool.rules.facts import ClientFacts
from rmtool.rules.interval import CELL, TIER, WISH, ContactIntervals
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Param, Reason
from rmtool.rules.rulebook import Rulebook

NEVER = "never_contacted"
OVERDUE = "contact_overdue"
CONTACT_CODES = (NEVER, OVERDUE)
SOURCES = {WISH: "D92", TIER: "D38", CELL: "D51"}
DEFAULT = "default"


class ContactDue:
    """How far a client's silence has outgrown the interval; where none is planned, it never does."""

    def __init__(self, rulebook: Rulebook, intervals: ContactIntervals, today: date) -> None:
        self.most = rulebook.contact.most
        self._silence = rulebook.contact.silence.scaled(self.most)
        self._intervals = intervals
        self._today = today

    def points(self, client: ClientFacts) -> float:
        """Return all points for a client never reached, 0 for one who is not due yet."""
        if client.last_reached_on is None:
            return self.most
        silent = (self._today - client.last_reached_on).days
        interval = self._intervals.days(client)
        if interval is None or silent < interval:
            return 0.0
        return to_tenth(self._silence.share(silent / interval))

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return why the client is due; None when no points are earned."""
        points = self.points(client)
        if not points:
            return None
        if client.last_reached_on is None:
            return Reason(NEVER, points, {"of": self.most}, DEFAULT)
        days, basis, tier, cell = self._intervals.interval(client)
        silent = (self._today - client.last_reached_on).days
        params: dict[str, Param] = {"days": silent, "interval": days, "basis": basis, "tier": tier, "cell": cell}
        return Reason(OVERDUE, points, params, SOURCES[basis])
