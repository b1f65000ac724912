"""What every term of a score can do."""

from typing import Protocol

from rmtool.rules.facts import ClientFacts
from rmtool.rules.reason import Reason


class Criterion(Protocol):
    """One term of a score, compiled for one rulebook and one day."""

    def points(self, client: ClientFacts) -> float:
        """Return the points, rounded to 0.1; asked for every client, so it must be fast."""
        ...

    def reason(self, client: ClientFacts) -> Reason:
        """Return the same points with their reason; asked only for the clients that are shown."""
        ...
