"""Text from files, made safe to show: names are data, never terminal commands."""

import unicodedata

# Marks that turn the direction of everything behind them; a name may carry one by accident or by malice.
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    r"""Return `text` with control codes and direction marks written out (`\x1b`), everything else as it is."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def typed(handle: str) -> str:
    """Return what names a client as a shell takes it: a bare # would begin a remark."""
    return f"'{handle}'" if handle.startswith("#") else handle


def _shown(character: str) -> str:
    if character in _TURNS or (unicodedata.category(character) == "Cc" and character != "\n"):
        return character.encode("unicode_escape").decode("ascii")
    return character
