"""Where a list comes from: a file, a pipe of the shell, or standard input, opened as what it is."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from rmtool.errors import InputFileError
from rmtool.exchange.delimited import DelimitedList
from rmtool.exchange.encoding import find_encoding
from rmtool.exchange.file_kind import FileKind, kind_of
from rmtool.exchange.grid import GridList
from rmtool.exchange.page import open_page
from rmtool.exchange.records import ListSource
from rmtool.exchange.workbook import open_workbook
from rmtool.text import _


def regular(source: Path, shown: str, stack: ExitStack) -> Path:
    """Return the file itself, or a copy of what can be read only once (a pipe of the shell)."""
    if source.is_dir():
        raise InputFileError(_("{file} is a folder").format(file=shown), _("name a file in it"))
    if source.exists() and not source.is_file():
        with source.open("rb") as once:
            return copied(once, stack)
    return source


def opened(path: Path, shown: str, encoding: str | None, sheet: str | None) -> ListSource:
    """Return the list as it can be read; what the file is shows in its content, never in its name.

    Raises:
        InputFileError: the file is missing, forbidden, or nothing that holds a list.
    """
    try:
        if (kind := kind_of(path, shown)) is FileKind.workbook:
            return _workbook(path, shown, encoding, sheet)
        return _text(path, shown, encoding, sheet, kind)
    except FileNotFoundError:
        raise InputFileError(
            _("there is no file {file}").format(file=shown), _("check the name and the folder")
        ) from None
    except OSError as error:
        raise InputFileError(
            _("{file} cannot be read: {why}").format(file=shown, why=error.strerror),
            _("check your rights to it"),
        ) from None


def _workbook(path: Path, shown: str, encoding: str | None, sheet: str | None) -> GridList:
    if encoding is not None:
        raise InputFileError(
            _("{file} is a workbook, which has no encoding").format(file=shown), _("leave --encoding out")
        )
    return open_workbook(path, shown, sheet)


def _text(path: Path, shown: str, encoding: str | None, sheet: str | None, kind: FileKind) -> ListSource:
    if sheet is not None:
        raise InputFileError(_("{file} is no workbook: it has no sheets").format(file=shown), _("leave --sheet out"))
    if kind is FileKind.page:
        return open_page(path, shown, encoding)
    if kind is FileKind.cards:
        from rmtool.exchange.vcards import CardList  # noqa: PLC0415 - no other list needs its library

        return CardList(path, shown, encoding)
    codec = find_encoding(path, shown, encoding)
    return DelimitedList(path.open(encoding=codec, newline=""), codec, shown)


def copied(stdin: BinaryIO | None, stack: ExitStack) -> Path:
    """Standard input can be read only once, and the encoding shows only at its end: it is copied first."""
    path = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rmtool-"))) / "stdin.csv"
    with path.open("wb") as copy:
        if stdin is not None:
            shutil.copyfileobj(stdin, copy)
    return path
