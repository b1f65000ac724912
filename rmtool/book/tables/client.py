"""The client and how to reach him: the file's own page (D16) and its contact points (D91)."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from rmtool.book.columns import area, batch, count, day, fen, km, of_client, points, text, yes_no

# Columns that hold 1, 0 or NULL for unknown.
_YES_NO = (
    "new_home_wish", "elder_procedure_done", "active", "analytical", "do_not_contact", "consent_sms", "consent_call",
    "consent_wechat", "consent_mail", "plain_envelope",
)  # fmt: skip


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
        CheckConstraint("minutes_per_contact > 0", name="a_contact_takes_time"),
        CheckConstraint("housing_area > 0", name="a_home_has_room"),
        CheckConstraint("investment_experience >= 0", name="experience_is_counted"),
        *(CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_is_yes_or_no") for name in _YES_NO),
        Index("client_born", "birth_date", sqlite_where=sql("birth_date IS NOT NULL")),
        Index("client_birthday", sql("substr(birth_date, 6)"), sqlite_where=sql("birth_date IS NOT NULL")),
        Index("client_birth_month_day", "birth_month_day", sqlite_where=sql("birth_month_day IS NOT NULL")),
        Index("client_rated", "risk_rated_on", sqlite_where=sql("risk_rated_on IS NOT NULL")),
        Index("client_entered", "entered_on"),
        Index("client_verified", "verified_on", sqlite_where=sql("verified_on IS NOT NULL")),
        Index("client_notices", "notice_topics", sqlite_where=sql("notice_topics IS NOT NULL")),
        Index(
            "client_quiet",
            "do_not_contact",
            "consent_call",
            "consent_sms",
            "consent_wechat",
            "consent_mail",
            sqlite_where=sql("do_not_contact"),
        ),
        Index("client_referred", "entered_on", "referrer", sqlite_where=sql("referrer IS NOT NULL")),
        # The number of a removed row must never come to mean another.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(
        default=None, primary_key=True, sa_column_kwargs={"comment": "#id, where the bank gave no number"}
    )
    client_no: str | None = text("D54: the bank's number, text with its leading zeros", unique=True)
    name: str = text("D54", index=True, nullable=False)
    gender: str | None = text("D113: how a card addresses its reader")
    birth_date: date | None = day("D8, D57: always the solar date")
    birth_month_day: str | None = text("D8: --05-13 where the year is unknown; lunar if birthday_kept says so")
    birthday_kept: str | None = text("D8: celebrated by the solar or the lunar day")
    id_last4: str | None = text("tells two clients of one name apart; the number itself is never kept")
    marital_status: str | None = text("D63")
    children: int | None = count("D63, D57")
    decision_maker: str | None = text("D110: who decides over the family's money")
    occupation: str | None = text("D65, D58: a code, or the bank's own word")
    employer: str | None = text("D65, D99")
    industry: str | None = text("D65")
    education: str | None = text("D58, D83")
    corporate_link: str | None = text("D99: the corporate client this person heads or works for")
    monthly_income: int | None = fen("D64, D56")
    monthly_expense: int | None = fen("D64: what is left to invest")
    income_months: str | None = text("D121: months in which more comes in than the salary, 1 to 12")
    aum: int | None = fen("D56, D82: the bank's figure on aum_on")
    aum_month_avg: int | None = fen("D56: tiers go by the monthly average")
    aum_on: date | None = day("the day of aum and aum_month_avg")
    assets_elsewhere: int | None = fen("D120, D82")
    liabilities: int | None = fen("D83: net worth = assets - debts")
    distance_home_km: float | None = km("D59")
    distance_work_km: float | None = km("D59")
    housing_ownership: str | None = text("D66")
    housing_area: float | None = area("D66")
    housing_place: str | None = text("D66")
    new_home_wish: bool | None = yes_no("D66: a wish for a new home")
    visit_frequency: str | None = text("D67: how often the client comes to a bank")
    other_banks: str | None = text("D67")
    main_bank: str | None = text("D30: us or other")
    fee_acceptance: str | None = text("D69: special services and their fees")
    bank_awareness: str | None = text("D70")
    digital_channels: str | None = text("D37")
    risk_level: str | None = text("D73: the bank's formal rating, C1-C5; NULL where the word is unknown")
    risk_word: str | None = text("the rating as the bank words it")
    risk_rated_on: date | None = day("a rating holds for twelve months")
    risk_preference: str | None = text("D73: what the client says; never the rating")
    investment_experience: int | None = count("D73: full years")
    qualified_investor: str | None = text("DOMAIN 3.2: under which of the two regimes, if any")
    elder_procedure_done: bool | None = yes_no("DOMAIN 0.6: the procedure for clients from 65 on")
    objective: str | None = text("D33: the financial goal")
    active: bool | None = yes_no("D39: comes by himself, or waits for us")
    relation_style: str | None = text("D41: cares for people or for information")
    analytical: bool | None = yes_no("D44: wants to be persuaded by logic")
    relationship: str | None = text("D22: how far the relationship has grown")
    tier: str | None = text("D40: as the bank calls it")
    source: str | None = text("D2, D55")
    referrer: str | None = text("D55: who brought the client, a name or a client number")
    referrer_note: str | None = text("D89: the referrer's hints and comments")
    known_by: str | None = text("D100: who in the bank knows the client")
    preferred_channel: str | None = text("D90")
    wanted_interval_days: int | None = count("D92: the client's own wish")
    minutes_per_contact: int | None = count("D77: how long a contact takes the client")
    do_not_contact: bool | None = yes_no("the client said no; the law asks us to keep to it")
    consent_sms: bool | None = yes_no("DOMAIN 6.8: NULL was not asked, so no marketing")
    consent_call: bool | None = yes_no("DOMAIN 6.8")
    consent_wechat: bool | None = yes_no("DOMAIN 6.8")
    consent_mail: bool | None = yes_no("DOMAIN 6.8")
    notice_topics: str | None = text("D4, D5, D98: the notices the client asked for")
    mailing_instruction: str | None = text("D90")
    plain_envelope: bool | None = yes_no("D96: nothing that names the bank")
    hobbies: str | None = text("D74, D107")
    taboos: str | None = text("D74")
    adjust: float | None = points("D61: the manager's own points on the score")
    adjust_because: str | None = text("D61: why")
    adjust_until: date | None = day("D61: the last day on which they count")
    assigned_on: date | None = day("the day this manager took the client over")
    entered_on: date | None = day("the day the client entered this book")
    left_on: date | None = day("no longer on the bank's list; never deleted")
    verified_on: date | None = day("D17: the day the whole file was gone through with the client")
    tags: str | None = text("the manager's own marks")
    note: str | None = text("D16: what no other field holds")
    pinyin: str | None = text("derived from name: what a keyboard types", index=True)
    pinyin_initials: str | None = text("derived from name", index=True)
    extra: str | None = text("columns of the bank's file that have no field here, JSON object of text")
    batch_id: int | None = batch()
    wanted_weekdays: str | None = text("D97: the days of the week on which the client likes to be contacted")


class ContactPoint(SQLModel, table=True):
    """One way to reach a client (D91). The newest row of a channel is the one to try first."""

    __tablename__: ClassVar[str] = "contact_point"
    __table_args__ = (
        UniqueConstraint("client_id", "channel", "value", name="contact_point_once"),
        CheckConstraint("value <> ''", name="contact_point_says_something"),
        Index("contact_point_tail", "tail4", "value", "client_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = of_client(nullable=False)
    channel: str = text("D91: mobile phone wechat email mail fax", nullable=False)
    value: str = text("D91, D62: as dialled or written", nullable=False)
    place: str | None = text("D91: at home or at work")
    hours: str | None = text("D94: when it may be used, 09:00-11:30;14:00-17:00; never")
    bans: str | None = text("D95: what is not spoken of there")
    note: str | None = text("D91: whose it is, whom to ask for")
    tail4: str | None = text("derived: the last four digits of a phone, by which it is found")
    batch_id: int | None = batch()
