"""A client in a column: a name without room is cut, a number never - it is what the RM types."""

from rich.cells import cell_len, set_cell_size

from rmtool.render.safe import plain
from rmtool.rules.facts import ClientFacts

_CLIENT_PART = 4  # a long name gets no more than this part of the line
_CLIENT_MINIMUM = 20  # cells


def client_room(width: int) -> int:
    """Return the cells that the longest name and number may take on a line of `width` cells."""
    return max(width // _CLIENT_PART, _CLIENT_MINIMUM)


def client_cell(client: ClientFacts, room: int) -> str:
    """Return name and number, in no more than `room` cells as long as the number leaves any to the name."""
    name, number = plain(client.name), plain(client.handle)
    rest = room - cell_len(number) - 1
    if cell_len(name) > rest:
        name = set_cell_size(name, max(rest - 1, 1)).rstrip() + "…"
    return f"{name} {number}"
