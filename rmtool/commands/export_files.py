"""An export's rows into the file that was asked for, counted list by list."""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from rmtool.book.open import Connection, one_state
from rmtool.commands.export_rows import Row, columns, rows
from rmtool.exchange.files import write_csv_file, written_whole
from rmtool.exchange.machine import plain, write_csv
from rmtool.rules.fields import CLIENTS


def write(
    connection: Connection,
    path: Path | None,
    form: str,
    kinds: Sequence[str],
    *,
    folder: bool,
    reveal: bool,
    only: frozenset[int] | None,
) -> dict[str, int]:
    """Write the lists and return how many rows of each; all of one state of the book.

    Args:
        connection: an open book.
        path: the file, or with `folder` the folder of one file a list; None for standard output.
        form: csv, xlsx, json or vcf.
        kinds: which lists.
        folder: whether `path` is a folder.
        reveal: whole names, numbers and words.
        only: the clients whose rows are wanted; None for all.

    Raises:
        InputFileError: a file cannot be written.
    """
    counts = dict.fromkeys(kinds, 0)
    alone = "points" not in kinds

    def of(kind: str) -> Iterator[Row]:
        for row in rows(connection, kind, reveal=reveal, only=only):
            counts[kind] += 1
            yield row

    with one_state(connection):
        if form == "csv":
            _csv(path, {kind: of(kind) for kind in kinds}, folder=folder, alone=alone)
        elif form == "json":
            _json(path, {kind: of(kind) for kind in kinds})
        elif form == "xlsx" and path is not None:
            from rmtool.exchange.workbook_writer import write_workbook

            lists = {kind: of(kind) for kind in kinds}
            sheets = _filled(lists) if len(lists) > 1 else lists.items()
            write_workbook(path, ((kind, columns(kind, alone=alone), found) for kind, found in sheets))
        elif path is not None:
            from rmtool.commands.export_cards import cards
            from rmtool.exchange.vcard_writer import write_cards

            write_cards(path, cards(of(CLIENTS)))
    return counts


def _csv(path: Path | None, lists: dict[str, Iterator[Row]], *, folder: bool, alone: bool) -> None:
    if path is None:
        for kind, found in lists.items():
            write_csv(found, columns(kind, alone=alone), sys.stdout)
        return
    if folder:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    for kind, found in _filled(lists) if folder else lists.items():
        write_csv_file(path / f"{kind}.csv" if folder else path, columns(kind, alone=alone), found)


def _filled(lists: dict[str, Iterator[Row]]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the lists that have rows: an empty one is no list to an import."""
    for kind, found in lists.items():
        first = next(found, None)
        if first is not None:
            yield kind, chain([first], found)


def _json(path: Path | None, lists: dict[str, Iterator[Row]]) -> None:
    """Write the lists one row at a time: a book of any size passes through."""
    text = _document(lists)
    if path is None:
        sys.stdout.writelines(text)
        return
    with written_whole(path) as stream:
        stream.writelines(part.encode() for part in text)


def _document(lists: dict[str, Iterator[Row]]) -> Iterator[str]:
    yield "{\n"
    for place, (kind, found) in enumerate(lists.items()):
        yield f'{"," if place else ""}"{kind}": ['
        for number, row in enumerate(found):
            yield ("," if number else "") + "\n  " + json.dumps(plain(row), ensure_ascii=False, allow_nan=False)
        yield "\n]\n"
    yield "}\n"
