"""The records of a delimited text file: which sign divides them, where the header stands, what is no data."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TextIO

from rmtool.errors import InputFileError
from rmtool.exchange.cells import clean, word
from rmtool.text import _

DELIMITERS = (",", "\t", ";", "|")
LONGEST_CELL = 1 << 20  # characters: a longer cell is a quote that nobody closed
MOST_COLUMNS = 512
_SAMPLE_CHARACTERS = 1 << 17
_HEADER_WITHIN = 30  # records: title lines above a header are few
_TOTALS = re.compile(
    r"(?:本页|本表|分组)?(?:合计|总计|小计|累计|总和|汇总|合计数|共计|total|grandtotal|subtotal|sum)[:：]?(?:\d+(?:户|条|笔|人)?)?"
)
_FOOTERS = re.compile(r"(?:制表|打印|导出|复核|审核|填表|数据来源|以上数据|第\d+页|共\d+[页条户笔]|注[:：]|说明[:：])")
_FOOTER_CELLS = 2
_LONGEST_TOTAL = 20


class Record(NamedTuple):
    """One record: the physical line on which it begins, its cells as written, and whether its quotes fit."""

    line: int
    cells: list[str]
    torn: bool = False


class Survey(NamedTuple):
    """What the beginning of a file shows: the sign that divides it, the header's line, and the titles above it."""

    delimiter: str
    header_line: int
    titles: tuple[str, ...]


def survey(stream: TextIO, known: Callable[[Sequence[str]], int]) -> Survey | None:
    """Return where the header stands: the upper record with the most known cells under any dividing sign.

    Where two signs show equally many, the one that divides the records more evenly wins. None when no record
    has two known cells, or is one known cell alone.
    """
    sample = stream.read(_SAMPLE_CHARACTERS)
    stream.seek(0)
    found = [(_header(sample, delimiter, known), delimiter) for delimiter in DELIMITERS]
    (count, _even, line, titles), delimiter = max(found, key=lambda candidate: candidate[0][:2])
    return Survey(delimiter, line, titles) if count else None


def _header(
    sample: str, delimiter: str, known: Callable[[Sequence[str]], int]
) -> tuple[int, int, int, tuple[str, ...]]:
    upper = _upper_records(sample, delimiter)
    best, place = 0, -1
    for index, record in enumerate(upper[:_HEADER_WITHIN]):
        count = known(record.cells)
        if count > best and (count > 1 or sum(1 for cell in record.cells if clean(cell)) == 1):
            best, place = count, index
    titles = tuple(cell for record in upper[: max(place, 0)] for cell in record.cells)
    return best, _evenness(upper), upper[place].line if best else 0, titles


def _upper_records(sample: str, delimiter: str) -> list[Record]:
    """Return the first records; the quotes of a sample that ends midway cannot be judged, so none are here."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    upper: list[Record] = []
    line = 1
    for cells in reader:
        upper.append(Record(line, cells))
        line = reader.line_num + 1
        if len(upper) > _HEADER_WITHIN + 10:
            break
    return upper


def _evenness(upper: Sequence[Record]) -> int:
    """Count the cells in records of the most frequent width: titles have one cell, a stray comma divides few."""
    widths = Counter(len(record.cells) for record in upper)
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def records(stream: TextIO, delimiter: str, shown: str) -> Iterator[Record]:
    """Yield the records that hold anything, in order.

    Raises:
        InputFileError: a line or cell is longer than any list's, or a quotation mark is never closed.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_lines(stream, shown), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            for cells in reader:
                if any(cells):
                    yield Record(line, cells)
                line = reader.line_num + 1
        except csv.Error as error:
            _refuse_endless(str(error), line, shown)
            yield Record(line, [], torn=True)
            line = reader.line_num + 1
        else:
            return


def _lines(stream: TextIO, shown: str) -> Iterator[str]:
    number = 0
    while line := stream.readline(LONGEST_CELL + 1):
        number += 1
        if len(line) > LONGEST_CELL:
            raise InputFileError(
                _("{file}: line {line} is longer than {n} characters").format(file=shown, line=number, n=LONGEST_CELL),
                _("a list has one client a line; export it again as CSV"),
            )
        yield line


def _refuse_endless(error: str, line: int, shown: str) -> None:
    """A quote that swallows the rows below it loses them, so the whole file is refused."""
    if "field larger" in error or "end of data" in error:
        raise InputFileError(
            _("{file}: a quotation mark opened on line {line} is never closed").format(file=shown, line=line),
            _("close it, or double it if it belongs to the text"),
        )


def is_total(cells: Sequence[str]) -> bool:
    """Say whether a record is a sum or a note below the list, not a client: 合计, 制表人 ..."""
    first = next((cell for cell in cells if cell and not cell.isspace()), "")
    if first[:1].isdigit() or first[:2] == '="':
        return False
    said = word(clean(first))
    if len(said) <= _LONGEST_TOTAL and _TOTALS.fullmatch(said):
        return True
    return _FOOTERS.match(said) is not None and sum(1 for cell in cells if clean(cell)) <= _FOOTER_CELLS
