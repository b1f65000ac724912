"""The machine contract of `offer list`: an option a row, with the answer that counts."""

from rmtool.book.offered import Offered
from rmtool.rules.offers import ACCEPTED, OfferState
from rmtool.rules.reason import Fen

_OF_OFFER = (
    "at", "product_code", "product_name", "category", "product_level", "client_level", "rated_on", "need", "amount",
    "note",
)  # fmt: skip
COLUMNS = (
    "offer_id", "client_id", "client_no", "client_name", *_OF_OFFER, "answer", "answered_at", "words", "open",
    "chosen_amount",
)  # fmt: skip


def offered(one: Offered) -> dict[str, object]:
    """Return one option as scripts read it; `answer` is null while the client has said nothing.

    `amount` is what it was meant for, `chosen_amount` what the client accepted it for; both as money.
    """
    whose = {"client_id": one.client_id, "client_no": one.client_no, "client_name": one.client_name}
    return {"offer_id": one.state.offer.record_id, **whose, **option(one.state)}


def option(state: OfferState) -> dict[str, object]:
    """Return an option, its number and its client aside."""
    chosen = state.amount if state.answer == ACCEPTED else None
    offer = {field: getattr(state.offer, field) for field in _OF_OFFER}
    return {
        **offer,
        "amount": None if state.offer.amount is None else Fen(state.offer.amount),
        "answer": state.answer,
        "answered_at": state.answered_at,
        "words": state.words,
        "open": state.is_open,
        "chosen_amount": None if chosen is None else Fen(chosen),
    }
