"""What an edit changed, in words: every field from what to what."""

from collections.abc import Sequence
from typing import Protocol

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.safe import plain
from rmtool.rules.fields import CLIENT_FIELDS
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


def changed(name: str, changes: Sequence[FieldChange]) -> str:
    """Return one line a change, or a sentence that nothing changed."""
    if not changes:
        return plain(_("{name}: nothing changed, it was so already").format(name=name))
    lines = [
        _("{name}: {field}  {old} → {new}").format(
            name=name,
            field=labels.field(one.field),
            old=_stored(one.field, one.old),
            new=_stored(one.field, one.new),
        )
        for one in changes
    ]
    return "\n".join(map(plain, lines))


def _stored(field: str, value: str | None) -> str:
    """Return a stored value in the reader's words; amounts lie in the book as fen, yes and no as 1 and 0."""
    if value is None:
        return _("(unknown)")
    kind = CLIENT_FIELDS.get(field)
    if kind == "amount":
        return amount(int(value))
    if kind == "yes_no":
        return _("yes") if value == "1" else _("no")
    return labels.code(field, value)
