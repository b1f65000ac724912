"""The sheet in two columns: where to divide the blocks, and what to cut, with counts, where there is no more room."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from rmtool.render.brief_block import Block, Line, more

LABEL_CELLS = 16
_TITLE = 1.6  # lines that a block's title takes, with the space above it
_LEAST = 2  # lines of a block that are never cut away: what it tells first
Column = list[Block]


def halves(blocks: Sequence[Block], cells: int) -> tuple[Column, Column]:
    """Return the blocks in their order, divided where the longer column of so many cells is shortest."""
    sizes = [_TITLE + lines_of(block.lines, cells) for block in blocks]
    place = min(range(len(blocks) + 1), key=lambda cut: max(sum(sizes[:cut]), sum(sizes[cut:])))
    return list(blocks[:place]), list(blocks[place:])


def fitted(blocks: Sequence[Block], cells: int, room: float) -> tuple[Column, Column]:
    """Return two columns of at most `room` lines each; lines go from the longest block that may be cut."""
    kept = [list(block.lines) for block in blocks]
    while True:
        shown = [_cut(block, lines) for block, lines in zip(blocks, kept, strict=True)]
        columns = halves(shown, cells)
        open_ones = [place for place, block in enumerate(blocks) if not block.firm and len(kept[place]) > _LEAST]
        if not open_ones or max(map(_size, columns, (cells, cells))) <= room:
            return columns
        kept[max(open_ones, key=lambda place: lines_of(kept[place], cells))].pop()


def lines_of(lines: Iterable[Line], cells: int) -> int:
    """Return how many lines a column of so many cells needs for these."""
    return sum(height(line, cells) for line in lines)


def height(line: Line, cells: int) -> int:
    """Return how many lines one of them takes, label and words beside each other."""
    room = cells - (LABEL_CELLS if line.label else 2)
    words = sum(max(-(-cell_len(part) // room), 1) for part in line.words.split("\n"))
    return max(words, -(-cell_len(line.label) // LABEL_CELLS))


def _size(column: Column, cells: int) -> float:
    return sum(_TITLE + lines_of(block.lines, cells) for block in column)


def _cut(block: Block, kept: Sequence[Line]) -> Block:
    gone = len(block.lines) - len(kept)
    return block if not gone else block._replace(lines=[*kept, more(gone)])
