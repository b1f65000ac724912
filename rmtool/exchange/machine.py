"""Answers for scripts: JSON, CSV that no spreadsheet will run as a formula, and bare client numbers."""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TextIO

from rmtool.exchange.cells import GUARDED
from rmtool.rules.reason import Fen

_FEN_PER_YUAN = 100
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def write_json(answer: object, stream: TextIO) -> None:
    """Write one JSON document: amounts as yuan, days as ISO text, unknown as null."""
    stream.write(json.dumps(plain(answer), ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def write_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str], stream: TextIO) -> None:
    """Write a header and the rows, every cell guarded against spreadsheets."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_one_newline(guarded(row.get(column))) for column in columns])


def write_ids(ids: Iterable[str], stream: TextIO) -> None:
    """Write one client number a line."""
    stream.writelines(f"{client}\n" for client in ids)


def plain(value: object) -> object:
    """Return a value as JSON knows it; money becomes yuan, a whole number where there are no fen."""
    if isinstance(value, Fen):
        yuan, fen = divmod(value, _FEN_PER_YUAN)
        return value / _FEN_PER_YUAN if fen else yuan
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def guarded(value: object) -> object:
    """Return a cell that a spreadsheet shows as it is: what looks like a formula gets an apostrophe."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        return ";".join(map(str, value))
    if isinstance(value, float) and "e" in repr(value):
        return f"{Decimal(repr(value)):f}"  # 1e-05 is what no reader takes
    if isinstance(value, str) and value and value[:1] in GUARDED and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def _one_newline(cell: object) -> object:
    """Return a cell for lines that end with a line feed: csv writes a bare carriage return without quotes there."""
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) and "\r" in cell else cell
