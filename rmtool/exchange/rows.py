"""The row types: the one place where fields meet the way they are read, for files, options and prompts."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from rmtool.errors import UsageError
from rmtool.exchange.cells import CellError, clean, clean_name, clean_value, clean_yes_no
from rmtool.exchange.checks import CHECKS, RowError
from rmtool.exchange.columns import Columns, load_columns
from rmtool.exchange.reading import Reading
from rmtool.text import _


class ReadAs(NamedTuple):
    """How the cells of a field are read: one of the parsers of `Reading`."""

    parser: str


Text = str | None
Amount = Annotated[int | None, ReadAs("amount")]
Day = Annotated[date | None, ReadAs("date")]
BirthDay = Annotated[date | None, ReadAs("birth_date")]
Moment = Annotated[str | None, ReadAs("moment")]
Count = Annotated[int | None, ReadAs("count")]
Interval = Annotated[int | None, ReadAs("interval")]
Km = Annotated[float | None, ReadAs("km")]
YesNo = Annotated[bool | None, ReadAs("yes_no")]
Code = Annotated[str | None, ReadAs("code")]
Occupation = Annotated[str | None, ReadAs("occupation")]
Bank = Annotated[str | None, ReadAs("bank")]
Words = Annotated[str | None, ReadAs("words")]
NumberAsText = Annotated[str | None, ReadAs("number")]
ClientNumber = Annotated[str | None, ReadAs("client_number")]
Last4 = Annotated[str | None, ReadAs("last4")]
Phones = Annotated[list[str] | None, ReadAs("phones")]
Emails = Annotated[list[str] | None, ReadAs("emails")]
Names = Annotated[list[str] | None, ReadAs("names")]
Addresses = Annotated[list[str] | None, ReadAs("addresses")]


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
    return read_text(parsers(kind)[field], field, text, reading) if text else None


def read_text(parser: str, field: str, text: str, reading: Reading) -> object:
    """Return the value of what a cell says; RowError where it cannot be read."""
    try:
        return reading.read(parser, field, text)
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
