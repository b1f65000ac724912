"""An answer for scripts, in the format that was asked for: the same three ways for every list."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from rmtool.commands.options import Format

T = TypeVar("T")


def write_answer(
    output: Format,
    found: Iterable[T],
    columns: Sequence[str],
    record: Callable[[T], Mapping[str, object]],
    handles: Callable[[T], Iterable[str]],
    row: Callable[[T], Mapping[str, object]] | None = None,
) -> None:
    """Write what was found to standard output.

    Args:
        output: json, csv or ids.
        found: what there is to tell.
        columns: the columns of the CSV.
        record: one of them as JSON has it.
        handles: what names it (or the clients it speaks of) on a command line; each is written once.
        row: one of them as CSV has it, where that is flatter than the JSON.
    """
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json([record(one) for one in found], sys.stdout)
    elif output is Format.csv:
        machine.write_csv(map(row or record, found), columns, sys.stdout)
    else:
        machine.write_ids(dict.fromkeys(handle for one in found for handle in handles(one)), sys.stdout)
