"""Hours at which to call a client who named none (DOMAIN 6.4): by occupation where the trade has a habit."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.sheet import Sheet

DEFAULT = "default"
# The occupations whose working day says when a call is welcome.
OCCUPATIONS = (
    "doctor", "nurse", "teacher", "professor", "civil_servant", "institution_staff", "business_owner", "self_employed",
    "employee", "retired",
)  # fmt: skip
_WINDOWS = re.compile(
    r"([01]\d|2[0-4]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d(;([01]\d|2[0-4]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d)*"
)


class Hours(NamedTuple):
    """Windows of the day as `09:00-12:00;14:00-20:00`: of everybody, and of some occupations."""

    default: str
    occupations: Mapping[str, str]

    def of(self, occupation: str | None) -> str:
        """Return the hours at which to call somebody of this occupation."""
        return self.occupations.get(occupation or "", self.default)


def read_hours(sheet: Sheet) -> Hours:
    """Read the hours section."""
    return Hours(_hours(sheet, DEFAULT), {occupation: _hours(sheet, occupation) for occupation in OCCUPATIONS})


def _hours(sheet: Sheet, name: str) -> str:
    key = f"hours.{name}"
    text = sheet.text(key)
    if not _WINDOWS.fullmatch(text):
        sheet.refuse(key, "hours")
    return text
