"""D76-D82: the quadrant - potential against service need, and where the manager's time goes in it.

Service need is the cost to serve. High potential at little time is the quick win, low potential at much time is kept
online (the deck's "give up"): no time for selling, but never no service.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import median_high
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.handle import handle_of
from rmtool.rules.potential import POTENTIAL_FIELDS, Potential, potential
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.quadrant import MEDIAN, QuadrantRules
from rmtool.rules.service_need import SERVICE_FIELDS, ServiceNeed, ServiceNeeds
from rmtool.rules.tier import TIER_FIELDS, Tiering
from rmtool.rules.vocabulary import CELLS

GIVEN, KEPT = "given", "kept"
QUICK_WIN, CULTIVATE, LOW_PRIORITY, KEEP_ONLINE = CELLS
# High potential or not, much time or not.
CELL_OF = {
    (True, False): QUICK_WIN,
    (True, True): CULTIVATE,
    (False, False): LOW_PRIORITY,
    (False, True): KEEP_ONLINE,
}
# The columns of the client file that the quadrant looks at.
QUADRANT_FIELDS = frozenset({*POTENTIAL_FIELDS, *SERVICE_FIELDS, *TIER_FIELDS, "do_not_contact", "left_on"})
NO_LINES = (None, None)


class Measured(NamedTuple):
    """A client's potential in fen and service need in minutes a month; None where too little is known.

    `own` is the part of the potential that is with us, `unknown` names what adds nothing because nobody knows it.
    """

    client_id: int
    client_no: str | None
    name: str
    potential: int | None
    minutes: float | None
    own: int | None
    unknown: tuple[str, ...]

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)

    @property
    def placed(self) -> bool:
        """Say whether enough is known for a cell."""
        return self.potential is not None and self.minutes is not None


class Lines(NamedTuple):
    """From where on potential (fen) and minutes a month are high, and whether each was given, kept or is the median."""

    potential: int
    minutes: float
    potential_basis: str
    minutes_basis: str

    def cell(self, client: Measured) -> str | None:
        """Return the client's cell; None for one who cannot be placed."""
        if client.potential is None or client.minutes is None:
            return None
        return CELL_OF[client.potential >= self.potential, client.minutes >= self.minutes]


class Cell(NamedTuple):
    """One cell: its clients, the largest potential first, their sums, and its shares (0 to 1) of all cells."""

    clients: tuple[Measured, ...]
    potential: int
    minutes: float
    potential_share: float
    minutes_share: float


class Quadrant(NamedTuple):
    """The four cells in the deck's order of worth, who could not be placed, and how many were left out and why."""

    lines: Lines
    cells: Mapping[str, Cell]
    unplaced: tuple[Measured, ...]
    do_not_contact: int
    left: int


class Measures:
    """Measures clients under one rulebook on one day; built once, then asked for every client."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self._rules = rulebook.quadrant
        self._needs = ServiceNeeds(rulebook, Tiering(rulebook.tiers, today), today)

    def potential(self, client: ClientFacts) -> Potential | None:
        """Return the client's potential with its parts."""
        return potential(client, self._rules)

    def need(self, client: ClientFacts) -> ServiceNeed | None:
        """Return the client's service need with its parts."""
        return self._needs.need(client)

    def of(self, client: ClientFacts) -> Measured:
        """Return what the quadrant needs to know of the client."""
        worth, need = potential(client, self._rules), self._needs.need(client)
        amount, own, unknown = (None, None, ()) if worth is None else (worth.amount, worth.own, worth.unknown)
        minutes = None
        if need is not None:
            minutes = need.minutes
            # Most know all of it: the tuple of the potential then serves, and a large book has only a few of them.
            unknown = unknown + need.unknown if need.unknown else unknown
        return Measured(client.client_id, client.client_no, client.name, amount, minutes, own, unknown)


def lines_of(
    measured: Iterable[Measured], rules: QuadrantRules, given: tuple[int | None, float | None] = NO_LINES
) -> Lines:
    """Return the lines: those given, else those the rulebook keeps, else the medians of the clients who are placed."""
    placed = [client for client in measured if client.placed]
    amount, potential_basis = _line(given[0], rules.potential_line, [client.potential or 0 for client in placed])
    minutes, minutes_basis = _line(given[1], rules.minutes_line, [client.minutes or 0.0 for client in placed])
    return Lines(round(amount), minutes, potential_basis, minutes_basis)


def _line(given: float | None, kept: float | None, found: Sequence[float]) -> tuple[float, str]:
    if given is not None:
        return given, GIVEN
    if kept is not None:
        return kept, KEPT
    return (median_high(found) if found else 0), MEDIAN


def quadrant(measured: Iterable[Measured], lines: Lines, *, do_not_contact: int = 0, left: int = 0) -> Quadrant:
    """Return the clients by cell."""
    found: dict[str, list[Measured]] = {cell: [] for cell in CELLS}
    unplaced: list[Measured] = []
    for client in measured:
        cell = lines.cell(client)
        (unplaced if cell is None else found[cell]).append(client)
    whole = _sums(client for clients in found.values() for client in clients)
    cells = {cell: _cell(clients, whole) for cell, clients in found.items()}
    return Quadrant(lines, cells, tuple(unplaced), do_not_contact, left)


def _cell(clients: list[Measured], whole: tuple[int, float]) -> Cell:
    clients.sort(key=lambda client: (-(client.potential or 0), client.client_no or "", client.client_id))
    amount, minutes = _sums(clients)
    return Cell(tuple(clients), amount, minutes, _share(amount, whole[0]), _share(minutes, whole[1]))


def _sums(clients: Iterable[Measured]) -> tuple[int, float]:
    amount, minutes = 0, 0.0
    for client in clients:
        amount += client.potential or 0
        minutes += client.minutes or 0.0
    return amount, minutes


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def misspent(found: Quadrant) -> str | None:
    """Return the cell that takes most time beyond its share of the potential; None where time goes as it should."""
    worst = max(CELLS, key=lambda cell: found.cells[cell].minutes_share - found.cells[cell].potential_share)
    cell = found.cells[worst]
    return worst if cell.minutes_share > cell.potential_share else None
