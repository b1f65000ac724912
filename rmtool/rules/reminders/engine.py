"""The engine: every kind of reminder from one question (D3-D8, D38, D86, D97, D98, D107-D113, D122-D128)."""

from collections.abc import Callable, Iterator

from rmtool.rules.reminders import (
    birthdays,
    contacts,
    festivals,
    heirs,
    inflows,
    market_news,
    maturities,
    needs,
    outflows,
    product_news,
    promises,
    ratings,
    referrals,
    sale_followups,
    tiers,
    upkeep,
)
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.vocabulary import REMINDER_KINDS

Maker = Callable[[Rows, Asked, frozenset[str]], Iterator[Due]]
_MAKERS: tuple[Maker, ...] = (
    promises.dues,
    maturities.dues,
    outflows.dues,
    inflows.dues,
    ratings.dues,
    tiers.dues,
    birthdays.dues,
    festivals.dues,
    sale_followups.dues,
    referrals.dues,
    heirs.dues,
    needs.dues,
    product_news.dues,
    market_news.dues,
    upkeep.dues,
    contacts.dues,
)
ALL_KINDS = frozenset(REMINDER_KINDS)


def reminders(rows: Rows, asked: Asked, kinds: frozenset[str] = ALL_KINDS) -> Iterator[Due]:
    """Yield every reminder of these kinds whose window is open on a day asked for; what is done is not known here."""
    for maker in _MAKERS:
        yield from maker(rows, asked, kinds)
