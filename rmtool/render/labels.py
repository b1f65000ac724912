"""Field names and codes in the reader's words: the only place where a code becomes a label."""

from rmtool.render.code_labels import CODES
from rmtool.render.field_labels import FIELDS
from rmtool.rules.fields import CLIENTS, words_of
from rmtool.text import _


def field(name: str) -> str:
    """Return the reader's word for a field, or the name itself where there is none."""
    return _(FIELDS.get(name, name))


def code(kind: str, value: str | None) -> str:
    """Return the reader's word for a code; a word outside the list is shown as it was written.

    `kind` is the name of the set of codes, for a client's field the field itself.
    """
    if value is None:
        return ""
    known = CODES.get(words_of(CLIENTS, kind), {})
    return _(known[value]) if value in known else value


def codes(kind: str, value: str | None) -> str:
    """Return the reader's words for several codes, divided as a sentence divides them."""
    return _(", ").join(code(kind, one) for one in (value or "").split(";") if one)
