"""What the fields of one row say about each other: agreement is asked for, and what follows is filled in."""

from collections.abc import Callable
from datetime import date

from rmtool.exchange.birth_dates import Birth, check_month_day
from rmtool.exchange.cells import CellError, RowError
from rmtool.exchange.identity_card import parse_identity
from rmtool.exchange.product_checks import check_product
from rmtool.exchange.reading import Reading
from rmtool.text import _

Values = dict[str, object]
# Who is met face to face is reached; a call or a message may not be.
_FACE_TO_FACE = frozenset({"visit", "branch"})


def check_client(values: Values, reading: Reading) -> None:
    """Settle what the birth date, the ID number and the risk label tell; own points say why."""
    _settle_birth(values)
    if "birth_year" in values:
        raise RowError("birth_date", CellError(_("the day is missing"), _("write year, month and day, or --05-13")))
    _settle_identity(values, reading.today)
    _settle_risk(values, reading)
    if values.get("adjust") and not values.get("adjust_because"):
        raise RowError("adjust", CellError(_("own points need a reason"), _("say why in adjust_because (调整原因)")))


def check_holding(values: Values, _reading: Reading) -> None:
    """Refuse a holding that ends before it begins."""
    start, end = values.get("start_date"), values.get("maturity_date")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        raise RowError("maturity_date", CellError(_("the holding ends before it begins"), _("compare the two dates")))


def check_family(values: Values, _reading: Reading) -> None:
    """Settle what the birth date tells, and refuse a birth year that is not its own."""
    _settle_birth(values)
    born, year = values.get("birth_date"), values.get("birth_year")
    if isinstance(born, date) and year is not None and born.year != year:
        raise RowError("birth_year", CellError(_("the birth date says otherwise"), _("compare the two")))


def check_contact(values: Values, _reading: Reading) -> None:
    """A visit reached the client unless the row says otherwise."""
    if "reached" not in values and values.get("channel") in _FACE_TO_FACE:
        values["reached"] = True


def _settle_birth(values: Values) -> None:
    """Put what is known of a birth into the fields it belongs to; what the row says otherwise must agree."""
    birth = values.pop("lunar_birth_date", None) or values.get("birth_date")
    if isinstance(birth, Birth):
        if isinstance(values.get("birth_date"), Birth):
            del values["birth_date"]
        year = None if birth.day else birth.year
        told = {"birth_date": birth.day, "birth_month_day": birth.month_day, "birth_year": year}
        for field, value in (told | {"birthday_kept": birth.kept}).items():
            if value is not None and values.setdefault(field, value) != value:
                raise RowError(field, CellError(_("the birth date says otherwise"), _("compare the two")))
    month_day = values.get("birth_month_day")
    if isinstance(month_day, str):
        try:
            check_month_day(month_day, kept=str(values.get("birthday_kept")))
        except CellError as error:
            raise RowError("birth_month_day", error) from None


def _settle_identity(values: Values, today: date) -> None:
    """Take from the ID number what it tells; what the row says otherwise must agree with it."""
    number = values.pop("identity_card", None)
    if not isinstance(number, str):
        return
    try:
        identity = parse_identity(number, today)
    except CellError as error:
        raise RowError("identity_card", error) from None
    told = {"birth_date": identity.birth_date, "gender": identity.gender, "id_last4": identity.last4}
    for field, value in told.items():
        if value is not None and values.setdefault(field, value) != value:
            raise RowError(field, CellError(_("the ID number says otherwise"), _("compare both with the card")))


def _settle_risk(values: Values, reading: Reading) -> None:
    """The word is kept as given, and the level is what the word means: none where the word is unknown."""
    label, named = values.pop("risk_level", None), values.get("risk_word")
    word = label or named
    if not isinstance(word, str):
        return
    level = reading.risk_level(word)
    other = reading.risk_level(named) if isinstance(named, str) else None
    if level and other and level != other:
        raise RowError("risk_word", CellError(_("it is not the level beside it"), _("compare the two")))
    values.setdefault("risk_word", word)
    values["risk_level"] = level or other
    if values["risk_level"] is None:
        reading.unknown_risk_words[word] += 1


def check_point(values: Values, reading: Reading) -> None:
    """Read the value as its channel wants it: a phone as a phone, an address for mail as an address."""
    channel, value = values.get("channel"), values.get("value")
    parser = _POINT_PARSERS.get(str(channel))
    if parser is None or not isinstance(value, str):
        return
    try:
        found = reading.read(parser, str(channel), value)
    except CellError as error:
        raise RowError("value", error) from None
    if not isinstance(found, list) or len(found) != 1:
        raise RowError("value", CellError(_("not one value"), _("one contact point a row")))
    values["value"] = found[0]


def no_check(_values: Values, _reading: Reading) -> None:
    """The fields of this list say nothing about each other."""


_POINT_PARSERS = {"mobile": "phones", "phone": "phones", "fax": "phones", "sms": "phones", "email": "emails"}
CHECKS: dict[str, Callable[[Values, Reading], None]] = {
    "clients": check_client,
    "points": check_point,
    "family": check_family,
    "holdings": check_holding,
    "flows": no_check,
    "contacts": check_contact,
    "events": no_check,
    "needs": no_check,
    "cautions": no_check,
    "offers": no_check,
    "snapshots": no_check,
    "placements": no_check,
    "products": check_product,
}
