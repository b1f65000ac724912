"""The records of a client: family, holdings, flows, contacts, events, needs, cautions, balances (D54-D125)."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from rmtool.book.columns import a_month, batch, count, day, fen, of_client, of_same, text, yes_no

# The number of a removed row must never come to mean another.
_NUMBERED = {"sqlite_autoincrement": True}


class FamilyMember(SQLModel, table=True):
    """A member of the client's family (D63, D113)."""

    __tablename__: ClassVar[str] = "family_member"
    __table_args__ = (
        CheckConstraint("guardian_consent IN (0, 1)", name="guardian_consent_is_yes_or_no"),
        Index("family_born", "birth_date", sqlite_where=sql("birth_date IS NOT NULL")),
        Index("family_birthday", sql("substr(birth_date, 6)"), sqlite_where=sql("birth_date IS NOT NULL")),
        Index("family_birth_month_day", "birth_month_day", sqlite_where=sql("birth_month_day IS NOT NULL")),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False, index=True)
    relation: str = text("D63", nullable=False)
    name: str | None = text("D113")
    birth_date: date | None = day("D113; under 14 only with a guardian's consent")
    birth_month_day: str | None = text("D113: --05-13 where the year is unknown; lunar if birthday_kept says so")
    birth_year: int | None = count("D72: enough to plan a schooling")
    birthday_kept: str | None = text("D113: by the solar or the lunar day")
    guardian_consent: bool | None = yes_no("D113 after the law on personal data of children under 14")
    plan: str | None = text("D72")
    note: str | None = text("D63")
    nth: int = count("which of several equal unnamed members", default=1, nullable=False)
    batch_id: int | None = batch()


class Holding(SQLModel, table=True):
    """A product the client holds, with us or with another bank (D68)."""

    __tablename__: ClassVar[str] = "holding"
    __table_args__ = (
        CheckConstraint("bank <> ''", name="bank_is_named"),
        Index("holding_facts", "client_id", "bank", "category", "closed_on", "amount"),
        Index(
            "holding_maturing",
            "client_id",
            "maturity_date",
            "amount",
            "category",
            "bank",
            sqlite_where=sql("closed_on IS NULL AND maturity_date IS NOT NULL"),
        ),
        Index("holding_matures", "maturity_date", "client_id", sqlite_where=sql("maturity_date IS NOT NULL")),
        Index("holding_starts", "start_date", "client_id", sqlite_where=sql("start_date IS NOT NULL")),
        Index("holding_number", "client_id", "holding_no", unique=True, sqlite_where=sql("holding_no IS NOT NULL")),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    holding_no: str | None = text("the bank's contract number, where it gives one")
    bank: str = text("D68: 'ours' or the other bank's name", nullable=False)
    category: str | None = text("D60, D71")
    name: str | None = text("D83")
    product_code: str | None = text("joins a holding to the product list")
    amount: int | None = fen("D71, D124; a loan's is what is owed")
    start_date: date | None = day("part of the identity where there is no contract number")
    maturity_date: date | None = day("D125, D68")
    closed_on: date | None = day("gone from the bank's list; never deleted")
    nth: int = count("which of several holdings equal in all but the amount", default=1, nullable=False)
    batch_id: int | None = batch()


class Flow(SQLModel, table=True):
    """Money that came or went (D122, D127)."""

    __tablename__: ClassVar[str] = "flow"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="the_direction_says_which_way"),
        Index("flow_of_client", "client_id", "on"),
        Index("flow_booked", "on", "direction", "amount"),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    on: date = day("D122, D127: the day it was booked", nullable=False)
    direction: str = text("D127: in or out", nullable=False)
    amount: int | None = fen("D122, D127")
    counterparty_bank: str | None = text("D127: to which bank, or from which")
    nth: int = count("which of several flows equal in everything", default=1, nullable=False)
    batch_id: int | None = batch()


