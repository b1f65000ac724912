"""A cell as exports write it, freed of what spreadsheets add: `="0012"`, a leading apostrophe, padding."""

import unicodedata

# What spreadsheets and copying leave around a value: also the wide space of Chinese text and the BOM.
PADDING = " \t\r\n\u3000\u00a0\ufeff"
# A guard apostrophe stands before what a spreadsheet would reckon with; elsewhere it belongs to the name.
_GUARDED = frozenset("=+-@\t\r'0123456789")
_SIGNS_FOR_NOTHING = frozenset({"-", "--", "---", "—", "——", "/", "\\", "#n/a"})
_WORDS_FOR_NOTHING = frozenset({"无", "空", "null", "none", "n/a", "na", "nan"})
_MASKS = ("*", "＊")


class CellError(ValueError):
    """A cell that cannot be read: why, and what to write instead."""

    def __init__(self, reason: str, hint: str = "", shown: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.shown = shown  # what may be shown instead of the cell: an ID number is never repeated whole


def clean(cell: str) -> str:
    """Return what the cell says: padding, `="..."` and a guard apostrophe off, the text itself untouched."""
    text = cell.strip(PADDING)
    if text[:1] == "=" and text[1:2] == '"' and text[-1] == '"' and len(text) > 2:
        return text[2:-1].strip(PADDING)
    if text[:1] == "'" and (text[1:2] in _GUARDED or len(text) == 1):
        return text[1:].strip(PADDING) if text[1:2].isdigit() else text[1:]
    return text


def narrow(text: str) -> str:
    """Return the text with full-width digits, letters and signs made narrow (１２３ to 123)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip(PADDING)


def word(text: str) -> str:
    """Return the text as it is compared: narrow, in lower case, without spaces."""
    return "".join(narrow(text).casefold().split())


def is_blank(text: str, *, words_count: bool = False) -> bool:
    """Say whether a cell means "nothing here".

    A bare dash says nothing in any field; with `words_count` (names, notes, yes or no) 无 and Na are words.
    """
    said = text.casefold()
    return not said or said in _SIGNS_FOR_NOTHING or (not words_count and said in _WORDS_FOR_NOTHING)


def is_masked(text: str) -> bool:
    """Say whether the bank hid part of the value (138****1234, 张*): such a cell is no news."""
    return any(mask in text for mask in _MASKS)
