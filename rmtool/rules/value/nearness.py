"""D59: a client who lives or works near the branch saves everybody's time - the nearer of the two counts."""

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

SOURCE = "D59"
HOME = "home"
WORK = "work"


class Nearness:
    """The nearer of home and workplace, in km from the branch; home when both are as near."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.most = rulebook.weights.nearness
        self._curve = rulebook.nearness.scaled(self.most)

    def points(self, client: ClientFacts) -> float:
        """Return the points of the nearer place; 0 when neither distance is known."""
        home, work = client.distance_home_km, client.distance_work_km
        if home is None:
            return 0.0 if work is None else to_tenth(self._curve.share(work))
        return to_tenth(self._curve.share(home if work is None or home <= work else work))

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with the place and its distance."""
        places = ((HOME, client.distance_home_km), (WORK, client.distance_work_km))
        known = [(km, place) for place, km in places if km is not None]
        if not known:
            return Reason("nearness_unknown", 0.0, {"of": self.most}, SOURCE)
        km, place = min(known)
        return Reason("nearness", self.points(client), {"km": km, "place": place, "of": self.most}, SOURCE)
