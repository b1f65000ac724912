"""The machine contract of `rules explain` and `rules diff`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from rmtool.commands import contract
from rmtool.commands.answers import write_answer
from rmtool.commands.options import Format
from rmtool.render.explained import formula, meaning, statement
from rmtool.rules.layers import Entry
from rmtool.rules.rulebook_diff import ChangedKey, Shift

SHIFT_COLUMNS = (
    "client_id", "client_no", "name", "rank_from", "rank_to", "score_from", "score_to", "tier_from", "tier_to",
    "cell_from", "cell_to",
)  # fmt: skip


def write_explanation(code: str, entries: Sequence[Entry], statements: Sequence[str], output: Format) -> None:
    """Write a code's explanation: an object as JSON, its numbers as CSV rows or keys."""
    if output is Format.json:
        from rmtool.exchange import machine

        record = {
            "code": code,
            "meaning": meaning(code),
            "formula": formula(code),
            "keys": [contract.rule(entry) for entry in entries],
            "statements": [_statement(number) for number in statements],
        }
        machine.write_json(record, sys.stdout)
        return
    _write_keys(entries, output)


def write_statement(number: str, codes: Sequence[str], entries: Sequence[Entry], output: Format) -> None:
    """Write a statement of the deck with the codes and numbers that rest on it."""
    if output is Format.json:
        from rmtool.exchange import machine

        keys = [contract.rule(entry) for entry in entries]
        machine.write_json({**_statement(number), "codes": list(codes), "keys": keys}, sys.stdout)
        return
    _write_keys(entries, output)


def _statement(number: str) -> dict[str, object]:
    return {"number": number, "text": statement(number)}


def _write_keys(entries: Sequence[Entry], output: Format) -> None:
    write_answer(output, entries, contract.RULE_COLUMNS, contract.rule, lambda entry: [entry.key], contract.rule_row)


def write_diff(file: Path, changed: Sequence[ChangedKey], found: Sequence[Shift], output: Format) -> None:
    """Write what another rulebook would change."""
    if output is Format.json:
        from rmtool.exchange import machine

        keys = [{"key": one.key, "from": one.old, "to": one.new, "unit": one.unit} for one in changed]
        machine.write_json({"file": str(file), "changed": keys, "clients": [_shift(one) for one in found]}, sys.stdout)
        return
    write_answer(output, found, SHIFT_COLUMNS, _shift, lambda one: [one.handle])


def _shift(one: Shift) -> dict[str, object]:
    old, new = one.old, one.new
    return {
        "client_id": one.client_id,
        "client_no": one.client_no,
        "name": one.name,
        "rank_from": old.place,
        "rank_to": new.place,
        "score_from": old.score,
        "score_to": new.score,
        "tier_from": old.tier,
        "tier_to": new.tier,
        "cell_from": old.cell,
        "cell_to": new.cell,
    }
