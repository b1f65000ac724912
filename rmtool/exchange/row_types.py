"""The row types: the one place where fields meet the way they are read."""

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict


class ReadAs(NamedTuple):
    """How the cells of a field are read: one of the parsers of `Reading`."""

    parser: str


Text = str | None
Amount = Annotated[int | None, ReadAs("amount")]
Day = Annotated[date | None, ReadAs("date")]
# A day, or what else a list may know of a birth (`birth_dates.Birth`); the check of the row settles it.
BirthDay = Annotated[object, ReadAs("birth_date")]
LunarBirthDay = Annotated[object, ReadAs("lunar_birth_date")]
MonthDay = Annotated[str | None, ReadAs("month_day")]
Moment = Annotated[str | None, ReadAs("moment")]
Count = Annotated[int | None, ReadAs("count")]
Interval = Annotated[int | None, ReadAs("interval")]
Km = Annotated[float | None, ReadAs("km")]
YesNo = Annotated[bool | None, ReadAs("yes_no")]
Code = Annotated[str | None, ReadAs("code")]
Codes = Annotated[str | None, ReadAs("codes")]
Level = Annotated[str | None, ReadAs("level")]
ProductLevel = Annotated[str | None, ReadAs("product_level")]
Months = Annotated[str | None, ReadAs("months")]
Hours = Annotated[str | None, ReadAs("hours")]
Sqm = Annotated[float | None, ReadAs("sqm")]
Minutes = Annotated[float | None, ReadAs("minutes")]
Points = Annotated[float | None, ReadAs("points")]
Years = Annotated[int | None, ReadAs("years")]
Days = Annotated[int | None, ReadAs("days")]
Record = Annotated[int | None, ReadAs("record")]
Object = Annotated[dict[str, str] | None, ReadAs("object")]
Occupation = Annotated[str | None, ReadAs("occupation")]
Bank = Annotated[str | None, ReadAs("bank")]
Words = Annotated[str | None, ReadAs("words")]
NumberAsText = Annotated[str | None, ReadAs("number")]
ClientNumber = Annotated[str | None, ReadAs("client_number")]
Last4 = Annotated[str | None, ReadAs("last4")]
Phones = Annotated[list[str] | None, ReadAs("phones")]
Emails = Annotated[list[str] | None, ReadAs("emails")]
Names = Annotated[list[str] | None, ReadAs("names")]
Addresses = Annotated[list[str] | None, ReadAs("addresses")]


@with_config(ConfigDict(extra="forbid"))
class ClientRow(TypedDict, total=False):
    """A client: every field of the file, the contact points, and the ID document that tells some of them."""

    client_no: ClientNumber
    name: Text
    gender: Code
    birth_date: BirthDay
    lunar_birth_date: LunarBirthDay
    birth_month_day: MonthDay
    birthday_kept: Code
    id_last4: Last4
    marital_status: Code
    children: Count
    decision_maker: Text
    occupation: Occupation
    employer: Text
    industry: Text
    education: Code
    corporate_link: Text
    monthly_income: Amount
    monthly_expense: Amount
    income_months: Months
    aum: Amount
    aum_month_avg: Amount
    aum_on: Day
    assets_elsewhere: Amount
    liabilities: Amount
    distance_home_km: Km
    distance_work_km: Km
    housing_ownership: Code
    housing_area: Sqm
    housing_place: Text
    new_home_wish: YesNo
    visit_frequency: Code
    other_banks: Words
    main_bank: Code
    fee_acceptance: Code
    bank_awareness: Code
    digital_channels: Codes
    risk_level: Text
    risk_word: Text
    risk_rated_on: Day
    risk_preference: Level
    investment_experience: Years
    qualified_investor: Code
    elder_procedure_done: YesNo
    objective: Code
    active: YesNo
    relation_style: Code
    analytical: YesNo
    relationship: Code
    tier: Text
    source: Code
    referrer: Text
    referrer_note: Text
    known_by: Text
    preferred_channel: Code
    wanted_interval_days: Interval
    wanted_weekdays: Codes
    minutes_per_contact: Count
    do_not_contact: YesNo
    consent_sms: YesNo
    consent_call: YesNo
    consent_wechat: YesNo
    consent_mail: YesNo
    notice_topics: Codes
    mailing_instruction: Text
    plain_envelope: YesNo
    hobbies: Words
    taboos: Text
    adjust: Points
    adjust_because: Text
    adjust_until: Day
    assigned_on: Day
    entered_on: Day
    left_on: Day
    verified_on: Day
    tags: Words
    note: Text
    extra: Object
    client_ref: Record
    mobile: Phones
    phone: Phones
    wechat: Names
    email: Emails
    address: Addresses
    fax: Phones
    identity_card: Text


