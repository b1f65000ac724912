"""Which reminders a logged contact answers beside those that its facts close by themselves (D7, D86).

A promise ends with a contact on its day, and a contact that is due with one that reached the client: both follow from
the log. What else was talked of only the topic tells; nothing is guessed from the words of a note.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from rmtool.rules.reminders.reminder import OWED, Due
from rmtool.rules.reminders.way import WRITTEN

_OF_TOPIC: dict[str, frozenset[str]] = {
    "maturity": frozenset({"maturity", "maturity_elsewhere"}),
    "market": frozenset({"market_news"}),
    "product": frozenset({"new_product", "need_met"}),
    "needs": frozenset(
        {"need_date", "stale_need", "next_generation", "portfolio_review", "windfall", "inflow_missing", "life_event"}
    ),
    "service": frozenset({"sale_followup", "withdrawal", "transfer_out", "tier_near", "tier_risk"}),
    "social": frozenset({"birthday", "family_birthday", "festival", "occupation_day", "life_event", "referral_thanks"}),
}


def answered(dues: Iterable[Due], topic: str | None, *, reached: bool | None) -> Iterator[Due]:
    """Yield the reminders that a contact about this topic answers: a talk that reached, a message that was sent."""
    kinds = _OF_TOPIC.get(topic or "", frozenset())
    for due in dues:
        if due.kind in kinds and (reached or (reached is None and due.kind in WRITTEN)):
            yield due


def kept_ahead(dues: Iterable[Due], on: date) -> Iterator[Due]:
    """Yield the promises for a day off that a contact of the day `on` keeps: it is the working day before, or later.

    The log alone does not say so, the contact being before the promised day. What was promised on that very day is
    not kept by it.
    """
    for due in dues:
        if due.kind in OWED and due.act_on <= on < due.due and due.params["said_on"] < on:
            yield due
