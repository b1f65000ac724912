"""Cells that stay text: numbers kept digit by digit, lists of words, addresses."""

import re

from rmtool.exchange.cells import CellError, narrow
from rmtool.text import _

_DAMAGED_NUMBER = re.compile(r"\d+(?:\.\d+)?E\+?\d+|\d+\.0+", re.IGNORECASE)
_LAST4 = re.compile(r"[\dA-Z]{4}", re.ASCII)
_SEVERAL = re.compile(r"\s*[;；、]\s*")


def parse_number_as_text(text: str) -> str:
    """Return a client, account or product number with its leading zeros; CellError for 1.2E+11 and 12.0."""
    number = narrow(text)
    if _DAMAGED_NUMBER.fullmatch(number):
        raise CellError(_("a number that Excel has changed"), _("format the column as text and export again"))
    return number


def parse_last4(text: str) -> str:
    """Return the last four characters of an ID document."""
    last4 = narrow(text).upper()
    if not _LAST4.fullmatch(last4):
        raise CellError(_("not the last four characters of an ID"), _("write four characters"))
    return last4


def parse_words(text: str) -> str:
    """Return the words of a list cell, divided by `;`."""
    return ";".join(part for part in _SEVERAL.split(text) if part)


def parse_emails(text: str) -> list[str]:
    """Return the e-mail addresses in a cell."""
    addresses = [part for part in _SEVERAL.split(narrow(text)) if part]
    if not all("@" in address.strip("@") for address in addresses):
        raise CellError(_("not an e-mail address"), _("write name@example.com"))
    return addresses
