"""The quadrant on a screen (D76-D82): four cells with their shares of potential and time, and one cell's clients."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount, percent, short_amount
from rmtool.render.console import console
from rmtool.render.safe import plain, typed
from rmtool.rules.quadrant import (
    CULTIVATE,
    KEEP_ONLINE,
    LOW_PRIORITY,
    QUICK_WIN,
    Cell,
    Lines,
    Measured,
    Quadrant,
    misspent,
)
from rmtool.text import _, mark, ngettext

ROWS = ((mark("high potential"), QUICK_WIN, CULTIVATE), (mark("low potential"), LOW_PRIORITY, KEEP_ONLINE))
BASIS = {"given": mark("as asked"), "kept": mark("as kept"), "median": mark("the book's median")}
UNKNOWN = {
    "assets": mark("assets with us"),
    "elsewhere": mark("assets elsewhere"),
    "events": mark("amount or day of an event"),
    "income": mark("income"),
    "expense": mark("expense"),
    "distance": mark("distance"),
}
_STYLES = {QUICK_WIN: "bold green", CULTIVATE: "bold", LOW_PRIORITY: "bold dim", KEEP_ONLINE: "bold yellow"}
_SIDE_LABELS_FROM = 72  # columns: below it the label of a row stands above its cells
_WIDEST = 132
_GAP = 3
_ONE_PERCENT = 0.01
_HEAD = 3  # lines of a cell above its names
_SEPARATOR = " · "


def show_quadrant(found: Quadrant) -> None:
    """Print the four cells, where the time goes, and what to type next."""
    screen = console()
    width = min(screen.width, _WIDEST)
    _show_lines(screen, found.lines)
    if not any(cell.clients for cell in found.cells.values()):
        screen.print(Text(_("no client could be placed")))
        return
    screen.print()
    screen.print(_grid(found, width))
    screen.print(Text(_conclusion(found)))
    if "median" in {found.lines.potential_basis, found.lines.minutes_basis}:
        screen.print(Text(_("rmtool quadrant --keep keeps these lines and every client's cell"), style="dim"))


def _show_lines(screen: Console, lines: Lines) -> None:
    """Print from where on both measures are high: on one line where it fits."""
    potential = _("potential from {amount} ({basis})").format(
        amount=amount(lines.potential), basis=_(BASIS[lines.potential_basis])
    )
    time = _("time from {minutes} min a month ({basis})").format(
        minutes=f"{lines.minutes:g}", basis=_(BASIS[lines.minutes_basis])
    )
    one = f"{potential}{_SEPARATOR}{time}"
    for line in (one,) if cell_len(one) <= screen.width else (potential, time):
        screen.print(Text(line, style="bold"))


def _grid(found: Quadrant, width: int) -> Table:
    """Return the cells two by two; time runs to the right, potential upwards."""
    sides = [_(label) for label, *_cells in ROWS]
    side = max(map(cell_len, sides)) if width >= _SIDE_LABELS_FROM else 0
    room = (width - (side + _GAP if side else 0) - _GAP) // 2
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=True, header_style="dim")
    if side:
        table.add_column(width=side, no_wrap=True, style="dim")
    for head in (_("little time"), _("much time")):
        table.add_column(head, width=room, no_wrap=True, overflow="ellipsis")
    for label, *names in ROWS:
        if not side:
            table.add_row(Text(_(label), style="dim"))
        cells = [Group(*_cell(name, found.cells[name], room)) for name in names]
        table.add_row(*([Text(_(label))] if side else []), *cells)
        table.add_row("")
    return table


def _cell(name: str, cell: Cell, room: int) -> Iterator[Text]:
    """Yield the lines of one cell: what it is, its shares, its first clients."""
    count = ngettext("{n} client", "{n} clients", len(cell.clients)).format(n=f"{len(cell.clients):,}")
    yield Text(labels.code("cell", name).upper(), style=_STYLES[name]).append(f"  {count}", style="not bold not dim")
    if not cell.clients:
        yield Text("")
        return
    yield Text(
        _("{share} of potential, {amount}").format(
            share=_share(cell.potential_share), amount=short_amount(cell.potential)
        )
    )
    yield Text(
        _("{share} of time, {minutes} min/month").format(
            share=_share(cell.minutes_share), minutes=f"{cell.minutes:,.0f}"
        )
    )
    for line in _first_names(cell.clients, room):
        yield Text(line, style="dim")


def _share(part: float) -> str:
    """Return a share in whole percent; what is not nothing is never shown as nothing."""
    return _("under 1%") if 0 < part < _ONE_PERCENT else percent(part)


def _first_names(clients: Sequence[Measured], room: int) -> Iterator[str]:
    """Yield two lines with as many of the first clients as fit, and how many more there are."""
    rest = list(clients)
    for last in (False, True):
        line = ""
        while rest:
            words = f"{plain(rest[0].name)} {short_amount(rest[0].potential or 0)}"
            longer = f"{line}{_SEPARATOR}{words}" if line else words
            more = len(f" +{len(rest) - 1:,}") if last and len(rest) > 1 else 0
            if line and cell_len(longer) + more > room:
                break
            line = longer
            del rest[0]
        yield f"{line} +{len(rest):,}" if last and rest else line


def _conclusion(found: Quadrant) -> str:
    worst = misspent(found)
    if worst is None:
        return _("Your time goes where the potential is.")
    cell = found.cells[worst]
    return _(
        "{time} of your time goes to {potential} of the potential. rmtool quadrant --cell {cell} lists them."
    ).format(time=_share(cell.minutes_share), potential=_share(cell.potential_share), cell=worst)


def show_cell(found: Quadrant, name: str, top: int | None) -> None:
    """Print one cell's clients, the largest potential first."""
    screen, cell = console(), found.cells[name]
    _show_lines(screen, found.lines)
    screen.print()
    for line in list(_cell(name, cell, screen.width))[:_HEAD]:
        screen.print(line)
    if not cell.clients:
        return
    screen.print()
    screen.print(_clients(cell.clients[:top], screen.width))
    if top is not None and len(cell.clients) > top:
        screen.print(Text(_("{n} more; --top 0 shows all").format(n=len(cell.clients) - top), style="dim"))
    who = typed(cell.clients[0].handle)
    screen.print()
    screen.print(Text(_("rmtool quadrant --why {client} explains a place").format(client=who), style="dim"))


def _clients(clients: Sequence[Measured], width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Client"), no_wrap=True)
    table.add_column(_("Potential"), justify="right", no_wrap=True)
    table.add_column(_("At our bank"), justify="right", no_wrap=True)
    table.add_column(_("Minutes a month"), justify="right", no_wrap=True)
    asks = width >= _SIDE_LABELS_FROM
    if asks:
        table.add_column(_("Ask"), overflow="ellipsis", no_wrap=True, style="dim")
    for one in clients:
        own = _("unknown") if one.own is None else short_amount(one.own)
        cells = [plain(f"{one.name} {one.handle}"), short_amount(one.potential or 0), own, f"{one.minutes:g}"]
        table.add_row(*cells, *([unknown_words(one.unknown)] if asks else []))
    return table


def unknown_words(unknown: Sequence[str]) -> str:
    """Return what would have to be asked, in the reader's words."""
    return _(", ").join(_(UNKNOWN[name]) for name in unknown)
