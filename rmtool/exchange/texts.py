"""Cells that stay text: numbers kept digit by digit, lists of words, addresses."""

import re

from rmtool.exchange.cells import CellError, narrow
from rmtool.exchange.identity_card import is_resident_number, masked
from rmtool.text import _

_DAMAGED_NUMBER = re.compile(r"\d+(?:\.\d+)?E\+?\d+|\d+\.0+", re.IGNORECASE)
_LAST4 = re.compile(r"\d{3}[\dX]", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SEVERAL = re.compile(r"\s*[;；、]\s*")
_LINES = re.compile(r"\s*[;；]\s*")
_LONGEST_NUMBER = 64


def parse_number_as_text(text: str) -> str:
    """Return an account or product number with its leading zeros; CellError for 1.2E+11 and 12.0."""
    number = narrow(text)
    if _DAMAGED_NUMBER.fullmatch(number):
        raise CellError(_("a number that Excel has changed"), _("format the column as text and export again"))
    if len(number) > _LONGEST_NUMBER:
        raise CellError(_("longer than any number"), _("at most {n} characters").format(n=_LONGEST_NUMBER))
    return number


def parse_client_number(text: str) -> str:
    """Return a client number; banks that use the ID number for it would have it stored, which it never is."""
    if is_resident_number(text):
        hint = _("export the bank's own client number")
        raise CellError(_("an ID number, which is never kept"), hint, masked(narrow(text)))
    return parse_number_as_text(text)


def parse_last4(text: str) -> str:
    """Return the last four characters of an ID document."""
    if not _LAST4.fullmatch(narrow(text)):
        raise CellError(_("not the last four characters of an ID"), _("write four characters, e.g. 123X"))
    return narrow(text).upper()


def parse_words(text: str) -> str:
    """Return the words of a list cell, divided by `;`."""
    return ";".join(part for part in _SEVERAL.split(text) if part)


def parse_names(text: str) -> list[str]:
    """Return the WeChat names in a cell, each once."""
    return list(dict.fromkeys(part for part in _SEVERAL.split(text) if part))


def parse_emails(text: str) -> list[str]:
    """Return the e-mail addresses in a cell."""
    addresses = parse_names(narrow(text))
    if not all(map(_EMAIL.fullmatch, addresses)):
        raise CellError(_("not an e-mail address"), _("write name@example.com"))
    return addresses


def parse_addresses(text: str) -> list[str]:
    """Return the postal addresses in a cell; `、` belongs to an address."""
    return [part for part in _LINES.split(text) if part]
