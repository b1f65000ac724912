"""The machine contract of `check`: findings, and pairs of clients who may be one."""

from rmtool.commands.contract_values import machine_value
from rmtool.render.findings import joining, seen, to_do, why
from rmtool.rules.duplicates import Duplicate
from rmtool.rules.findings import Finding, Whose
from rmtool.rules.reason import Fen

FINDING_COLUMNS = ("level", "code", "list", "field", "rows", "seen", "who", "do")
PAIR_COLUMNS = ("kept", "kept_name", "other", "other_name", "both_numbered", "reasons", "do")


def finding(one: Finding) -> dict[str, object]:
    """Return one finding of `check -f json`; phones and the ID's tail are masked, amounts are money."""
    return {
        "level": one.level,
        "code": one.code,
        "list": one.kind,
        "field": one.field,
        "rows": one.rows,
        "seen": seen(one),
        "whose": [_whose(one, row) for row in one.whose],
        "do": to_do(one),
    }


def _whose(one: Finding, row: Whose) -> dict[str, object]:
    return {"client": row.handle, "name": row.name, "record_id": row.row_id, "value": _value(one, row)}


def _value(one: Finding, row: Whose) -> object:
    if one.code == "balances_differ":
        return [Fen(each) for each in row.seen]
    return machine_value(one.kind, one.field, row.seen) if one.field else row.seen


def finding_row(one: Finding) -> dict[str, object]:
    """Return one finding of `check -f csv`: the first clients as one text."""
    who = "; ".join(dict.fromkeys(row.handle for row in one.whose if row.handle))
    return finding(one) | {"who": who}


def pair(one: Duplicate) -> dict[str, object]:
    """Return one pair of `check duplicates -f json`."""
    return {
        "kept": one.kept.handle,
        "kept_name": one.kept.name,
        "other": one.other.handle,
        "other_name": one.other.name,
        "both_numbered": one.numbered,
        "reasons": list(one.reasons),
        "why": why(one),
        "do": joining(one),
    }


def pair_row(one: Duplicate) -> dict[str, object]:
    """Return one pair of `check duplicates -f csv`."""
    return pair(one) | {"reasons": ";".join(one.reasons)}
