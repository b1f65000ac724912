"""The rows of the book that reminders are worked out from: the rules say which days matter, `book` selects by them."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple, Protocol

from rmtool.rules.facts import Balance, LineHeld
from rmtool.rules.reminders.asked import Span
from rmtool.rules.sections.tiers import Drop, Tiers
from rmtool.rules.windows import BalanceWindow


class Birth(NamedTuple):
    """When a client or a family member was born, and by which calendar that is celebrated (D8, D113)."""

    client_id: int
    row_id: int
    name: str | None
    relation: str | None
    birth_date: date | None
    month_day: str | None
    birth_year: int | None
    kept: str | None
    consent: bool | None


class BirthWindow(NamedTuple):
    """The days of the year (`11-24`) and the solar birth dates whose birthday may fall into the days asked for."""

    month_days: Collection[str]
    lunar_month_days: Collection[str]
    born_on: Collection[date]


class Person(NamedTuple):
    """What decides whether a festival suits a client (D8, DOMAIN 6.5)."""

    client_id: int
    gender: str | None
    birth_date: date | None
    marital_status: str | None
    children: int | None
    occupation: str | None


class Maturing(NamedTuple):
    """A holding, open or closed at its end, with the day it matures; `amount` in fen (D125, D68)."""

    client_id: int
    row_id: int
    on: date
    amount: int | None
    category: str | None
    bank: str
    name: str | None
    closed_on: date | None


class Sold(NamedTuple):
    """A holding of ours and the day it began (D36)."""

    client_id: int
    row_id: int
    on: date
    category: str
    name: str | None
    amount: int | None


class Silence(NamedTuple):
    """When a client was last reached, and what the interval rests on (D38, D92); amounts in fen."""

    client_id: int
    tier: str | None
    aum: int | None
    aum_month_avg: int | None
    wanted_interval_days: int | None
    entered_on: date | None
    assigned_on: date | None
    last_reached_on: date | None
    kept_cell: str | None
    holdings_ours: int | None = None
    lines_held: tuple[LineHeld, ...] = ()
    balance_before: Balance | None = None


class Promised(NamedTuple):
    """A day promised to a client that no later contact has answered yet (D7)."""

    client_id: int
    row_id: int
    on: date
    note: str | None
    next_note: str | None
    said_on: date


class Happening(NamedTuple):
    """An event of a client's life with a day; `amount` in fen (D101, D122, D123)."""

    client_id: int
    row_id: int
    kind: str
    on: date
    repeats: str | None
    amount: int | None
    seen: bool | None


class Inflow(NamedTuple):
    """Money that came in, in fen."""

    on: date
    amount: int | None


class Covered(NamedTuple):
    """The first and the last day of which the book has flows."""

    first: date
    last: date


class Outflow(NamedTuple):
    """Money that left, in fen, beside the client's assets and their day (D124, D127)."""

    client_id: int
    row_id: int
    on: date
    amount: int
    to_bank: str | None
    aum: int | None
    aum_on: date | None


class Fallen(NamedTuple):
    """The balances of a client whose newest is lower than one of a month before, oldest first (D127)."""

    client_id: int
    balances: tuple[Balance, ...]


class Rated(NamedTuple):
    """A client's risk rating and its day."""

    client_id: int
    level: str | None
    rated_on: date


class Dated(NamedTuple):
    """A client and a stored day: of the last news (and of which topics), of the last check of the file."""

    client_id: int
    on: date
    topics: str | None = None


class Talk(NamedTuple):
    """A contact that reached the client, after which nothing was put on file (D86)."""

    client_id: int
    row_id: int
    on: date
    topic: str | None


class NeedRow(NamedTuple):
    """A need or goal: `by` the day it is wanted for, `since` the day it was put on file (D14, D42); amount in fen."""

    client_id: int
    row_id: int
    kind: str
    amount: int | None
    by: date | None
    status: str | None
    since: date | None


class NeedForProducts(NamedTuple):
    """An open or unmet need, with what decides whether a product may be spoken of to the client."""

    client_id: int
    row_id: int
    kind: str
    status: str | None
    since: date | None
    level: str | None
    word: str | None
    rated_on: date | None
    notices: str | None
    cautions: str | None


