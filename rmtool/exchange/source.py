"""Where a list comes from: a file, a pipe of the shell, or standard input, opened as text."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO

from rmtool.errors import InputFileError
from rmtool.exchange.encoding import find_encoding
from rmtool.text import _


def regular(source: Path, shown: str, stack: ExitStack) -> Path:
    """Return the file itself, or a copy of what can be read only once (a pipe of the shell)."""
    if source.is_dir():
        raise InputFileError(_("{file} is a folder").format(file=shown), _("name a file in it"))
    if source.exists() and not source.is_file():
        with source.open("rb") as once:
            return copied(once, stack)
    return source


def opened(path: Path, shown: str, encoding: str | None) -> tuple[TextIO, str]:
    """Return the file as text and its codec; InputFileError where it is missing, forbidden or no text."""
    try:
        codec = find_encoding(path, shown, encoding)
        return path.open(encoding=codec, newline=""), codec
    except FileNotFoundError:
        raise InputFileError(
            _("there is no file {file}").format(file=shown), _("check the name and the folder")
        ) from None
    except OSError as error:
        raise InputFileError(
            _("{file} cannot be read: {why}").format(file=shown, why=error.strerror),
            _("check your rights to it"),
        ) from None


def copied(stdin: BinaryIO | None, stack: ExitStack) -> Path:
    """Standard input can be read only once, and the encoding shows only at its end: it is copied first."""
    path = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rmtool-"))) / "stdin.csv"
    with path.open("wb") as copy:
        if stdin is not None:
            shutil.copyfileobj(stdin, copy)
    return path
