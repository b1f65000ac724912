"""The parts of the sheet: titled blocks of labelled lines, the same for the screen and for paper."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from rmtool.text import _

NOTE_CELLS = 120  # of one line that somebody wrote down; the whole of it is in the file


class Line(NamedTuple):
    """A line: its label, its words, and red, yellow or dim where it means something."""

    label: str
    words: str
    tone: str = ""


class Block(NamedTuple):
    """A titled block; `firm` says that nothing of it may be cut for want of room."""

    title: str
    lines: Sequence[Line]
    firm: bool = False


def shortened(words: str, cells: int = NOTE_CELLS) -> str:
    """Return words of one line and at most so many cells; what is cut off ends in an ellipsis."""
    line = " ".join(words.split())
    return line if cell_len(line) <= cells else set_cell_size(line, cells - 1).rstrip() + "…"


def cut(lines: Iterable[Line], most: int) -> list[Line]:
    """Return the first lines, and how many more there are."""
    found = list(lines)
    rest = len(found) - most
    return found if rest <= 0 else [*found[:most], more(rest)]


def more(rest: int) -> Line:
    """Return the line that counts what was cut."""
    return Line("", _("and {n} more").format(n=rest), "dim")
