"""The book as the reminders' engine asks it."""

from collections.abc import Collection, Iterable
from datetime import date

from rmtool.book.open import Connection
from rmtool.book.products import read_products_begun
from rmtool.book.reminders import births, contacts, files, money, offers
from rmtool.book.reminders.question import Question
from rmtool.book.stored import Days
from rmtool.rules.product import ProductFacts
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.contacts import Dated, Promised, Silence, Talk, TierRow
from rmtool.rules.reminders.rows.files import Caution, NeedForProducts, NeedRow, Rated, Referral
from rmtool.rules.reminders.rows.money import Accepted, Covered, Fallen, Happening, Inflow, Maturing, Outflow, Sold
from rmtool.rules.reminders.rows.people import Birth, BirthWindow, Elder, Person
from rmtool.rules.sections.tiers import Drop, Tiers
from rmtool.rules.windows import BalanceWindow


class ReminderRows:
    """The rows of one client, or of all who have not left the bank; `rules.reminders.rows.Rows` says what each is."""

    def __init__(self, connection: Connection, today: date, client_id: int | None = None) -> None:
        self._asked = Question(connection, today, client_id, Days())
        self._held: contacts.LinesHeld | None = None

    def births(self, window: BirthWindow) -> Iterable[Birth]:
        """Return the clients who may have their birthday."""
        return births.births(self._asked, window, family=False)

    def family_births(self, window: BirthWindow) -> Iterable[Birth]:
        """Return the family members who may have theirs."""
        return births.births(self._asked, window, family=True)

    def people(self) -> Iterable[Person]:
        """Return every client as festivals look at them."""
        return births.people(self._asked)

    def maturing(self, span: Span) -> Iterable[Maturing]:
        """Return the holdings that mature in these days."""
        return money.maturing(self._asked, span)

    def sold(self, span: Span, categories: Collection[str]) -> Iterable[Sold]:
        """Return the open holdings of ours that began in these days."""
        return money.sold(self._asked, span, categories)

    def accepted(self, span: Span) -> Iterable[Accepted]:
        """Return the offers accepted in these days that no holding followed yet."""
        return offers.accepted(self._asked, span)

    def silences(self, balances: BalanceWindow) -> Iterable[Silence]:
        """Return when every client was last reached."""
        return contacts.silences(self._asked, self._lines(balances))

    def promises(self, span: Span) -> Iterable[Promised]:
        """Return the promises for these days that nothing has answered."""
        return contacts.promises(self._asked, span)

    def happenings(self, span: Span) -> Iterable[Happening]:
        """Return the events of these days."""
        return money.happenings(self._asked, span)

    def covered(self) -> Covered | None:
        """Return the days of which the book has flows."""
        return money.covered(self._asked)

    def inflows(self, client_id: int, span: Span) -> Iterable[Inflow]:
        """Return what came in for a client."""
        return money.inflows(self._asked, client_id, span)

    def outflows(self, span: Span, least: int) -> Iterable[Outflow]:
        """Return what left in these days."""
        return money.outflows(self._asked, span, least)

    def fallen(self, drop: Drop, span: Span) -> Iterable[Fallen]:
        """Return the balances that fell."""
        return money.fallen(self._asked, drop, span)

    def rated(self, span: Span) -> Iterable[Rated]:
        """Return the clients who were rated in these days."""
        return files.rated(self._asked, span)

    def news_wanted(self, topics: Collection[str], latest: date) -> Iterable[Dated]:
        """Return who asked for news and had none since."""
        return contacts.news_wanted(self._asked, topics, latest)

    def checked(self, span: Span) -> Iterable[Dated]:
        """Return the files last gone through in these days."""
        return files.checked(self._asked, span)

    def talks(self, span: Span, topics: Collection[str]) -> Iterable[Talk]:
        """Return the talks after which nothing was put on file."""
        return contacts.talks(self._asked, span, topics)

    def needs_by(self, span: Span) -> Iterable[NeedRow]:
        """Return the needs wanted for these days."""
        return files.needs(self._asked, span, by=True)

    def needs_since(self, span: Span) -> Iterable[NeedRow]:
        """Return the open needs last followed up in these days."""
        return files.needs(self._asked, span, by=False)

    def products(self, span: Span) -> Iterable[ProductFacts]:
        """Return the products whose sale began in these days."""
        return read_products_begun(self._asked.connection, span)

    def needs_for_products(self, kinds: Collection[str]) -> Iterable[NeedForProducts]:
        """Return the open and unmet needs of these kinds."""
        return files.needs_for_products(self._asked, kinds)

    def cautions(self, said: Span, review: Span) -> Iterable[Caution]:
        """Return the cautions to review."""
        return files.cautions(self._asked, said, review)

    def referrals(self, span: Span) -> Iterable[Referral]:
        """Return the referred clients who entered the book in these days."""
        return files.referrals(self._asked, span)

    def elders(self, born: Span, entered: Span) -> Iterable[Elder]:
        """Return older clients with heirs."""
        return births.elders(self._asked, born, entered)

    def tiers(self, balances: BalanceWindow, tiers: Tiers, span: Span) -> Iterable[TierRow]:
        """Return whose tier may move."""
        return contacts.tiers(self._asked, self._lines(balances), tiers, span)

    def _lines(self, balances: BalanceWindow) -> contacts.LinesHeld:
        """Return the lines held; two kinds ask for them."""
        if self._held is None:
            self._held = contacts.lines_of(self._asked, balances)
        return self._held
