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
        self._days = tiers.intervals

    def interval(self, client: ClientFacts) -> Interval:
        """Return the client's interval; a wish of less than one day is read as one day."""
        tier = self.tier(client)
        if client.wanted_interval_days is not None:
            return Interval(max(client.wanted_interval_days, 1), WISH, tier)
        return Interval(self._days[tier or UNKNOWN_TIER], TIER, tier)

    def tier(self, client: ClientFacts) -> str | None:
        """Return the tier by the bank's word where the rulebook knows it, else by the assets with us.

        The bank's word comes first: below the line a client keeps the tier until the bank's grace is over.
        """
        named = self._words.get(client.tier or "")
        if named:
            return named
        assets = own_assets(client)
        return None if assets is None else self._names[bisect_right(self._lines, assets)]
