"""The quadrant (D76-D82): what counts as potential, and the two lines that part the cells."""

from typing import NamedTuple

from rmtool.rules.sheet import FEN_PER_YUAN, Sheet
from rmtool.rules.vocabulary import EVENT_KINDS

MEDIAN = "median"


class QuadrantRules(NamedTuple):
    """Months ahead that potential counts, the events that bring money in, and the lines.

    A line of None is the median of the book: `potential_line` in fen, `minutes_line` in minutes a month.
    """

    horizon_months: int
    inflows: frozenset[str]
    potential_line: int | None
    minutes_line: float | None


def read_quadrant(sheet: Sheet) -> QuadrantRules:
    """Read the quadrant section."""
    potential = sheet.number_or("quadrant.line.potential", MEDIAN)
    return QuadrantRules(
        horizon_months=sheet.whole("quadrant.potential.horizon_months", 1),
        inflows=frozenset(sheet.words("quadrant.potential.inflows", EVENT_KINDS)),
        potential_line=None if potential is None else round(potential * FEN_PER_YUAN),
        minutes_line=sheet.number_or("quadrant.line.minutes", MEDIAN),
    )
