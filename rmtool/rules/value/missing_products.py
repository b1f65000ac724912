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
        self._of = rulebook.weights.missing_products
        self._groups = rulebook.groups
        self._categories = tuple(rulebook.groups.values())
        self._each = self._of / len(self._categories)

    def points(self, client: ClientFacts) -> float:
        """Return an equal part of the weight for every missing group; 0 without holdings of ours on file."""
        if not client.holdings_on_file:
            return 0.0
        missing = sum(map(client.categories_held.isdisjoint, self._categories))
        return to_tenth(missing * self._each)

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with the missing groups, out of how many."""
        if not client.holdings_on_file:
            return Reason("holdings_unknown", 0.0, {"of": self._of}, SOURCE)
        missing = tuple(
            group for group, held in self._groups.items() if client.categories_held.isdisjoint(held)
        )
        params = {"groups": len(self._groups), "of": self._of}
        if not missing:
            return Reason("products_complete", 0.0, params, SOURCE)
        return Reason("missing_products", self.points(client), {"missing": missing, **params}, SOURCE)
