"""Found clients on a screen, one a line, with the columns that were asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import short_amount
from rmtool.render.card_fields import shown
from rmtool.render.console import console
from rmtool.render.safe import plain
from rmtool.rules.reason import Fen
from rmtool.text import _


def show_found(rows: Iterable[Mapping[str, object]], columns: tuple[str, ...], today: date) -> None:
    """Print the clients; numbers stand under each other, and who left the bank is marked."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Client"), no_wrap=True)
    found = list(rows)
    for column in columns:
        numbers = any(isinstance(row.get(column), int | float) for row in found)
        table.add_column(labels.field(column), justify="right" if numbers else "left", overflow="fold")
    for row in found:
        gone = bool(row.get("left_on")) and "left_on" not in columns
        who = f"{row['name']} {row['client_no'] or '#' + str(row['client_id'])}" + (_(" (left)") if gone else "")
        cells = [who, *(_cell(column, row.get(column), today) for column in columns)]
        table.add_row(*(Text(plain(cell)) for cell in cells), style="dim" if gone else "")
    if found:
        console().print(table)


def _cell(column: str, value: object, today: date) -> str:
    return short_amount(value) if isinstance(value, Fen) else shown(column, value, today)
