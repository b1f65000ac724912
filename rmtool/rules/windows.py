"""Which records a question needs: days around today, lines and kinds. The book selects by them, the rules decide."""

from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.months import months_after
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.tiers import Drop
from rmtool.rules.timing.maturity import maturity_window

Span = tuple[date, date]
# Days by which a window is wider than a count of calendar months can come to.
SPARE = timedelta(days=3)


class HeldLine(NamedTuple):
    """A tier's line in fen, and the first day from which having reached it may still matter."""

    line: int
    since: date


class BalanceWindow(NamedTuple):
    """The lines that clients may have stood above, and the days to look at.

    `words` are the bank's words for tiers: whoever has one keeps the tier by the bank's own grace.
    """

    lines: tuple[HeldLine, ...]
    words: frozenset[str]
    span: Span


class FallWindow(NamedTuple):
    """The rule by which a fall of the balance counts, and the day of the question."""

    drop: Drop
    today: date


class EventWindow(NamedTuple):
    """The days ahead, and the kinds of events that bring money in."""

    span: Span
    kinds: tuple[str, ...]


class Windows(NamedTuple):
    """What the records around today are asked for; None leaves that part unread.

    `categories` says whether it matters what is held and not only for how much, `contacts` whether the last contact
    that reached the client and the open promise matter, `last_contact` whether the last one of any kind does; `log` are
    the days of contacts to measure, `placed` is the day as of which a kept cell holds.
    """

    maturities: Span | None = None
    categories: bool = True
    contacts: bool = True
    last_contact: bool = False
    balances: BalanceWindow | None = None
    falls: FallWindow | None = None
    log: Span | None = None
    events: EventWindow | None = None
    placed: date | None = None


def whole_windows(rulebook: Rulebook, today: date) -> Windows:
    """Return all windows: for one client, or a question that may need anything."""
    windows = together(ranking_windows(rulebook, today), quadrant_windows(rulebook, today))
    return windows._replace(last_contact=True)


def ranking_windows(rulebook: Rulebook, today: date) -> Windows:
    """Return the windows of what a score looks at."""
    return together(tier_windows(rulebook, today), Windows(maturity_window(rulebook, today), placed=today))


def quadrant_windows(rulebook: Rulebook, today: date) -> Windows:
    """Return the windows of what potential and service need look at."""
    service, quadrant = rulebook.service, rulebook.quadrant
    ahead = months_after(today, quadrant.horizon_months)
    return Windows(
        categories=False,
        contacts=False,
        balances=tier_balances(rulebook, today),
        log=(today - timedelta(service.log_days), today),
        events=EventWindow((today, ahead), tuple(sorted(quadrant.inflows))),
    )


def together(one: Windows, other: Windows) -> Windows:
    """Return windows that bring along what either brings."""
    return Windows._make(mine or theirs for mine, theirs in zip(one, other, strict=True))


def tier_windows(rulebook: Rulebook, today: date) -> Windows:
    """Return the windows of what a tier looks at: lines once reached, and falls."""
    return Windows(
        contacts=False, balances=tier_balances(rulebook, today), falls=FallWindow(rulebook.tiers.drop, today)
    )


def tier_balances(rulebook: Rulebook, today: date) -> BalanceWindow:
    """Return the lines and days of earlier balances by which a tier is kept for its months of grace."""
    tiers = rulebook.tiers
    lines = tuple(
        HeldLine(line, months_after(today, -tiers.grace_months[tier]) - SPARE)
        for tier, line in tiers.lines
        if tier in tiers.grace_months
    )
    return BalanceWindow(lines, frozenset(tiers.words), (min(held.since for held in lines), today))
