"""How often a client is to be contacted: as the client asked (D92), else as the tier says (D38, D40)."""

from bisect import bisect_right
from typing import NamedTuple

from rmtool.rules.assets import own_assets
from rmtool.rules.facts import ClientFacts
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections import UNKNOWN_TIER

WISH = "wish"
TIER = "tier"


class Interval(NamedTuple):
    """Days between two contacts, whether by `wish` or by `tier`, and the tier's code (None: unknown)."""

    days: int
    basis: str
    tier: str | None


class ContactIntervals:
    """The interval of any client under one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        tiers = rulebook.tiers
        self._names = [name for name, _ in tiers.lines]
        self._lines = [line for _, line in tiers.lines[1:]]
        self._words = tiers.words
        self._by_tier = tiers.intervals
        self._by_line = [tiers.intervals[name] for name in self._names]

    def interval(self, client: ClientFacts) -> Interval:
        """Return the client's interval and why it is that."""
        basis = TIER if client.wanted_interval_days is None else WISH
        return Interval(self.days(client), basis, self.tier(client))

    def days(self, client: ClientFacts) -> int:
        """Return the client's interval in days; a wish of less than one day is read as one day."""
        wish = client.wanted_interval_days
        if wish is not None:
            return max(wish, 1)
        if client.tier is not None and client.tier in self._words:
            return self._by_tier[self._words[client.tier]]
        assets = own_assets(client)
        if assets is None:
            return self._by_tier[UNKNOWN_TIER]
        return self._by_line[bisect_right(self._lines, assets)]

    def tier(self, client: ClientFacts) -> str | None:
        """Return the tier by the bank's word where the rulebook knows it, else by the assets with us.

        The bank's word comes first: below the line a client keeps the tier until the bank's grace is over.
        """
        if client.tier is not None and client.tier in self._words:
            return self._words[client.tier]
        assets = own_assets(client)
        return None if assets is None else self._names[bisect_right(self._lines, assets)]
