"""What a client declined, or the manager passed over with a reason, is not suggested again for a while (D24, D27)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from rmtool.rules.offers import DECLINED, SKIPPED, OfferState, offer_states
from rmtool.rules.reason import Reason
from rmtool.rules.records import OfferFacts
from rmtool.rules.suitability.source import DEFAULT


def passed_over(offers: Iterable[OfferFacts], today: date, days: int) -> Mapping[str, Reason]:
    """Return why a product is left out, by its code: the last word about it counts, for so many days."""
    said = [state for state in offer_states(offers) if state.answer is not None]
    ordered = sorted(said, key=lambda state: (state.answered_at or "", state.answer_id or 0))
    last = {state.offer.product_code: state for state in ordered}
    return {code: _reason(state) for code, state in last.items() if _counts(state, today - timedelta(days))}


def _counts(state: OfferState, since: date) -> bool:
    on = state.answered_on
    return state.answer in {DECLINED, SKIPPED} and on is not None and on >= since


def _reason(state: OfferState) -> Reason:
    source = "D24" if state.answer == DECLINED else DEFAULT
    return Reason(str(state.answer), 0, {"on": state.answered_on, "words": state.words}, source)
