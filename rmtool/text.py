"""Languages: English in the source, Chinese in the catalogue. The one place that knows languages exist."""

import gettext
from pathlib import Path

LANGUAGES = ("zh", "en")
LOCALES = Path(__file__).with_name("locale")
CATALOGUES = {"zh": "zh_CN", "en": "en"}
DOMAIN = "rmtool"

_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def set_language(language: str) -> None:
    """Make `language` ("zh" or "en") the language of every text from here on."""
    global _active, _language  # noqa: PLW0603 - a process speaks one language, and this is its switch
    _language = language
    _active = gettext.translation(DOMAIN, LOCALES, [CATALOGUES[language]], fallback=True)


def language() -> str:
    """Return the language in force, "zh" or "en"."""
    return _language


def _(message: str) -> str:
    """Return `message` in the language in force; look it up when the text is made, not at import."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form of a message that fits the number `n`."""
    return _active.ngettext(singular, plural, n)


def mark(message: str) -> str:
    """Mark a message for the catalogue without translating it yet (for tables built at import)."""
    return message
