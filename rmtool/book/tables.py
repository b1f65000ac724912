"""The schema of the client book, once. The migrations make it, a test proves that both agree.

Every column says which statement of the training deck asks for it, or why else it is there. Only writing commands
import this module: reading goes through `facts`, which needs none of it.
"""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from rmtool.book.columns import IsoDay, batch, count, day, fen, km, of_client, text, yes_no


class Client(SQLModel, table=True):
    """A client of ours, as the bank's lists and the relationship manager know them."""

    __tablename__: ClassVar[str] = "client"
    __table_args__ = (
        CheckConstraint("name <> ''", name="client_has_a_name"),
        CheckConstraint("client_no <> ''", name="client_no_is_not_blank"),
        CheckConstraint("children >= 0", name="children_are_counted"),
        CheckConstraint("distance_home_km >= 0", name="home_is_somewhere"),
        CheckConstraint("distance_work_km >= 0", name="work_is_somewhere"),
        CheckConstraint("wanted_interval_days > 0", name="interval_is_positive"),
        CheckConstraint("do_not_contact IN (0, 1)", name="do_not_contact_is_yes_or_no"),
        # A removed client's number must never come to mean someone else.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(
        default=None, primary_key=True, sa_column_kwargs={"comment": "#id, where the bank gave no number"}
    )
    client_no: str | None = text("D54: the bank's number, text with its leading zeros", unique=True)
    name: str = text("D54", index=True, nullable=False)
    gender: str | None = text("D113: how a card addresses its reader")
    birth_date: date | None = day("D8, D57: always the solar date")
    birthday_kept: str | None = text("D8: celebrated by the solar or the lunar day")
    id_last4: str | None = text("tells two clients of one name apart; the number itself is never kept")
    marital_status: str | None = text("D63")
    children: int | None = count("D63, D57")
    occupation: str | None = text("D65, D58: a code, or the bank's own word")
    employer: str | None = text("D65, D99")
    industry: str | None = text("D65")
    education: str | None = text("D58, D83")
    monthly_income: int | None = fen("D64, D56")
    monthly_expense: int | None = fen("D64: what is left to invest")
    aum: int | None = fen("D56, D82: the bank's figure on aum_on")
    aum_month_avg: int | None = fen("D56: tiers go by the monthly average")
    aum_on: date | None = day("the day of aum and aum_month_avg")
    assets_elsewhere: int | None = fen("D120, D82")
    liabilities: int | None = fen("D83: net worth = assets - debts")
    distance_home_km: float | None = km("D59")
    distance_work_km: float | None = km("D59")
    risk_level: str | None = text("D73: the bank's formal rating, C1-C5; NULL where the word is unknown")
    risk_word: str | None = text("the rating as the bank words it")
    risk_rated_on: date | None = day("a rating holds for twelve months")
    tier: str | None = text("D40: as the bank calls it")
    source: str | None = text("D2, D55")
    preferred_channel: str | None = text("D90")
    wanted_interval_days: int | None = count("D92: the client's own wish")
    do_not_contact: bool | None = yes_no("the client said no; the law asks us to keep to it")
    hobbies: str | None = text("D74, D107")
    taboos: str | None = text("D74")
    other_banks: str | None = text("D67")
    assigned_on: date | None = day("the day this manager took the client over")
    entered_on: date | None = day("the day the client entered this book")
    left_on: date | None = day("no longer on the bank's list; never deleted")
    tags: str | None = text("the manager's own marks")
    note: str | None = text("D16: what no other field holds")
    pinyin: str | None = text("derived from name: what a keyboard types", index=True)
    pinyin_initials: str | None = text("derived from name", index=True)
    extra: str | None = text("columns of the bank's file that have no field here, JSON object of text")
    batch_id: int | None = batch()


class ContactPoint(SQLModel, table=True):
    """One way to reach a client (D91). The newest row of a channel is the one to try first."""

    __tablename__: ClassVar[str] = "contact_point"
    __table_args__ = (
        UniqueConstraint("client_id", "channel", "value", name="contact_point_once"),
        CheckConstraint("value <> ''", name="contact_point_says_something"),
        Index("contact_point_tail", "tail4", "value", "client_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    channel: str = text("D91: mobile phone wechat email mail fax", nullable=False)
    value: str = text("D91, D62: as dialled or written", nullable=False)
    tail4: str | None = text("derived: the last four digits of a phone, by which it is found")
    batch_id: int | None = batch()


class FamilyMember(SQLModel, table=True):
    """A member of the client's family (D63, D113)."""

    __tablename__: ClassVar[str] = "family_member"
    __table_args__ = (CheckConstraint("guardian_consent IN (0, 1)", name="guardian_consent_is_yes_or_no"),)

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False, index=True)
    relation: str = text("D63", nullable=False)
    name: str | None = text("D113")
    birth_date: date | None = day("D113; under 14 only with a guardian's consent")
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
        Index("holding_number", "client_id", "holding_no", unique=True, sqlite_where=sql("holding_no IS NOT NULL")),
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


class Snapshot(SQLModel, table=True):
    """What a client had with us on a day: the history that tiers and outflows are read from (D127)."""

    __tablename__: ClassVar[str] = "snapshot"

    client_id: int = of_client(primary_key=True)
    on_date: date = Field(
        default=None, primary_key=True, sa_type=IsoDay, sa_column_kwargs={"comment": "D127: the figures' own day"}
    )
    aum: int | None = fen("D127")
    aum_month_avg: int | None = fen("D40")
    batch_id: int | None = batch()


class Contact(SQLModel, table=True):
    """One contact as it was logged (D3, D7). Never edited, never removed: a later row corrects it."""

    __tablename__: ClassVar[str] = "contact"
    __table_args__ = (
        Index("contact_facts", "client_id", "at", "reached"),
        Index("contact_promised", "client_id", "at", "id", "next_on", sqlite_where=sql("next_on IS NOT NULL")),
        CheckConstraint("reached IN (0, 1)", name="reached_is_yes_or_no"),
        CheckConstraint("minutes >= 0", name="minutes_are_counted"),
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
    nth: int = count("which of several contacts equal in everything", default=1, nullable=False)
    batch_id: int | None = batch()


class Batch(SQLModel, table=True):
    """One write: who changed the book, when and with which words."""

    __tablename__: ClassVar[str] = "batch"

    id: int | None = Field(default=None, primary_key=True)
    at: str = text("local time, ISO text", nullable=False)
    kind: str = text("add edit log import", nullable=False)
    command: str | None = text("the words of the call")
    file: str | None = text("the imported file's name")
    who: str | None = text("the account that wrote")
    counts: str | None = text("what the write did, JSON object of numbers")


class Change(SQLModel, table=True):
    """One field of one existing row before and after a write: what taking a write back needs."""

    __tablename__: ClassVar[str] = "change"
    __table_args__ = (Index("change_of_client", "client_id", "id"), Index("change_of_batch", "batch_id"))

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = batch(nullable=False)
    client_id: int = of_client(nullable=False)
    table_name: str = text("where the row lies", nullable=False)
    row_id: int = count("which row", nullable=False)
    field: str = text("canonical name of the field", nullable=False)
    old: str | None = text("as stored, NULL where it was unknown")
    new: str | None = text("as stored, NULL where it was cleared")


# The tables as SQLAlchemy sees them, for set-based writes.
TABLES: dict[str, Any] = dict(SQLModel.metadata.tables)
