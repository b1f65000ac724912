"""A client's records as rules may know them: one frozen row a record, `record_id` its number in the book.

Amounts are integer fen, days are solar and local, `None` means unknown. The fields are those of `fields.RECORD_FIELDS`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.handle import handle_of
from rmtool.rules.moments import day_of


class ContactPointFacts(NamedTuple):
    """One way to reach a client (D91): when it may be used (D94) and what is not spoken of there (D95)."""

    record_id: int
    channel: str
    value: str
    place: str | None
    hours: str | None
    bans: str | None
    note: str | None


class FamilyFacts(NamedTuple):
    """One family member (D63); under 14 without a guardian's consent only the birth year is known."""

    record_id: int
    relation: str
    name: str | None
    birth_date: date | None
    birth_month_day: str | None
    birth_year: int | None
    birthday_kept: str | None
    guardian_consent: bool | None
    plan: str | None
    note: str | None


class HoldingFacts(NamedTuple):
    """One holding, ours or another bank's (D68); closed ones carry `closed_on`."""

    record_id: int
    holding_no: str | None
    bank: str
    category: str | None
    name: str | None
    product_code: str | None
    amount: int | None
    start_date: date | None
    maturity_date: date | None
    closed_on: date | None


class FlowFacts(NamedTuple):
    """Money that came or went (D122, D127)."""

    record_id: int
    on: date
    direction: str
    amount: int | None
    counterparty_bank: str | None


class ContactFacts(NamedTuple):
    """One logged contact (D3, D7): `reached` is unknown unless it was said; corrected ones are not among the facts."""

    contact_id: int
    client_id: int
    client_no: str | None
    name: str
    at: str
    channel: str | None
    direction: str | None
    reached: bool | None
    minutes: int | None
    topic: str | None
    note: str | None
    next_on: date | None
    next_note: str | None
    step: str | None
    step_answer: bool | None
    gift: str | None
    gift_value: int | None

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)


class EventFacts(NamedTuple):
    """Something in a client's life, once or again and again (D101, D121-D123)."""

    record_id: int
    kind: str
    on: date | None
    repeats: str | None
    amount: int | None
    how_known: str | None
    seen: bool | None
    note: str | None


class NeedFacts(NamedTuple):
    """A need or a life goal (D13, D14, D72); `priority` 1 comes first."""

    record_id: int
    kind: str
    amount: int | None
    by: date | None
    priority: int | None
    status: str | None
    note: str | None


class CautionFacts(NamedTuple):
    """What must not be offered for now, and why (D93); lifted ones are not among the facts in force."""

    record_id: int
    at: str
    category: str
    because: str
    said_by: str | None
    review_on: date | None
    lifts: int | None


class OfferFacts(NamedTuple):
    """An option as it was shown to a client (D24), or the answer to one (`answers`): what counted on that day.

    `product_level` is the higher of the issuer's and the seller's, `client_level` the lower of rating and preference,
    `rated_on` the day of the rating; a skipped one was never shown. Withdrawn ones are not among the facts in force.
    """

    record_id: int
    at: str
    product_code: str
    product_name: str | None
    category: str | None
    product_level: str | None
    client_level: str | None
    rated_on: date | None
    need: str | None
    amount: int | None
    note: str | None
    answer: str | None
    words: str | None
    answers: int | None

    @property
    def on(self) -> date:
        """Return the day of it."""
        return day_of(self.at)


class SnapshotFacts(NamedTuple):
    """What a client had with us on a day (D127)."""

    record_id: int
    on_date: date
    aum: int | None
    aum_month_avg: int | None


class PlacementFacts(NamedTuple):
    """Where the quadrant placed a client on a day (D76-D82): cell None where too little was known; money in fen."""

    record_id: int
    on_date: date
    cell: str | None
    potential: int | None
    minutes: float | None
    potential_line: int | None
    minutes_line: float | None


class ReminderStateFacts(NamedTuple):
    """What became of a reminder (D7): done on a day, or put off to one."""

    record_id: int
    key: str
    done_on: date | None
    snoozed_until: date | None


class ListRow(NamedTuple):
    """One row of any list: its number, whose it is (None of a product), its fields as stored."""

    record_id: int
    client_id: int | None
    client_no: str | None
    client_name: str | None
    values: Mapping[str, Any]

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)


class ClientFile(NamedTuple):
    """All that the book holds of one client (D16): the client, then the records, newest contact first.

    `written_on` says for each field of the client, and under each list's name for its records, when a write last
    brought it; a field that nobody wrote since the client entered the book is not among them.
    """

    client: ClientFacts
    points: tuple[ContactPointFacts, ...] = ()
    family: tuple[FamilyFacts, ...] = ()
    holdings: tuple[HoldingFacts, ...] = ()
    contacts: tuple[ContactFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    needs: tuple[NeedFacts, ...] = ()
    cautions: tuple[CautionFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()
    snapshots: tuple[SnapshotFacts, ...] = ()
    placements: tuple[PlacementFacts, ...] = ()
    written_on: Mapping[str, date] = {}
