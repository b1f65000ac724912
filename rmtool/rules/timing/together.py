"""All of timing in one sum, which the rulebook bounds: no morning's news outweighs what a client is worth."""

from collections.abc import Sequence

from rmtool.rules.criterion import Criterion, Sum, reasons_of
from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.sections.timing import Bounds

LIMIT = "timing_limit"
SOURCE = "default"


class Timing:
    """The criteria of timing added up to `bounds.highest` at most; none of them takes away more than it may."""

    def __init__(self, criteria: Sequence[Criterion], bounds: Bounds) -> None:
        self.criteria = criteria
        self.highest = bounds.highest
        self.points = Sum(criteria, bounds=(bounds.highest,)).points

    def reasons(self, client: ClientFacts) -> tuple[Reason, ...]:
        """Return the reasons in the order of the criteria; what the bound cuts off is a reason of its own."""
        reasons = reasons_of(self.criteria, client)
        over = to_tenth(sum(reason.points for reason in reasons) - self.highest)
        if over <= 0:
            return reasons
        return (*reasons, Reason(LIMIT, -over, {"limit": self.highest}, SOURCE))
