"""A list as a file, opened and read: the shortest way from what a bank writes to what rmtool understands."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from rmtool.errors import Rejection
from rmtool.exchange.intake import Entry, ListFile, open_list

TODAY = date(2026, 11, 24)


class Outcome(NamedTuple):
    """What came of a list: how it was understood, its readable rows, and the rejected ones."""

    file: ListFile
    rows: list[dict[str, object]]
    rejected: list[Rejection]
    lines: list[int]


def read_file(path: Path, **options: object) -> Outcome:
    with open_list(path, today=TODAY, **options) as file:
        entries = list(file.entries())
    good = [entry for entry in entries if isinstance(entry, Entry)]
    rejected = [entry for entry in entries if isinstance(entry, Rejection)]
    return Outcome(file, [dict(entry.values) for entry in good], rejected, [entry.line for entry in entries])


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Outcome]:
    """Write a text (or bytes) as `list.csv` and read it as a list."""

    def write_and_read(content: str | bytes, *, written: str = "utf-8", **options: object) -> Outcome:
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(written))
        return read_file(path, **options)

    return write_and_read


@pytest.fixture
def cell(read: Callable[..., Outcome]) -> Callable[..., object]:
    """Read one cell under one header of a client list; a rejection comes back as it is."""

    def read_cell(header: str, text: str, field: str, **options: Mapping[str, object]) -> object:
        quoted = text.replace('"', '""')
        outcome = read(f'客户号,{header}\n000012,"{quoted}"\n', **options)
        return outcome.rejected[0] if outcome.rejected else outcome.rows[0].get(field)

    return read_cell
