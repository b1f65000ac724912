"""Lists as an Excel workbook: text stays text, money is a number in yuan, nothing in it runs as a formula."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rmtool.errors import InputFileError
from rmtool.exchange.files import written_whole
from rmtool.exchange.machine import plain
from rmtool.rules.reason import Fen
from rmtool.text import _

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Sheet = tuple[str, Sequence[str], Iterable[Mapping[str, object]]]
_YUAN = "#,##0.00"
_TEXT = "@"
_NARROWEST, _WIDEST = 6, 60  # display cells of a column
# What Excel itself allows; beyond it xlsxwriter leaves cells out.
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_LONGEST_CELL = 32_767
_LONGEST_TITLE = 31
_EXACT_BELOW = 10**15
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write sheets of (title, columns, rows); a row's values are found under the names of the columns.

    Amounts become yuan with two decimals, days ISO text, yes and no 1 and 0, lists one text divided by `;`; client
    numbers and phones are text, as they come. Unknown is an empty cell.

    Raises:
        InputFileError: the file cannot be written, or a sheet has more rows, columns or text than Excel takes.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with written_whole(path) as stream:
        try:
            # The workbook is closed after an error too: the rows it laid aside in temporary files go with it.
            with Workbook(stream, _OPTIONS) as book:
                writer = _Writer(book, path)
                for title, columns, rows in sheets:
                    writer.add(title, columns, rows)
        except FileCreateError as error:
            raise OSError(str(error)) from None


class _Writer:
    """Adds sheets to one workbook."""

    def __init__(self, book: "Workbook", path: Path) -> None:
        self._book = book
        self._path = path
        self._titles: set[str] = set()
        self._bold: Format = book.add_format({"bold": True, "num_format": _TEXT})
        self._text: Format = book.add_format({"num_format": _TEXT})
        self._yuan: Format = book.add_format({"num_format": _YUAN})

    def add(self, title: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
        """Write one sheet, its header bold and always in sight."""
        if len(columns) > _MOST_COLUMNS:
            raise self._too_much()
        sheet = self._book.add_worksheet(self._title(title))
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, self._bold)
        widths = [_cells(name) for name in columns]
        for place, row in enumerate(rows, start=1):
            if place >= _MOST_ROWS:
                raise self._too_much()
            for column, name in enumerate(columns):
                widths[column] = max(widths[column], self._write(sheet, place, column, row.get(name)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))

    def _write(self, sheet: "Worksheet", place: int, column: int, value: object) -> int:
        """Write one cell and return the width it needs."""
        if isinstance(value, Fen):
            sheet.write_number(place, column, value / 100, self._yuan)
            return len(f"{value / 100:,.2f}")
        cell = _cell(value)
        if isinstance(cell, str):
            if len(cell) > _LONGEST_CELL:
                raise self._too_much()
            if cell:
                sheet.write_string(place, column, cell, self._text)
            return _cells(cell)
        sheet.write_number(place, column, cell)
        return len(str(cell))

    def _title(self, title: str) -> str:
        """Return a title that Excel takes: without signs it keeps for itself, short, and the only one."""
        base = _NOT_IN_TITLES.sub(" ", title).strip("' ") or "Sheet"
        short, number = base[:_LONGEST_TITLE], 1
        while short.casefold() in self._titles or short.casefold() == "history":
            number += 1
            short = f"{base[: _LONGEST_TITLE - 5]} ({number})"
        self._titles.add(short.casefold())
        return short

    def _too_much(self) -> InputFileError:
        return InputFileError(
            _("{file}: more rows, columns or text in a cell than Excel takes").format(file=self._path),
            _("write it as CSV instead"),
        )


def _cell(value: object) -> str | int | float:
    """Return a value as a text or a number; a number that Excel would shorten is text."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, int | float) and abs(value) < _EXACT_BELOW:
        return int(value) if isinstance(value, bool) else value
    if isinstance(value, list):
        return ";".join(map(str, value))
    return str(value)


def _cells(text: str) -> int:
    """Return the display cells of the widest line: a Chinese character takes two."""
    return max((sum(_width(sign) for sign in line) for line in text.split("\n")), default=0)


def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in {"F", "W"} else 1
