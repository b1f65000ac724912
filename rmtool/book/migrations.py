"""Bringing a book to this program's layout: packaged SQL steps, one transaction each, the old file copied first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rmtool.book.open import Connection

# The layout this program writes: the number of packaged steps (a test counts them).
LATEST = 5
# Marks the file as ours in its header, where `file` and other programs look: "RMTL".
APPLICATION_ID = 0x524D544C


class Mark(NamedTuple):
    """What a file says of itself: whose it is, its layout (how many steps it has behind it), whether it is blank."""

    ours: bool
    version: int
    blank: bool


def mark_of(connection: "Connection") -> Mark:
    """Return the file's mark, all of it of one moment: another process may be making the book just now."""
    owner, version, tables = connection.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),"
        " (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    return Mark(owner == APPLICATION_ID, version, not (owner or version or tables))


def migrate(connection: "Connection", path: Path | None = None) -> Path | None:
    """Run the steps the book lacks and return where the former file was copied to, None where nothing was kept.

    A blank book, or one in memory (`path` None), has nothing to keep.
    """
    copy = None
    # Steps may rebuild tables; references are checked at each step's end instead.
    connection.execute("PRAGMA foreign_keys = OFF")
    for number, statements in _steps():
        with _locked(connection):
            # Asked under the lock: another process may have done the step meanwhile.
            mark = mark_of(connection)
            if mark.blank:
                _make(connection)
            elif mark.version < number:
                if copy is None and path is not None:
                    copy = _keep(path, LATEST)
                _run(connection, number, statements)
    return copy


@contextmanager
def _locked(connection: "Connection") -> Iterator[None]:
    """Hold the write lock over the block, and keep what it did whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _make(connection: "Connection") -> None:
    """Run every step at once: nobody else may find a new book half made, and take it for an old one."""
    for number, statements in _steps():
        _run(connection, number, statements)


def _run(connection: "Connection", number: int, statements: Iterator[str]) -> None:
    for statement in statements:
        connection.execute(statement)
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        message = f"step {number} breaks a reference of table {broken[0]}"
        raise RuntimeError(message)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _keep(path: Path, version: int) -> Path:
    """Copy the book as it was, beside it, and never over an earlier copy."""
    from rmtool.book.open import copy_book  # noqa: PLC0415 - open imports this module

    copy = path.with_name(f"{path.name}.before-v{version}")
    tries = 1
    while copy.exists():
        tries += 1
        copy = path.with_name(f"{path.name}.before-v{version}.{tries}")
    copy_book(path, copy)
    return copy


def _steps() -> Iterator[tuple[int, Iterator[str]]]:
    """Return the packaged steps in order, each as its number and its statements."""
    from importlib.resources import files  # noqa: PLC0415 - only a book that lacks a step pays for it

    folder = files("rmtool") / "data" / "migrations"
    for step in sorted(folder.iterdir(), key=lambda file: file.name):
        if step.name.endswith(".sql"):
            yield int(step.name.partition("_")[0]), statements_of(step.read_text(encoding="utf-8"))


def statements_of(script: str) -> Iterator[str]:
    """Return the statements of a step; each ends with a semicolon at the end of a line."""
    statement: list[str] = []
    for line in script.splitlines():
        if not line.lstrip().startswith("--"):
            statement.append(line)
        if line.rstrip().endswith(";"):
            yield "\n".join(statement)
            statement = []
