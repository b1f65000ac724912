"""The sheet on paper: one A4 page of HTML that needs no network; what has no room is cut, and counted."""

from collections.abc import Iterable, Sequence
from datetime import date

from jinja2 import Environment, StrictUndefined
from rich.cells import cell_len

from rmtool.render.brief_block import Block, Line, more
from rmtool.render.brief_sheet import Sheet
from rmtool.render.dates import long_day
from rmtool.render.safe import plain
from rmtool.text import _, language

_COLUMN_CELLS = 58  # of a line in one of the two columns, its label among them
_HEAD_CELLS = 120
_LABEL_CELLS = 16
_ROOM = 62  # lines of a column without the head
_TITLE = 1.4  # lines that a block's title takes, with the space above it
_LEAST = 2  # lines of a block that are never cut away: what it tells first


def page(sheet: Sheet, template: str, today: date, *, bank_named: bool) -> str:
    """Return the page.

    Args:
        sheet: the sheet in words.
        template: the packaged template's text.
        today: the day it is for.
        bank_named: whether a title may name what the page is; not for a client who wants plain envelopes.
    """
    room = _ROOM - sum(_height(line, _HEAD_CELLS, 0) for line in sheet.heed)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        lang={"zh": "zh-CN"}.get(language(), "en"),
        title=_("Sheet for a talk") if bank_named else _("Notes"),
        name=plain(sheet.name),
        person=plain(sheet.person),
        day=long_day(today),
        note=_("for the manager only"),
        heed=[_safe(line) for line in sheet.heed],
        columns=[fitted(sheet.client, room), fitted(sheet.talk, room)],
    )


def fitted(blocks: Sequence[Block], room: float) -> list[Block]:
    """Return blocks that fit into so many lines: lines go from the longest block that may be cut, and are counted."""
    kept = [list(block.lines) for block in blocks]
    gone = [0] * len(kept)
    while _total(kept, gone) > room:
        open_ones = [place for place, block in enumerate(blocks) if not block.firm and len(kept[place]) > _LEAST]
        if not open_ones:
            break
        longest = max(open_ones, key=lambda place: _lines(kept[place]))
        kept[longest].pop()
        gone[longest] += 1
    return [
        Block(block.title, [_safe(line) for line in (*lines, *([more(cut)] if cut else []))])
        for block, lines, cut in zip(blocks, kept, gone, strict=True)
    ]


def _total(kept: Sequence[Sequence[Line]], gone: Sequence[int]) -> float:
    return sum(_TITLE + _lines(lines) for lines in kept) + sum(1 for cut in gone if cut)


def _lines(lines: Iterable[Line]) -> int:
    return sum(_height(line, _COLUMN_CELLS, _LABEL_CELLS if line.label else 0) for line in lines)


def _height(line: Line, cells: int, label: int) -> int:
    """Return how many lines of paper a line takes."""
    return max(-(-cell_len(line.words) // (cells - label)), -(-cell_len(line.label) // _LABEL_CELLS), 1)


def _safe(line: Line) -> Line:
    return Line(plain(line.label), plain(line.words), line.tone)
