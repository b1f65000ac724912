"""The machine contract: the shapes that scripts read. Keys are added, never renamed or removed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rmtool.render.imported import ImportReport
from rmtool.render.reasons import next_action, phrase
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS, POINT_FIELDS
from rmtool.rules.layers import Entry
from rmtool.rules.masking import mask_phone
from rmtool.rules.priority import Standing
from rmtool.rules.problem import as_written
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.records import ClientFile, ContactFacts

RANK_COLUMNS = (
    "rank", "client_id", "client_no", "name", "score", "value", "timing", "adjustment", "reasons", "next_action",
)  # fmt: skip
IMPORT_COLUMNS = (
    "file", "kind", "encoding", "rows", "added", "updated", "unchanged", "closed", "rejected", "rejects_file", "batch",
)  # fmt: skip
CONTACT_COLUMNS = (
    "contact_id", "client_id", "client_no", "name", "at", "channel", "direction", "reached", "minutes", "topic", "note",
    "next_on",
)  # fmt: skip
CLIENT_COLUMNS = ("client_id", *CLIENT_FIELDS, *POINT_FIELDS)
RULE_COLUMNS = ("key", "value", "unit", "source", "since", "what", "origin")


def handle(client: ClientFacts | ContactFacts) -> str:
    """Return what names a client in `-f ids` and on a command line: the client number, `#id` where there is none."""
    return client.client_no or f"#{client.client_id}"


def reason(one: Reason, today: date) -> dict[str, object]:
    """Return a reason with its text; amounts among the parameters are yuan once written."""
    return {
        "code": one.code,
        "points": one.points,
        "params": dict(one.params),
        "text": phrase(one, today),
        "source": one.source,
    }


def standing(place: int | None, one: Standing, today: date) -> dict[str, object]:
    """Return one client of `rank -f json`."""
    return {
        "rank": place,
        "client_id": one.client.client_id,
        "client_no": one.client.client_no,
        "name": one.client.name,
        "score": one.score,
        "value": one.value,
        "timing": one.timing,
        "adjustment": one.adjustment,
        "reasons": [reason(each, today) for each in one.reasons],
        "next_action": {"code": one.next_action.code, "text": next_action(one.next_action, today)},
    }


def standing_row(place: int | None, one: Standing, today: date) -> dict[str, object]:
    """Return one client of `rank -f csv`: reasons as one text, the next action as words."""
    flat = standing(place, one, today)
    flat["reasons"] = "; ".join(f"{phrase(each, today)} {each.points:+.1f}" for each in one.reasons)
    flat["next_action"] = next_action(one.next_action, today)
    return flat


def imported(report: ImportReport) -> dict[str, object]:
    """Return `import -f json`."""
    return {column: getattr(report, column) for column in IMPORT_COLUMNS} | {
        "sheet": report.sheet,
        "dry_run": report.dry_run,
        "unknown_columns": list(report.unknown),
        "notes": list(report.notes),
    }


def contact(one: ContactFacts) -> dict[str, object]:
    """Return one contact of `log --list -f json`."""
    return {column: getattr(one, column) for column in CONTACT_COLUMNS}


def file(one: ClientFile, missing: tuple[str, ...], *, reveal: bool) -> dict[str, object]:
    """Return `profile -f json`: every block of the file, and what is missing from it."""
    client = one.client
    return {
        "client_id": client.client_id,
        "client_no": client.client_no,
        "name": client.name,
        "client": _client(client._asdict(), reveal=reveal),
        "contact_points": [
            {"channel": point.channel, "value": _reach(point.channel, point.value, reveal=reveal)}
            for point in one.points
        ],
        "family": [member._asdict() for member in one.family],
        "holdings": [holding._asdict() | {"amount": _fen(holding.amount)} for holding in one.holdings],
        "contacts": [contact(each) for each in one.contacts],
        "missing": list(missing),
    }


def client_row(one: ClientFile, *, reveal: bool) -> dict[str, object]:
    """Return `profile -f csv`: one row under the headers that `import` takes."""
    row: dict[str, object] = {"client_id": one.client.client_id, **_client(one.client._asdict(), reveal=reveal)}
    for field, channel in POINT_FIELDS.items():
        values = (_reach(point.channel, point.value, reveal=reveal) for point in one.points if point.channel == channel)
        row[field] = ";".join(values)
    return row


def _client(values: Mapping[str, Any], *, reveal: bool) -> dict[str, object]:
    """Return the stored fields under their canonical names; amounts are money, the ID's tail is masked."""
    fields = {name: _fen(values[name]) if kind == "amount" else values[name] for name, kind in CLIENT_FIELDS.items()}
    if fields["id_last4"] and not reveal:
        fields["id_last4"] = "****"
    return fields


def _reach(channel: str, value: str, *, reveal: bool) -> str:
    return mask_phone(value) if channel in {"mobile", "phone", "fax"} and not reveal else value


def _fen(value: int | None) -> Fen | None:
    return None if value is None else Fen(value)


def rule(entry: Entry) -> dict[str, object]:
    """Return one number of `rules show -f json`, as the rulebook file writes it."""
    return {column: getattr(entry, column) for column in RULE_COLUMNS}


def rule_row(entry: Entry) -> dict[str, object]:
    """Return one number of `rules show -f csv`."""
    return rule(entry) | {"value": as_written(entry.value)}
