"""Reminders of days that matter, in words: birthdays by both calendars, festivals, what happens in a life."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rmtool.calendars.lunar import LunarError, month_day_name, to_lunar
from rmtool.render import labels
from rmtool.render.dates import short_day
from rmtool.rules.reminders.reminder import Due
from rmtool.text import _

Params = Mapping[str, Any]


def birthday(due: Due, today: date) -> str:
    """Return a client's birthday by both calendars."""
    return _celebrated(_("birthday"), due, today)


def family_birthday(due: Due, today: date) -> str:
    """Return the birthday of a client's family."""
    who = _(", ").join(relatives(due.params))
    return _celebrated(_("birthday of {who}").format(who=who), due, today)


def _celebrated(what: str, due: Due, today: date) -> str:
    """Return the day by both calendars, the one it is kept by first, and the years."""
    on, lunar = short_day(due.due, today), _lunar(due.due)
    kept = due.params["kept"] == "lunar"
    both = _("{lunar} by the lunar calendar ({day})") if kept else _("{day} (lunar {lunar})")
    ages = _(", ").join(age for age in due.params["ages"] if age)
    years = _(" · {years} years").format(years=ages) if ages else ""
    mark = _(" · a round one") if due.params["round"] else ""
    return f"{what} {both.format(day=on, lunar=lunar) if lunar else on}{years}{mark}"


def _lunar(on: date) -> str:
    try:
        day = to_lunar(on)
    except LunarError:  # a year behind the calendar's end
        return ""
    return month_day_name(day.month, day.day, leap=day.leap)


def relatives(params: Params) -> list[str]:
    """Return who of the family it is, each by relation and name."""
    pairs = zip(params["relations"], params["names"], strict=True)
    return [" ".join(part for part in (labels.code("relation", relation), name) if part) for relation, name in pairs]


def festival(due: Due, today: date) -> str:
    """Return the festival and its day."""
    return f"{labels.code('festival', due.params['festival'])} {short_day(due.due, today)}"


def life_event(due: Due, today: date) -> str:
    """Return what happens, and its day."""
    return f"{labels.code('event_kind', due.params['event'])} {short_day(due.due, today)}"