class OfClient(TypedDict, total=False):
    """How a row names its client, in every list that is not about clients or products.

    By number, else by name and phone together; `client_ref` is the client's own number in the book that wrote the list
    (`#12`), and counts only with the same name.
    """

    client_no: ClientNumber
    client_name: Text
    client_phone: Phones
    client_ref: Record


@with_config(ConfigDict(extra="forbid"))
class PointRow(OfClient, total=False):
    """A way to reach a client (D91), when it may be used (D94) and what is not spoken of there (D95)."""

    channel: Code
    value: Text
    place: Code
    hours: Hours
    bans: Codes
    note: Text


@with_config(ConfigDict(extra="forbid"))
class FamilyRow(OfClient, total=False):
    """A member of a client's family (D63)."""

    relation: Code
    name: Text
    birth_date: BirthDay
    lunar_birth_date: LunarBirthDay
    birth_month_day: MonthDay
    birth_year: Count
    birthday_kept: Code
    guardian_consent: YesNo
    plan: Text
    note: Text


@with_config(ConfigDict(extra="forbid"))
class HoldingRow(OfClient, total=False):
    """A holding, ours or another bank's (D68)."""

    holding_no: NumberAsText
    bank: Bank
    category: Code
    name: Text
    product_code: NumberAsText
    amount: Amount
    start_date: Day
    maturity_date: Day
    closed_on: Day


@with_config(ConfigDict(extra="forbid"))
class FlowRow(OfClient, total=False):
    """Money that came or went (D122, D127)."""

    on: Day
    direction: Code
    amount: Amount
    counterparty_bank: Text


@with_config(ConfigDict(extra="forbid"))
class ContactRow(OfClient, total=False):
    """A logged contact (D3, D7); `record_no` is the number by which a later row may correct it."""

    at: Moment
    channel: Code
    direction: Code
    reached: YesNo
    minutes: Count
    topic: Code
    note: Text
    next_on: Day
    next_note: Text
    step: Code
    step_answer: YesNo
    gift: Text
    gift_value: Amount
    corrects: Record
    withdrawn: YesNo
    record_no: Record


@with_config(ConfigDict(extra="forbid"))
class EventRow(OfClient, total=False):
    """Something in a client's life (D101, D121-D123)."""

    kind: Code
    on: Day
    repeats: Code
    amount: Amount
    how_known: Text
    seen: YesNo
    note: Text


@with_config(ConfigDict(extra="forbid"))
class NeedRow(OfClient, total=False):
    """A need or a life goal (D13, D14, D72)."""

    kind: Code
    amount: Amount
    by: Day
    priority: Count
    status: Code
    note: Text


@with_config(ConfigDict(extra="forbid"))
class CautionRow(OfClient, total=False):
    """What must not be offered for now (D93); `record_no` is the number by which a later row may lift it."""

    at: Moment
    category: Code
    because: Text
    said_by: Text
    review_on: Day
    lifts: Record
    record_no: Record


@with_config(ConfigDict(extra="forbid"))
class OfferRow(OfClient, total=False):
    """An option that was shown, or the answer to one (D24, D27); `record_no` is the number by which it is answered."""

    at: Moment
    product_code: NumberAsText
    product_name: Text
    category: Code
    product_level: ProductLevel
    client_level: Level
    rated_on: Day
    need: Code
    amount: Amount
    note: Text
    answer: Code
    words: Text
    answers: Record
    record_no: Record


@with_config(ConfigDict(extra="forbid"))
class PlacementRow(OfClient, total=False):
    """Where the quadrant placed a client on a day (D76-D82)."""

    on_date: Day
    cell: Code
    potential: Amount
    minutes: Minutes
    potential_line: Amount
    minutes_line: Minutes


@with_config(ConfigDict(extra="forbid"))
class SnapshotRow(OfClient, total=False):
    """What a client had with us on a day (D127)."""

    on_date: Day
    aum: Amount
    aum_month_avg: Amount


@with_config(ConfigDict(extra="forbid"))
class ProductRow(TypedDict, total=False):
    """A product of the catalogue (D9, D23)."""

    code: NumberAsText
    name: Text
    category: Code
    risk_level: ProductLevel
    issuer_risk_level: ProductLevel
    rule_family: Code
    minimum: Amount
    term_days: Days
    on_sale_from: Day
    on_sale_to: Day
    needs: Codes
    qualified: Code
    starter: YesNo
    approved_text: Text
    issuer: Text
    industry: Text
    premium_years: Years
    benefit: Code


ROW_TYPES: dict[str, type] = {
    "clients": ClientRow,
    "points": PointRow,
    "family": FamilyRow,
    "holdings": HoldingRow,
    "flows": FlowRow,
    "contacts": ContactRow,
    "events": EventRow,
    "needs": NeedRow,
    "cautions": CautionRow,
    "offers": OfferRow,
    "snapshots": SnapshotRow,
    "placements": PlacementRow,
    "products": ProductRow,
}
