"""What a rule may know: frozen rows of plain values, filled by `book` and never changed.

Amounts are integer fen, dates are solar and local, distances are kilometres. `None` means unknown: never zero, never
"no". A rule that rests on an unknown says so in its reason.
"""

from datetime import date
from typing import NamedTuple


class Maturity(NamedTuple):
    """One open holding that ends on `on` (D68 for another bank's, D125 for ours); `amount` in fen."""

    on: date
    amount: int | None
    category: str | None
    bank: str


class ClientFacts(NamedTuple):
    """One client: the columns of the file under their canonical names, then what the records add up to."""

    client_id: int
    client_no: str | None
    name: str
    gender: str | None = None
    birth_date: date | None = None
    birthday_kept: str | None = None
    id_last4: str | None = None
    marital_status: str | None = None
    children: int | None = None
    occupation: str | None = None
    employer: str | None = None
    industry: str | None = None
    education: str | None = None
    monthly_income: int | None = None
    monthly_expense: int | None = None
    aum: int | None = None
    aum_month_avg: int | None = None
    aum_on: date | None = None
    assets_elsewhere: int | None = None
    liabilities: int | None = None
    distance_home_km: float | None = None
    distance_work_km: float | None = None
    risk_level: str | None = None
    risk_word: str | None = None
    risk_rated_on: date | None = None
    tier: str | None = None
    source: str | None = None
    preferred_channel: str | None = None
    wanted_interval_days: int | None = None
    do_not_contact: bool | None = None
    hobbies: str | None = None
    taboos: str | None = None
    other_banks: str | None = None
    assigned_on: date | None = None
    entered_on: date | None = None
    left_on: date | None = None
    tags: str | None = None
    note: str | None = None
    # The records: `None` where the client has no row of that kind on file.
    holdings_on_file: int = 0
    categories_held: frozenset[str] = frozenset()
    holdings_ours: int | None = None
    holdings_elsewhere: int | None = None
    maturities: tuple[Maturity, ...] = ()
    last_reached_on: date | None = None
    last_contact_on: date | None = None
    promised_on: date | None = None


class ContactPointFacts(NamedTuple):
    """One way to reach a client (D91): `value` as dialled or written."""

    channel: str
    value: str


class FamilyFacts(NamedTuple):
    """One family member (D63); under 14 without a guardian's consent only the birth year is known."""

    relation: str
    name: str | None
    birth_date: date | None
    birth_year: int | None
    birthday_kept: str | None
    guardian_consent: bool | None
    plan: str | None
    note: str | None


class HoldingFacts(NamedTuple):
    """One holding, ours or another bank's (D68): `amount` in fen; closed ones carry `closed_on`."""

    holding_no: str | None
    bank: str
    category: str | None
    name: str | None
    product_code: str | None
    amount: int | None
    start_date: date | None
    maturity_date: date | None
    closed_on: date | None


class ContactFacts(NamedTuple):
    """One logged contact (D3, D7): `at` is ISO text, a day or a minute; `reached` unknown unless it was said."""

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


class ClientFile(NamedTuple):
    """All that the book holds of one client (D16): the client, then the records, newest contact first."""

    client: ClientFacts
    points: tuple[ContactPointFacts, ...]
    family: tuple[FamilyFacts, ...]
    holdings: tuple[HoldingFacts, ...]
    contacts: tuple[ContactFacts, ...]
