"""The sheet on paper: one A4 page of HTML that needs no network; what has no room is cut, and counted."""

from datetime import date

from jinja2 import Environment, StrictUndefined

from rmtool.render.brief_block import Block, Line
from rmtool.render.brief_columns import fitted, line_height
from rmtool.render.brief_sheet import Sheet
from rmtool.render.dates import long_day
from rmtool.render.safe import plain
from rmtool.text import _, language

_COLUMN_CELLS = 56  # of a line in one of the two columns, its label among them
_HEAD_CELLS = 108
_COLUMNS = 2
_ROOM = 128  # lines of both columns together


def page(sheet: Sheet, template: str, today: date, *, bank_named: bool) -> str:
    """Return the page.

    Args:
        sheet: the sheet in words.
        template: the packaged template's text.
        today: the day it is for.
        bank_named: whether a title may name what the page is; not for a client who wants plain envelopes.
    """
    heed = sum(line_height(line, _HEAD_CELLS) for line in sheet.heed)
    blocks = fitted(sheet.blocks, _COLUMN_CELLS, _ROOM - _COLUMNS * heed)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        lang={"zh": "zh-CN"}.get(language(), "en"),
        title=_("Sheet for a talk") if bank_named else _("Notes"),
        name=plain(sheet.name),
        person=plain(sheet.person),
        day=long_day(today),
        note=_("for the manager only"),
        heed=[_safe(line) for line in sheet.heed],
        blocks=[_safe_block(block) for block in blocks],
    )


def _safe_block(block: Block) -> Block:
    return block._replace(lines=[_safe(line) for line in block.lines])


def _safe(line: Line) -> Line:
    return Line(plain(line.label), plain(line.words), line.tone)
