"""D31, D61: how a client stands today - the explained score of one client, and what to do next."""

from datetime import date
from functools import cached_property
from math import inf
from typing import Literal, NamedTuple

from rmtool.rules.adjustment import Adjustment
from rmtool.rules.criterion import Sum, reasons_of
from rmtool.rules.derived import Derived
from rmtool.rules.facts import ClientFacts
from rmtool.rules.interval import ContactIntervals
from rmtool.rules.next_action import NextAction, next_action
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.segment import Segment, segment
from rmtool.rules.tier import TIER_FIELDS, Tiering
from rmtool.rules.timing.contact import ContactDue
from rmtool.rules.timing.cool_off import CooledOff
from rmtool.rules.timing.maturity import Maturities
from rmtool.rules.timing.tier_move import TierMoves
from rmtool.rules.timing.together import Timing
from rmtool.rules.timing.warm import WarmLeads
from rmtool.rules.value import value_criteria

By = Literal["score", "value", "timing"]

# The columns of the client file that a score looks at: all that a list over a large book needs to read. A test ranks
# with these alone and with the whole file, and finds the same.
SCORED_FIELDS = TIER_FIELDS | {
    "birth_date", "children", "occupation", "education", "monthly_income", "assets_elsewhere", "distance_home_km",
    "distance_work_km", "objective", "source", "referrer", "wanted_interval_days", "do_not_contact", "adjust",
    "adjust_because", "adjust_until", "assigned_on", "entered_on", "left_on",
}  # fmt: skip


class Standing(NamedTuple):
    """One client's place: value + timing + adjustment = score exactly, and the reasons that add up to it.

    `tier` is the tier's code, `segment` the financial goal with what we offer to it (D32-D34); None where unknown.
    """

    client: ClientFacts
    score: float
    value: float
    timing: float
    adjustment: float
    reasons: tuple[Reason, ...]
    next_action: NextAction
    tier: str | None
    segment: Segment | None


class Priority:
    """Scores clients under one rulebook on one day; built once, then asked for every client."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self.today = today
        self._rulebook = rulebook
        self._tiering = Tiering(rulebook.tiers, today)
        intervals = ContactIntervals(rulebook, self._tiering)
        self._maturities = Maturities(rulebook, today)
        self._due = ContactDue(rulebook, intervals, today)
        cool_off, warm = CooledOff(rulebook, intervals, today), WarmLeads(rulebook, today)
        timing = (self._maturities, self._due, TierMoves(rulebook, self._tiering), warm, cool_off)
        self._timing = Timing(timing, rulebook.bounds)
        self._adjustment = Adjustment(rulebook, today)
        self._criteria = value_criteria(rulebook, today)
        self._value = Sum(self._criteria)
        highest, quick = rulebook.bounds.highest, (self._adjustment, warm, self._maturities, self._due)
        self._by = {
            "score": Sum((self._adjustment,), timing, self._criteria, bounds=(inf, highest), first=quick),
            "value": self._value,
            "timing": Sum(timing, bounds=(highest,)),
        }

    @cached_property
    def derived(self) -> Derived:
        """Return what conditions on a list are judged by."""
        return Derived(self._rulebook, self.today)

    def value(self, client: ClientFacts) -> float:
        """Return the client's value for the bank, 0 to 100."""
        return self._value.points(client)

    def timing(self, client: ClientFacts) -> float:
        """Return what speaks for today, -20 to +40 by the packaged rulebook."""
        return self._timing.points(client)

    def score(self, client: ClientFacts) -> float:
        """Return value, timing and adjustment together."""
        return self._by["score"].points(client)

    def terms(self, by: By) -> Sum:
        """Return the sum that a list goes by."""
        return self._by[by]

    def standing(self, client: ClientFacts) -> Standing:
        """Return the client's scores with all reasons: every criterion of value, the timing that counts."""
        return Standing(
            client=client,
            score=self.score(client),
            value=self.value(client),
            timing=self.timing(client),
            adjustment=self._adjustment.points(client),
            reasons=self._reasons(client),
            next_action=self.next_action(client),
            tier=self._tiering.tier(client),
            segment=segment(client, self._rulebook.segments),
        )

    def _reasons(self, client: ClientFacts) -> tuple[Reason, ...]:
        value, timing = reasons_of(self._criteria, client), self._timing.reasons(client)
        return (*value, *timing, *reasons_of((self._adjustment,), client))

    def next_action(self, client: ClientFacts) -> NextAction:
        """Return what to do next about the client."""
        return next_action(
            client,
            self._maturities.best(client),
            due=self._due.points(client) > 0,
            today=self.today,
            promise_days=self._rulebook.promise_days,
        )
