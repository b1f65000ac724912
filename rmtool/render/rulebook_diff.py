"""What another rulebook would change, on a screen: the keys, the counts, who moves most, who changes tier or cell."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import Screen, console
from rmtool.render.quadrant_moves import cell_words
from rmtool.render.rulebook import written
from rmtool.render.safe import plain
from rmtool.rules.rulebook_diff import ChangedKey, Shift
from rmtool.text import _

_MOVERS = 10


def show_diff(changed: Sequence[ChangedKey], found: Sequence[Shift], clients: int, top: int | None) -> None:
    """Print the changed keys, the counts over all `clients`, who moves most, and who changes tier or cell."""
    screen = console()
    if not changed:
        screen.print(Text(_("the file changes no number"), style="bold"))
        return
    for one in changed:
        line = Text(f"{one.key}  ").append(f"{written(one.old)} → {written(one.new)}", style="bold")
        screen.print(line.append(f"  {_(one.unit)}", style="dim"))
    if not clients:
        return
    screen.print()
    if not found:
        screen.print(Text(_("no client stands otherwise under it"), style="bold"))
        return
    screen.print(Text(_counts(found, clients), style="bold"))
    first = (_MOVERS if top is None else top) or None
    _show(screen, _("who moves most"), [one for one in found if one.risen], first)
    _show(screen, _("who changes tier or cell"), [one for one in found if one.reclassed], first)


def _show(screen: Screen, title: str, found: Sequence[Shift], first: int | None) -> None:
    if not found:
        return
    screen.print()
    screen.print(Text(title, style="dim"))
    screen.print(_table(found[:first]))
    if first is not None and len(found) > first:
        screen.print(Text(_("{n} more; --top 0 shows all").format(n=len(found) - first), style="dim"))


def _counts(found: Sequence[Shift], clients: int) -> str:
    return _("of {clients} clients: {up} rise, {down} fall, {cells} change cell, {tiers} change tier").format(
        clients=clients,
        up=sum(one.risen > 0 for one in found),
        down=sum(one.risen < 0 for one in found),
        cells=sum(one.old.cell != one.new.cell for one in found),
        tiers=sum(one.old.tier != one.new.tier for one in found),
    )


def _table(found: Sequence[Shift]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Client"), no_wrap=True)
    table.add_column(_("Place"), justify="right", no_wrap=True)
    table.add_column(_("Score"), justify="right", no_wrap=True)
    table.add_column(_("Tier"))
    table.add_column(_("Cell"))
    for one in found:
        table.add_row(*(Text(plain(cell)) for cell in _row(one)))
    return table


def _row(one: Shift) -> tuple[str, ...]:
    old, new = one.old, one.new
    return (
        f"{one.name} {one.handle}",
        f"{old.place} → {new.place}",
        f"{old.score:.1f} → {new.score:.1f}",
        _moved(_tier(old.tier), _tier(new.tier)),
        _moved(cell_words(old.cell), cell_words(new.cell)),
    )


def _tier(tier: str | None) -> str:
    return labels.code("tier", tier) or _("unknown")


def _moved(old: str, new: str) -> str:
    return "" if old == new else f"{old} → {new}"
