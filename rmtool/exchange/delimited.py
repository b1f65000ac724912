"""The records of a delimited text file: which sign divides them, where the header stands, what is no data."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TextIO

from rmtool.errors import InputFileError
from rmtool.exchange.cells import clean, word
from rmtool.text import _

DELIMITERS = (",", "\t", ";", "|")
LONGEST_CELL = 1 << 20  # characters: a longer cell is a quote that nobody closed
_SAMPLE_RECORDS = 40
_SAMPLE_CHARACTERS = 1 << 16
_HEADER_WITHIN = 30  # records: title lines above a header are few
_TOTALS = re.compile(r"(?:合计|总计|小计|累计|合计数|total|grandtotal|subtotal|sum)[:：]?(?:\d+(?:户|条|笔|人)?)?")
_FOOTERS = re.compile(r"(?:制表|打印|导出|复核|审核|填表|数据来源|以上数据|第\d+页|共\d+[页条户笔]|注[:：]|说明[:：])")
_FOOTER_CELLS = 2
_TOTALS_WITHIN = 3


class Record(NamedTuple):
    """One record: the physical line on which it begins, and its cells as written."""

    line: int
    cells: list[str]


def find_delimiter(stream: TextIO) -> str:
    """Return the sign that divides the most records of the file's beginning alike; a comma where none does."""
    sample = stream.read(_SAMPLE_CHARACTERS)
    stream.seek(0)
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> int:
    """Count the cells in records of the most frequent width: titles have one cell, a stray comma divides few."""
    widths: Counter[int] = Counter()
    try:
        for cells, _count in zip(
            csv.reader(sample.splitlines(), delimiter=delimiter), range(_SAMPLE_RECORDS), strict=False
        ):
            widths[len(cells)] += 1
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def records(stream: TextIO, delimiter: str, shown: str) -> Iterator[Record]:
    """Yield the records that hold anything, in order; InputFileError where the quoting is broken."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(stream, delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield Record(line, cells)
            line = reader.line_num + 1
    except csv.Error:
        raise InputFileError(
            _("{file}: a cell on line {line} is longer than {n} characters").format(
                file=shown, line=line, n=LONGEST_CELL
            ),
            _("look for a quotation mark that is opened on that line and never closed"),
        ) from None


class HeaderFound(NamedTuple):
    """The header's record, and how many of its cells are known."""

    record: Record
    known: int


def find_header(rows: Iterator[Record], known: Callable[[Sequence[str]], int]) -> HeaderFound | None:
    """Return the first of the upper records with the most known cells, or None; `rows` then stands behind it.

    Records above the header are titles and are passed over; those behind it must not be consumed, so the search ends
    at a record that is mostly known.
    """
    for record, _count in zip(rows, range(_HEADER_WITHIN), strict=False):
        filled = sum(1 for cell in record.cells if clean(cell))
        count = known(record.cells)
        if count >= 2 or (count == 1 and filled == 1):
            return HeaderFound(record, count)
    return None


def is_total(cells: Sequence[str]) -> bool:
    """Say whether a record is a sum or a note below the list, not a client: 合计, 制表人 ..."""
    filled = [text for cell in cells if (text := clean(cell))]
    if any(_TOTALS.fullmatch(word(text)) for text in filled[:_TOTALS_WITHIN]):
        return True
    return len(filled) <= _FOOTER_CELLS and bool(filled) and _FOOTERS.match(word(filled[0])) is not None
