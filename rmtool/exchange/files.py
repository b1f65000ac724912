"""Files we write: whole or not at all, for their owner's eyes only."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rmtool.errors import InputFileError
from rmtool.exchange.machine import guarded
from rmtool.text import _


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content becomes the file at `path` at the end; after an error the old file is still there.

    The file can be read by its owner only. A device or a pipe is written to as it is.

    Raises:
        InputFileError: the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                yield stream
            return
        with _replacing(path.resolve()) as stream:
            yield stream
    except OSError as error:
        raise InputFileError(
            _("{file} cannot be written: {why}").format(file=path, why=error.strerror or error),
            _("close it where it is open, or name another file or folder"),
        ) from None


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    # mkstemp gives the file to its owner alone (0600); beside the target, so that replacing is one step.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def write_csv_file(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Write a list that Excel opens as it is: UTF-8 with a byte order mark, CRLF, no cell that runs as a formula.

    Amounts are yuan, days ISO text, unknown is empty.

    Raises:
        InputFileError: the file cannot be written; what was there before still is.
    """
    with written_whole(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guarded(column) for column in columns])
        for row in rows:
            writer.writerow([guarded(row.get(column)) for column in columns])
        text.flush()
        text.detach()
