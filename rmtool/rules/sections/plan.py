"""The month plan (D97): how much one day of contacts holds, and the hours at which it may hold them."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.hours import DAY, HOUR
from rmtool.rules.sheet import Sheet

HOURS = ("day_start", "lunch_start", "lunch_end", "day_end")


class PlanRules(NamedTuple):
    """What one day holds: minutes of contact with the ways there, and visits; the hours in minutes since midnight.

    `step`: contacts begin at multiples of so many minutes; `early_days`: so many days before it is due a contact may be
    planned.
    """

    minutes: int
    visits: int
    day_start: int
    lunch_start: int
    lunch_end: int
    day_end: int
    step: int
    early_days: int


def read_plan(sheet: Sheet) -> PlanRules:
    """Read the plan section; the day must begin before it ends, and lunch must lie within it."""
    hours = {name: sheet.number(f"plan.{name}") for name in HOURS}
    _check(sheet, hours)
    return PlanRules(
        minutes=sheet.whole("plan.minutes", 1),
        visits=sheet.whole("plan.visits"),
        step=sheet.whole("plan.step", 1),
        early_days=sheet.whole("plan.early_days"),
        **{name: round(hour * HOUR) for name, hour in hours.items()},
    )


def _check(sheet: Sheet, hours: Mapping[str, float]) -> None:
    found = list(hours.values())
    if found != sorted(found) or found[0] == found[-1]:
        sheet.refuse_together("plan", [f"plan.{name}" for name in HOURS], found, "rising_hours", order=HOURS)
    if hours["day_end"] * HOUR > DAY:
        sheet.refuse("plan.day_end", "at_most", limit=DAY // HOUR)
