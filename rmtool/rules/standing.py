"""D31, D61: how a client stands today - the explained score of one client, and what to do next."""

from datetime import date
from typing import Literal, NamedTuple

from rmtool.rules.criterion import Sum
from rmtool.rules.facts import ClientFacts
from rmtool.rules.interval import ContactIntervals
from rmtool.rules.next_action import NextAction, next_action
from rmtool.rules.reason import Reason
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.timing.contact import ContactDue
from rmtool.rules.timing.cool_off import CooledOff
from rmtool.rules.timing.maturity import Maturities
from rmtool.rules.value import value_criteria

By = Literal["score", "value", "timing"]

# The columns of the client file that a score looks at: all that a list over a large book needs to read. A test ranks
# with these alone and with the whole file, and finds the same.
SCORED_FIELDS = frozenset(
    {
        "birth_date", "children", "occupation", "education", "monthly_income", "aum", "aum_month_avg",
        "assets_elsewhere", "distance_home_km", "distance_work_km", "tier", "wanted_interval_days", "do_not_contact",
        "left_on",
    }
)  # fmt: skip


class Standing(NamedTuple):
    """One client's place: value + timing + adjustment = score exactly, and the reasons that add up to it."""

    client: ClientFacts
    score: float
    value: float
    timing: float
    adjustment: float
    reasons: tuple[Reason, ...]
    next_action: NextAction


class Priority:
    """Scores clients under one rulebook on one day; built once, then asked for every client."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self.today = today
        self._promise_days = rulebook.promise_days
        intervals = ContactIntervals(rulebook)
        self._maturities = Maturities(rulebook, today)
        self._due = ContactDue(rulebook, intervals, today)
        timing = (self._maturities, self._due, CooledOff(rulebook, intervals, today))
        value = value_criteria(rulebook, today)
        self._value, self._timing, self._score = Sum(value), Sum(timing), Sum((*timing, *value))

    def value(self, client: ClientFacts) -> float:
        """Return the client's value for the bank, 0 to 100."""
        return self._value.points(client)

    def timing(self, client: ClientFacts) -> float:
        """Return what speaks for today, -20 to +40 by the packaged rulebook."""
        return self._timing.points(client)

    def score(self, client: ClientFacts) -> float:
        """Return value and timing together."""
        return self._score.points(client)

    def terms(self, by: By) -> Sum:
        """Return the sum that a list goes by."""
        return {"score": self._score, "value": self._value, "timing": self._timing}[by]

    def standing(self, client: ClientFacts) -> Standing:
        """Return the client's scores with all reasons: every criterion of value, the timing that counts."""
        return Standing(
            client=client,
            score=self.score(client),
            value=self.value(client),
            timing=self.timing(client),
            adjustment=0.0,
            reasons=self._value.reasons(client) + self._timing.reasons(client),
            next_action=self.next_action(client),
        )

    def next_action(self, client: ClientFacts) -> NextAction:
        """Return what to do next about the client."""
        return next_action(
            client,
            self._maturities.best(client),
            due=self._due.points(client) > 0,
            today=self.today,
            promise_days=self._promise_days,
        )
