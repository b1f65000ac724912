"""What a client had with us on a day, kept from the first write on: tiers and outflows are read from it (D127)."""

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import insert

from rmtool.book.tables import TABLES
from rmtool.book.unit import Unit

_CLIENT: Table = TABLES["client"]
_SNAPSHOT: Table = TABLES["snapshot"]
_FIGURES = ("aum", "aum_month_avg", "batch_id")


def keep_snapshot(unit: Unit, client_id: int) -> None:
    """Keep the client's balance under its own day; a second figure for one day replaces the first."""
    row = unit.connection.execute(
        select(_CLIENT.c.aum, _CLIENT.c.aum_month_avg, _CLIENT.c.aum_on).where(_CLIENT.c.id == client_id)
    ).one()
    if row.aum_on is None or (row.aum is None and row.aum_month_avg is None):
        return
    values = insert(_SNAPSHOT).values(
        client_id=client_id, on_date=row.aum_on, aum=row.aum, aum_month_avg=row.aum_month_avg, batch_id=unit.batch_id
    )
    replaced = {name: values.excluded[name] for name in _FIGURES}
    unit.connection.execute(values.on_conflict_do_update(index_elements=["client_id", "on_date"], set_=replaced))
