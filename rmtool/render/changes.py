"""What an edit changed, in words: every field from what to what."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from rmtool.render import labels
from rmtool.render.safe import plain
from rmtool.render.stored import stored
from rmtool.rules.fields import CLIENTS
from rmtool.text import _


class FieldChange(Protocol):
    """One changed field: `old` and `new` as the book stores them, None for unknown."""

    @property
    def field(self) -> str:
        """The canonical field name."""

    @property
    def old(self) -> str | None:
        """What it was."""

    @property
    def new(self) -> str | None:
        """What it is."""


def changed(name: str, changes: Sequence[FieldChange], today: date, kind: str = CLIENTS) -> str:
    """Return one line a change of a row of list `kind`, or a sentence that nothing changed."""
    if not changes:
        return plain(_("{name}: nothing changed, it was so already").format(name=name))
    lines = [
        _("{name}: {field}  {old} → {new}").format(
            name=name,
            field=labels.field(one.field),
            old=stored(kind, one.field, one.old, today),
            new=stored(kind, one.field, one.new, today),
        )
        for one in changes
    ]
    return "\n".join(map(plain, lines))
