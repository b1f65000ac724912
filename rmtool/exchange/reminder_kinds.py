"""The kinds of reminders as a person names them: codes, several with commas."""

import re
from collections.abc import Iterable

from rmtool.errors import UsageError
from rmtool.rules.sections.remind import KINDS
from rmtool.text import _

_SEVERAL = re.compile(r"[,，、;；\s]+")


def parse_kinds(texts: Iterable[str]) -> frozenset[str]:
    """Return the kinds named; UsageError lists them all where a word is none of them."""
    words = [word for text in texts for word in _SEVERAL.split(text.strip().lower().replace("-", "_")) if word]
    unknown = next((word for word in words if word not in KINDS), None)
    if unknown is not None:
        raise UsageError(
            _('there is no kind of reminder "{word}"').format(word=unknown),
            _("the kinds are {kinds}").format(kinds=", ".join(KINDS)),
        )
    return frozenset(words)
