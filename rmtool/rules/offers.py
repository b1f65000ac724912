"""D24, D27: what became of each option: shown to the client, answered in his words, or passed over with ours."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rmtool.rules.moments import day_of
from rmtool.rules.records import OfferFacts

ACCEPTED, DECLINED, UNDECIDED, SKIPPED, WITHDRAWN = "accepted", "declined", "undecided", "skipped", "withdrawn"
# What a client may say to an offer; the other two are ours.
CLIENT_ANSWERS = (ACCEPTED, DECLINED, UNDECIDED)


class OfferState(NamedTuple):
    """One option, and the answer that counts: the last one; None where the client has said nothing yet.

    `words` are the client's, of a skipped one the manager's. `answer_id` is the row that says so. `amount` is what the
    answer is about, in fen: what it names, else what the option was meant for; None where nobody said.
    """

    offer: OfferFacts
    answer: str | None
    answered_at: str | None
    words: str | None
    answer_id: int | None
    amount: int | None

    @property
    def on(self) -> date:
        """Return the day on which the option was shown, or passed over."""
        return self.offer.on

    @property
    def answered_on(self) -> date | None:
        """Return the day of the answer; None without one."""
        return None if self.answered_at is None else day_of(self.answered_at)

    @property
    def is_shown(self) -> bool:
        """Say whether the client has seen it."""
        return self.answer != SKIPPED

    @property
    def is_open(self) -> bool:
        """Say whether the client's decision is still to come: no answer yet, or undecided."""
        return self.answer in {None, UNDECIDED}


def offer_states(offers: Iterable[OfferFacts]) -> tuple[OfferState, ...]:
    """Return the state of every option of one client, in the order in which they were made.

    Args:
        offers: the rows in force, options and answers together. What was taken back is not among them; an answer to
            an option that is not there counts for nothing.
    """
    rows = sorted(offers, key=lambda row: (row.at, row.record_id))
    last = {row.answers: row for row in rows if row.answer in CLIENT_ANSWERS}
    options = sorted(row for row in rows if row.answers is None and row.answer != WITHDRAWN)
    return tuple(_state(row, last.get(row.record_id)) for row in options)


def shown(states: Iterable[OfferState]) -> Iterator[OfferState]:
    """Yield the options that the client has seen."""
    return (state for state in states if state.is_shown)


def still_open(states: Iterable[OfferState]) -> Iterator[OfferState]:
    """Yield the options on which the client has not decided."""
    return (state for state in states if state.is_open)


def answered(states: Iterable[OfferState], answer: str) -> Iterator[OfferState]:
    """Yield the options with this answer: `ACCEPTED`, `DECLINED`, `UNDECIDED`, `SKIPPED`."""
    return (state for state in states if state.answer == answer)


def _state(offer: OfferFacts, last: OfferFacts | None) -> OfferState:
    said = offer if last is None and offer.answer is not None else last
    if said is None:
        return OfferState(offer, None, None, None, None, offer.amount)
    amount = offer.amount if said.amount is None else said.amount
    return OfferState(offer, said.answer, said.at, said.words, said.record_id, amount)
