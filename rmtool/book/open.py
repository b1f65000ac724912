"""Opening the client book. The only place that names a database driver.

Reading and migrating need the standard library alone; SQLAlchemy is put over an open connection by `engine_over`, and
only for writing.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rmtool.book import migrations, trouble

if TYPE_CHECKING:
    from sqlalchemy import Engine

Connection = sqlite3.Connection
DriverError = sqlite3.Error

# Seconds to wait for another command that is writing.
PATIENCE = 30.0
_MAGIC = b"SQLite format 3\x00"
_OLDEST_SQLITE = (3, 35, 0)  # UPDATE ... FROM and RETURNING
_OWNER_ONLY = 0o600
_CACHE_KIB = 16_384


class Opened(NamedTuple):
    """An open book; where it was brought up to date, from which layout, and where the former file is kept."""

    connection: Connection
    migrated_from: int | None = None
    copy: Path | None = None


def open_to_read(path: Path, *, patience: float = PATIENCE) -> Opened:
    """Open an existing book for reading only.

    Args:
        path: the book.
        patience: seconds to wait for a writer that is just finishing.

    Raises:
        BookError: there is no book, or it cannot be used; nothing was changed.
    """
    with naming_trouble(path):
        if not _lies_at(path):
            raise trouble.no_book(path)
        if not path.stat().st_size:
            raise trouble.empty_file(path)
        opened = _open(path, patience)
        opened.connection.execute("PRAGMA query_only = ON")
        return opened


def open_to_write(path: Path, *, create: bool = True, make_folder: bool = False, patience: float = PATIENCE) -> Opened:
    """Open a book for writing; a transaction is begun by whoever writes.

    Args:
        path: the book.
        create: make a missing book (or turn an empty file into one).
        make_folder: make a missing folder too: for the default place, not for one a person typed.
        patience: seconds to wait for another writer.

    Raises:
        BookError: it cannot be used; nothing was changed.
    """
    with naming_trouble(path):
        if not _lies_at(path):
            if not create:
                raise trouble.no_book(path)
            _make_file(path, make_folder=make_folder)
        opened = _open(path, patience)
        _log_ahead(opened.connection)
        opened.connection.execute("PRAGMA synchronous = FULL")
        return opened


def open_scratch(path: Path) -> Connection:
    """Return a connection to a throw-away file: no journal, no waiting for the disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def attach_scratch(connection: Connection, path: Path, name: str) -> None:
    """Reach a throw-away file as schema `name` beside the book, and let both work in memory for a large write."""
    connection.execute(f"ATTACH DATABASE ? AS {name}", (str(path),))
    connection.execute(f"PRAGMA {name}.journal_mode = OFF")
    connection.execute(f"PRAGMA {name}.synchronous = OFF")
    for schema in ("main", name):
        connection.execute(f"PRAGMA {schema}.cache_size = -{_CACHE_KIB}")


def engine_over(connection: Connection) -> "Engine":
    """Return an SQLAlchemy engine over the one open connection; its transactions take the write lock at once.

    Two writers that first read and then write would otherwise fail each other, and a bound value, that is client
    data, would stand in every error text.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def copy_book(path: Path, copy: Path) -> None:
    """Copy a book while others may be using it; the copy is its owner's only."""
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
    source, target = _connect(path, PATIENCE), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()


@contextmanager
def one_state(connection: Connection) -> Iterator[None]:
    """Let everything read in the block be of one state of the book, whatever is written meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


@contextmanager
def naming_trouble(path: Path) -> Iterator[None]:
    """Turn what the driver or the system says about the book at `path` into one BookError; bugs pass through."""
    try:
        yield
    except PermissionError:
        raise trouble.not_allowed(path) from None
    except sqlite3.Error as error:
        named = trouble.of_code(getattr(error, "sqlite_errorname", ""), path)
        if named is None:
            raise
        raise named from None


def _lies_at(path: Path) -> bool:
    """Say whether a file lies at `path`; anything else than a file there is an error."""
    if not path.exists():
        return False
    if not path.is_file():
        raise trouble.not_a_file(path)
    return True


def _make_file(path: Path, *, make_folder: bool) -> None:
    """Make an empty file that only its owner may read; the journals beside it get the same rights from SQLite."""
    if make_folder:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.parent.is_dir():
        raise trouble.no_folder(path)
    with suppress(FileExistsError):  # another command was faster; its book is as good
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))


def _open(path: Path, patience: float) -> Opened:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise trouble.old_sqlite(sqlite3.sqlite_version, ".".join(map(str, _OLDEST_SQLITE[:2])))
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head and head != _MAGIC:
        raise trouble.not_sqlite(path)
    connection = _connect(path, patience)
    try:
        return _brought_up(connection, path)
    except BaseException:
        connection.close()
        raise


def _log_ahead(connection: Connection) -> None:
    """Let readers and the writer work side by side from now on; a book keeps this once it is set."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Another command is in the new book already; one of the next will find it alone.
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise


def _connect(path: Path, patience: float) -> Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=patience)


def _brought_up(connection: Connection, path: Path) -> Opened:
    """Check whose file it is and bring it to our layout; a book of today passes with two questions."""
    mark = migrations.mark_of(connection)
    if not mark.ours and not mark.blank:
        raise trouble.not_ours(path)
    if mark.version > migrations.LATEST:
        raise trouble.newer(path, mark.version, migrations.LATEST)
    copy = migrations.migrate(connection, path) if mark.version < migrations.LATEST else None
    connection.execute("PRAGMA foreign_keys = ON")
    return Opened(connection, mark.version if copy else None, copy)
