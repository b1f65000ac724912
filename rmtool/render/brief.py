"""The sheet on a screen: what to heed first, then block by block; two columns where there is room for them."""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtool.render.brief_block import Block, Line
from rmtool.render.brief_columns import halves
from rmtool.render.brief_sheet import Sheet
from rmtool.render.console import console
from rmtool.render.dates import long_day
from rmtool.render.safe import plain
from rmtool.text import _

_TWO_COLUMNS_FROM = 110
_GAP = 3
_LABEL, _NARROW_LABEL = 18, 12
_NARROW = 64


def show_brief(sheet: Sheet, today: date) -> None:
    """Print the sheet."""
    screen = console()
    screen.print(Text(plain(sheet.name), style="bold").append(f"  {plain(sheet.person)}", style="not bold"))
    screen.print(Text(_("{day} · for the manager only").format(day=long_day(today)), style="dim"))
    for line in sheet.heed:
        screen.print(_hanging(Text("! "), Text(plain(line.words), style=line.tone)))
    screen.print()
    if screen.width < _TWO_COLUMNS_FROM or not screen.has_edge:
        screen.print(_stacked(sheet.blocks, screen.width))
        return
    half = (screen.width - _GAP) // 2
    columns = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    columns.add_column(width=half, overflow="fold")
    columns.add_column(width=half, overflow="fold")
    columns.add_row(*(_stacked(column, half) for column in halves(sheet.blocks, half)))
    screen.print(columns)


def _hanging(mark: Text, words: Text) -> Table:
    """Return words that go on under themselves, not under the mark."""
    table = Table.grid(padding=0)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(mark, words)
    return table


def _stacked(blocks: Sequence[Block], width: int) -> Group:
    parts: list[RenderableType] = []
    for place, block in enumerate(blocks):
        if place:
            parts.append(Text())
        parts += [Text(block.title, style="bold"), _table(block.lines, width)]
    return Group(*parts)


def _table(lines: Sequence[Line], width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=2)
    if any(line.label for line in lines):
        widest = _NARROW_LABEL if width < _NARROW else _LABEL
        table.add_column(max_width=widest, overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for line in lines:
        words = Text(plain(line.words), style=line.tone)
        label = [Text(plain(line.label))] if len(table.columns) > 2 else []
        table.add_row(Text(), *label, words)
    return table
