"""The machine contract of the book's memory: `history`, `undo --list`."""

from collections.abc import Callable
from datetime import date

from rmtool.render.history import line
from rmtool.rules.fields import fields_of
from rmtool.rules.masking import mask_phone
from rmtool.rules.reason import Fen
from rmtool.rules.writes import Happening, Write

WRITE_COLUMNS = ("write", "at", "kind", "file", "who", "counts", "reason", "undoes", "undone_by")
HAPPENING_COLUMNS = ("write", "at", "by", "file", "who", "action", "list", "record_id", "field", "old", "new", "text")
_CALLED = frozenset({"mobile", "phone", "fax", "sms"})


def write(one: Write) -> dict[str, object]:
    """Return one write of `undo --list -f json`."""
    return {
        "write": one.number,
        "at": one.at,
        "kind": one.kind,
        "file": one.file,
        "who": one.who,
        "counts": dict(one.counts),
        "reason": one.reason,
        "undoes": one.undoes,
        "undone_by": one.undone_by,
    }


def write_row(one: Write) -> dict[str, object]:
    """Return one write of `undo --list -f csv`."""
    return write(one) | {"counts": "; ".join(f"{name} {n}" for name, n in one.counts.items() if n)}


def happening(one: Happening) -> dict[str, object]:
    """Return one happening of `history -f json`; phones and the ID's tail are masked, amounts are yuan."""
    channel = one.values.get("channel")
    return {
        "write": one.write,
        "at": one.at,
        "by": one.by,
        "file": one.file,
        "who": one.who,
        "action": one.action,
        "list": one.kind,
        "record_id": one.record_id,
        "field": one.field,
        "old": _value(one.kind, str(one.field), one.old, None),
        "new": _value(one.kind, str(one.field), one.new, None),
        "values": {field: _value(one.kind, field, value, channel) for field, value in one.values.items()},
    }


def happening_row(one: Happening, today: date) -> dict[str, object]:
    """Return one happening of `history -f csv`: its values as one text."""
    return happening(one) | {"text": line(one, today)}


def _value(kind: str, field: str, value: object, channel: object) -> object:
    """Return a stored value as scripts read it."""
    if value is None:
        return None
    text = str(value)
    if field in _CALLED or (field == "value" and channel in _CALLED):
        return ";".join(map(mask_phone, text.split(";")))
    if field == "id_last4":
        return "****"
    return _READ.get(fields_of(kind).get(field, "text"), str)(text)


_READ: dict[str, Callable[[str], object]] = {
    "amount": lambda text: Fen(int(text)),
    "yes_no": lambda text: text == "1",
    "count": int,
    "record": int,
    "km": float,
    "sqm": float,
}
