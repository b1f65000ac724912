"""Segments by financial goal (D33): what we offer to each (D32), and how we go about it (D34)."""

from typing import NamedTuple

from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import OBJECTIVES


class SegmentTexts(NamedTuple):
    """Two sentences: messages of the catalogue, or the bank's own words."""

    proposition: str
    strategy: str


def read_segments(sheet: Sheet) -> dict[str, SegmentTexts]:
    """Read the sentences of each segment."""
    return {
        goal: SegmentTexts(sheet.text(f"segment.{goal}.proposition"), sheet.text(f"segment.{goal}.strategy"))
        for goal in OBJECTIVES
    }
