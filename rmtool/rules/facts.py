"""What a rule may know: frozen rows of plain values, filled by `book` and never changed.

Amounts are integer fen, dates are solar and local, distances are kilometres. `None` means unknown: never zero, never
"no". A rule that rests on an unknown says so in its reason.
"""

from datetime import date
from typing import NamedTuple

from rmtool.rules.handle import handle_of


class Maturity(NamedTuple):
    """One open holding that ends on `on` (D68 for another bank's, D125 for ours); `amount` in fen."""

    on: date
    amount: int | None
    category: str | None
    bank: str


class Expected(NamedTuple):
    """One-off money that is to come in (D101): what is known of it in fen, and how many have no amount or no day."""

    amount: int
    unknown: int


class Served(NamedTuple):
    """The contacts of the last months that reached the client: how many, the minutes somebody noted, and the rest.

    `untimed` counts those without minutes by kind (visit, call, message); `visits` are those away from the branch.
    """

    contacts: int
    minutes: int
    untimed: tuple[int, int, int]
    visits: int
    first_on: date


class LineHeld(NamedTuple):
    """A tier's line (fen) below which the assets now are, and the last day on which they still reached it."""

    line: int
    on: date


class Balance(NamedTuple):
    """What a client had with us on a day, in fen."""

    on: date
    amount: int


class ClientFacts(NamedTuple):
    """One client: the columns of the file under their canonical names, then what the records add up to."""

    client_id: int
    client_no: str | None
    name: str
    gender: str | None = None
    birth_date: date | None = None
    birth_month_day: str | None = None
    birthday_kept: str | None = None
    id_last4: str | None = None
    marital_status: str | None = None
    children: int | None = None
    decision_maker: str | None = None
    occupation: str | None = None
    employer: str | None = None
    industry: str | None = None
    education: str | None = None
    corporate_link: str | None = None
    monthly_income: int | None = None
    monthly_expense: int | None = None
    income_months: str | None = None
    aum: int | None = None
    aum_month_avg: int | None = None
    aum_on: date | None = None
    assets_elsewhere: int | None = None
    liabilities: int | None = None
    distance_home_km: float | None = None
    distance_work_km: float | None = None
    housing_ownership: str | None = None
    housing_area: float | None = None
    housing_place: str | None = None
    new_home_wish: bool | None = None
    visit_frequency: str | None = None
    other_banks: str | None = None
    main_bank: str | None = None
    fee_acceptance: str | None = None
    bank_awareness: str | None = None
    digital_channels: str | None = None
    risk_level: str | None = None
    risk_word: str | None = None
    risk_rated_on: date | None = None
    risk_preference: str | None = None
    investment_experience: int | None = None
    qualified_investor: str | None = None
    elder_procedure_done: bool | None = None
    objective: str | None = None
    active: bool | None = None
    relation_style: str | None = None
    analytical: bool | None = None
    relationship: str | None = None
    tier: str | None = None
    source: str | None = None
    referrer: str | None = None
    referrer_note: str | None = None
    known_by: str | None = None
    preferred_channel: str | None = None
    wanted_interval_days: int | None = None
    minutes_per_contact: int | None = None
    do_not_contact: bool | None = None
    consent_sms: bool | None = None
    consent_call: bool | None = None
    consent_wechat: bool | None = None
    consent_mail: bool | None = None
    notice_topics: str | None = None
    mailing_instruction: str | None = None
    plain_envelope: bool | None = None
    hobbies: str | None = None
    taboos: str | None = None
    adjust: float | None = None
    adjust_because: str | None = None
    adjust_until: date | None = None
    assigned_on: date | None = None
    entered_on: date | None = None
    left_on: date | None = None
    verified_on: date | None = None
    tags: str | None = None
    note: str | None = None
    wanted_weekdays: str | None = None
    # The records: `None` where the client has no row of that kind on file.
    holdings_on_file: int = 0
    categories_held: frozenset[str] = frozenset()
    holdings_ours: int | None = None
    holdings_elsewhere: int | None = None
    maturities: tuple[Maturity, ...] = ()
    lines_held: tuple[LineHeld, ...] = ()
    served: Served | None = None
    expected: Expected | None = None
    last_reached_on: date | None = None
    last_contact_on: date | None = None
    promised_on: date | None = None
    balance_before: Balance | None = None
    kept_cell: str | None = None

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)

    def has_left(self, today: date) -> bool:
        """Say whether the client is no longer on the bank's list by that day."""
        return self.left_on is not None and self.left_on <= today
