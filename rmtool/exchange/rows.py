"""The row types: the one place where fields meet the way they are read, for files, options and prompts alike."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError, ValidationInfo, with_config
from typing_extensions import TypedDict

from rmtool.errors import UsageError
from rmtool.exchange.cells import CellError, clean, clean_name, clean_value, clean_yes_no, narrow
from rmtool.exchange.checks import CHECKS, RowError
from rmtool.exchange.columns import YES_NO_FIELDS, Columns, load_columns
from rmtool.exchange.dates import parse_date
from rmtool.exchange.identity_card import is_resident_number
from rmtool.exchange.phones import parse_phones
from rmtool.exchange.reading import Reading
from rmtool.text import _, ngettext

_DAMAGED_NUMBER = re.compile(r"\d+(?:\.\d+)?E\+?\d+|\d+\.0+", re.IGNORECASE)
_LAST4 = re.compile(r"\d{3}[\dX]", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SEVERAL = re.compile(r"\s*[;；、]\s*")
_LONGEST_NUMBER = 64


def _read(kind: str) -> BeforeValidator:
    def validate(value: str, info: ValidationInfo) -> object:
        return cast(Reading, info.context).read(kind, str(info.field_name), value)

    return BeforeValidator(validate)


def _number_as_text(text: str) -> str:
    number = narrow(text)
    if _DAMAGED_NUMBER.fullmatch(number):
        raise CellError(_("a number that Excel has changed"), _("format the column as text and export again"))
    if len(number) > _LONGEST_NUMBER:
        raise CellError(_("longer than any number"), _("at most {n} characters").format(n=_LONGEST_NUMBER))
    return number


def _client_number(text: str) -> str:
    """Return a client number; banks that use the ID number for it would have it stored, which it never is."""
    if is_resident_number(text):
        raise CellError(
            _("an ID number, which is never kept"), _("export the bank's own client number"), narrow(text)[:3] + "****"
        )
    return _number_as_text(text)


def _last4(text: str) -> str:
    if not _LAST4.fullmatch(narrow(text)):
        raise CellError(_("not the last four characters of an ID"), _("write four characters, e.g. 123X"))
    return narrow(text).upper()


def _words(text: str) -> str:
    return ";".join(part for part in _SEVERAL.split(text) if part)


def _several(text: str) -> list[str]:
    return list(dict.fromkeys(part for part in _SEVERAL.split(text) if part))


def _emails(text: str) -> list[str]:
    addresses = _several(narrow(text))
    if not all(map(_EMAIL.fullmatch, addresses)):
        raise CellError(_("not an e-mail address"), _("write name@example.com"))
    return addresses


def _addresses(text: str) -> list[str]:
    return [part.strip() for part in re.split("[;；]", text) if part.strip()]


Text = str | None
Amount = Annotated[int | None, _read("amount")]
Day = Annotated[date | None, BeforeValidator(parse_date)]
BirthDay = Annotated[date | None, _read("birth_date")]
Moment = Annotated[str | None, _read("moment")]
Count = Annotated[int | None, _read("count")]
Interval = Annotated[int | None, _read("interval")]
Km = Annotated[float | None, _read("km")]
YesNo = Annotated[bool | None, _read("yes_no")]
Code = Annotated[str | None, _read("code")]
Occupation = Annotated[str | None, _read("occupation")]
Bank = Annotated[str | None, _read("bank")]
Words = Annotated[str | None, BeforeValidator(_words)]
NumberAsText = Annotated[str | None, BeforeValidator(_number_as_text)]
ClientNumber = Annotated[str | None, BeforeValidator(_client_number)]
Last4 = Annotated[str | None, BeforeValidator(_last4)]
Phones = Annotated[list[str] | None, BeforeValidator(parse_phones)]
Emails = Annotated[list[str] | None, BeforeValidator(_emails)]
Names = Annotated[list[str] | None, BeforeValidator(_several)]
Addresses = Annotated[list[str] | None, BeforeValidator(_addresses)]


@with_config(ConfigDict(extra="forbid"))
class ClientRow(TypedDict, total=False):
    """A client: every field of the file, the contact points, and the ID document that tells some of them."""

    client_no: ClientNumber
    name: Text
    gender: Code
    birth_date: BirthDay
    birthday_kept: Code
    id_last4: Last4
    marital_status: Code
    children: Count
    occupation: Occupation
    employer: Text
    industry: Text
    education: Code
    monthly_income: Amount
    monthly_expense: Amount
    aum: Amount
    aum_month_avg: Amount
    aum_on: Day
    assets_elsewhere: Amount
    liabilities: Amount
    distance_home_km: Km
    distance_work_km: Km
    risk_level: Text
    risk_word: Text
    risk_rated_on: Day
    tier: Text
    source: Code
    preferred_channel: Code
    wanted_interval_days: Interval
    do_not_contact: YesNo
    hobbies: Words
    taboos: Text
    other_banks: Words
    assigned_on: Day
    entered_on: Day
    left_on: Day
    tags: Words
    note: Text
    mobile: Phones
    phone: Phones
    wechat: Names
    email: Emails
    address: Addresses
    identity_card: Text


@with_config(ConfigDict(extra="forbid"))
class HoldingRow(TypedDict, total=False):
    """A holding, ours or another bank's (D68); the client by number, or by name and phone."""

    client_no: ClientNumber
    client_name: Text
    client_phone: Phones
    holding_no: NumberAsText
    bank: Bank
    category: Code
    name: Text
    product_code: NumberAsText
    amount: Amount
    start_date: Day
    maturity_date: Day
    closed_on: Day


