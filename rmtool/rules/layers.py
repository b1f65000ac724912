"""The rulebook's layers laid on top of each other, key by key: packaged defaults, then the user's files."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from rmtool.rules.problem import Allowed, Problem, as_written
from rmtool.rules.reason import Param

Layer = tuple[str, Mapping[str, object]]
VALUE = "value"
TEXTS = ("unit", "source", "what")
DAY = "since"
TABLE_KEYS = (VALUE, "unit", "source", DAY, "what")
# Sections of earlier versions, and what stands in their place.
MOVED = {"contact.interval": "service.calendar"}


class Entry(NamedTuple):
    """One number, list or curve in force: `value` as the file writes it (amounts in yuan).

    `source` is a deck number or "default", `since` the day from which it holds, `what` one English sentence
    (a message of the catalogue), `origin` the file that had the last word.
    """

    key: str
    value: object
    unit: str
    source: str
    since: date
    what: str
    origin: str


def merge(layers: Sequence[Layer]) -> tuple[dict[str, Entry], list[Problem]]:
    """Return the entries in force by dotted key, and what was wrong in any layer.

    The first layer is the packaged one: it is trusted, and it alone decides which keys exist. A later layer
    says `key = value` or `{value = ...}`, with a source, a day and a sentence of its own if it likes; lists
    and curves are replaced whole.
    """
    (file, base), *above = layers
    entries = {key: Entry(key=key, origin=file, **table) for key, table in _tables(base)}
    problems: list[Problem] = []
    known = _Known(entries)
    for name, layer in above:
        for key, found in known.leaves(layer):
            problem = known.problem(name, key, found)
            if problem:
                problems.append(problem)
            else:
                entries[key] = entries[key]._replace(origin=name, **_as_table(found))
    return entries, problems


def _tables(section: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, found in section.items():
        if VALUE in found:
            yield f"{prefix}{name}", found
        else:
            yield from _tables(found, f"{prefix}{name}.")


def _as_table(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {VALUE: found}


def _wrong_text(file: str, key: str, table: Mapping[str, object]) -> Problem | None:
    for name in TEXTS:
        if name in table and not isinstance(table[name], str):
            return _problem(file, f"{key}.{name}", table[name], "text")
    if DAY in table and type(table[DAY]) is not date:
        return _problem(file, f"{key}.{DAY}", table[DAY], "day")
    return None


def _problem(file: str, key: str, found: object, code: str, **params: Param) -> Problem:
    return Problem(file, key, as_written(found), Allowed(code, params))


class _Known:
    """The keys of the packaged rulebook, against which the user's layers are read."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._children: dict[str, dict[str, None]] = {}
        for key in entries:
            self._register(key)

    def _register(self, key: str) -> None:
        section, _, name = key.rpartition(".")
        known = self._children.setdefault(section, {})
        if name not in known:
            known[name] = None
            if section:
                self._register(section)

    def leaves(self, section: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
        """Yield what a layer says, down to the keys that the packaged rulebook has (or has not)."""
        for name, found in section.items():
            key = f"{prefix}{name}"
            if isinstance(found, Mapping) and key in self._children:
                yield from self.leaves(found, f"{key}.")
            else:
                yield key, found

    def problem(self, file: str, key: str, found: object) -> Problem | None:
        for old, new in MOVED.items():
            if f"{key}.".startswith((f"{old}.", f"{old.partition('.')[0]}.")):
                return _problem(file, key, found, "moved", to=new)
        if key in self._children:
            return _problem(file, key, found, "section", keys=tuple(self._children[key]))
        if key not in self._entries:
            siblings = tuple(self._children.get(key.rpartition(".")[0], ()))
            return _problem(file, key, found, "known_key", keys=siblings)
        return self._wrong_table(file, key, found) if isinstance(found, Mapping) else None

    def _wrong_table(self, file: str, key: str, table: Mapping[str, object]) -> Problem | None:
        if VALUE not in table or not set(table) <= set(TABLE_KEYS):
            return _problem(file, key, table, "value_table", keys=TABLE_KEYS)
        unit = self._entries[key].unit
        if table.get("unit", unit) != unit:
            return _problem(file, f"{key}.unit", table["unit"], "unit", unit=unit)
        return _wrong_text(file, key, table)
