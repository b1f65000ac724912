"""D2, D55: a new client is warm, one whom a client brought most of all - until reached, or until it has grown cold."""

from datetime import date

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

REFERRED, WARM = "referred", "warm_source"
WARM_CODES = (REFERRED, WARM)
REFERRAL = "referral"
SOURCES = {REFERRED: "D55", WARM: "D2"}


class WarmLeads:
    """The points of the way a client came, fading evenly from the day the client came to us."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self._points, self._days = rulebook.warm
        self._today = today
        self.most = max(self._points.values())

    def points(self, client: ClientFacts) -> float:
        """Return the points left; 0 for one who was reached, whose source or day is unknown, or who is new no more."""
        if client.last_reached_on is not None:
            return 0.0
        source, since = _source(client), _since(client)
        if source is None or since is None:
            return 0.0
        left = 1 - max((self._today - since).days, 0) / self._days
        return to_tenth(self._points[source] * left) if left > 0 else 0.0

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return who brought the client, or the way the client came; None where that earns nothing."""
        points, since = self.points(client), _since(client)
        if not points or since is None:
            return None
        days, source = (self._today - since).days, _source(client)
        if source == REFERRAL:
            return Reason(REFERRED, points, {"by": client.referrer, "days": days}, SOURCES[REFERRED])
        return Reason(WARM, points, {"source": source, "days": days}, SOURCES[WARM])


def _since(client: ClientFacts) -> date | None:
    """Return since when the client is ours: a list may bring one who was taken over long before this book began."""
    known = [day for day in (client.entered_on, client.assigned_on) if day is not None]
    return min(known) if known else None


def _source(client: ClientFacts) -> str | None:
    """A referrer on file makes a referral, whatever list the client came with."""
    return REFERRAL if client.referrer else client.source
