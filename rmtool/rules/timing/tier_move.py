"""D40: a client near the next tier, or about to lose the own one, is worth a call now; the risk comes first."""

from rmtool.rules.facts import ClientFacts
from rmtool.rules.reason import Fen, Param, Reason
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.tier import Tiering, TierStanding

NEAR, RISK, FALL = "tier_near", "tier_risk", "balance_fell"
TIER_CODES = (NEAR, RISK, FALL)
SOURCE = "D40"
OF_FALL = "D124"


class TierMoves:
    """The points of a tier that is near or at risk."""

    def __init__(self, rulebook: Rulebook, tiering: Tiering) -> None:
        self._near, self._risk = rulebook.tier_move
        self._tiering = tiering
        self.most = max(self._near, self._risk)

    def points(self, client: ClientFacts) -> float:
        """Return the points of the risk, else those of the next line; 0 where the tier stays as it is."""
        if self._tiering.at_risk(client):
            return self._risk
        return self._near if self._tiering.is_near(client) else 0.0

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return what moves, with its amounts; None where nothing does or it earns nothing."""
        standing = self._tiering.standing(client)
        if standing is None or not self.points(client):
            return None
        if standing.fall is not None:
            return _fell(standing, self._risk)
        if standing.below is not None:
            params: dict[str, Param] = {"tier": standing.tier, "below": Fen(standing.below)}
            return Reason(RISK, self._risk, params | {"until": standing.grace_until}, SOURCE)
        params = {"tier": standing.next, "missing": Fen(standing.missing or 0)}
        return Reason(NEAR, self._near, params, SOURCE)


def _fell(standing: TierStanding, points: float) -> Reason:
    """Return the reason for a fall; what is lacking to the tier's line stands beside it."""
    fall = standing.fall
    assert fall is not None, "asked only where there is one"  # noqa: S101 - a bug of ours
    params: dict[str, Param] = {
        "share": fall.share,
        "before": Fen(fall.before.amount),
        "before_on": fall.before.on,
        "now": Fen(fall.now),
        "tier": standing.tier,
        "below": None if standing.below is None else Fen(standing.below),
        "until": standing.grace_until,
    }
    return Reason(FALL, points, params, OF_FALL)
