"""Cells that hold several values of one kind: months of the year, and JSON objects of text."""

import json
import re

from rmtool.exchange.cells import CellError, word
from rmtool.text import _

SEVERAL = re.compile(r"\s*[;；、]\s*")
_MONTH = re.compile(r"(1[0-2]|0?[1-9])月?")
_RECORD = re.compile(r"#?(\d{1,18})")


def parse_months(text: str) -> str:
    """Return the months of the year in a cell as numbers, in order: 12月、1月 is `1;12`."""
    months = set()
    for part in filter(None, SEVERAL.split(text)):
        found = _MONTH.fullmatch(word(part))
        if found is None:
            raise CellError(_("not a month"), _("write numbers from 1 to 12, e.g. 1;12"))
        months.add(int(found[1]))
    return ";".join(map(str, sorted(months)))


def parse_record_number(text: str) -> int:
    """Return the number of a record, `#12` or `12`."""
    found = _RECORD.fullmatch(word(text))
    if found is None:
        raise CellError(_("not the number of a record"), _("write it as #12"))
    return int(found[1])


def parse_object(text: str) -> dict[str, str]:
    """Return a JSON object of text, as an export writes the columns of the bank's list that no field takes."""
    wrong = CellError(_("not a JSON object of text"), _('write it as {"column": "text"}'))
    try:
        found = json.loads(text)
    except ValueError:
        raise wrong from None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise wrong
    return found
