"""The records of a list, wherever they come from: where the header stands, and what is no data."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from rmtool.errors import Rejection
from rmtool.exchange.cells import clean, word

MOST_COLUMNS = 512
HEADER_WITHIN = 30  # records: title lines above a header are few
_TOTALS = re.compile(
    r"(?:本页|本表|分组)?(?:合计|总计|小计|累计|总和|汇总|合计数|共计|total|grandtotal|subtotal|sum)[:：]?(?:\d+(?:户|条|笔|人)?)?"
)
_FOOTERS = re.compile(r"(?:制表|打印|导出|复核|审核|填表|数据来源|以上数据|第\d+页|共\d+[页条户笔]|注[:：]|说明[:：])")
_FOOTER_CELLS = 2
_LONGEST_TOTAL = 20

Known = Callable[[Sequence[str]], int]


class Record(NamedTuple):
    """One record: the line or row on which it begins, its cells as written, and whether its quotes fit."""

    line: int
    cells: list[str]
    torn: bool = False


class Survey(NamedTuple):
    """What the beginning of a list shows: the header's line, and the titles above it."""

    header_line: int
    titles: tuple[str, ...]


class ListSource(Protocol):
    """What a list is read from: delimited text, a sheet of a workbook, or a table of a page.

    `encoding` says how it was read; `delimiter` is "" and `sheet` None where there is no such thing; `position` of
    `size` is how far the reading is. What was chosen (a sign, a sheet) is known once `survey` found a header.
    """

    encoding: str
    delimiter: str
    sheet: str | None
    size: int

    @property
    def position(self) -> int:
        """Return how much has been read, counted as `size` is."""

    def survey(self, known: Known) -> Survey | None:
        """Return where the header stands, None where nothing names columns; `known` counts the known cells."""

    @property
    def not_taken(self) -> Sequence[str]:
        """Return what the list holds beside its columns and no field takes, by name."""

    def records(self) -> Iterator[Record | Rejection]:
        """Yield the records that hold anything, from the first, and in their places those that cannot be taken.

        Raises:
            InputFileError: the list cannot be read on.
        """

    def close(self) -> None:
        """Close what is open."""


def header_place(upper: Sequence[Record], known: Known) -> tuple[int, int]:
    """Return how many cells the header knows, and its place among the upper records; (0, -1) where none is one.

    A header has two known cells, or is one known cell alone.
    """
    best, place = 0, -1
    for index, record in enumerate(upper[:HEADER_WITHIN]):
        count = known(record.cells)
        if count > best and (count > 1 or sum(1 for cell in record.cells if clean(cell)) == 1):
            best, place = count, index
    return best, place


def titles_above(upper: Sequence[Record], place: int) -> tuple[str, ...]:
    """Return the cells of the records above the header."""
    return tuple(cell for record in upper[: max(place, 0)] for cell in record.cells)


def is_total(cells: Sequence[str]) -> bool:
    """Say whether a record is a sum or a note below the list, not a client: 合计, 制表人 ..."""
    first = next((cell for cell in cells if cell and not cell.isspace()), "")
    if first[:1].isdigit() or first[:2] == '="':
        return False
    said = word(clean(first))
    if len(said) <= _LONGEST_TOTAL and _TOTALS.fullmatch(said):
        return True
    return _FOOTERS.match(said) is not None and sum(1 for cell in cells if clean(cell)) <= _FOOTER_CELLS