class OnSale(NamedTuple):
    """A product and the day its sale began (D5)."""

    row_id: int
    code: str
    name: str
    category: str | None
    level: str | None
    issuer_level: str | None
    family: str | None
    needs: str | None
    qualified: str | None
    on: date | None
    until: date | None


class Caution(NamedTuple):
    """A caution in force (D93)."""

    client_id: int
    row_id: int
    category: str
    said_on: date
    review_on: date | None


class Referral(NamedTuple):
    """A new client, and the client who brought him where the book knows that one (D55)."""

    client_id: int
    name: str
    entered_on: date
    referrer: str
    referrer_id: int | None


class Elder(NamedTuple):
    """An older client with an heir on file (D111)."""

    client_id: int
    birth_date: date
    entered_on: date | None
    heir_relation: str
    heir_name: str | None


class TierRow(NamedTuple):
    """What a tier rests on (D40), and the day of the figures; amounts in fen."""

    client_id: int
    tier: str | None
    aum: int | None
    aum_month_avg: int | None
    aum_on: date
    holdings_ours: int | None = None
    lines_held: tuple[LineHeld, ...] = ()
    balance_before: Balance | None = None


class Rows(Protocol):
    """What the engine asks of the book: of one client, or of all who have not left the bank."""

    def births(self, window: BirthWindow) -> Iterable[Birth]:
        """Return the clients who may have their birthday."""

    def family_births(self, window: BirthWindow) -> Iterable[Birth]:
        """Return the family members who may have theirs."""

    def people(self) -> Iterable[Person]:
        """Return every client as festivals look at them."""

    def maturing(self, span: Span) -> Iterable[Maturing]:
        """Return the holdings that mature in these days, open ones and those closed at their end."""

    def sold(self, span: Span, categories: Collection[str]) -> Iterable[Sold]:
        """Return the open holdings of ours that began in these days."""

    def silences(self, balances: BalanceWindow) -> Iterable[Silence]:
        """Return when every client was last reached."""

    def promises(self, span: Span) -> Iterable[Promised]:
        """Return the promises for these days that nothing has answered."""

    def happenings(self, span: Span) -> Iterable[Happening]:
        """Return the events of these days, and all that repeat."""

    def covered(self) -> Covered | None:
        """Return the days of which the book has flows; None where it has none."""

    def inflows(self, client_id: int, span: Span) -> Iterable[Inflow]:
        """Return what came in for a client in these days."""

    def outflows(self, span: Span, least: int) -> Iterable[Outflow]:
        """Return the flows out of these days from `least` fen on."""

    def fallen(self, drop: Drop, span: Span) -> Iterable[Fallen]:
        """Return the balances of these days that fell by so much."""

    def rated(self, span: Span) -> Iterable[Rated]:
        """Return the clients who were rated in these days."""

    def news_wanted(self, topics: Collection[str], latest: date) -> Iterable[Dated]:
        """Return who asked for news of these topics, with the day of the last news, or of entering the book."""

    def checked(self, span: Span) -> Iterable[Dated]:
        """Return the files that were last gone through in these days, or came into the book then and never were."""

    def talks(self, span: Span, topics: Collection[str]) -> Iterable[Talk]:
        """Return the talks of these days after which nothing was put on file."""

    def needs_by(self, span: Span) -> Iterable[NeedRow]:
        """Return the needs, not met yet, that are wanted for these days."""

    def needs_since(self, span: Span) -> Iterable[NeedRow]:
        """Return the open needs that were put on file in these days."""

    def products(self, span: Span) -> Iterable[OnSale]:
        """Return the products whose sale began in these days."""

    def needs_for_products(self, kinds: Collection[str]) -> Iterable[NeedForProducts]:
        """Return the open and unmet needs of these kinds."""

    def cautions(self, said: Span, review: Span) -> Iterable[Caution]:
        """Return the cautions in force with a day of review in `review`, or without one and said in `said`."""

    def referrals(self, span: Span) -> Iterable[Referral]:
        """Return the referred clients who entered the book in these days."""

    def elders(self, born: Span, entered: Span) -> Iterable[Elder]:
        """Return clients with heirs, born in `born` or, older, entered in `entered`."""

    def tiers(self, balances: BalanceWindow, tiers: Tiers, span: Span) -> Iterable[TierRow]:
        """Return the clients whose figures are of these days and may be near a line or below their own."""
