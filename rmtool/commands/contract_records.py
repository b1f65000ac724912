"""The machine contract of the lists of records: `family list`, `holding list` ..., as `import` takes them back."""

from rmtool.commands.contract_values import machine_value
from rmtool.rules.fields import RECORD_FIELDS
from rmtool.rules.records import ListRow


def columns(kind: str) -> tuple[str, ...]:
    """Return the columns of a list's CSV."""
    return ("record_id", "client_id", "client_no", "client_name", *RECORD_FIELDS[kind])


def record(kind: str, row: ListRow, *, reveal: bool) -> dict[str, object]:
    """Return one record as scripts read it."""
    channel = row.values.get("channel") if kind == "points" else None
    fields = {field: machine_value(kind, field, value, channel, reveal=reveal) for field, value in row.values.items()}
    return {
        "record_id": row.record_id,
        "client_id": row.client_id,
        "client_no": row.client_no,
        "client_name": row.client_name,
        **fields,
    }
