"""The catalogue on a screen: a product a line where there is room, else with its particulars below its name."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import short_amount
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.parts import lines_of
from rmtool.render.safe import plain
from rmtool.rules.product import ProductFacts
from rmtool.text import _, ngettext

_ONE_LINE_FROM = 100  # columns
_GAP = 2
_LEVEL_WIDTH = 7  # R3 (R2)
_AMOUNT_WIDTH = 7
_CODE_WIDTH = 12
_UNKNOWN = "-"


def show_products(found: Sequence[ProductFacts], of: int, today: date) -> None:
    """Print the products that were asked for, `of` how many there are, and what to type next."""
    screen = console()
    if not of:
        screen.print(Text(_("the catalogue is empty; rmtool import FILE.csv --as products fills it")))
        return
    screen.print(Text(_count(found, of, today), style="bold"))
    if not found:
        return
    screen.print()
    screen.print(_lines(found, today) if screen.width >= _ONE_LINE_FROM else _blocks(found, today, screen.width))
    screen.print()
    for line in _legend(found):
        screen.print(Text(line, style="dim"))


def level_words(product: ProductFacts) -> str:
    """Return the level that counts, the other one behind it where the two differ: `R3 (R2)`; "-" without any."""
    rated = {one for one in (product.risk_level, product.issuer_risk_level) if one}
    lower = "".join(f" ({one})" for one in rated if one != product.level)
    return f"{product.level}{lower}" if product.level else _UNKNOWN


def term_words(days: int | None) -> str:
    """Return for how long the money is bound, "" where nothing says so."""
    return "" if days is None else ngettext("{n} day", "{n} days", days).format(n=f"{days:,}")


def sale_words(product: ProductFacts, today: date) -> str:
    """Return until when a product is on sale, or why it is not; "" where its sale has no end."""
    first, last = product.on_sale_from, product.on_sale_to
    if first is not None and today < first:
        return _("not on sale before {day}").format(day=short_day(first, today))
    if last is None:
        return ""
    words = _("on sale until {day}") if today <= last else _("sale ended {day}")
    return words.format(day=short_day(last, today))


def _count(found: Sequence[ProductFacts], of: int, today: date) -> str:
    n, on_sale = len(found), sum(1 for one in found if one.is_on_sale(today))
    counted = ngettext("{n} product", "{n} products", n).format(n=f"{n:,}")
    if n < of:
        counted = ngettext("{n} of {of} product", "{n} of {of} products", of).format(n=f"{n:,}", of=f"{of:,}")
    return counted + _(", {n} on sale today").format(n=f"{on_sale:,}") if n else counted


def _legend(found: Sequence[ProductFacts]) -> list[str]:
    """Return what a reader must know of the table, and the next command."""
    differ = any("(" in level_words(one) for one in found)
    lines = [_("R3 (R2): issuer and seller rate it differently; the higher level counts")] if differ else []
    return [*lines, _("rmtool products show {code} tells all of one").format(code=plain(found[0].code))]


def _table() -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    table.add_column(_("Code"), overflow="fold")
    return table


def _lines(found: Sequence[ProductFacts], today: date) -> Table:
    table = _table()
    table.add_column(_("Name"), overflow="fold")
    table.add_column(_("Category"), overflow="fold")
    table.add_column(_("Level"), no_wrap=True)
    table.add_column(_("Minimum"), justify="right", no_wrap=True)
    table.add_column(_("Term"), justify="right", no_wrap=True)
    table.add_column(_("Needs, sale"), overflow="fold")
    for one in found:
        category = labels.code("category", one.category) or _UNKNOWN
        cells = (one.code, one.name, category, level_words(one), _minimum(one), term_words(one.term_days) or _UNKNOWN)
        table.add_row(*map(_text, cells), _needs_and_sale(one, today))
    return table


def _needs_and_sale(product: ProductFacts, today: date) -> Text:
    needs, sale = labels.codes("need_kind", product.needs), sale_words(product, today)
    words = _text(needs + (" · " if needs and sale else ""))
    return words.append(sale, style="dim" if product.is_on_sale(today) else "yellow")


def _blocks(found: Sequence[ProductFacts], today: date, width: int) -> Table:
    """Return code, name, level and minimum on a line, and below the name what else there is to tell."""
    table = _table()
    code = min(max(cell_len(word) for word in (_("Code"), *(one.code for one in found))), _CODE_WIDTH)
    room = width - code - _LEVEL_WIDTH - _AMOUNT_WIDTH - 3 * _GAP
    table.columns[0].width = code
    table.add_column(_("Name"), width=room)
    table.add_column(_("Level"), no_wrap=True, width=_LEVEL_WIDTH)
    table.add_column(_("Minimum"), justify="right", no_wrap=True, width=_AMOUNT_WIDTH)
    for one in found:
        table.add_row(_text(one.code), _particulars(one, today, room), _text(level_words(one)), _text(_minimum(one)))
    return table


def _particulars(product: ProductFacts, today: date, room: int) -> RenderableType:
    sale, on_sale = sale_words(product, today), product.is_on_sale(today)
    parts = [
        labels.code("category", product.category),
        term_words(product.term_days),
        labels.codes("need_kind", product.needs),
        sale if on_sale else "",
    ]
    below = [Text(plain(lines_of(parts, room)), style="dim")] if any(parts) else []
    below += [] if on_sale else [Text(sale, style="yellow")]
    return Group(_text(product.name), *below)


def _minimum(product: ProductFacts) -> str:
    return _UNKNOWN if product.minimum is None else short_amount(product.minimum)


def _text(words: str) -> Text:
    return Text(plain(words))
