"""What this contact is to reach, and what is good enough if it does not: by what is due, never by what could be sold.

What is owed comes first, then the client's money that moves or comes free, then what a proposal must rest on.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.consent import AGREEMENT, PROPOSAL
from rmtool.rules.offers import OfferState, still_open
from rmtool.rules.product import number_of
from rmtool.rules.reason import Fen, Param
from rmtool.rules.recommend.client_gate import ASSESSMENT as GATED_BY_ASSESSMENT
from rmtool.rules.recommend.client_gate import DISCOVERY, REFUSED
from rmtool.rules.recommend.recommendation import Recommendation
from rmtool.rules.reminders.reminder import OWED, SERVICE, Due
from rmtool.rules.vocabulary import LOANS, OURS

LEFT, NO_CONTACT, SERVICE_ONLY, KEEP_PROMISE, FIND_REASON, MATURITY, NEEDS_TALK = (
    "left", "no_contact", "service_only", "keep_promise", "find_reason", "maturity", "needs_talk",
)  # fmt: skip
ASK_ANEW, ASSESSMENT, DECISION, CONSENT_STEP, KEEP_TOUCH = (
    "ask_anew", "assessment", "decision", "consent_step", "keep_touch",
)  # fmt: skip
NEW_DAY, DAY, CALL_AGAIN, LEAVE_IN_PEACE = "new_day", "day", "call_again", "leave_in_peace"
SERVICE_TALK, NEEDS, PRODUCT = "service", "needs", "product"
_OUTFLOWS = ("withdrawal", "transfer_out")
_NOBODY_TO_TALK_TO = frozenset({LEFT, NO_CONTACT})


class Aim(NamedTuple):
    """The target's code and the fallback's (None: there is none), the topic of the talk, facts, and the source."""

    code: str
    fallback: str | None
    topic: str
    params: Mapping[str, Param]
    source: str

    @property
    def is_talk(self) -> bool:
        """Say whether there is anybody to talk to."""
        return self.code not in _NOBODY_TO_TALK_TO


class Known(NamedTuple):
    """What the aim is chosen from: the recommendation, what is due, the offers, the day, days ahead for maturities."""

    recommendation: Recommendation
    dues: Sequence[Due]
    offers: Sequence[OfferState]
    today: date
    maturity_days: int

    @property
    def gate(self) -> str | None:
        """Return the code of what bars options, None where nothing does."""
        gate = self.recommendation.gate
        return None if gate is None else gate.code

    def due_of(self, kinds: Collection[str]) -> Due | None:
        """Return the first reminder of these kinds."""
        return next((due for due in self.dues if due.kind in kinds), None)


def aim(known: Known) -> Aim:
    """Return what the contact is for: the first thing that applies."""
    found = (one for rule in _RULES for one in rule(known))
    first = next(found, None)
    return first if first is not None else _step(known)


def _closed(known: Known) -> Iterator[Aim]:
    client = known.recommendation.file.client
    if client.has_left(known.today):
        yield Aim(LEFT, None, SERVICE_TALK, {"on": client.left_on}, "default")
    if client.do_not_contact:
        served = known.due_of({*SERVICE, *OWED}) is not None
        code, fallback = (SERVICE_ONLY, LEAVE_IN_PEACE) if served else (NO_CONTACT, None)
        yield Aim(code, fallback, SERVICE_TALK, {}, "law")


def _owed(known: Known) -> Iterator[Aim]:
    promise = known.due_of(OWED)
    if promise is not None:
        note = promise.params["note"]
        yield Aim(KEEP_PROMISE, NEW_DAY, SERVICE_TALK, {"on": promise.due, "words": note}, "D7")


def _outflow(known: Known) -> Iterator[Aim]:
    gone = known.due_of(_OUTFLOWS)
    if gone is not None:
        yield Aim(FIND_REASON, DAY, SERVICE_TALK, {"amount": gone.params.get("amount")}, "D127")


def _maturity(known: Known) -> Iterator[Aim]:
    """Yield money of ours that comes free soon; a loan is no money that comes free."""
    ours = (one for one in known.recommendation.file.holdings if one.bank == OURS and one.category not in LOANS)
    soon = [
        (one.maturity_date, one.amount)
        for one in ours
        if one.closed_on is None
        and one.maturity_date is not None
        and 0 <= (one.maturity_date - known.today).days <= known.maturity_days
    ]
    if soon:
        amounts = [amount for _on, amount in soon if amount is not None]
        total = Fen(sum(amounts)) if len(amounts) == len(soon) else None
        on = min(on for on, _amount in soon if on is not None)
        yield Aim(MATURITY, DAY, MATURITY, {"on": on, "amount": total, "count": len(soon)}, "D126")


def _needs_talk(known: Known) -> Iterator[Aim]:
    if known.gate == DISCOVERY:
        yield Aim(NEEDS_TALK, CALL_AGAIN, NEEDS, {}, "D18")


def _refused(known: Known) -> Iterator[Aim]:
    gate = known.recommendation.gate
    if gate is not None and gate.code == REFUSED:
        yield Aim(ASK_ANEW, CALL_AGAIN, NEEDS, {"step": gate.params.get("step")}, "D21")


def _assessment(known: Known) -> Iterator[Aim]:
    if known.gate == GATED_BY_ASSESSMENT:
        yield Aim(ASSESSMENT, DAY, SERVICE_TALK, {}, "law")


def _decision(known: Known) -> Iterator[Aim]:
    """Yield what was shown and waits for an answer, as long as its level is not above the client's of today."""
    level = known.recommendation.case.level.number
    waiting = [
        one
        for one in still_open(known.offers)
        if one.offer.product_level is None or number_of(one.offer.product_level) <= level
    ]
    if waiting:
        names = tuple(one.offer.product_name or one.offer.product_code for one in waiting)
        yield Aim(DECISION, DAY, PRODUCT, {"names": names}, "D24")


# What is owed, what moves, what a proposal must rest on: in this order.
_RULES: tuple[Callable[[Known], Iterator[Aim]], ...] = (
    _closed, _owed, _outflow, _maturity, _needs_talk, _refused, _assessment, _decision,
)  # fmt: skip


def _step(known: Known) -> Aim:
    """Return the next step to ask the client about; of who agreed to all of them, or is shown nothing, a talk."""
    step = known.recommendation.ledger.next_step
    if step is None or known.gate is not None or (step == AGREEMENT and not known.recommendation.options):
        return Aim(KEEP_TOUCH, CALL_AGAIN, SERVICE_TALK, {}, "D38")
    topic = PRODUCT if step in {PROPOSAL, AGREEMENT} else NEEDS
    return Aim(CONSENT_STEP, DAY, topic, {"step": step}, "D21")