class Snapshot(SQLModel, table=True):
    """What a client had with us on a day: the history that tiers and outflows are read from (D127)."""

    __tablename__: ClassVar[str] = "snapshot"
    __table_args__ = (
        UniqueConstraint("client_id", "on_date", name="one_balance_a_day"),
        Index("snapshot_facts", "client_id", "on_date", "aum", "aum_month_avg"),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    on_date: date = day("D127: the figures' own day", nullable=False)
    aum: int | None = fen("D127")
    aum_month_avg: int | None = fen("D40")
    batch_id: int | None = batch()


class Placement(SQLModel, table=True):
    """Where the quadrant placed a client when its cells were kept (D76-D82); one row where the cell changed."""

    __tablename__: ClassVar[str] = "placement"
    __table_args__ = (
        UniqueConstraint("client_id", "on_date", name="one_placement_a_day"),
        Index("placement_facts", "client_id", "on_date", "cell"),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    on_date: date = day("D82: the day of the placing", nullable=False)
    cell: str | None = text("D78-D81; NULL where too little was known")
    potential: int | None = fen("D82")
    minutes: float | None = a_month("D76, D77: the service need")
    potential_line: int | None = fen("D82: from here on high")
    minutes_line: float | None = a_month("D77: from here on much time")
    batch_id: int | None = batch()


class Contact(SQLModel, table=True):
    """One contact as it was logged (D3, D7). Never edited, never removed: a later row corrects it."""

    __tablename__: ClassVar[str] = "contact"
    __table_args__ = (
        Index("contact_facts", "client_id", "at", "reached"),
        Index("contact_promised", "client_id", "at", "id", "next_on", sqlite_where=sql("next_on IS NOT NULL")),
        CheckConstraint("reached IN (0, 1)", name="reached_is_yes_or_no"),
        Index("contact_promised_on", "next_on", "client_id", sqlite_where=sql("next_on IS NOT NULL")),
        Index("contact_gifts", "client_id", "at", "gift_value", sqlite_where=sql("gift IS NOT NULL")),
        CheckConstraint("minutes >= 0", name="minutes_are_counted"),
        CheckConstraint("step_answer IN (0, 1)", name="step_answer_is_yes_or_no"),
        CheckConstraint("gift_value >= 0", name="a_gift_costs_what_it_costs"),
        CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_yes_or_no"),
        Index("contact_corrected", "corrects", sqlite_where=sql("corrects IS NOT NULL")),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    at: str = text("D7: ISO text, a day or a minute", nullable=False, index=True)
    channel: str | None = text("D7")
    direction: str | None = text("D7: who called whom")
    reached: bool | None = yes_no("D7: only a contact that reached the client counts; NULL where nobody said")
    minutes: int | None = count("D77")
    topic: str | None = text("D18: a talk about needs ends the client's being new")
    note: str | None = text("D27, D86")
    next_on: date | None = day("D7: the day promised for the next contact")
    next_note: str | None = text("D7: what was promised for that day")
    step: str | None = text("D21: the step of the sale that the client was asked about")
    step_answer: bool | None = yes_no("D21: the client agreed to the step")
    gift: str | None = text("D108, D113: the card or small gift that was given")
    gift_value: int | None = fen("D108: counted against the year's limit")
    corrects: int | None = of_same("contact", "the earlier row that this one puts right, and stands in for")
    withdrawn: bool | None = yes_no("the row put right never happened: this one only takes it back")
    nth: int = count("which of several contacts equal in everything", default=1, nullable=False)
    batch_id: int | None = batch()


class Event(SQLModel, table=True):
    """Something that happens in a client's life, once or again and again (D101, D121-D123)."""

    __tablename__: ClassVar[str] = "event"
    __table_args__ = (
        CheckConstraint("seen IN (0, 1)", name="seen_is_yes_or_no"),
        Index("event_of_client", "client_id", "on"),
        Index("event_day", "on", sqlite_where=sql('"on" IS NOT NULL')),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    kind: str = text("D101, D121, D123", nullable=False)
    on: date | None = day("D101: the day, or the first of several")
    repeats: str | None = text("D123: once, monthly, quarterly, yearly")
    amount: int | None = fen("D101, D121")
    how_known: str | None = text("DOMAIN 1: where this knowledge comes from must be in order")
    seen: bool | None = yes_no("D122: the money was seen on an account of ours")
    note: str | None = text("D101")
    nth: int = count("which of several events of one kind", default=1, nullable=False)
    batch_id: int | None = batch()


class Need(SQLModel, table=True):
    """What a client needs or wants of life, with an amount and a day where they are known (D13, D14, D72)."""

    __tablename__: ClassVar[str] = "need"
    __table_args__ = (
        CheckConstraint("priority > 0", name="priority_is_counted"),
        Index("need_of_client", "client_id", "kind"),
        Index("need_by", "by", sqlite_where=sql('"by" IS NOT NULL')),
        Index("need_batch", "batch_id"),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    kind: str = text("D13", nullable=False)
    amount: int | None = fen("D14")
    by: date | None = day("D14, D72: the day it is wanted for")
    priority: int | None = count("D14: 1 comes first")
    status: str | None = text("D42, D88: probed, confirmed, analysed, met, unmet")
    note: str | None = text("D14: in the client's words")
    nth: int = count("which of several needs of one kind", default=1, nullable=False)
    batch_id: int | None = batch()


class Caution(SQLModel, table=True):
    """What must not be offered for now, and why (D93). Never edited, never removed: a later row lifts it."""

    __tablename__: ClassVar[str] = "caution"
    __table_args__ = (Index("caution_of_client", "client_id", "id"), _NUMBERED)

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    at: str = text("D93: ISO text, a day or a minute", nullable=False)
    category: str = text("D93: a family of products, or one category", nullable=False)
    because: str = text("D93, D89: the words", nullable=False)
    said_by: str | None = text("D89: who said so")
    review_on: date | None = day("DOMAIN 0.7: the day to ask again; nothing lifts by itself")
    lifts: int | None = of_same("caution", "the earlier row that this one lifts")
    nth: int = count("which of several cautions equal in everything", default=1, nullable=False)
    batch_id: int | None = batch()


class Offer(SQLModel, table=True):
    """An option shown to a client, or the client's answer (D24, D27). Never edited, never removed: only answered."""

    __tablename__: ClassVar[str] = "offer"
    __table_args__ = (
        Index("offer_of_client", "client_id", "id"),
        Index("offer_of_product", "product_code", "at"),
        Index("offer_at", "at"),
        Index("offer_answered", "answers", sqlite_where=sql("answers IS NOT NULL")),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    at: str = text("D24: ISO text, a day or a minute", nullable=False)
    product_code: str = text("D24: which product, as the catalogue knew it that day", nullable=False)
    product_name: str | None = text("D24")
    category: str | None = text("D24, D25")
    product_level: str | None = text("DOMAIN 3.2: the higher of its levels on that day")
    client_level: str | None = text("DOMAIN 3.2: the lower of rating and preference on that day")
    rated_on: date | None = day("DOMAIN 3.2: the day of the rating that allowed it")
    need: str | None = text("D9, D19: the need it is for")
    amount: int | None = fen("D52")
    note: str | None = text("D19: the client's problem that it solves")
    answer: str | None = text("D24, D27: accepted, declined, undecided, skipped, withdrawn")
    words: str | None = text("D27: the client's own words; of a skipped one the manager's")
    answers: int | None = of_same("offer", "the earlier row that this one answers or takes back")
    nth: int = count("which of several offers equal in everything", default=1, nullable=False)
    batch_id: int | None = batch()


class ReminderState(SQLModel, table=True):
    """What became of a reminder: done, or put off to a day (D7). Without a row it stands as the rules make it."""

    __tablename__: ClassVar[str] = "reminder_state"
    __table_args__ = (
        UniqueConstraint("key", name="one_state_a_reminder"),
        Index("reminder_state_of_client", "client_id", "key"),
        _NUMBERED,
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    key: str = text("D7: kind, table, row, the stored day it hangs on, stage", nullable=False)
    done_on: date | None = day("D7: the day it was done; done never returns")
    snoozed_until: date | None = day("D7: the day on which it stands on the list again")
    batch_id: int | None = batch()
