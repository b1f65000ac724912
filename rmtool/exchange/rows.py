"""A row of a list: its cells read one by one and then judged together, the same for files, options and prompts."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from rmtool.errors import UsageError
from rmtool.exchange.cells import CellError, RowError, clean, clean_name, clean_value, clean_yes_no
from rmtool.exchange.checks import CHECKS
from rmtool.exchange.columns import Columns, load_columns
from rmtool.exchange.reading import Reading
from rmtool.exchange.row_types import ROW_TYPES, ReadAs
from rmtool.rules.fields import words_of
from rmtool.text import _

# A dash in free text is what somebody wrote; anywhere else it stands for nothing.
FREE_TEXT = frozenset(
    {"note", "taboos", "hobbies", "tags", "plan", "because", "how_known", "known_by", "referrer_note", "adjust_because"}
    | {"mailing_instruction", "approved_text", "words", "extra"}
)
_NAMES = frozenset({"name", "client_name"})


@cache
def parsers(kind: str) -> Mapping[str, str]:
    """Return the parser of each field of a kind of list; a field that says none is text."""
    hints = get_type_hints(ROW_TYPES[kind], include_extras=True)
    marks = {field: getattr(hint, "__metadata__", ()) for field, hint in hints.items()}
    return {
        field: next((mark.parser for mark in found if isinstance(mark, ReadAs)), "text")
        for field, found in marks.items()
    }


def cleaner(kind: str, field: str) -> Callable[[str], str]:
    """Return what takes a cell of this field to what it says, "" where that is nothing."""
    if field in FREE_TEXT:
        return clean
    if field in _NAMES:
        return clean_name
    return clean_yes_no if parsers(kind)[field] == "yes_no" else clean_value


def read_row(kind: str, cells: Mapping[str, object], reading: Reading) -> dict[str, object]:
    """Return the values of one row, whose cells have been read one by one.

    Raises:
        RowError: the cells contradict each other.
    """
    try:
        values: dict[str, object] = _adapter(kind).validate_python(cells)
    except ValidationError as error:
        field = str(error.errors(include_url=False)[0]["loc"][0])
        raise RowError(field, CellError(_("not a value for this field"))) from None
    CHECKS[kind](values, reading)
    return values


def validate(kind: str, said: Mapping[str, str], *, today: date, user_columns: Path | None = None) -> dict[str, object]:
    """Return the values of `field=text` options or answers, read as a file's cells are; blank ones are left out.

    Raises:
        UsageError: an unknown field, or a value that cannot be read; it names the field and what is allowed.
    """
    known = parsers(kind)
    for field in said:
        if field not in known:
            raise UsageError(_("there is no field {field}").format(field=field), _close_fields(field, known))
    reading = Reading(_columns(user_columns), today)
    try:
        cells = {field: read_cell(kind, field, cell, reading) for field, cell in said.items()}
        return read_row(kind, {field: value for field, value in cells.items() if value is not None}, reading)
    except RowError as error:
        seen = error.shown or said.get(error.field, "")
        raise UsageError(
            _('{field} "{value}": {reason}').format(field=error.field, value=seen, reason=error.reason), error.hint
        ) from None


def read_cell(kind: str, field: str, cell: str, reading: Reading) -> object:
    """Return the value of one cell, None where it says nothing; RowError where it cannot be read."""
    text = cleaner(kind, field)(cell)
    return read_text(kind, field, text, reading) if text else None


def read_text(kind: str, field: str, text: str, reading: Reading) -> object:
    """Return the value of what a cell says; RowError where it cannot be read."""
    try:
        return reading.read(parsers(kind)[field], words_of(kind, field), text)
    except CellError as error:
        raise RowError(field, error) from None


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(ROW_TYPES[kind])


@cache
def _columns(user_columns: Path | None) -> Columns:
    return load_columns(user_columns)


def _close_fields(field: str, known: Mapping[str, object]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped field needs it

    close = get_close_matches(field, known)
    if close:
        return _("did you mean {names}?").format(names=", ".join(close))
    return _("the fields are {names}").format(names=", ".join(known))
