"""What a client had with us on a day, kept from the first write on: tiers and outflows are read from it (D127)."""

from sqlalchemy import Row, Table, insert, select, update

from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit

_CLIENT: Table = TABLES["client"]
_SNAPSHOT: Table = TABLES["snapshot"]
_CHANGE: Table = TABLES["change"]
_FIGURES = ("aum", "aum_month_avg")


def keep_snapshot(unit: Unit, client_id: int) -> None:
    """Keep the client's balance under its own day; a second figure for one day replaces the first, and says so."""
    now = unit.connection.execute(
        select(_CLIENT.c.aum, _CLIENT.c.aum_month_avg, _CLIENT.c.aum_on).where(_CLIENT.c.id == client_id)
    ).one()
    if now.aum_on is None or (now.aum is None and now.aum_month_avg is None):
        return
    of_day = (_SNAPSHOT.c.client_id == client_id) & (_SNAPSHOT.c.on_date == now.aum_on)
    kept = unit.connection.execute(select(_SNAPSHOT).where(of_day)).first()
    if kept is None:
        row = {"client_id": client_id, "on_date": now.aum_on, "batch_id": unit.batch_id}
        unit.connection.execute(insert(_SNAPSHOT).values(**row, aum=now.aum, aum_month_avg=now.aum_month_avg))
        return
    for figure in _FIGURES:
        if getattr(kept, figure) != getattr(now, figure):
            _replace(unit, kept, figure, getattr(now, figure))


def _replace(unit: Unit, kept: Row[tuple[object, ...]], figure: str, value: int | None) -> None:
    row = {"table_name": "snapshot", "row_id": kept.id, "client_id": kept.client_id, "batch_id": unit.batch_id}
    unit.connection.execute(insert(_CHANGE).values(**row, field=figure, old=getattr(kept, figure), new=value))
    unit.connection.execute(update(_SNAPSHOT).where(_SNAPSHOT.c.id == kept.id).values({figure: value}))
