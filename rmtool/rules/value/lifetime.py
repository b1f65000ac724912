"""D57: the younger the client, the more years of business are still to come; children add to it."""

from datetime import date

from rmtool.rules.age import Ages
from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook

SOURCE = "D57"


class LifetimeValue:
    """Age and number of children; what is unknown of the two earns nothing."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        lifetime = rulebook.lifetime
        self._age = Ages(today).age
        self.most = rulebook.weights.lifetime
        self._ages = lifetime.ages.scaled(self.most * lifetime.age_share)
        self._children = lifetime.children.scaled(self.most * (1 - lifetime.age_share))

    def points(self, client: ClientFacts) -> float:
        """Return the points of age and children together; 0 when both are unknown."""
        age, children = self._age(client.birth_date), client.children
        by_age = 0.0 if age is None else self._ages.share(age)
        return to_tenth(by_age if children is None else by_age + self._children.share(children))

    def reason(self, client: ClientFacts) -> Reason:
        """Return the points with age and children; a None among them is unknown and earned nothing."""
        age = self._age(client.birth_date)
        if age is None and client.children is None:
            return Reason("lifetime_unknown", 0.0, {"of": self.most}, SOURCE)
        params = {"age": age, "children": client.children, "of": self.most}
        return Reason("lifetime", self.points(client), params, SOURCE)
