"""The book's memory as facts: its writes, what one of them brought, and what happened to one client's file."""

from collections.abc import Mapping
from typing import Any, NamedTuple

ADDED, CHANGED, REMOVED, RESTORED = "added", "changed", "removed", "restored"


class Write(NamedTuple):
    """One write of the book's history; `at` is local ISO text, `counts` what it did, `undone_by` the write that counts.

    `undoes` is the write that this one took back, None for any other.
    """

    number: int
    at: str
    kind: str
    command: str | None
    file: str | None
    who: str | None
    counts: Mapping[str, int]
    reason: str | None
    undoes: int | None
    undone_by: int | None


class Brought(NamedTuple):
    """What a write brought, by table: rows it added, rows of which it changed a field, rows it took out."""

    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]

    @property
    def nothing(self) -> bool:
        """Say whether there is nothing of it to take back."""
        return not (self.added or self.changed or self.removed)


class Happening(NamedTuple):
    """One thing that a write did: `action` is added, changed, removed or restored.

    `kind` is the list (`clients`, `family` ...), `values` the row's known fields as stored where the whole row came or
    went; `field`, `old` and `new` are the field that changed, as stored.
    """

    write: int
    at: str
    by: str
    file: str | None
    who: str | None
    action: str
    kind: str
    record_id: int
    field: str | None = None
    old: str | None = None
    new: str | None = None
    values: Mapping[str, Any] = {}
