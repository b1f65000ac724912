"""Tables of a web page as lists: many bank systems export a page and call it `.xls`."""

import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

from rmtool.errors import InputFileError
from rmtool.exchange.encoding import find_encoding
from rmtool.exchange.grid import Grid, GridList, Rows
from rmtool.exchange.records import MOST_COLUMNS
from rmtool.text import _

_CHUNK = 1 << 16
_HEAD = 4096
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(gb2312|gbk|gb18030|big5(?:-hkscs)?)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = frozenset({"script", "style", "title"})
_MOST_ROWS = 65_534  # what a cell may span; browsers allow no more
_FORMAT = "HTML"


def open_page(path: Path, shown: str, encoding: str | None) -> GridList:
    """Return the table of the page that names the most columns rmtool knows.

    Raises:
        InputFileError: the page has no table, breaks off within one, or is not in the encoding that was named.
    """
    parser = _Tables()
    with path.open(encoding=_encoding(path, shown, encoding), newline="") as stream:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
        parser.close()
    if parser.open:
        raise InputFileError(
            _("{file} is a web page that breaks off within a table").format(file=shown), _("export it again")
        )
    if not parser.tables:
        raise InputFileError(
            _("{file} is a web page without a table").format(file=shown),
            _("export the list again; the system may have answered with a page to log in"),
        )
    return GridList(_FORMAT, _grids(parser.tables), most=True)


def _grids(tables: list[list[list[str]]]) -> Iterator[Grid]:
    for table in tables:
        yield Grid(None, partial(_upper, table))


def _upper(table: list[list[str]], most: int | None) -> Rows:
    return table[:most]


def _encoding(path: Path, shown: str, named: str | None) -> str:
    """Return the codec: named, or found; what the page says of itself only decides between Chinese encodings."""
    found = find_encoding(path, shown, named)
    if named is not None or found.startswith("utf"):
        return found
    with path.open("rb") as stream:
        said = _CHARSET.search(stream.read(_HEAD))
    try:
        return find_encoding(path, shown, said[1].decode()) if said else found
    except InputFileError:
        return found


class _Table:
    """One table as it grows: its rows, and for how many more rows cells of upper ones span a column."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._spanned: dict[int, int] = {}
        self._taken: frozenset[int] = frozenset()
        self._pieces: list[str] | None = None
        self._span = (1, 1)

    def start_row(self) -> None:
        """Begin a row."""
        self.end_cell()
        self.rows.append([])
        self._taken = frozenset(self._spanned)
        self._spanned = {column: rows - 1 for column, rows in self._spanned.items() if rows > 1}
        self._pass_taken()

    def start_cell(self, columns: int, rows: int) -> None:
        """Begin a cell that spans so many columns and rows."""
        self.end_cell()
        if not self.rows:
            self.start_row()
        self._pieces, self._span = [], (columns, rows)

    def say(self, text: str) -> None:
        """Add text to the open cell; between cells nothing is said."""
        if self._pieces is not None:
            self._pieces.append(text)

    def end_cell(self) -> None:
        """Add the cell; the further columns and rows that it spans are empty, as in a merged cell of a sheet."""
        if self._pieces is None:
            return
        row, (columns, rows) = self.rows[-1], self._span
        for column in range(len(row), len(row) + columns):
            if rows > 1:
                self._spanned[column] = rows - 1
        row += ["".join(self._pieces).strip(" \n"), *[""] * (columns - 1)]
        self._pieces = None
        self._pass_taken()

    def _pass_taken(self) -> None:
        row = self.rows[-1]
        while len(row) in self._taken:
            row.append("")


class _Tables(HTMLParser):
    """Collects the tables of a page, those within others as tables of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of tables, rows, cells and line breaks."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self.open.append(_Table())
        elif self.open and tag == "tr":
            self.open[-1].start_row()
        elif self.open and tag in {"td", "th"}:
            said = dict(attrs)
            self.open[-1].start_cell(_span(said.get("colspan"), MOST_COLUMNS), _span(said.get("rowspan"), _MOST_ROWS))
        elif self.open and tag == "br":
            self.open[-1].say("\n")

    def handle_endtag(self, tag: str) -> None:
        """End cells, rows and tables."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif self.open and tag in {"td", "th", "tr"}:
            self.open[-1].end_cell()
        elif self.open and tag == "table":
            table = self.open.pop()
            table.end_cell()
            self.tables.append(table.rows)

    def handle_data(self, data: str) -> None:
        """Add what a cell says; runs of space are one, as a browser shows them."""
        if self.open and not self._unseen:
            self.open[-1].say(_SPACE.sub(" ", data))


def _span(said: str | None, most: int) -> int:
    return min(max(int(said), 1), most) if said and said.strip().isdecimal() else 1
