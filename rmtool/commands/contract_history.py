"""The machine contract of the book's memory: `history`, `undo --list`."""

from datetime import date

from rmtool.commands.contract_values import machine_value
from rmtool.render.history import line
from rmtool.rules.writes import Happening, Write

WRITE_COLUMNS = ("write", "at", "kind", "file", "who", "counts", "reason", "undoes", "undone_by")
HAPPENING_COLUMNS = ("write", "at", "by", "file", "who", "action", "list", "record_id", "field", "old", "new", "text")


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
        "old": machine_value(one.kind, str(one.field), one.old),
        "new": machine_value(one.kind, str(one.field), one.new),
        "values": {field: machine_value(one.kind, field, value, channel) for field, value in one.values.items()},
    }


def happening_row(one: Happening, today: date) -> dict[str, object]:
    """Return one happening of `history -f csv`: its values as one text."""
    return happening(one) | {"text": line(one, today)}
