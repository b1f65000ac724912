"""A list file, opened and understood: its rows come out as typed values or as rejections with a reason."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from os import stat_result
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

from rmtool.errors import InputFileError, Rejection
from rmtool.exchange.cells import clean, is_blank, is_masked
from rmtool.exchange.columns import load_columns
from rmtool.exchange.delimited import Record, find_delimiter, find_header, is_total, records
from rmtool.exchange.encoding import find_encoding
from rmtool.exchange.headers import HeaderReader, Layout
from rmtool.exchange.reading import Reading
from rmtool.exchange.rows import FREE_TEXT, RowError, read_row
from rmtool.text import _

_MASKABLE = frozenset({"name", "client_name", "mobile", "phone", "client_phone", "identity_card", "wechat", "email"})
# What an ID number tells is as present in a list as a column of its own.
_FROM_IDENTITY = ("birth_date", "gender", "id_last4")


class Entry(NamedTuple):
    """One readable row: only the fields that have a value; amounts in fen, days as dates, phones as lists."""

    line: int
    values: dict[str, object]


class ListFile:
    """One list: how it was understood, and its rows, read once from top to bottom."""

    def __init__(
        self, shown: str, path: Path, stream: TextIO, encoding: str, delimiter: str, header_line: int, layout: Layout,
        rows: Iterator[Record], reading: Reading, *, keep_unknown: bool,
    ) -> None:  # fmt: skip
        self.name = shown
        self.encoding = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
        self.delimiter = delimiter
        self.header_line = header_line
        self.kind = layout.kind
        self.units = layout.units
        self.unknown = tuple(name for _place, name in layout.unknown if name)
        self.rows = 0
        self.skipped_totals = 0
        self.masked: Counter[str] = Counter()
        self.size = path.stat().st_size
        self._layout = layout
        self._records = rows
        self._reading = reading
        self._path = path
        self._stream = stream
        self._keep_unknown = keep_unknown
        self._before = path.stat()

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that this list may fill, those that an ID number or a risk label tells with them."""
        fields = [*self._layout.fields]
        if "identity_card" in fields:
            fields.remove("identity_card")
            fields += [field for field in _FROM_IDENTITY if field not in fields]
        if {"risk_level", "risk_word"} & set(fields):
            fields += [field for field in ("risk_level", "risk_word") if field not in fields]
        if self.kind == "contacts" and "reached" not in fields:
            fields.append("reached")
        if self._keep_unknown and self.kind == "clients":
            fields.append("extra")
        return tuple(fields)

    @property
    def unknown_risk_words(self) -> Mapping[str, int]:
        """Return the risk labels that mean no level here, and how often each stood."""
        return self._reading.unknown_risk_words

    @property
    def position(self) -> int:
        """Return how many bytes have been read, for a progress bar."""
        return self._stream.buffer.tell()

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield every row as values or as a rejection.

        Raises:
            InputFileError: the list has no row, or the file changed while it was read.
        """
        for record in self._records:
            if is_total(record.cells):
                self.skipped_totals += 1
                continue
            self.rows += 1
            yield self._entry(record)
        if not self.rows:
            raise InputFileError(
                _("{file} has a header but no rows").format(file=self.name),
                _("export the list again, with its clients"),
            )
        if _changed(self._before, self._path.stat()):
            raise InputFileError(
                _("{file} changed while it was read").format(file=self.name),
                _("wait until it is complete and import it again"),
            )

    def _entry(self, record: Record) -> Entry | Rejection:
        width = self._layout.width
        if len(record.cells) > width and any(map(clean, record.cells[width:])):
            reason = _("{n} cells, but the header has {width}").format(n=len(record.cells), width=width)
            return Rejection(
                record.line, "", "", reason, _("look for a separator inside a cell; put such cells in quotes")
            )
        try:
            values = read_row(self.kind, self._cells(record.cells), self._reading)
        except RowError as error:
            return self._rejection(record, error)
        extra = self._extra(record.cells) if self._keep_unknown and self.kind == "clients" else None
        return Entry(record.line, values | {"extra": extra} if extra else values)

    def _cells(self, cells: list[str]) -> dict[str, str]:
        """Return the cleaned cells that say something, by field; hidden values (138****1234) say nothing."""
        said: dict[str, str] = {}
        for place, field in self._layout.places:
            if place >= len(cells):
                break
            text = clean(cells[place])
            if not text or (field not in FREE_TEXT and is_blank(text)):
                continue
            if field in _MASKABLE and is_masked(text):
                self.masked[field] += 1
                continue
            said[field] = f"{said[field]};{text}" if field in said else text
        return said

    def _extra(self, cells: list[str]) -> dict[str, str]:
        named = ((name, clean(cells[place])) for place, name in self._layout.unknown if name and place < len(cells))
        return {name: text for name, text in named if text}

    def _rejection(self, record: Record, error: RowError) -> Rejection:
        places = [place for place, field in self._layout.places if field == error.field]
        cell = clean(record.cells[places[0]]) if places and places[0] < len(record.cells) else ""
        column = self._layout.written.get(error.field, error.field)
        return Rejection(record.line, column, error.shown or cell, error.reason, error.hint)


@contextmanager
def open_list(
    source: Path | None,
    *,
    stdin: BinaryIO | None = None,
    kind: str | None = None,
    encoding: str | None = None,
    maps: Mapping[str, str] | None = None,
    user_columns: Path | None = None,
    keep_unknown: bool = False,
    today: date,
) -> Iterator[ListFile]:
    """Open a list and understand its header.

    Args:
        source: the file; None for standard input.
        stdin: where standard input is read from.
        kind: clients, holdings, family or contacts; None to find it from the header.
        encoding: the file's encoding; None to find it.
        maps: header to field, winning over every alias.
        user_columns: the user's `columns.toml`.
        keep_unknown: keep columns that no field takes, as `extra`.
        today: the day against which birthdays are checked.

    Raises:
        InputFileError: the file cannot be read as a list; UsageError: `maps` names no field.
    """
    columns = load_columns(user_columns)
    reader = HeaderReader(columns, kind, maps or {})
    shown = str(source) if source else _("standard input")
    with ExitStack() as stack:
        path = source or _copied(stdin, stack)
        codec = _readable(path, shown, encoding)
        stream = stack.enter_context(path.open(encoding=codec, newline=""))
        delimiter = find_delimiter(stream)
        rows = records(stream, delimiter, shown)
        found = find_header(rows, reader.known)
        if found is None:
            raise InputFileError(
                _("{file}: no line of it names columns that rmtool knows").format(file=shown),
                _("a client list needs 客户号 or 客户姓名; --map THEIRS=OURS names a column"),
            )
        layout = reader.layout(found.record.cells, shown)
        reading = Reading(columns, today, layout.units)
        yield ListFile(
            shown, path, stream, codec, delimiter, found.record.line, layout, rows, reading, keep_unknown=keep_unknown
        )


def _readable(path: Path, shown: str, encoding: str | None) -> str:
    try:
        if path.is_dir():
            raise InputFileError(_("{file} is a folder").format(file=shown), _("name a file in it"))
        return find_encoding(path, shown, encoding)
    except FileNotFoundError:
        raise InputFileError(
            _("there is no file {file}").format(file=shown), _("check the name and the folder")
        ) from None
    except OSError as error:
        raise InputFileError(
            _("{file} cannot be read: {why}").format(file=shown, why=error.strerror), _("check your rights to it")
        ) from None


def _copied(stdin: BinaryIO | None, stack: ExitStack) -> Path:
    """Standard input can be read only once, and the encoding shows only at its end: it is copied first."""
    path = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rmtool-"))) / "stdin.csv"
    with path.open("wb") as copy:
        if stdin is not None:
            shutil.copyfileobj(stdin, copy)
    return path


def _changed(before: stat_result, after: stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
