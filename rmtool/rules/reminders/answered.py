"""Which reminders a logged contact answers beside those that its facts close by themselves (D7, D86).

A promise ends with a contact on its day, and a contact that is due with one that reached the client: both follow from
the log. What else was talked of only the topic tells; nothing is guessed from the words of a note.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rmtool.rules.reminders.reminder import OWED, Due
from rmtool.rules.reminders.way import WRITTEN

_SENT = frozenset({"sms", "wechat", "email", "mail", "fax"})
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


class Contact(NamedTuple):
    """What the log says of a contact: its topic and channel, and whether it reached the client (None: nobody said)."""

    topic: str | None
    channel: str | None
    reached: bool | None


def answered(dues: Iterable[Due], contact: Contact) -> Iterator[Due]:
    """Yield the reminders that a contact about their topic answers: a talk that reached, or a message that was sent."""
    kinds = _OF_TOPIC.get(contact.topic or "", frozenset())
    sent = contact.reached is None and contact.channel in _SENT
    for due in dues:
        if due.kind in kinds and (contact.reached or (sent and due.kind in WRITTEN)):
            yield due


def kept_ahead(dues: Iterable[Due], on: date) -> Iterator[Due]:
    """Yield the promises for a day off that a contact of the day `on` keeps: it is the working day before, or later.

    The log alone does not say so, the contact being before the promised day. What was promised on that very day is
    not kept by it.
    """
    for due in dues:
        if due.kind in OWED and due.act_on <= on < due.due and due.params["said_on"] < on:
            yield due
