"""The resident ID number: birth date, sex and the last four characters are taken from it; the number is never kept."""

import re
from datetime import date
from typing import NamedTuple

from rmtool.exchange.cells import CellError, narrow
from rmtool.exchange.dates import check_birth_date
from rmtool.text import _

_NEW = re.compile(r"[1-9]\d{16}[\dX]")
_OLD = re.compile(r"[1-9]\d{14}")
_OTHER = re.compile(r"[A-Z]{1,3}\d{6,10}(?:\(?[\dA-Z]\)?)?")  # passports, Hong Kong, Macau and Taiwan permits
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_DAMAGE = "000"  # Excel keeps 15 digits of a number and writes zeros for the rest
_SHOWN = 4


class Identity(NamedTuple):
    """What an ID document tells of its holder; only the last four characters of the number."""

    birth_date: date | None
    gender: str | None
    last4: str


def parse_identity(text: str, today: date) -> Identity:
    """Return what the number says.

    Raises:
        CellError: the number is damaged or wrong; it carries the number masked.
    """
    number = narrow(text).replace(" ", "").replace("-", "").upper().removesuffix(".0")
    if _NEW.fullmatch(number):
        _check_digit(number)
        return _resident(number, number[6:14], number[16], today)
    if _OLD.fullmatch(number):
        return _resident(number, "19" + number[6:12], number[14], today)
    if _OTHER.fullmatch(number):
        return Identity(None, None, number.strip("()")[-_SHOWN:])
    if _SCIENTIFIC.fullmatch(number):
        raise _damaged(number)
    raise CellError(_("not an ID number"), _("a resident ID has 18 characters"), masked(number))


def is_resident_number(text: str) -> bool:
    """Say whether a text is a whole resident ID number of 18 characters: such a number is kept nowhere."""
    number = narrow(text).upper()
    return _NEW.fullmatch(number) is not None and _digit_of(number) == number[17]


def _digit_of(number: str) -> str:
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True)) % 11]


def _check_digit(number: str) -> None:
    """A damaged number passes the check digit once in eleven, so its zeros speak first (DOMAIN section 7)."""
    if number.endswith(_DAMAGE):
        raise _damaged(number)
    if _digit_of(number) != number[17]:
        raise CellError(_("an ID number whose check digit is wrong"), _("compare it with the card"), masked(number))


def _resident(number: str, born: str, sex_digit: str, today: date) -> Identity:
    hint = _("compare it with the card")
    try:
        birth_date = check_birth_date(date(int(born[:4]), int(born[4:6]), int(born[6:])), today)
    except CellError as error:
        reason = _("an ID number with a birth date that cannot be: {why}").format(why=error.reason)
        raise CellError(reason, hint, masked(number)) from None
    except ValueError:
        raise CellError(_("an ID number with an impossible birth date"), hint, masked(number)) from None
    return Identity(birth_date, "male" if int(sex_digit) % 2 else "female", number[-_SHOWN:])


def _damaged(number: str) -> CellError:
    hint = _("format the column as text and export again, or leave the column out")
    return CellError(_("an ID number that Excel has damaged"), hint, masked(number))


def masked(number: str) -> str:
    """Return what may be shown of an ID number."""
    return number[:3] + "****"
