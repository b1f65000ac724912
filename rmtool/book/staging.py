"""A list on its way into the book: checked rows wait in a throw-away file, so that the book is locked only briefly."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Self

from rmtool.book.derive import sound_of
from rmtool.book.open import open_scratch
from rmtool.book.points import Point, points_of
from rmtool.book.stored import Stored, stored_row
from rmtool.rules.vocabulary import OURS, POINT_FIELDS

_BATCH = 5_000
_DERIVED = ("pinyin", "pinyin_initials")
# Beside the fields: the client and the record a row turns out to mean, what becomes of it, and which of equals it is.
_OWN = (
    "line INTEGER PRIMARY KEY, content INTEGER, client_id INTEGER, target_id INTEGER, nth INTEGER, fate TEXT,"
    " first_line INTEGER"
)

# Fields that the book fills where a list has no column for them, and the columns that make it do so.
_BROUGHT: dict[str, dict[str, frozenset[str]]] = {
    "clients": {"aum_on": frozenset({"aum", "aum_month_avg"})},
    "holdings": {"bank": frozenset()},
    "family": {"birth_year": frozenset({"birth_date"})},
}

Staged = tuple[int, Mapping[str, object]]


class Staging:
    """The rows of one list; a context manager that leaves no file behind."""

    def __init__(self, kind: str, fields: Sequence[str]) -> None:
        self.kind = kind
        self.fields = tuple(field for field in fields if field not in POINT_FIELDS)
        for field, brought_by in _BROUGHT.get(kind, {}).items():
            if field not in self.fields and (not brought_by or brought_by & set(self.fields)):
                self.fields += (field,)
        self.rows = 0
        self.columns = self.fields + (_DERIVED if kind == "clients" and "name" in fields else ())
        self._folder = tempfile.TemporaryDirectory(prefix="rmtool-")
        self.path = Path(self._folder.name) / "staged.db"
        self._connection = open_scratch(self.path)
        self._connection.execute(f"CREATE TABLE row ({', '.join((_OWN, *self.columns))})")
        self._connection.execute("CREATE TABLE point (line INTEGER, channel TEXT, value TEXT, tail4 TEXT)")

    def __enter__(self) -> Self:
        """Return the staging itself."""
        return self

    def __exit__(self, *_trouble: object) -> None:
        """Remove the throw-away file."""
        self._connection.close()
        self._folder.cleanup()

    @property
    def trial_book(self) -> Path:
        """Return where a trial run may make a book when there is none yet."""
        return self.path.with_name("trial.db")

    def add(self, rows: Iterable[Staged]) -> None:
        """Take the rows, a few thousand at a time."""
        left = iter(rows)
        while batch := list(islice(left, _BATCH)):
            self._add(batch)

    def finish(self) -> Path:
        """Return the file, closed here and ready to be attached."""
        self._connection.close()
        return self.path

    def _add(self, batch: list[Staged]) -> None:
        points = [tuple(points_of(values)) for _line, values in batch]
        rows = [self._row(line, values, ways) for (line, values), ways in zip(batch, points, strict=True)]
        marks = ", ".join("?" for _cell in rows[0])
        self._connection.execute("BEGIN")
        self._connection.executemany(
            f"INSERT INTO row ({', '.join(('line', 'content', *self.columns))}) VALUES ({marks})",
            rows,
        )
        self._connection.executemany(
            "INSERT INTO point VALUES (?, ?, ?, ?)",
            [(line, *way) for (line, _values), ways in zip(batch, points, strict=True) for way in ways],
        )
        self._connection.execute("COMMIT")
        self.rows += len(batch)

    def _row(self, line: int, values: Mapping[str, object], points: tuple[Point, ...]) -> tuple[Stored, ...]:
        cells = stored_row(map(values.get, self.fields))
        if self.kind == "holdings":
            place = self.fields.index("bank")
            cells[place] = cells[place] or OURS
        content = hash((*cells, points))
        if len(self.columns) > len(self.fields):
            cells += sound_of(str(values["name"])) if values.get("name") else (None, None)
        return (line, content, *cells)
