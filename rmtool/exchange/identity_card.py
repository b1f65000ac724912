"""The resident ID number: birth date, sex and the last four characters are taken from it; the number is never kept."""

import re
from datetime import date
from typing import NamedTuple

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

_NEW = re.compile(r"\d{17}[\dX]")
_OLD = re.compile(r"\d{15}")
_OTHER = re.compile(r"[A-Z]{1,3}\d{6,10}(?:\(?[\dA-Z]\)?)?")  # passports, Hong Kong, Macau and Taiwan permits
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_SHOWN = 4


class Identity(NamedTuple):
    """What an ID document tells of its holder; only the last four characters of the number."""

    birth_date: date | None
    gender: str | None
    last4: str


def parse_identity(text: str) -> Identity:
    """Return what the number says.

    Raises:
        CellError: the number is damaged or wrong; it carries the number masked.
    """
    number = narrow(text).replace(" ", "").upper()
    if _NEW.fullmatch(number):
        return _resident(number, number[6:14], number[16], checked=True)
    if _OLD.fullmatch(number):
        return _resident(number, "19" + number[6:12], number[14], checked=False)
    if _OTHER.fullmatch(number):
        return Identity(None, None, number[-_SHOWN:])
    if "E+" in number:
        raise _damaged(number)
    raise CellError(_("not an ID number"), _("a resident ID has 18 characters"), _masked(number))


def _resident(number: str, born: str, sex_digit: str, *, checked: bool) -> Identity:
    if checked and _CHECK[sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True)) % 11] != number[17]:
        if number.endswith("000"):
            raise _damaged(number)
        raise CellError(_("an ID number whose check digit is wrong"), _("compare it with the card"), _masked(number))
    try:
        birth_date = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        reason = _("an ID number with an impossible birth date")
        raise CellError(reason, _("compare it with the card"), _masked(number)) from None
    return Identity(birth_date, "male" if int(sex_digit) % 2 else "female", number[-_SHOWN:])


def _damaged(number: str) -> CellError:
    """Excel keeps 15 digits of a number and writes zeros for the rest."""
    hint = _("format the column as text and export again, or leave the column out")
    return CellError(_("an ID number that Excel has damaged"), hint, _masked(number))


def _masked(number: str) -> str:
    return number[:3] + "****"
