"""The machine contract: the shapes that scripts read. Keys are added, never renamed or removed."""

from datetime import date

from rmtool.commands.contract_values import machine_value
from rmtool.errors import Conflict
from rmtool.render.imported import ImportReport
from rmtool.render.reasons import next_action, phrase
from rmtool.rules.layers import Entry
from rmtool.rules.priority import Standing
from rmtool.rules.problem import as_written
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.records import ContactFacts

RANK_COLUMNS = (
    "rank", "client_id", "client_no", "name", "score", "value", "timing", "adjustment", "reasons", "next_action",
    "tier", "cell", "segment",
)  # fmt: skip
IMPORT_COLUMNS = (
    "file", "kind", "encoding", "rows", "added", "updated", "unchanged", "closed", "rejected", "rejects_file", "batch",
)  # fmt: skip
CONTACT_COLUMNS = (
    "contact_id", "client_id", "client_no", "name", "at", "channel", "direction", "reached", "minutes", "topic", "note",
    "next_on", "next_note", "step", "step_answer", "gift", "gift_value",
)  # fmt: skip
RULE_COLUMNS = ("key", "value", "unit", "source", "since", "what", "origin")


def reason(one: Reason, today: date) -> dict[str, object]:
    """Return a reason of a score with its text."""
    return told(one, phrase(one, today))


def told(one: Reason, text: str) -> dict[str, object]:
    """Return a reason with its words; amounts among the parameters are yuan once written."""
    return {
        "code": one.code,
        "points": one.points,
        "params": dict(one.params),
        "text": text,
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
        "tier": one.tier,
        "cell": one.client.kept_cell,
        "segment": None if one.segment is None else one.segment._asdict(),
    }


def standing_row(place: int | None, one: Standing, today: date) -> dict[str, object]:
    """Return one client of `rank -f csv`: reasons as one text, the next action as words."""
    flat = standing(place, one, today)
    flat["reasons"] = "; ".join(f"{phrase(each, today)} {each.points:+.1f}" for each in one.reasons)
    flat["next_action"] = next_action(one.next_action, today)
    flat["segment"] = None if one.segment is None else one.segment.code
    return flat


def imported(report: ImportReport) -> dict[str, object]:
    """Return `import -f json`."""
    return {column: getattr(report, column) for column in IMPORT_COLUMNS} | {
        "sheet": report.sheet,
        "dry_run": report.dry_run,
        "unknown_columns": list(report.unknown),
        "notes": list(report.notes),
        "conflicts": [conflict(report.kind, one) for one in report.conflicts],
    }


def conflict(kind: str, one: Conflict) -> dict[str, object]:
    """Return one cell that an import did not take."""
    return one._asdict() | {
        "kept": machine_value(kind, one.field, one.kept),
        "offered": machine_value(kind, one.field, one.offered),
    }


def contact(one: ContactFacts) -> dict[str, object]:
    """Return one contact of `log --list -f json`."""
    value = None if one.gift_value is None else Fen(one.gift_value)
    return {column: getattr(one, column) for column in CONTACT_COLUMNS} | {"gift_value": value}


def rule(entry: Entry) -> dict[str, object]:
    """Return one number of `rules show -f json`, as the rulebook file writes it."""
    return {column: getattr(entry, column) for column in RULE_COLUMNS}


def rule_row(entry: Entry) -> dict[str, object]:
    """Return one number of `rules show -f csv`."""
    return rule(entry) | {"value": as_written(entry.value)}
