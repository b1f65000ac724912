"""Phone numbers: the plain mobile at once, anything else through Google's phone number library."""

import re

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

_MOBILE = re.compile(r"1\d{10}")
_PREFIX = re.compile(r"(?:\+86|0086|86)(?=1\d{10}$)")
_BETWEEN = re.compile(r"[\s\-()·.]+")
_FLOAT = re.compile(r"(\d{7,})\.0+")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
_SEVERAL = re.compile(r"[;；、/,，\n]")


def parse_phones(text: str) -> list[str]:
    """Return the numbers in a cell, several separated by `;`, `、` or `/`.

    Mobiles come as eleven digits, other numbers with their area code; a number given twice comes once.

    Raises:
        CellError: one of them is no phone number.
    """
    return list(dict.fromkeys(_phone(part) for part in _SEVERAL.split(text) if part.strip()))


def _phone(text: str) -> str:
    written = narrow(text).strip()
    if _MOBILE.fullmatch(written):
        return written
    if _SCIENTIFIC.fullmatch(written):
        raise CellError(_("a phone number that Excel has shortened"), _("format the column as text and export again"))
    whole = _FLOAT.fullmatch(written)
    digits = _PREFIX.sub("", _BETWEEN.sub("", whole[1] if whole else written))
    return digits if _MOBILE.fullmatch(digits) else _by_library(written)


def _by_library(written: str) -> str:
    import phonenumbers  # 2.4 MB that a list of mobiles never needs

    try:
        number = phonenumbers.parse(written, "CN")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise CellError(_("not a phone number"), _("write all digits, with the area code for a landline"))
    ours = number.country_code == 86
    kind = phonenumbers.PhoneNumberFormat.NATIONAL if ours else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, kind)).replace(" ", "-")
