"""A cell as exports write it, freed of what spreadsheets add: `="0012"`, a leading apostrophe, padding."""

import unicodedata

# What spreadsheets and copying leave around a value; the wide space of Chinese text and byte order marks with it.
PADDING = " \t\r\n\u3000\u00a0\ufeff"
# Before one of these an apostrophe is a guard (the writer of `machine` sets it), elsewhere it belongs to the text.
GUARDED = frozenset("=+-@\t\r'")
_BLANKS = frozenset(
    {"-", "--", "---", "—", "——", "/", "\\", "\\n", "#n/a", "n/a", "na", "nan", "nil", "none", "null", "无", "空"}
    | {"未知", "不详", "不明", "未填", "未填写", "未说明", "未采集", "暂无", "保密"}
)
_LONGEST_BLANK = max(map(len, _BLANKS))
# What a formula that failed leaves in a CSV or a page saved by Excel; in a workbook such a cell is empty.
FORMULA_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_NO = "无"


class CellError(ValueError):
    """A cell that cannot be read: why, and what to write instead."""

    def __init__(self, reason: str, hint: str = "", shown: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.shown = shown  # what may be shown instead of the cell: an ID number is never repeated whole


class RowError(CellError):
    """A row that cannot be read, with the field at fault; an empty field means the row as a whole."""

    def __init__(self, field: str, error: CellError) -> None:
        super().__init__(error.reason, error.hint, error.shown)
        self.field = field


def clean(cell: str) -> str:
    """Return what a cell of free text says: padding, `="..."` and a guard taken off, the text itself untouched.

    The error of a formula (#REF!) says nothing.
    """
    text = cell.strip(PADDING)
    first = text[:1]
    if first == "=" and text.startswith('="') and text.endswith('"') and len(text) > 2:
        return text[2:-1].strip(PADDING)
    if first == "'" and text[1:2] in GUARDED:
        return text[1:]
    return "" if first == "#" and text in FORMULA_ERRORS else text


def clean_name(cell: str) -> str:
    """Return a name as given; signs without a letter (`--`, `/`) are no name."""
    text = clean(cell)
    return text if any(map(str.isalnum, text)) else ""


def clean_value(cell: str) -> str:
    """Return what a cell of a field that is not free text says; "" where it stands for nothing (`--`, 无, NULL)."""
    text = clean(cell)
    if text[:1] == "'":
        text = text.strip("'" + PADDING)
    return "" if is_blank(text) else text


def clean_yes_no(cell: str) -> str:
    """Return what a yes-or-no cell says; 无 means no there."""
    return clean_value(cell) or (_NO if clean(cell) == _NO else "")


def narrow(text: str) -> str:
    """Return the text with full-width digits, letters and signs made narrow (１２３ to 123)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip(PADDING)


def word(text: str) -> str:
    """Return the text as it is compared: narrow, in lower case, without spaces."""
    return "".join(narrow(text).casefold().split())


def is_blank(text: str) -> bool:
    """Say whether a cell of a field that is not free text means "nothing here"."""
    return len(text) <= _LONGEST_BLANK and (not text or text.casefold() in _BLANKS)


def is_masked(text: str) -> bool:
    """Say whether the bank hid part of the value (138****1234, 张*): such a cell is no news."""
    return "*" in text or "＊" in text
