"""Phone numbers: the plain mobile at once, anything else through Google's phone number library."""

import re

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

_MOBILE = re.compile(r"1\d{10}")
_PREFIX = re.compile(r"(?:\+86|0086|86(?=1\d{10}$))0?(?=1\d{10}$)")
_BETWEEN = re.compile(r"[\s\-()·.—]+")
_FLOAT = re.compile(r"(\d{7,})\.0+")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
_SEVERAL = re.compile(r"[;；、]")
_FILLER = re.compile(r"0+(?:\.0+)?")
_EXTENSION = re.compile(
    r"(?P<number>[2-8]\d{3}-\d{4}|.*(?:\d{7,8}\)?|\d-\d{3,4}-\d{4}))\s*(?:转|分机|ext\.?|x|-|#)\s*(?P<extension>\d{1,6})",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(r"[^\d\s+\-()·.—]")
# Ten digits, or twelve, after a 1 are a mobile mistyped; the library would take them for a town's landline.
_MISTYPED = re.compile(r"1\d{9}|1\d{11,}")
_CHINA = 86


def parse_phones(text: str) -> list[str]:
    """Return the numbers in a cell, several separated by `;` or `、`: mobiles as eleven digits, others with their area.

    Raises:
        CellError: one of them is no phone number.
    """
    if _MOBILE.fullmatch(text):
        return [text]
    written = (narrow(part).strip() for part in _SEVERAL.split(text))
    phones = [_phone(part) for part in written if part and not _FILLER.fullmatch(part)]
    return list(dict.fromkeys(phones))


def _phone(written: str) -> str:
    if _SCIENTIFIC.fullmatch(written):
        raise CellError(_("a phone number that Excel has shortened"), _("format the column as text and export again"))
    whole = _FLOAT.fullmatch(written)
    digits = _PREFIX.sub("", _BETWEEN.sub("", whole[1] if whole else written))
    if _MISTYPED.fullmatch(digits):
        raise CellError(_("not a phone number"), _("a mobile has 11 digits, a landline begins with its area code 0..."))
    return digits if _MOBILE.fullmatch(digits) else _landline(written)


def _landline(written: str) -> str:
    extended = _EXTENSION.fullmatch(written)
    number = _by_library(extended["number"] if extended else written)
    return f"{number}-{extended['extension']}" if extended else number


def _by_library(written: str) -> str:
    """Return the number with hyphens; one without an area code is taken too, the RM knows the town."""
    import phonenumbers

    wrong = CellError(_("not a phone number"), _("write all digits, with the area code for a landline"))
    if _NO_PHONE.search(written):
        raise wrong
    try:
        number = phonenumbers.parse(written, "CN")
    except phonenumbers.NumberParseException:
        raise wrong from None
    if not phonenumbers.is_possible_number(number):
        raise wrong
    ours = number.country_code == _CHINA
    style = phonenumbers.PhoneNumberFormat.NATIONAL if ours else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return _BETWEEN.sub("-", str(phonenumbers.format_number(number, style))).strip("-")
