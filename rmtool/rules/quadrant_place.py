"""One client's place in the quadrant (D76-D82) with all it rests on."""

from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.potential import Potential
from rmtool.rules.quadrant import Lines, Measured, Measures
from rmtool.rules.service_need import ServiceNeed


class Place(NamedTuple):
    """The client as measured, the parts of both measures (None: unknown), the lines, and the cell they make."""

    client: ClientFacts
    measured: Measured
    potential: Potential | None
    need: ServiceNeed | None
    lines: Lines
    cell: str | None


def place_of(client: ClientFacts, measures: Measures, lines: Lines) -> Place:
    """Return where the client stands and why."""
    measured = measures.of(client)
    return Place(client, measured, measures.potential(client), measures.need(client), lines, lines.cell(measured))
