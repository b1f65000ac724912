"""The records of a delimited text file: which sign divides them, and what breaks them."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from os import fstat, stat_result
from typing import TextIO

from rmtool.errors import InputFileError
from rmtool.exchange.encoding import encoding_name
from rmtool.exchange.records import HEADER_WITHIN, Known, Record, Survey, header_place, titles_above
from rmtool.text import _

DELIMITERS = (",", "\t", ";", "|")
LONGEST_CELL = 1 << 20  # characters: a longer cell is a quote that nobody closed
_SAMPLE_CHARACTERS = 1 << 17


class DelimitedList:
    """A list in delimited text: the stream, and once it is surveyed the sign that divides it."""

    sheet: str | None = None
    not_taken: Sequence[str] = ()

    def __init__(self, stream: TextIO, codec: str, shown: str) -> None:
        self.encoding = encoding_name(codec)
        self.delimiter = ""
        self._stream = stream
        self._shown = shown
        self._before = fstat(stream.fileno())
        self.size = self._before.st_size

    @property
    def position(self) -> int:
        """Return how many bytes have been read."""
        return self._stream.buffer.tell()

    def survey(self, known: Known) -> Survey | None:
        """Return where the header stands: the upper record with the most known cells under any dividing sign.

        Where two signs show equally many, the one that divides the records more evenly wins. None when no record
        has two known cells, or is one known cell alone.
        """
        self._stream.seek(0)
        sample = self._stream.read(_SAMPLE_CHARACTERS)
        found = [(_header(sample, delimiter, known), delimiter) for delimiter in DELIMITERS]
        (count, _even, line, titles), self.delimiter = max(found, key=lambda candidate: candidate[0][:2])
        return Survey(line, titles) if count else None

    def records(self) -> Iterator[Record]:
        """Yield the records that hold anything, from the first.

        Raises:
            InputFileError: the file changed while it was read, a line or cell is longer than any list's, or a
                quotation mark is never closed.
        """
        self._stream.seek(0)
        try:
            yield from _records(self._stream, self.delimiter, self._shown)
        except UnicodeDecodeError:  # it was read whole before, to find its encoding
            raise self._has_changed() from None
        if _changed(self._before, fstat(self._stream.fileno())):
            raise self._has_changed()

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    def _has_changed(self) -> InputFileError:
        return InputFileError(
            _("{file} changed while it was read").format(file=self._shown),
            _("wait until it is complete and import it again"),
        )


def _changed(before: stat_result, after: stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _header(sample: str, delimiter: str, known: Known) -> tuple[int, int, int, tuple[str, ...]]:
    upper = _upper_records(sample, delimiter)
    best, place = header_place(upper, known)
    return best, _evenness(upper), upper[place].line if best else 0, titles_above(upper, place)


def _upper_records(sample: str, delimiter: str) -> list[Record]:
    """Return the first records; the quotes of a sample that ends midway cannot be judged, so none are here."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    upper: list[Record] = []
    line = 1
    for cells in reader:
        upper.append(Record(line, cells))
        line = reader.line_num + 1
        if len(upper) > HEADER_WITHIN + 10:
            break
    return upper


def _evenness(upper: Sequence[Record]) -> int:
    """Count the cells in records of the most frequent width: titles have one cell, a stray comma divides few."""
    widths = Counter(len(record.cells) for record in upper)
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _records(stream: TextIO, delimiter: str, shown: str) -> Iterator[Record]:
    """Yield the records that hold anything; InputFileError where a quotation mark swallows the rest."""
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
