"""Records that a list could not tell apart are numbered from 1 on: the n-th of a list is the n-th of the book."""

from rmtool.book.identities import IDENTITIES, Identity
from rmtool.book.unit import Unit
from rmtool.errors import UsageError
from rmtool.text import _


def count_among_equals(unit: Unit, kind: str, record_id: int) -> None:
    """Give a new record the next number among its equals."""
    identity = IDENTITIES[kind]
    if identity.counted:
        unit.connection.exec_driver_sql(
            f"UPDATE {identity.table} AS me SET nth = 1 + {_highest(identity)} WHERE id = ?", (record_id,)
        )


def recount(unit: Unit, kind: str, record_id: int) -> None:
    """Give a record that has become another the next number among its new equals, a change row with it."""
    identity = IDENTITIES[kind]
    if not identity.counted:
        return
    row = unit.connection.exec_driver_sql(
        f"SELECT 1 + {_highest(identity)}, nth FROM {identity.table} AS me WHERE id = ?", (record_id,)
    ).one()
    _renumber(unit, identity, record_id, old=row[1], new=row[0])


def close_gap(unit: Unit, kind: str, record_id: int) -> None:
    """Let the last of its equals take the number of a record that goes."""
    identity = IDENTITIES[kind]
    if not identity.counted:
        return
    last = unit.connection.exec_driver_sql(
        f"SELECT t.id, t.nth, me.nth FROM {identity.table} me JOIN {identity.table} t ON {_same(identity)}"
        " WHERE me.id = ? AND t.nth > me.nth ORDER BY t.nth DESC LIMIT 1",
        (record_id,),
    ).first()
    if last is not None:
        _renumber(unit, identity, last[0], old=last[1], new=last[2])


def refuse_double(unit: Unit, kind: str, record_id: int) -> None:
    """Refuse a record of which a client has only one: the same named relative, the same contract.

    Raises:
        UsageError: the client has it already, under the number that it names.
    """
    identity = IDENTITIES[kind]
    twin = unit.connection.exec_driver_sql(
        f"SELECT row.id FROM {identity.table} row JOIN {identity.table} me ON me.client_id = row.client_id"
        f" AND me.id <> row.id AND {identity.once} = {identity.once.replace('row.', 'me.')} WHERE me.id = ?",
        (record_id,),
    ).first()
    if twin is not None:
        raise UsageError(
            _("the client has that record already: #{number}").format(number=twin[0]),
            _("change that one instead of adding another"),
        )


def _same(identity: Identity) -> str:
    same = " AND ".join(f"{part.format(x='t')} IS {part.format(x='me')}" for part in identity.identity)
    return f"t.client_id = me.client_id AND t.id <> me.id AND {same}"


def _highest(identity: Identity) -> str:
    return f"coalesce((SELECT max(t.nth) FROM {identity.table} t WHERE {_same(identity)}), 0)"


def _renumber(unit: Unit, identity: Identity, record_id: int, *, old: int, new: int) -> None:
    if old == new:
        return
    unit.connection.exec_driver_sql(
        f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
        f" SELECT ?, client_id, '{identity.table}', id, 'nth', ?, ? FROM {identity.table} WHERE id = ?",
        (unit.batch_id, old, new, record_id),
    )
    unit.connection.exec_driver_sql(f"UPDATE {identity.table} SET nth = ? WHERE id = ?", (new, record_id))
