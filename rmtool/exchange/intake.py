"""A list file, opened and understood: its rows come out as typed values or as rejections with a reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rmtool.errors import InputFileError, Rejection
from rmtool.exchange.cells import RowError, clean
from rmtool.exchange.column_reader import MASKED, UNREAD, ColumnReader
from rmtool.exchange.columns import load_columns, title_unit
from rmtool.exchange.headers import HeaderReader, Layout
from rmtool.exchange.identity_card import is_resident_number
from rmtool.exchange.reading import Reading
from rmtool.exchange.records import MOST_COLUMNS, ListSource, Record, Survey, is_total
from rmtool.exchange.rows import read_row
from rmtool.exchange.source import copied, opened, regular
from rmtool.text import _

_LONGEST_SHOWN = 200  # characters of a rejected cell
# What an ID number tells is as present in a list as a column of its own.
_FROM_IDENTITY = ("birth_date", "gender", "id_last4")


class Entry(NamedTuple):
    """One readable row: only the fields that have a value; amounts in fen, days as dates, phones as lists."""

    line: int
    values: dict[str, object]


class ListFile:
    """One list: how it was understood, and its rows, read once from top to bottom."""

    def __init__(
        self, shown: str, source: ListSource, found: Survey, layout: Layout, reading: Reading, *, keep_unknown: bool,
    ) -> None:  # fmt: skip
        self.name = shown
        self.encoding = source.encoding
        self.delimiter = source.delimiter
        self.sheet = source.sheet
        self.header_line = found.header_line
        self.kind = layout.kind
        self.units = layout.units
        self.rows = 0
        self.skipped_totals = 0
        self.masked: Counter[str] = Counter()
        self.size = source.size
        self._layout = layout
        readers = [ColumnReader(layout.kind, place, field, reading) for place, field in layout.places]
        self._plan = [(column.place, column.field, column.remembered, column.read) for column in readers]
        self._header = [*layout.cells]
        self._reading = reading
        self._source = source
        self._keep_unknown = keep_unknown and layout.kind == "clients"
        self._extra_names = _extra_names(layout)
        # A column without a header is worth a word only when something stands in it.
        self._nameless = [place for place, name in layout.unknown if not name]
        self._nameless_filled: list[int] = []

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the headers that no field takes; a column without one by its number (#7) once it held something."""
        named = [name for _place, name in self._layout.unknown if name]
        nameless = (self._extra_names[place] for place in sorted(self._nameless_filled))
        return (*dict.fromkeys(named), *nameless, *self._source.not_taken)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that this list may fill, also those that another tells: ID number, risk label."""
        fields = [*self._layout.fields]
        if "identity_card" in fields:
            fields.remove("identity_card")
            fields += [field for field in _FROM_IDENTITY if field not in fields]
        if "lunar_birth_date" in fields:
            fields.remove("lunar_birth_date")
            fields += [field for field in ("birth_date",) if field not in fields]
        if self.kind == "clients" and {"risk_level", "risk_word"} & set(fields):
            fields += [field for field in ("risk_level", "risk_word") if field not in fields]
        if self.kind == "contacts" and "reached" not in fields:
            fields.append("reached")
        if self._keep_unknown and "extra" not in fields:
            fields.append("extra")
        return tuple(fields)

    @property
    def unknown_risk_words(self) -> Mapping[str, int]:
        """Return the risk labels that mean no level here, and how often each stood."""
        return self._reading.unknown_risk_words

    @property
    def position(self) -> int:
        """Return how much of `size` has been read (bytes of text, rows of a sheet), for a progress bar."""
        return self._source.position

    def entries(self) -> Iterator[Entry | Rejection]:
        """Yield every row as values or as a rejection.

        Raises:
            InputFileError: the list has no row, or the file changed while it was read.
        """
        for record in self._source.records():
            if record.line <= self.header_line:
                continue
            row = record if isinstance(record, Rejection) else self._row(record)
            if row is not None:
                self.rows += 1
                yield row
        if not self.rows:
            raise InputFileError(
                _("{file} has a header but no rows").format(file=self.name),
                _("export the list again, with its clients"),
            )

    def _row(self, record: Record) -> Entry | Rejection | None:
        """Return a record as values or as a rejection; None where it is no row: a total, a blank, the header again."""
        if is_total(record.cells) or record.cells == self._header:
            self.skipped_totals += 1
            return None
        wrong = self._misshapen(record)
        if wrong is not None:
            return wrong
        try:
            said = self._said(record.cells)
            extra = self._extra(record.cells) if self._extra_names else {}
            if not said and not extra and not any(map(clean, record.cells)):
                return None
            values = read_row(self.kind, said, self._reading)
        except RowError as error:
            return self._rejection(record, error)
        if extra and self._keep_unknown:
            said_so = values.get("extra")
            values["extra"] = (said_so if isinstance(said_so, dict) else {}) | extra
        return Entry(record.line, values)

    def _misshapen(self, record: Record) -> Rejection | None:
        width = len(self._layout.cells)
        if record.torn:
            hint = _("a quotation mark inside a quoted cell is written twice")
            return Rejection(record.line, "", "", _("the quotation marks do not fit"), hint)
        if len(record.cells) > width and any(map(clean, record.cells[width:])):
            reason = _("{n} cells, but the header has {width}").format(n=len(record.cells), width=width)
            hint = _("look for a separator inside a cell; put such cells in quotes")
            return Rejection(record.line, "", "", reason, hint)
        return None

    def _said(self, cells: list[str]) -> dict[str, object]:
        """Return the values of the cells that say something; hidden ones (138****1234) are counted and dropped."""
        said: dict[str, object] = {}
        width = len(cells)
        for place, field, remembered, read in self._plan:
            if place >= width or not (cell := cells[place]):
                continue
            value = remembered.get(cell, UNREAD)
            if value is UNREAD:
                value = read(cell)
            if value is MASKED:
                self.masked[field] += 1
            elif value is not None:
                said[field] = _added(said[field], value) if field in said else value
        return said

    def _extra(self, cells: list[str]) -> dict[str, str]:
        """Return what stands in columns that no field takes; an ID number is kept nowhere, so it counts as hidden."""
        for place in self._nameless:
            if place < len(cells) and clean(cells[place]) and place not in self._nameless_filled:
                self._nameless_filled.append(place)
        if not self._keep_unknown:
            return {}
        extra: dict[str, str] = {}
        for place, name in self._extra_names.items():
            text = clean(cells[place]) if place < len(cells) else ""
            if is_resident_number(text.strip("'")):
                self.masked[name] += 1
            elif text:
                extra[name] = text
        return extra

    def _rejection(self, record: Record, error: RowError) -> Rejection:
        places = [place for place, field in self._layout.places if field == error.field]
        cell = clean(record.cells[places[0]]) if places and places[0] < len(record.cells) else ""
        column = self._layout.written.get(error.field, error.field)
        return Rejection(record.line, column, (error.shown or cell)[:_LONGEST_SHOWN], error.reason, error.hint)


def _added(first: object, second: object) -> object:
    """Return the phones or addresses of two columns together; no other field has two."""
    if isinstance(first, list) and isinstance(second, list):
        return list(dict.fromkeys([*first, *second]))
    return first


def _extra_names(layout: Layout) -> dict[int, str]:
    """Return a name for each unknown column; twins are told apart by a number, nameless ones are called by place."""
    names: dict[int, str] = {}
    for place, written in layout.unknown:
        name = written or f"#{place + 1}"
        twins = sum(1 for other in names.values() if other == name or other.startswith(f"{name} ("))
        names[place] = f"{name} ({twins + 1})" if twins else name
    return names


@contextmanager
def open_list(
    source: Path | None,
    *,
    stdin: BinaryIO | None = None,
    kind: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
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
        encoding: the text's encoding; None to find it.
        sheet: the workbook's sheet by name or number; None for the first that names columns rmtool knows.
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
        path = regular(source, shown, stack) if source else copied(stdin, stack)
        opened_list = opened(path, shown, encoding, sheet)
        stack.callback(opened_list.close)
        found = opened_list.survey(reader.known)
        if found is None:
            raise InputFileError(
                _("{file}: no line of it names columns that rmtool knows").format(file=shown),
                _("a client list needs 客户号 or 客户姓名; --map THEIRS=OURS names a column"),
            )
        header = next(
            record
            for record in opened_list.records()
            if isinstance(record, Record) and record.line >= found.header_line
        )
        _refuse_wide(header.cells, shown)
        layout = reader.layout(header.cells, shown, title_unit(found.titles))
        reading = Reading(columns, today, layout.units)
        yield ListFile(shown, opened_list, found, layout, reading, keep_unknown=keep_unknown)


def _refuse_wide(cells: list[str], shown: str) -> None:
    if len(cells) > MOST_COLUMNS:
        raise InputFileError(
            _("{file} has {n} columns, a list at most {most}").format(file=shown, n=len(cells), most=MOST_COLUMNS),
            _("export only the columns that are needed"),
        )
