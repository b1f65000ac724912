"""What is to be written down after the talk (D21, D24, D86), as steps; the commands are put into words elsewhere."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rmtool.rules.brief.aim import CONSENT_STEP, Aim
from rmtool.rules.brief.asked import Asked
from rmtool.rules.consent import NEEDS, PROPOSAL
from rmtool.rules.need_status import next_status
from rmtool.rules.offers import OfferState, still_open
from rmtool.rules.reason import Param
from rmtool.rules.recommend.client_gate import DISCOVERY
from rmtool.rules.recommend.recommendation import Recommendation

LOG, NOT_REACHED, ANSWER, SHOWN, ADD_NEED, MOVE_NEED, FIELDS = (
    "log", "not_reached", "answer", "shown", "add_need", "move_need", "fields",
)  # fmt: skip
_LISTS = frozenset({"needs", "family"})
_VISITS = frozenset({"visit", "branch"})


class Step(NamedTuple):
    """One thing to write down: its code, and what the command needs."""

    code: str
    params: Mapping[str, Param]


class Talk(NamedTuple):
    """The talk that is prepared: its aim, the channel (None: no way is open), the offers and the questions."""

    aim: Aim
    channel: str | None
    offers: tuple[OfferState, ...]
    questions: tuple[Asked, ...]


def after(talk: Talk, recommendation: Recommendation) -> Iterator[Step]:
    """Yield the steps in the order in which they are done; nothing where there is nobody to talk to."""
    if not talk.aim.is_talk:
        return
    yield Step(LOG, {"channel": talk.channel, "topic": talk.aim.topic, "step": _step(talk.aim, recommendation)})
    if talk.channel not in _VISITS:
        yield Step(NOT_REACHED, {"channel": talk.channel})
    if recommendation.file.client.do_not_contact:
        return
    for state in still_open(talk.offers):
        yield Step(ANSWER, {"number": state.offer.record_id, "name": state.offer.product_name})
    if recommendation.options and recommendation.ledger.missing_before(PROPOSAL) is None:
        yield Step(SHOWN, {"codes": tuple(one.product.code for one in recommendation.options)})
    yield from _needs(recommendation)
    fields = tuple(dict.fromkeys(one.field for one in talk.questions if one.field and one.field not in _LISTS))
    if fields:
        yield Step(FIELDS, {"fields": fields})


def _step(aim: Aim, recommendation: Recommendation) -> str | None:
    """Return the step of the sale about which the client is asked: of a new client the talk about needs (D21)."""
    if recommendation.gate is not None and recommendation.gate.code == DISCOVERY:
        return NEEDS
    step = aim.params.get("step")
    return str(step) if aim.code == CONSENT_STEP and step else None


def _needs(recommendation: Recommendation) -> Iterator[Step]:
    """Yield the next status of the first need that can move, and where a new need is put down."""
    for need in recommendation.file.needs:
        following = next_status(need.status)
        if following is not None:
            yield Step(MOVE_NEED, {"number": need.record_id, "need": need.kind, "status": following})
            break
    yield Step(ADD_NEED, {})
