"""What a rule asks of the calendar of working days; `calendars` answers it."""

from collections.abc import Hashable
from datetime import date
from typing import Protocol


class WorkingDays(Hashable, Protocol):
    """The days on which the branch works: weekends, public holidays and the weekends worked for them are known."""

    def is_working(self, day: date) -> bool:
        """Say whether the branch works on that day."""

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to and including that day."""

    def after(self, day: date, count: int) -> date:
        """Return the `count`th working day after that day; `count` is 1 or more."""
