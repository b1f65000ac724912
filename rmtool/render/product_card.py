"""One product as a card: which level counts and why, who may be offered it, and the approved text as it stands."""

from collections.abc import Iterator
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.products import sale_words
from rmtool.render.safe import plain
from rmtool.render.stored import stored
from rmtool.rules.fields import RECORD_FIELDS
from rmtool.rules.product import ProductFacts
from rmtool.rules.product_audience import Audience, audience_of
from rmtool.rules.suitability.family import family_of
from rmtool.text import _, mark

_LABEL_WIDTH = 22
_NARROW_LABEL = 16
_NARROW = 66
# The headline and the lines above and below the fields have these.
_ELSEWHERE = frozenset({"code", "name", "category", "risk_level", "issuer_risk_level", "approved_text"}) | frozenset(
    {"on_sale_from", "on_sale_to"}
)
_QUALIFIED = mark("Qualified investors {kind}, rated {level} or higher, one by one: never in a list, message or print.")
OFFERED_TO = {
    Audience.ASSET_MANAGEMENT: _QUALIFIED,
    Audience.PRIVATE_FUND: _QUALIFIED,
    Audience.BY_LEVEL: mark("Clients rated {level} or higher whose rating is valid."),
    Audience.RATED: mark("Clients whose risk rating is valid; it carries no level of its own."),
    Audience.INSURED: mark("Clients whose risk rating is valid, after a look at need and premium; it has no level."),
    Audience.EVERYBODY: mark("Everybody, also clients without a valid risk rating."),
    Audience.BORROWER: mark("Clients who need the money for something else than an investment."),
    Audience.NO_INVESTMENT: mark("Clients to whom it is of use: it is no investment, and carries no level."),
    Audience.NOBODY: mark("Nobody: the catalogue lacks its level, or which qualified investors may hold it."),
}


def show_product(product: ProductFacts, today: date) -> None:
    """Print the card of a product."""
    screen = console()
    category = labels.code("category", product.category)
    head = Text(plain(f"{product.code} {product.name}"), style="bold")
    screen.print(head.append(plain(f"  {category}" if category else ""), style="not bold"))
    if not product.is_on_sale(today):
        screen.print(Text(f"! {sale_words(product, today)}", style="yellow"))
    screen.print()
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(width=_NARROW_LABEL if screen.width < _NARROW else _LABEL_WIDTH, overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for label, words in _lines(product, today):
        table.add_row(Text(label), Text(plain(words)))
    screen.print(table)
    if product.approved_text:
        screen.print()
        screen.print(Text(_("Approved text, to be used as it stands:"), style="bold"))
        screen.print(Text(plain(product.approved_text)))


def _lines(product: ProductFacts, today: date) -> Iterator[tuple[str, str]]:
    yield _("may be offered to"), offered_to(product)
    yield _("level"), level_line(product)
    yield _("sale"), _sale(product, today)
    sold_as = product._replace(rule_family=family_of(product))
    for field in RECORD_FIELDS["products"]:
        value = getattr(sold_as, field)
        if value is not None and field not in _ELSEWHERE:
            kept = int(value) if isinstance(value, bool) else value
            yield labels.field(field), stored("products", field, kept, today)


def offered_to(product: ProductFacts) -> str:
    """Return in one sentence who may be offered the product."""
    who = audience_of(product)
    rated = "" if product.level is None else f"C{product.level[1:]}"
    return _(OFFERED_TO[who]).format(level=rated, kind=labels.code("qualified", product.qualified))


def level_line(product: ProductFacts) -> str:
    """Return which level counts, and why where issuer and seller were both asked."""
    seller, issuer = product.risk_level, product.issuer_risk_level
    if product.level is None:
        return _("none")
    if seller is None or issuer is None:
        by = _("the seller's; the issuer's is not known") if issuer is None else _("the issuer's; ours is not known")
        return f"{product.level} ({by})"
    if seller == issuer:
        return _("{level} (issuer and seller agree)").format(level=seller)
    words = _("issuer {issuer}, seller {seller}: {level} counts")
    return words.format(issuer=issuer, seller=seller, level=product.level)


def _sale(product: ProductFacts, today: date) -> str:
    """Return whether the product is on sale today, and the days of its sale where the bank named any."""
    status = _("on sale today") if product.is_on_sale(today) else _("not on sale today")
    days = {name: short_day(day, today) for name, day in _window(product).items() if day is not None}
    words = {2: _("{first} to {last}"), 1: _("from {first}") if "first" in days else _("until {last}")}
    return f"{status} · {words[len(days)].format(**days)}" if days else status


def _window(product: ProductFacts) -> dict[str, date | None]:
    return {"first": product.on_sale_from, "last": product.on_sale_to}
