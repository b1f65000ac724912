"""Where the quadrant placed clients (D76-D82): kept when somebody says so, one row where a client's cell changed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from rmtool.book.unit import Unit

# What a row says beside whose it is.
_SAID = ("cell", "potential", "minutes", "potential_line", "minutes_line")


class Placed(NamedTuple):
    """A client's place today: cell None where too little is known; money in fen, minutes a month."""

    client_id: int
    cell: str | None
    potential: int | None
    minutes: float | None
    potential_line: int
    minutes_line: float


def keep_placements(unit: Unit, places: Iterable[Placed], today: date) -> int:
    """Keep the places of the clients whose cell is not the one last kept, and return how many those were."""
    book = unit.connection
    book.exec_driver_sql("DROP TABLE IF EXISTS temp.place")
    book.exec_driver_sql(f"CREATE TEMP TABLE place (client_id INTEGER PRIMARY KEY, {', '.join(_SAID)})")
    rows = [tuple(place) for place in places]
    if rows:
        book.exec_driver_sql("INSERT INTO temp.place VALUES (?, ?, ?, ?, ?, ?)", rows)
    book.exec_driver_sql(
        "DELETE FROM temp.place AS n WHERE n.cell IS (SELECT p.cell FROM placement p"
        " WHERE p.client_id = n.client_id AND p.on_date <= ? ORDER BY p.on_date DESC LIMIT 1)",
        (today.isoformat(),),
    )
    changed = int(book.exec_driver_sql("SELECT count(*) FROM temp.place").scalar_one())
    _replace_todays(book, unit.batch_id, today)
    names = ", ".join(_SAID)
    book.exec_driver_sql(
        f"INSERT INTO placement (client_id, on_date, {names}, batch_id)"
        f" SELECT client_id, ?, {names}, ? FROM temp.place",
        (today.isoformat(), unit.batch_id),
    )
    return changed


def _replace_todays(book: Connection, batch_id: int, today: date) -> None:
    """Bring up to date what was kept earlier on the same day, a change row each, and leave the rest to be added."""
    of_today = "placement p JOIN temp.place n ON n.client_id = p.client_id WHERE p.on_date = ?"
    for field in _SAID:
        book.exec_driver_sql(
            f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
            f" SELECT ?, p.client_id, 'placement', p.id, '{field}', p.{field}, n.{field} FROM {of_today}"
            f" AND p.{field} IS NOT n.{field}",
            (batch_id, today.isoformat()),
        )
    book.exec_driver_sql(
        f"UPDATE placement AS p SET {', '.join(f'{field} = n.{field}' for field in _SAID)}"
        " FROM temp.place n WHERE n.client_id = p.client_id AND p.on_date = ?",
        (today.isoformat(),),
    )
    book.exec_driver_sql(
        "DELETE FROM temp.place WHERE client_id IN (SELECT client_id FROM placement WHERE on_date = ?)",
        (today.isoformat(),),
    )
