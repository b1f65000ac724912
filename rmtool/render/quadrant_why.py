"""One client's place on a screen: every part of potential and time with its amount, and the lines beside the sums."""

from collections.abc import Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rmtool.render.amounts import amount
from rmtool.render.card_money import BASIS as ASSETS_BASIS
from rmtool.render.console import console
from rmtool.render.quadrant import BASIS, unknown_words
from rmtool.render.quadrant_moves import cell_words
from rmtool.render.safe import plain
from rmtool.rules.assets import own_assets_basis
from rmtool.rules.potential import Potential
from rmtool.rules.quadrant_place import Place
from rmtool.rules.sections.quadrant import QuadrantRules
from rmtool.rules.service_need import ServiceNeed
from rmtool.text import _, mark

Row = tuple[str, str, str]
_PART = "  "  # what stands before a part of a sum
NEED_BASIS = {
    "wish": mark("as the client wants it"),
    "log": mark("as the log measures it"),
    "tier": mark("as the tier's calendar plans it"),
}


def show_place(place: Place, rules: QuadrantRules) -> None:
    """Print the parts of both measures, their sums beside the lines, and what would have to be asked."""
    screen = console()
    client = place.client
    head = Text(plain(f"{client.name} {client.handle}"), style="bold")
    screen.print(head.append(f"  {cell_words(place.cell)}", style="not bold"))
    if client.kept_cell not in {None, place.cell}:
        screen.print(Text(_("kept as: {cell}").format(cell=cell_words(client.kept_cell)), style="dim"))
    screen.print()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", style="dim")
    for row in (*_potential_rows(place, rules), *_need_rows(place)):
        part = row[0].startswith(_PART)
        style = "" if part else "bold"
        name = Padding(Text(row[0].removeprefix(_PART), style=style), (0, 0, 0, len(_PART) if part else 0))
        table.add_row(name, Text(row[1], style=style), Text(row[2]))
    screen.print(table)
    if place.measured.unknown:
        screen.print()
        screen.print(Text(_("ask: {what}").format(what=unknown_words(place.measured.unknown))))
    screen.print()
    screen.print(
        Text(_("rmtool rules show quadrant and rmtool rules show service list the numbers in force"), style="dim")
    )


def _potential_rows(place: Place, rules: QuadrantRules) -> Iterator[Row]:
    worth, lines = place.potential, place.lines
    if worth is None:
        yield _("potential"), _("unknown"), _("neither assets with us nor elsewhere are known")
        return
    line = _("the line is {amount} ({basis})").format(
        amount=amount(lines.potential), basis=_(BASIS[lines.potential_basis])
    )
    side = _("high") if worth.amount >= lines.potential else _("low")
    yield _("potential"), amount(worth.amount), _("{side}: {line}").format(side=side, line=line)
    yield from _parts(worth, place, rules)


def _parts(worth: Potential, place: Place, rules: QuadrantRules) -> Iterator[Row]:
    basis = own_assets_basis(place.client)
    yield _PART + _("with us"), _known(worth.own), _(ASSETS_BASIS[basis]) if basis else ""
    yield _PART + _("elsewhere"), _known(worth.elsewhere), "D120"
    if place.client.expected is not None:
        yield _PART + _("one-off events in {n} months").format(n=rules.horizon_months), _known(worth.events), "D101"
    yield _PART + _("savings in {n} months").format(n=rules.horizon_months), _known(worth.savings), "D82"


def _known(fen: int | None) -> str:
    return _("unknown") if fen is None else amount(fen)


def _need_rows(place: Place) -> Iterator[Row]:
    need, lines = place.need, place.lines
    if need is None:
        yield _("time"), _("unknown"), _("neither wish, log nor tier tells")
        return
    line = _("the line is {n} ({basis})").format(n=f"{lines.minutes:g}", basis=_(BASIS[lines.minutes_basis]))
    side = _("much") if need.minutes >= lines.minutes else _("little")
    yield (
        _("time"),
        _("{n} min a month").format(n=f"{need.minutes:g}"),
        _("{side}: {line}").format(side=side, line=line),
    )
    yield from _contacts(need)


def _contacts(need: ServiceNeed) -> Iterator[Row]:
    yield _PART + _(NEED_BASIS[need.basis]), _("{n} contacts").format(n=f"{need.contacts:.1f}"), "D76, D77"
    if need.travel:
        yield _PART + _("of it on the way to visits"), _("{n} min").format(n=f"{need.travel:.1f}"), "D59"
