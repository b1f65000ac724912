"""The kinds of reminders as a person names them: codes or the bank's words, several with commas."""

import re
from collections.abc import Iterable
from pathlib import Path

from rmtool.errors import UsageError
from rmtool.exchange.cells import word
from rmtool.exchange.columns import load_columns
from rmtool.rules.vocabulary import REMINDER_KINDS
from rmtool.text import _

_SEVERAL = re.compile(r"[,，、;；\s]+")


def parse_kinds(texts: Iterable[str], *, user_columns: Path | None) -> frozenset[str]:
    """Return the kinds named; UsageError lists them all where a word is none of them."""
    known = load_columns(user_columns).words("reminder_kind")
    said = [part for text in texts for part in _SEVERAL.split(text.strip()) if part]
    kinds = {part: known.get(word(part.replace("-", "_"))) for part in said}
    unknown = next((part for part, kind in kinds.items() if kind is None), None)
    if unknown is not None:
        raise UsageError(
            _('there is no kind of reminder "{word}"').format(word=unknown),
            _("the kinds are {kinds}").format(kinds=", ".join(REMINDER_KINDS)),
        )
    return frozenset(kind for kind in kinds.values() if kind)
