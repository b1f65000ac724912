"""A month as a person names it: 2026-12, 12, 12月, this, next, 本月, 下月."""

import re
from datetime import date

from rmtool.errors import UsageError
from rmtool.rules.months import A_YEAR, months_after
from rmtool.text import _

_NAMED = re.compile(r"(?:(?P<year>\d{4})[-/.年]?)?(?P<month>\d{1,2})月?")
_SPOKEN = {"this": 0, "本月": 0, "这个月": 0, "next": 1, "下月": 1, "下个月": 1}


def parse_month(text: str, today: date) -> date:
    """Return the first day of the month; a bare number is the next such month, this one counted in.

    Raises:
        UsageError: no month, or one that is past.
    """
    word = text.strip().lower()
    if word in _SPOKEN:
        return months_after(today.replace(day=1), _SPOKEN[word])
    found = _NAMED.fullmatch(word)
    if found is None or not 1 <= int(found["month"]) <= A_YEAR:
        raise UsageError(_('"{text}" is not a month').format(text=text), _("write it as 2026-12, or next"))
    year = int(found["year"]) if found["year"] else today.year + (int(found["month"]) < today.month)
    first = date(year, int(found["month"]), 1)
    if first < today.replace(day=1):
        raise UsageError(
            _("{month} is past: there is nothing left to plan").format(month=f"{first:%Y-%m}"),
            _("name this month or a later one"),
        )
    return first
