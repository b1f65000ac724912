"""Who changed cell, on a screen: from where to where, and what moved."""

from collections.abc import Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import short_amount
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.rules.quadrant_moves import Move
from rmtool.text import _, ngettext


def show_moves(found: Sequence[Move], since: date, today: date, top: int | None) -> None:
    """Print the first `top` clients who stand in another cell than was kept by the day `since`; None for all."""
    screen = console()
    count = ngettext("{n} client changed cell since {day}", "{n} clients changed cell since {day}", len(found)).format(
        n=len(found), day=short_day(since, today)
    )
    screen.print(Text(count, style="bold"))
    if not found:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Client"), no_wrap=True)
    table.add_column(_("from"))
    table.add_column(_("to"))
    table.add_column(_("Potential"), justify="right")
    table.add_column(_("Minutes a month"), justify="right")
    for move in found[:top]:
        table.add_row(*(Text(plain(cell)) for cell in _row(move)))
    screen.print()
    screen.print(table)
    if top is not None and len(found) > top:
        screen.print(Text(_("{n} more; --top 0 shows all").format(n=len(found) - top), style="dim"))


def _row(move: Move) -> tuple[str, ...]:
    client, kept = move.client, move.kept
    return (
        f"{client.name} {client.handle}",
        cell_words(kept.cell if kept else None),
        cell_words(move.cell),
        f"{_money(kept.potential if kept else None)} → {_money(client.potential)}",
        f"{_number(kept.minutes if kept else None)} → {_number(client.minutes)}",
    )


def cell_words(cell: str | None) -> str:
    """Return the cell in the reader's words, also where there is none."""
    return labels.code("cell", cell) or _("not placed")


def _money(fen: int | None) -> str:
    return "?" if fen is None else short_amount(fen)


def _number(minutes: float | None) -> str:
    return "?" if minutes is None else f"{minutes:g}"
