"""The row types: the one place where fields meet the way they are read, for files, options and prompts alike."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo, model_validator

from rmtool.errors import UsageError
from rmtool.exchange.cells import CellError, clean, is_blank, narrow
from rmtool.exchange.columns import load_columns
from rmtool.exchange.identity_card import parse_identity
from rmtool.exchange.reading import Reading
from rmtool.text import _

_DAMAGED_NUMBER = re.compile(r"\d+(?:\.\d+)?E\+?\d+|\d+\.0+", re.IGNORECASE)
_LAST4 = re.compile(r"[\dX]{4}", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[;；、]\s*")
# A dash in free text is what somebody wrote; anywhere else it stands for nothing.
FREE_TEXT = frozenset({"name", "note", "taboos", "hobbies", "tags", "plan", "employer", "industry", "tier"})


def _read(kind: str) -> BeforeValidator:
    def validate(value: Any, info: ValidationInfo[Reading]) -> Any:  # noqa: ANN401 - pydantic hands over what it has
        return info.context.read(kind, str(info.field_name), value) if isinstance(value, str) else value

    validate.parser = kind  # type: ignore[attr-defined] - how the field is read, for whoever asks `parsers`
    return BeforeValidator(validate)


def _text(parse: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: parse(value) if isinstance(value, str) else value)


def _number_as_text(text: str) -> str:
    number = narrow(text)
    if _DAMAGED_NUMBER.fullmatch(number):
        raise CellError(_("a number that Excel has changed"), _("format the column as text and export again"))
    return number


def _last4(text: str) -> str:
    if not _LAST4.fullmatch(narrow(text)):
        raise CellError(_("not the last four characters of an ID"), _("write four characters"))
    return narrow(text).upper()


def _words(text: str) -> str:
    return ";".join(part for part in _SEVERAL.split(text) if part)


def _email(text: str) -> list[str]:
    addresses = [part for part in _SEVERAL.split(narrow(text)) if part]
    if not all("@" in address.strip("@") for address in addresses):
        raise CellError(_("not an e-mail address"), _("write name@example.com"))
    return addresses


Amount = Annotated[int | None, _read("amount")]
Day = Annotated[date | None, _read("date")]
BirthDay = Annotated[date | None, _read("birth_date")]
Moment = Annotated[str | None, _read("moment")]
Count = Annotated[int | None, _read("count")]
Km = Annotated[float | None, _read("km")]
YesNo = Annotated[bool | None, _read("yes_no")]
Code = Annotated[str | None, _read("code")]
Words = Annotated[str | None, _text(_words)]
NumberAsText = Annotated[str | None, _text(_number_as_text)]
Phones = Annotated[list[str] | None, _read("phones")]
Line = Annotated[list[str] | None, _text(lambda text: [text])]


class Row(BaseModel):
    """A row of a list: only the fields that were given count (`model_fields_set`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ClientRow(Row):
    """A client: every field of the file, the contact points, and the ID document that tells some of them."""

    client_no: NumberAsText = None
    name: str | None = None
    gender: Code = None
    birth_date: BirthDay = None
    birthday_kept: Code = None
    id_last4: Annotated[str | None, _text(_last4)] = None
    marital_status: Code = None
    children: Count = None
    occupation: Annotated[str | None, _read("occupation")] = None
    employer: str | None = None
    industry: str | None = None
    education: Code = None
    monthly_income: Amount = None
    monthly_expense: Amount = None
    aum: Amount = None
    aum_month_avg: Amount = None
    aum_on: Day = None
    assets_elsewhere: Amount = None
    liabilities: Amount = None
    distance_home_km: Km = None
    distance_work_km: Km = None
    risk_level: str | None = None
    risk_word: str | None = None
    risk_rated_on: Day = None
    tier: str | None = None
    source: Code = None
    preferred_channel: Code = None
    wanted_interval_days: Annotated[int | None, _read("interval")] = None
    do_not_contact: YesNo = None
    hobbies: Words = None
    taboos: str | None = None
    other_banks: Words = None
    assigned_on: Day = None
    entered_on: Day = None
    left_on: Day = None
    tags: Words = None
    note: str | None = None
    mobile: Phones = None
    phone: Phones = None
    wechat: Line = None
    email: Annotated[list[str] | None, _text(_email)] = None
    address: Line = None
    identity_card: str | None = None


class _OfClient(Row):
    """A record of a client, who is named by number, or by name and phone."""

    client_no: NumberAsText = None
    client_name: str | None = None
    client_phone: Phones = None


class HoldingRow(_OfClient):
    """A holding, ours or another bank's (D68)."""

    holding_no: NumberAsText = None
    bank: Annotated[str | None, _read("bank")] = None
    category: Code = None
    name: str | None = None
    product_code: NumberAsText = None
    amount: Amount = None
    start_date: Day = None
    maturity_date: Day = None
    closed_on: Day = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start_date and self.maturity_date and self.maturity_date < self.start_date:
            raise CellError(_("the holding ends before it begins"), _("compare the two dates"))
        return self


class FamilyRow(_OfClient):
    """A member of a client's family (D63)."""

    relation: Code = None
    name: str | None = None
    birth_date: BirthDay = None
    birth_year: Count = None
    birthday_kept: Code = None
    guardian_consent: YesNo = None
    plan: str | None = None
    note: str | None = None


class ContactRow(_OfClient):
    """A logged contact (D3, D7)."""

    at: Moment = None
    channel: Code = None
    direction: Code = None
    reached: YesNo = None
    minutes: Count = None
    topic: Code = None
    note: str | None = None
    next_on: Day = None


ROW_TYPES: dict[str, type[Row]] = {
    "clients": ClientRow,
    "holdings": HoldingRow,
    "family": FamilyRow,
    "contacts": ContactRow,
}


@cache
def parsers(kind: str) -> Mapping[str, str]:
    """Return how each field of a kind of list is read: the name of its parser in `Reading`, "text" for plain text."""
    return {
        name: next((m.func.parser for m in field.metadata if hasattr(getattr(m, "func", None), "parser")), "text")
        for name, field in ROW_TYPES[kind].model_fields.items()
    }


# Who is met face to face is reached; a call or a message may not be.
_FACE_TO_FACE = frozenset({"visit", "branch"})


class RowError(CellError):
    """A row that cannot be read, with the field at fault; an empty field means the row as a whole."""

    def __init__(self, field: str, error: CellError) -> None:
        super().__init__(error.reason, error.hint, error.shown)
        self.field = field


def read_row(kind: str, cells: Mapping[str, str], reading: Reading) -> dict[str, object]:
    """Return the values of one row of cleaned, non-blank cells.

    Raises:
        RowError: the first field that cannot be read.
    """
    try:
        row = ROW_TYPES[kind].model_validate(cells, context=reading)
    except ValidationError as error:
        raise _row_error(error) from None
    values = {field: value for field, value in row.__dict__.items() if value is not None}
    if kind == "clients":
        _settle_identity(values)
        _settle_risk(values, reading)
    elif kind == "contacts" and "reached" not in values and values.get("channel") in _FACE_TO_FACE:
        values["reached"] = True
    return values


def validate(kind: str, said: Mapping[str, str], *, today: date, user_columns: Path | None = None) -> dict[str, object]:
    """Return the values of `field=text` options or answers, read as a file's cells are.

    Raises:
        UsageError: an unknown field, or a value that cannot be read; it names the field and what is allowed.
    """
    known = ROW_TYPES[kind].model_fields
    for field in said:
        if field not in known:
            raise UsageError(_("there is no field {field}").format(field=field), _close_fields(field, known))
    cells = {field: clean(text) for field, text in said.items()}
    blank = [field for field, text in cells.items() if field not in FREE_TEXT and is_blank(text)]
    for field in blank:
        del cells[field]
    try:
        return read_row(kind, cells, Reading(_columns(user_columns), today))
    except RowError as error:
        seen = error.shown or said.get(error.field, "")
        raise UsageError(
            _('{field} "{value}": {reason}').format(field=error.field, value=seen, reason=error.reason), error.hint
        ) from None


@cache
def _columns(user_columns: Path | None) -> Any:  # noqa: ANN401 - cache hides the type
    return load_columns(user_columns)


def _close_fields(field: str, known: Mapping[str, object]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistyped field needs it

    close = get_close_matches(field, known)
    if close:
        return _("did you mean {names}?").format(names=", ".join(close))
    return _("the fields are {names}").format(names=", ".join(known))


def _row_error(error: ValidationError) -> RowError:
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    cause = first.get("ctx", {}).get("error")
    if not isinstance(cause, CellError):
        cause = CellError(_("not a value for this field"))
    return RowError(field, cause)


def _settle_identity(values: dict[str, object]) -> None:
    """Take from the ID number what it tells; what the row says otherwise must agree with it."""
    number = values.pop("identity_card", None)
    if not isinstance(number, str):
        return
    try:
        identity = parse_identity(number)
    except CellError as error:
        raise RowError("identity_card", error) from None
    told = {"birth_date": identity.birth_date, "gender": identity.gender, "id_last4": identity.last4}
    for field, value in told.items():
        if value is not None and values.setdefault(field, value) != value:
            raise RowError(field, CellError(_("the ID number says otherwise"), _("compare both with the card")))


def _settle_risk(values: dict[str, object], reading: Reading) -> None:
    """The word is kept as given, and the level is what the word means: none where the word is unknown."""
    label = values.pop("risk_level", None) or values.get("risk_word")
    if isinstance(label, str):
        values.setdefault("risk_word", label)
        values["risk_level"] = reading.risk_level(label)
