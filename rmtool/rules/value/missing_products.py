"""D60: who lacks our high-margin products has more room - the categories that are missing raise the score.

Only where we know what the client holds with us: no data is not "no holding". This says whom to call; it
never puts products in order (D15).
"""

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

SOURCE = "D60"


class MissingProducts:
    """The part of the high-margin groups of which the client holds no category with us."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.most = rulebook.weights.missing_products
        self._groups = rulebook.groups
        self._each = self.most / len(self._groups)
        # Clients by the thousand hold one of a few hundred sets of categories.
        self._points: dict[frozenset[str], float] = {}

    def points(self, client: ClientFacts) -> float:
        """Return an equal part of the weight for every missing group; 0 without holdings of ours on file."""
        if not client.holdings_on_file:
            return 0.0
        points = self._points.get(client.categories_held)
        if points is None:
            points = to_tenth(len(self._missing(client)) * self._each)
            self._points[client.categories_held] = points
        return points

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with the missing groups, out of how many."""
        if not client.holdings_on_file:
            return Reason("holdings_unknown", 0.0, {"of": self.most}, SOURCE)
        missing = self._missing(client)
        params = {"groups": len(self._groups), "of": self.most}
        if not missing:
            return Reason("products_complete", 0.0, params, SOURCE)
        return Reason("missing_products", self.points(client), {"missing": missing, **params}, SOURCE)

    def _missing(self, client: ClientFacts) -> tuple[str, ...]:
        held = client.categories_held
        return tuple(group for group, categories in self._groups.items() if held.isdisjoint(categories))
