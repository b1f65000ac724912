"""A list that is a grid of cells: a sheet of a workbook, or a table of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rmtool.exchange.records import HEADER_WITHIN, Known, Record, Survey, header_place, titles_above
from rmtool.exchange.sheet_cells import row_texts

Rows = Sequence[Sequence[object]]
_UPPER = HEADER_WITHIN + 20  # rows: blank ones between titles are no records


class Grid(NamedTuple):
    """One sheet or table: its name, and its rows from the first on, at most so many where a number is given."""

    title: str | None
    rows: Callable[[int | None], Rows]


class GridList:
    """The grid among several that is the list: the first with a header, or with `most` the one that knows the most."""

    delimiter = ""
    not_taken: Sequence[str] = ()

    def __init__(self, encoding: str, grids: Iterable[Grid], *, most: bool = False) -> None:
        self.encoding = encoding
        self.sheet: str | None = None
        self.size = 0
        self._grids = grids
        self._most = most
        self._rows: Rows = ()
        self.position = 0

    def survey(self, known: Known) -> Survey | None:
        """Return where the header of the list stands, None where no grid has one; the grid's rows are read."""
        best, found, chosen = 0, None, None
        for grid in self._grids:
            upper = list(_records(grid.rows(_UPPER)))
            count, place = header_place(upper, known)
            if count > best:
                best, chosen, found = count, grid, Survey(upper[place].line, titles_above(upper, place))
                if not self._most:
                    break
        if chosen is not None:
            self._rows = chosen.rows(None)
            self.sheet, self.size = chosen.title, len(self._rows)
        return found

    def records(self) -> Iterator[Record]:
        """Yield the rows that hold anything, from the first; their line is the row's number in the grid."""
        for record in _records(self._rows):
            self.position = record.line
            yield record

    def close(self) -> None:
        """Forget the rows."""
        self._rows = ()


def _records(rows: Rows) -> Iterator[Record]:
    for number, row in enumerate(rows, start=1):
        if cells := row_texts(row):
            yield Record(number, cells)
