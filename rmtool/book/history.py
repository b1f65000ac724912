"""What happened to one client's file: every field and record, by which write, newest first."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rmtool.book.open import Connection, one_state
from rmtool.rules.fields import CLIENTS, KIND_OF_TABLE, PRODUCTS, TABLE_OF, fields_of
from rmtool.rules.writes import ADDED, CHANGED, REMOVED, RESTORED, Happening

_WRITE = "b.id, b.at, b.kind, b.file, b.who"


def read_history(connection: Connection, client_id: int, limit: int | None = None) -> tuple[Happening, ...]:
    """Return what happened to a client's file, newest first, at most `limit` happenings."""
    with one_state(connection):
        happenings = [*_changes(connection, client_id), *_additions(connection, client_id)]
    happenings.sort(key=lambda one: (-one.write, one.kind != CLIENTS, one.kind, one.record_id))
    return tuple(happenings[:limit])


def _changes(connection: Connection, client_id: int) -> Iterator[Happening]:
    rows = connection.execute(
        f"SELECT {_WRITE}, c.table_name, c.row_id, c.field, c.old, c.new FROM change c"
        " JOIN batch b ON b.id = c.batch_id WHERE c.client_id = ? AND c.field <> 'nth' ORDER BY c.id",
        (client_id,),
    )
    for write, at, by, file, who, table, row_id, field, old, new in rows:
        kind = KIND_OF_TABLE[table]
        one = Happening(write, at, by, file, who, CHANGED, kind, row_id, field, old, new)
        if field == "*":
            values = _known(kind, json.loads(old if new is None else new))
            action = REMOVED if new is None else RESTORED
            one = Happening(write, at, by, file, who, action, kind, row_id, values=values)
        yield one


def _additions(connection: Connection, client_id: int) -> Iterator[Happening]:
    """Yield the rows as they came in; one that was changed since is shown as it is now, its changes beside it."""
    for kind, table in TABLE_OF.items():
        if kind == PRODUCTS:
            continue
        fields = fields_of(kind)
        columns = ", ".join(f't."{field}"' for field in fields)
        owner = "id" if kind == CLIENTS else "client_id"
        rows = connection.execute(
            f"SELECT {_WRITE}, t.id, {columns} FROM {table} t JOIN batch b ON b.id = t.batch_id WHERE t.{owner} = ?",
            (client_id,),
        )
        for write, at, by, file, who, row_id, *values in rows:
            known = _known(kind, dict(zip(fields, values, strict=True)))
            yield Happening(write, at, by, file, who, ADDED, kind, row_id, values=known)


def _known(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: values[field] for field in fields_of(kind) if values.get(field) is not None}
