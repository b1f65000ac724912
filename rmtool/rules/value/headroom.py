"""D120: what the client keeps elsewhere is what can still be won.

Counted in yuan, not as a share of the client's wealth: so more assets with us never lower the value.
"""

from rmtool.rules.assets import assets_elsewhere
from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.rulebook import Rulebook

SOURCE = "D120"


class Headroom:
    """The known assets at other banks; unknown is neither zero nor all."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.most = rulebook.weights.headroom
        self._curve = rulebook.headroom.scaled(self.most)

    def points(self, client: ClientFacts) -> float:
        """Return the points of the assets elsewhere; 0 when nothing is known of them."""
        elsewhere = assets_elsewhere(client)
        return 0.0 if elsewhere is None else to_tenth(self._curve.share(elsewhere))

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with the amount they rest on."""
        elsewhere = assets_elsewhere(client)
        if elsewhere is None:
            return Reason("elsewhere_unknown", 0.0, {"of": self.most}, SOURCE)
        return Reason("headroom", self.points(client), {"amount": Fen(elsewhere), "of": self.most}, SOURCE)
