"""What a code means, in words: the sentence, the formula, the numbers in force, the deck's statements."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rmtool.render.console import console
from rmtool.render.deck import STATEMENTS
from rmtool.render.explained_options import WORDS as OPTIONS
from rmtool.render.rulebook import written
from rmtool.rules.layers import Entry
from rmtool.text import _, mark

_ASSETS = (
    mark("Assets with us or monthly income, whichever stands in the better band."),
    mark("The better share of the two curves times the weight; assets are the month average, else the balance."),
)
_LIFETIME = (
    mark("How many years of business are still to come, and whether children add to them."),
    mark("Weight times (age part times the share by age, and the rest times the share by children)."),
)
_PROFESSION = (
    mark("How likely the client's work and education make a wish for a manager."),
    mark("Weight times (occupation part times the occupation's share, and the rest times the education's)."),
)
_NEARNESS = (
    mark("How near the client lives or works to the branch, the nearer of the two."),
    mark("Weight times the share by distance."),
)
_PRODUCTS = (
    mark("Which high-margin groups the client lacks; it says whom to call and never what to offer."),
    mark("Weight divided by the number of groups, for each group of which nothing is held; nothing without data."),
)
_HEADROOM = (
    mark("What the client keeps at other banks: what can still be won."),
    mark("Weight times the share by the amount; what was said or what is listed, the larger."),
)
_UNKNOWN = mark("Nothing is known of it: no points, and a question to ask.")
_MATURITY = mark("The most, times the share by days, times the share by the sum of the day; elsewhere times its share.")
WORDS: dict[str, tuple[str, str]] = {
    "assets": _ASSETS,
    "income": _ASSETS,
    "assets_income_unknown": (_UNKNOWN, _ASSETS[1]),
    "lifetime": _LIFETIME,
    "lifetime_unknown": (_UNKNOWN, _LIFETIME[1]),
    "profession": _PROFESSION,
    "profession_unknown": (_UNKNOWN, _PROFESSION[1]),
    "nearness": _NEARNESS,
    "nearness_unknown": (_UNKNOWN, _NEARNESS[1]),
    "missing_products": _PRODUCTS,
    "products_complete": (mark("Something is held of every high-margin group."), _PRODUCTS[1]),
    "holdings_unknown": (mark("No holding is on file: unknown is not missing."), _PRODUCTS[1]),
    "headroom": _HEADROOM,
    "elsewhere_unknown": (_UNKNOWN, _HEADROOM[1]),
    "maturity": (mark("Money with us comes free soon, or has just come free."), _MATURITY),
    "maturity_elsewhere": (mark("Money at another bank comes free soon, or has just come free."), _MATURITY),
    "never_contacted": (
        mark("No contact has ever reached the client."),
        mark("All points for a contact that is due, so that nobody is forgotten."),
    ),
    "contact_overdue": (
        mark("The client was not reached for longer than wished, or than the service calendar plans."),
        mark("The most, times the share by days of silence over the interval; 365.25 days by the contacts a year."),
    ),
    "tier_near": (
        mark("The assets are near the line of the next tier."),
        mark("The points, from the share of the next line on."),
    ),
    "tier_risk": (
        mark("The assets are below the line of the client's own tier, which is kept for the months of grace."),
        mark("The points, while the assets are below the line; the bank's word keeps its own grace."),
    ),
    "balance_fell": (
        mark("The balance fell within about a month."),
        mark("The points, from the share of the earlier balance on, while the news is fresh."),
    ),
    "referred": (
        mark("A client brought this one, who was not reached yet."),
        mark("The source's points, fading evenly over the days since the client came to us."),
    ),
    "warm_source": (
        mark("A new client who was not reached yet, by the way he came."),
        mark("The source's points, fading evenly over the days since the client came to us."),
    ),
    "cool_off": (
        mark("The client was just reached and is left in peace."),
        mark("Points taken away, coming back evenly over the days, or over the interval where that is shorter."),
    ),
    "timing_limit": (
        mark("Timing adds no more than its limit."),
        mark("What the reasons of timing come to beyond the limit is taken off again."),
    ),
    "adjustment": (
        mark("The manager's own points, with words and a last day."),
        mark("The points as set with rmtool edit, within the most, up to and including the last day."),
    ),
    "potential": (
        mark("What the client may bring: assets with us and elsewhere, one-off events, savings."),
        mark("Assets with us, and elsewhere, and events, and (income less expense, not below 0) times the months."),
    ),
    "service_need": (
        mark("The minutes a month that the client takes: cost to serve, no demand for products."),
        mark("Contacts times minutes, and the way to visits: by the wish, else by the log, else by the calendar."),
    ),
    "quick_win": (
        mark("High potential, little time: first on the list."),
        mark("Potential from its line on, minutes a month below theirs."),
    ),
    "cultivate": (
        mark("High potential, much time: invest time, with planned meetings."),
        mark("Potential from its line on, minutes a month from theirs on."),
    ),
    "low_priority": (
        mark("Low potential, little time: remote and in batches."),
        mark("Potential below its line, minutes a month below theirs."),
    ),
    "keep_online": (
        mark("Low potential, much time: online service, no time for selling; notices and duties go on."),
        mark("Potential below its line, minutes a month from theirs on."),
    ),
    **OPTIONS,
}


def meaning(code: str) -> str:
    """Return what a code means."""
    return _(WORDS[code][0])


def formula(code: str) -> str:
    """Return how its points, its sum or its cell is found."""
    return _(WORDS[code][1])


def statement(number: str) -> str:
    """Return a statement of the deck."""
    return _(STATEMENTS[number])


def show_code(code: str, entries: Sequence[Entry], statements: Sequence[str]) -> None:
    """Print a code's meaning, formula, numbers in force and statements."""
    screen = console()
    screen.print(Text(code, style="bold"))
    screen.print(Text(meaning(code)))
    screen.print(Text(formula(code)))
    _show_entries(screen, entries)
    _show_statements(screen, statements)


def show_statement(number: str, codes: Sequence[str], entries: Sequence[Entry]) -> None:
    """Print a statement, and what rests on it."""
    screen = console()
    screen.print(Text(f"{number}  {statement(number)}", style="bold"))
    for code in codes:
        screen.print(Padding(Text(f"{code}: {meaning(code)}"), (0, 0, 0, 2)))
    _show_entries(screen, entries)


def _show_entries(screen: Console, entries: Sequence[Entry]) -> None:
    if entries:
        screen.print()
    for entry in entries:
        line = Text(f"  {entry.key}  ").append(f"{written(entry.value)} {_(entry.unit)}", style="bold")
        screen.print(line.append(f"  {entry.source}", style="dim"))


def _show_statements(screen: Console, statements: Sequence[str]) -> None:
    if statements:
        screen.print()
    for number in statements:
        screen.print(Padding(Text(f"{number}  {statement(number)}", style="dim"), (0, 0, 0, 2)))
