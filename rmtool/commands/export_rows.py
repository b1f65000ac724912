"""The rows of an export under the headers that `import` takes back; names, numbers and words hidden unless revealed."""

from collections.abc import Iterator

from rmtool.book.lists import Points, read_list
from rmtool.book.open import Connection
from rmtool.commands.contract_values import machine_value
from rmtool.rules.fields import APPEND_ONLY, CLIENT_FIELDS, CLIENTS, POINT_FIELDS, PRODUCTS, RECORD_FIELDS, fields_of
from rmtool.rules.masking import hidden, mask_name
from rmtool.rules.records import ListRow

Row = dict[str, object]
# The reference first: a client called 合计 must not make his row look like a sum.
_OF_CLIENT = ("client_ref", "client_no", "client_name", "client_phone")
# Lists whose rows may point at one another, by the number they have in the list.
_NUMBERED = frozenset(APPEND_ONLY)


def columns(kind: str, *, alone: bool) -> tuple[str, ...]:
    """Return the columns of a list's export; phones stand beside the clients where no list of points goes with them."""
    if kind == CLIENTS:
        return ("client_ref", *CLIENT_FIELDS, *(POINT_FIELDS if alone else ()), "extra")
    own = (*RECORD_FIELDS[kind], *(("record_no",) if kind in _NUMBERED else ()))
    return own if kind == PRODUCTS else (*_OF_CLIENT, *own)


def rows(connection: Connection, kind: str, *, reveal: bool, only: frozenset[int] | None = None) -> Iterator[Row]:
    """Yield the rows of a list; `only` names the clients whose rows are wanted, None for all."""
    points = Points(connection)
    for one in read_list(connection, kind, in_force=False, as_written=True):
        if only is None or kind == PRODUCTS or one.client_id in only:
            yield _client(one, points, reveal=reveal) if kind == CLIENTS else _record(kind, one, points, reveal=reveal)


def _client(one: ListRow, points: Points, *, reveal: bool) -> Row:
    row = _values(CLIENTS, one, reveal=reveal)
    row["client_ref"] = f"#{one.client_id}"
    row["extra"] = points.others(one.record_id) if reveal else None
    ways = points.of(one.record_id)
    for field, channel in POINT_FIELDS.items():
        found = [value for of, value in ways if of == channel]
        shown = [value if reveal else hidden(field, value) for value in found]
        row[field] = [value for value in shown if value is not None] or None
    return row


def _record(kind: str, one: ListRow, points: Points, *, reveal: bool) -> Row:
    row = _values(kind, one, reveal=reveal)
    if kind in _NUMBERED:
        row["record_no"] = f"#{one.record_id}"
    if kind != PRODUCTS:
        row |= _owner(one, points, reveal=reveal)
    return row


def _owner(one: ListRow, points: Points, *, reveal: bool) -> Row:
    """Name the client as an import finds him: by number, else by name and phone, else by the book's own number."""
    name = one.client_name or ""
    phones = [] if one.client_no else points.phones(one.client_id or 0)
    return {
        "client_no": one.client_no,
        "client_name": name if reveal else mask_name(name),
        "client_phone": phones if reveal and phones else None,
        "client_ref": f"#{one.client_id}",
    }


def _values(kind: str, one: ListRow, *, reveal: bool) -> Row:
    channel = one.values.get("channel") if kind == "points" else None
    row: Row = {}
    for field, held in fields_of(kind).items():
        value = machine_value(kind, field, one.values[field], channel, reveal=True)
        if held == "record" and value is not None:
            value = f"#{value}"
        row[field] = value if reveal or value is None else hidden(_hiding_name(kind, field, channel), str(value), value)
    return row


def _hiding_name(kind: str, field: str, channel: object) -> str:
    """Return the name under which a field is hidden: a contact point's value as its channel, a relative as a name."""
    if kind == PRODUCTS:
        return ""
    if field == "value":
        return "address" if channel == "mail" else str(channel)
    return "" if kind == "holdings" and field == "name" else field
