"""The rejected rows of an import as a list of their own: where, what was seen, why, and what to do."""

import csv
from collections.abc import Iterable
from pathlib import Path

from rmtool.errors import InputFileError, Rejection
from rmtool.exchange.machine import guarded
from rmtool.text import _


def write_rejects(path: Path, rejections: Iterable[Rejection]) -> None:
    """Write the rejections as CSV that Excel opens (UTF-8 with a byte order mark); InputFileError where it cannot."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([_("line"), _("column"), _("value"), _("reason"), _("what to do")])
            writer.writerows([guarded(cell) for cell in rejection] for rejection in rejections)
    except OSError as error:
        raise InputFileError(
            _("the rejected rows cannot be written to {file}: {why}").format(file=path, why=error.strerror),
            _("nothing was imported; make the folder writable, or import a copy of the file"),
        ) from None
