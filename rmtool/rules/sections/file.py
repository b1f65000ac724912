"""The client file: how useful each field is (D6), and when what it says is old (D17)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtool.rules.sheet import Sheet

USEFUL = ("most", "more")
LEAST_USEFUL = "some"


class FileRules(NamedTuple):
    """How useful each field of the file is (D6), and when what it says is old (D17); `stale_days` in days."""

    weights: Mapping[str, float]
    places: Mapping[str, int]
    least: float
    stale_days: int

    def weight(self, field: str) -> float:
        """Return how much knowing the field counts."""
        return self.weights.get(field, self.least)

    @property
    def by_usefulness(self) -> tuple[str, ...]:
        """Return the fields that count more than the rest, in the order in which to ask."""
        return tuple(self.places)

    def place(self, field: str) -> int:
        """Return the field's place in the order of usefulness, the most useful first."""
        return self.places.get(field, len(self.places))


def read_file_rules(sheet: Sheet, fields: Iterable[str]) -> FileRules:
    """Read the usefulness of the `fields` that make up a file, band by band, and the age at which it is old."""
    known = tuple(fields)
    lists = {band: sheet.words(f"file.useful.{band}", known) for band in USEFUL}
    sheet.each_word_once("file.useful", lists)
    weights = {band: sheet.number(f"file.weight.{band}") for band in (*USEFUL, LEAST_USEFUL)}
    ordered = [field for fields in lists.values() for field in fields]
    return FileRules(
        weights={field: weights[band] for band, fields in lists.items() for field in fields},
        places={field: place for place, field in enumerate(ordered)},
        least=weights[LEAST_USEFUL],
        stale_days=sheet.whole("file.stale_days", 1),
    )
