"""What stands in the way of using a book, each in one sentence (exit 5). Nothing in the book was changed."""

from pathlib import Path

from rmtool.errors import BookError
from rmtool.text import _


def no_book(path: Path) -> BookError:
    """Nothing lies at `path`."""
    return BookError(
        _("there is no client book at {path}").format(path=path),
        _("rmtool import FILE.csv or rmtool add NAME makes one"),
    )


def empty_file(path: Path) -> BookError:
    """An empty file lies at `path`; a writing command may make it a book."""
    return BookError(
        _("{path} is an empty file, not a client book").format(path=path),
        _("rmtool import FILE.csv or rmtool add NAME makes it one"),
    )


def no_folder(path: Path) -> BookError:
    """The folder that should hold the book is not there."""
    return BookError(
        _("there is no folder {folder} to keep the book in").format(folder=path.parent),
        _("make the folder first, or check --book"),
    )


def not_a_file(path: Path) -> BookError:
    """A folder, a device or a pipe lies at `path`."""
    return BookError(
        _("{path} is not a file, so it cannot be a client book").format(path=path),
        _("name the book file itself with --book"),
    )


def not_sqlite(path: Path) -> BookError:
    """A file of another kind lies at `path`."""
    return BookError(
        _("{path} is not a client book: it is not an SQLite file").format(path=path),
        _("check --book; a list of clients is brought in with rmtool import"),
    )


def not_ours(path: Path) -> BookError:
    """Another program's SQLite file lies at `path`."""
    return BookError(
        _("{path} is another program's SQLite file, not a client book").format(path=path),
        _("check --book and RMTOOL_BOOK"),
    )


def newer(path: Path, version: int, known: int) -> BookError:
    """The book was written by a later rmtool: its layout is `version`, ours is `known`."""
    return BookError(
        _("{path} was written by a newer rmtool (book version {version}, this rmtool knows up to {known})").format(
            path=path, version=version, known=known
        ),
        _("update rmtool: pip install --upgrade rmtool"),
    )


def old_sqlite(found: str, needed: str) -> BookError:
    """The SQLite inside this Python is too old for the statements we use."""
    return BookError(
        _("this Python brings SQLite {found}; rmtool needs {needed} or later").format(found=found, needed=needed),
        _("use a newer Python"),
    )


def not_allowed(path: Path) -> BookError:
    """The account may not read or write here."""
    return BookError(
        _("the book {path} may not be opened by this account").format(path=path),
        _("check the rights of the file and of its folder"),
    )


def of_code(code: str, path: Path) -> BookError | None:
    """Return the trouble that an SQLite error code (`SQLITE_FULL`, `SQLITE_BUSY_SNAPSHOT` ...) stands for.

    None where the code means a bug of ours and not the state of the book.
    """
    base = "_".join(code.split("_")[:2])
    words = {
        "SQLITE_BUSY": (
            _("another program is writing to the book {path}"),
            _("try again when it has finished"),
        ),
        "SQLITE_FULL": (
            _("there is no room left on the disk of {path}; nothing was changed"),
            _("make room, then run the command again"),
        ),
        "SQLITE_READONLY": (
            _("the book {path} may not be written to"),
            _("check the rights of the file and of its folder"),
        ),
        "SQLITE_CANTOPEN": (
            _("the book {path} cannot be opened"),
            _("check the rights of the file and of its folder"),
        ),
        "SQLITE_CORRUPT": (_("the book {path} is damaged"), _("put a copy of it in its place")),
        "SQLITE_NOTADB": (
            _("{path} is not a client book: it is not an SQLite file"),
            _("check --book; a list of clients is brought in with rmtool import"),
        ),
        "SQLITE_IOERR": (_("the disk failed while using the book {path}"), _("check the disk, then try again")),
    }
    words["SQLITE_LOCKED"] = words["SQLITE_BUSY"]
    words["SQLITE_PERM"] = words["SQLITE_CANTOPEN"]
    if base not in words:
        return None
    sentence, hint = words[base]
    return BookError(sentence.format(path=path), hint)
