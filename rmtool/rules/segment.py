"""D32-D34: the segment of a client by financial goal, what we offer to it, and how we go about it."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.sections.segments import SegmentTexts


class Segment(NamedTuple):
    """The goal's code (growth, preservation, liquidity, succession), and the rulebook's two sentences."""

    code: str
    proposition: str
    strategy: str


def segment(client: ClientFacts, texts: Mapping[str, SegmentTexts]) -> Segment | None:
    """Return the client's segment; None where the client has named no goal: it is asked, not guessed."""
    goal = client.objective
    return None if goal is None or goal not in texts else Segment(goal, *texts[goal])
