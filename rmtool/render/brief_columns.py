"""How long the parts of the sheet are: where two columns divide, and what is cut, and counted, for want of room."""

from collections.abc import Sequence

from rich.cells import cell_len

from rmtool.render.brief_block import Block, Line, more

_WIDEST_LABEL = 16
_GAP = 2
_TITLE = 1.7  # lines that a block's title takes, with the space above it
_LEAST = 2  # lines of a block that are never cut away: what it tells first


def halves(blocks: Sequence[Block], cells: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks in their order, divided where the longer column of so many cells is shortest."""
    sizes = [block_height(block, cells) for block in blocks]
    place = min(range(len(blocks) + 1), key=lambda cut: max(sum(sizes[:cut]), sum(sizes[cut:])))
    return list(blocks[:place]), list(blocks[place:])


def fitted(blocks: Sequence[Block], cells: int, room: float) -> list[Block]:
    """Return blocks of at most `room` lines in all; lines go from the longest one of which any may be cut."""
    shown = list(blocks)
    while sum(block_height(block, cells) for block in shown) > room:
        open_ones = [
            place
            for place, block in enumerate(blocks)
            if not block.firm and len(shown[place].lines) - _is_cut(block, shown[place]) > _LEAST
        ]
        if not open_ones:
            break
        longest = max(open_ones, key=lambda place: block_height(shown[place], cells))
        shown[longest] = _shorter(blocks[longest], shown[longest])
    return shown


def block_height(block: Block, cells: int) -> float:
    """Return how many lines a block takes in a column of so many cells."""
    label = min(max((cell_len(line.label) for line in block.lines), default=0), _WIDEST_LABEL)
    return _TITLE + sum(line_height(line, cells, label) for line in block.lines)


def line_height(line: Line, cells: int, label: int = 0) -> int:
    """Return how many lines one of them takes, its label of so many cells beside the words."""
    room = cells - (label if line.label else 0) - _GAP
    words = sum(max(-(-cell_len(part) // room), 1) for part in line.words.split("\n"))
    return max(words, -(-cell_len(line.label) // max(label, 1)))


def _is_cut(whole: Block, shown: Block) -> bool:
    return shown.lines is not whole.lines


def _shorter(whole: Block, shown: Block) -> Block:
    """Return the block with one line less, and the count of all that are gone."""
    kept = len(shown.lines) - _is_cut(whole, shown) - 1
    return whole._replace(lines=[*whole.lines[:kept], more(len(whole.lines) - kept)])