@with_config(ConfigDict(extra="forbid"))
class FamilyRow(TypedDict, total=False):
    """A member of a client's family (D63); the client by number, or by name and phone."""

    client_no: ClientNumber
    client_name: Text
    client_phone: Phones
    relation: Code
    name: Text
    birth_date: BirthDay
    birth_year: Count
    birthday_kept: Code
    guardian_consent: YesNo
    plan: Text
    note: Text


@with_config(ConfigDict(extra="forbid"))
class ContactRow(TypedDict, total=False):
    """A logged contact (D3, D7); the client by number, or by name and phone."""

    client_no: ClientNumber
    client_name: Text
    client_phone: Phones
    at: Moment
    channel: Code
    direction: Code
    reached: YesNo
    minutes: Count
    topic: Code
    note: Text
    next_on: Day


ROW_TYPES: dict[str, type] = {
    "clients": ClientRow,
    "holdings": HoldingRow,
    "family": FamilyRow,
    "contacts": ContactRow,
}
# A dash in free text is what somebody wrote; anywhere else it stands for nothing.
FREE_TEXT = frozenset({"note", "taboos", "hobbies", "tags", "plan"})
_NAMES = frozenset({"name", "client_name"})


def cleaner(field: str) -> Callable[[str], str]:
    """Return what takes a cell of this field to what it says, "" where that is nothing."""
    if field in FREE_TEXT:
        return clean
    if field in _NAMES:
        return clean_name
    return clean_yes_no if field in YES_NO_FIELDS else clean_value


def read_row(kind: str, cells: Mapping[str, str], reading: Reading) -> dict[str, object]:
    """Return the values of one row of cleaned, non-blank cells.

    Raises:
        RowError: the first field that cannot be read.
    """
    try:
        row: dict[str, object] = _adapter(kind).validate_python(cells, context=reading)
    except ValidationError as error:
        raise _row_error(error) from None
    values = {field: value for field, value in row.items() if value is not None and value != []}
    CHECKS[kind](values, reading)
    return values


def validate(kind: str, said: Mapping[str, str], *, today: date, user_columns: Path | None = None) -> dict[str, object]:
    """Return the values of `field=text` options or answers, read as a file's cells are; blank ones are left out.

    Raises:
        UsageError: an unknown field, or a value that cannot be read; it names the field and what is allowed.
    """
    known: Mapping[str, object] = ROW_TYPES[kind].__annotations__
    for field in said:
        if field not in known:
            raise UsageError(_("there is no field {field}").format(field=field), _close_fields(field, known))
    cells = {field: text for field, cell in said.items() if (text := cleaner(field)(cell))}
    try:
        return read_row(kind, cells, Reading(_columns(user_columns), today))
    except RowError as error:
        seen = error.shown or said.get(error.field, "")
        raise UsageError(
            _('{field} "{value}": {reason}').format(field=error.field, value=seen, reason=error.reason), error.hint
        ) from None


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


def _row_error(error: ValidationError) -> RowError:
    """Return the first fault in our own words; that there are more is said in the hint."""
    faults = error.errors(include_url=False)
    first = faults[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    cause = first.get("ctx", {}).get("error")
    if not isinstance(cause, CellError):
        cause = CellError(_("not a value for this field"))
    more = len(faults) - 1
    if more:
        also = ngettext("{n} more cell of this row cannot be read", "{n} more cells of this row cannot be read", more)
        cause = CellError(cause.reason, f"{cause.hint}; {also.format(n=more)}", cause.shown)
    return RowError(field, cause)
