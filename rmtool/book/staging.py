"""A list on its way into the book: checked rows wait in a throw-away file, so that the book is locked only briefly."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Self

from rmtool.book.derive import sound_of, tail_of
from rmtool.book.open import open_scratch
from rmtool.book.points import Point, points_of
from rmtool.book.stored import Stored, stored_row
from rmtool.rules.fields import POINT_FIELDS
from rmtool.rules.vocabulary import OURS

_BATCH = 5_000
# What is computed from one field of a row, by list and field.
_DERIVED: dict[tuple[str, str], tuple[str, ...]] = {
    ("clients", "name"): ("pinyin", "pinyin_initials"),
    ("points", "value"): ("tail4",),
}
# Beside the fields: the client and the record a row turns out to mean, what becomes of it, and which of equals it is.
_OWN = (
    "line INTEGER PRIMARY KEY, content INTEGER, client_id INTEGER, target_id INTEGER, nth INTEGER, fate TEXT,"
    " first_line INTEGER"
)

# Fields that the book fills where a list has no column for them, and the columns that make it do so.
_BROUGHT: dict[str, dict[str, frozenset[str]]] = {
    "clients": {
        "aum_on": frozenset({"aum", "aum_month_avg"}),
        "birth_month_day": frozenset({"birth_date"}),
        "birthday_kept": frozenset({"birth_date"}),
    },
    "holdings": {"bank": frozenset()},
    "family": {
        "birth_month_day": frozenset({"birth_date"}),
        "birth_year": frozenset({"birth_date"}),
        "birthday_kept": frozenset({"birth_date"}),
    },
    "cautions": {"at": frozenset()},
}

Staged = tuple[int, Mapping[str, object]]


class Staging:
    """The rows of one list; a context manager that leaves no file behind."""

    def __init__(self, kind: str, fields: Sequence[str], today: date | None = None) -> None:
        """Make room for the rows of one list; `today` dates what must have a day and has none."""
        self.kind = kind
        self._defaults: dict[str, str] = {"bank": OURS} if kind == "holdings" else {}
        if kind == "cautions" and today is not None:
            self._defaults["at"] = today.isoformat()
        self.fields = tuple(field for field in fields if field not in POINT_FIELDS)
        for field, brought_by in _BROUGHT.get(kind, {}).items():
            if field not in self.fields and (not brought_by or brought_by & set(self.fields)):
                self.fields += (field,)
        self.rows = 0
        self.derived = tuple(
            column for (of, field), columns in _DERIVED.items() if of == kind and field in fields for column in columns
        )
        self.columns = self.fields + self.derived
        self._folder = tempfile.TemporaryDirectory(prefix="rmtool-")
        self.path = Path(self._folder.name) / "staged.db"
        self._connection = open_scratch(self.path)
        self._connection.execute(f"CREATE TABLE row ({', '.join((_OWN, *_quoted(self.columns)))})")
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
            f"INSERT INTO row ({', '.join(('line', 'content', *_quoted(self.columns)))}) VALUES ({marks})",
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
        for field, value in self._defaults.items():
            place = self.fields.index(field)
            cells[place] = cells[place] or value
        content = hash((*cells, points))
        return (line, content, *cells, *self._derive(values))

    def _derive(self, values: Mapping[str, object]) -> tuple[Stored, ...]:
        """Return the derived columns of a row."""
        if not self.derived:
            return ()
        if self.kind == "points":
            return (tail_of(str(values.get("channel")), str(values.get("value") or "")),)
        return tuple(sound_of(str(values["name"]))) if values.get("name") else (None, None)


def _quoted(columns: Iterable[str]) -> Iterator[str]:
    """Some of our names are words of SQL: on, by."""
    return (f'"{column}"' for column in columns)
