"""Who changed cell (D78-D81) since the cells were kept: from where to where, and what moved."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtool.rules.quadrant import Lines, Measured
from rmtool.rules.records import PlacementFacts


class Move(NamedTuple):
    """A client who stands in another cell than when it was kept; `kept` is None for one who was not placed then."""

    client: Measured
    cell: str | None
    kept: PlacementFacts | None


def moves(measured: Iterable[Measured], lines: Lines, kept: Mapping[int, PlacementFacts]) -> tuple[Move, ...]:
    """Return the clients whose cell is not the one that was kept, the largest potential first."""
    found = (Move(client, lines.cell(client), kept.get(client.client_id)) for client in measured)
    moved = [move for move in found if move.cell != (move.kept.cell if move.kept else None)]
    moved.sort(key=lambda move: (-(move.client.potential or 0), move.client.client_no or "", move.client.client_id))
    return tuple(moved)
