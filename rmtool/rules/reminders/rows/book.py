"""What the engine asks of the book: the rows of one client, or of all who have not left the bank."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol

from rmtool.rules.product import ProductFacts
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.contacts import Dated, Promised, Silence, Talk, TierRow
from rmtool.rules.reminders.rows.files import Caution, NeedForProducts, NeedRow, Rated, Referral
from rmtool.rules.reminders.rows.money import Accepted, Covered, Fallen, Happening, Inflow, Maturing, Outflow, Sold
from rmtool.rules.reminders.rows.people import Birth, BirthWindow, Elder, Person
from rmtool.rules.sections.tiers import Drop, Tiers
from rmtool.rules.windows import BalanceWindow


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

    def accepted(self, span: Span) -> Iterable[Accepted]:
        """Return the offers accepted in these days of whose product the client holds none that began since."""

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

    def products(self, span: Span) -> Iterable[ProductFacts]:
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
