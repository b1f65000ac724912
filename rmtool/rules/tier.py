"""D40: a client's tier, what it rests on, how far the next line is, and whether the tier is at risk.

The bank's word comes first: it keeps its own grace. Without it the assets with us decide, the month's average before
the balance; who falls below a line keeps the tier until the figures have stayed below for the months of grace.
"""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple, Protocol

from rmtool.rules.assets import OwnFigures, own_assets, own_assets_basis
from rmtool.rules.facts import Balance, LineHeld
from rmtool.rules.months import months_after
from rmtool.rules.sections.tiers import Tiers

WORD = "word"
# The columns of the client file that a tier looks at.
TIER_FIELDS = frozenset({"tier", "aum", "aum_month_avg"})


class Fall(NamedTuple):
    """A fall of the balance: what it was and when, what it is, and the share (0 to 1) that went; amounts in fen."""

    before: Balance
    now: int
    share: float


class TierStanding(NamedTuple):
    """The tier's code, and whether it rests on the bank's word or on month_average, balance or holdings.

    `next` is the tier above, `missing` what the assets with us lack to its line in fen, `near` whether that is near.
    `below` is what they lack to the tier's own line (None: nothing), `grace_until` the first day on which the tier is
    lost if nothing changes (None where the bank decides), `fall` a fall that is a warning.
    """

    tier: str
    basis: str
    next: str | None
    missing: int | None
    near: bool
    below: int | None = None
    grace_until: date | None = None
    fall: Fall | None = None

    @property
    def at_risk(self) -> bool:
        """Say whether the client may lose the tier, or is taking money away."""
        return self.below is not None or self.fall is not None


class TierFigures(OwnFigures, Protocol):
    """What a tier rests on: the bank's word, the assets with us, lines reached before, and a balance before a fall."""

    @property
    def tier(self) -> str | None:
        """Return the bank's word."""

    @property
    def lines_held(self) -> tuple[LineHeld, ...]:
        """Return the lines reached before."""

    @property
    def balance_before(self) -> Balance | None:
        """Return the balance of a month before, where much of it went."""


class Tiering:
    """Tiers of any client under one rulebook on one day."""

    def __init__(self, tiers: Tiers, today: date) -> None:
        self._tiers = tiers
        self._today = today
        self._names = [name for name, _ in tiers.lines]
        self._lines = [line for _, line in tiers.lines[1:]]
        self._places = {name: place for place, name in enumerate(self._names)}
        self._near = [line * tiers.near_share for line in self._lines]

    def tier(self, client: TierFigures) -> str | None:
        """Return the tier by the bank's word where the rulebook knows it, else by the assets, grace included."""
        if client.tier is not None and client.tier in self._tiers.words:
            return self._tiers.words[client.tier]
        assets = own_assets(client)
        if assets is None:
            return None
        tier = self._names[bisect_right(self._lines, assets)]
        if client.lines_held:
            held, _until = self._held(client)
            return held or tier
        return tier

    def standing(self, client: TierFigures) -> TierStanding | None:
        """Return the tier with all that follows from it; None where neither word nor assets are known."""
        tier, assets = self.tier(client), own_assets(client)
        if tier is None:
            return None
        worded = client.tier is not None and client.tier in self._tiers.words
        basis = WORD if worded else str(own_assets_basis(client))
        place = self._places[tier]
        line, above = self._line(place), self._names[place + 1] if place < len(self._lines) else None
        below = line - assets if line is not None and assets is not None and assets < line else None
        until = self._held(client)[1] if below is not None and not worded else None
        missing = None if above is None or assets is None else max(self._lines[place] - assets, 0)
        return TierStanding(tier, basis, above, missing, self._is_near(place, assets), below, until, self.fall(client))

    def is_near(self, client: TierFigures) -> bool:
        """Say whether the assets are near the line of the next tier (80 to 100 percent by the packaged rulebook)."""
        tier = self.tier(client)
        return tier is not None and self._is_near(self._places[tier], own_assets(client))

    def at_risk(self, client: TierFigures) -> bool:
        """Say whether the assets are below the line of the client's tier, or the balance fell."""
        if client.balance_before is not None and self.fall(client) is not None:
            return True
        tier, assets = self.tier(client), own_assets(client)
        line = None if tier is None else self._line(self._places[tier])
        return line is not None and assets is not None and assets < line

    def fall(self, client: TierFigures) -> Fall | None:
        """Return how much of the balance of a month before went, where that is enough to be a warning."""
        before, now = client.balance_before, client.aum
        if before is None or now is None or before.amount <= 0:
            return None
        share = (before.amount - now) / before.amount
        return Fall(before, now, share) if share >= self._tiers.drop.share else None

    def _line(self, place: int) -> int | None:
        """Return the tier's own line; None for the lowest, which nobody loses, not even with an overdrawn account."""
        return self._lines[place - 1] if place else None

    def _is_near(self, place: int, assets: int | None) -> bool:
        return assets is not None and place < len(self._lines) and assets >= self._near[place]

    def _held(self, client: TierFigures) -> tuple[str | None, date | None]:
        """Return the highest tier still held by grace, and the first day on which it no longer is."""
        found: tuple[str | None, date | None] = None, None
        lines = dict(zip(self._lines, self._names[1:], strict=True))
        for line, on in sorted(client.lines_held):
            name = lines.get(line)
            until = None if name is None else months_after(on, self._tiers.grace_months[name])
            if until is not None and self._today < until:
                found = name, until
        return found
