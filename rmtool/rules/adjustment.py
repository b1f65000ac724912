"""The manager's own points on a score: with a reason, for a time, within bounds, and shown as what they are."""

from collections.abc import Mapping
from datetime import date, timedelta

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.adjustment import AdjustmentRules

ADJUSTMENT = "adjustment"
SOURCE = "manual"
FIELDS = ("adjust", "adjust_because", "adjust_until")
TOO_MUCH, PAST = "too_much", "past"


class Adjustment:
    """The points in force on a day."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self.most = rulebook.adjustment.most
        self._today = today

    def points(self, client: ClientFacts) -> float:
        """Return the points within the rulebook's bounds; 0 past their last day."""
        if not client.adjust or (client.adjust_until is not None and client.adjust_until < self._today):
            return 0.0
        return to_tenth(min(max(client.adjust, -self.most), self.most))

    def reason(self, client: ClientFacts) -> Reason | None:
        """Return the points with the manager's words; None where there are none in force."""
        points = self.points(client)
        if not points:
            return None
        params = {"because": client.adjust_because, "until": client.adjust_until}
        return Reason(ADJUSTMENT, points, params, SOURCE)


def settled(values: Mapping[str, object], rules: AdjustmentRules, today: date) -> dict[str, object]:
    """Return what a change of a client's fields sets: points bring their last day along, and take all with them.

    Points stand on their reason: who takes it away takes the points away.
    """
    points = values.get("adjust")
    if "adjust" not in values and values.get("adjust_because", "as before"):
        return dict(values)
    if not points:
        return {**values, **dict.fromkeys(FIELDS)}
    return {**values, "adjust_until": values.get("adjust_until", today + timedelta(rules.days))}


def refusal(values: Mapping[str, object], rules: AdjustmentRules, today: date) -> str | None:
    """Return why points may not be set so: too_much or past; None where they may."""
    points, until = values.get("adjust"), values.get("adjust_until")
    if isinstance(until, date) and until < today:
        return PAST
    if not isinstance(points, int | float) or not points:
        return None
    return TOO_MUCH if abs(points) > rules.most else None
