"""The month plan on a screen: a line a day, the next day in full, and what did not fit with the reason."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from rmtool.render import labels
from rmtool.render.client_cell import client_cell, client_room
from rmtool.render.console import Screen, console
from rmtool.render.dates import MONTHS, WEEKDAYS, short_day
from rmtool.render.parts import SEPARATOR, lines_of
from rmtool.render.reminder_texts import text
from rmtool.render.safe import plain
from rmtool.rules.hours import clock
from rmtool.rules.plan import PlannedDay, PlannedItem, Unplaced
from rmtool.rules.plan.planned import Planned
from rmtool.text import _, mark, ngettext

_NAMES_SHOWN = 6
_UNPLACED_SHOWN = 5
_MINUTES_FROM = 72  # columns: from here a contact shows how long it takes
_AT = 11  # cells before what is said: the hour and the gaps


def show_plan(planned: Planned, today: date, only: date | None = None) -> None:
    """Print the plan, a line a day and the first day in full; with `only` that day alone."""
    screen, days = console(), planned.plan.days
    screen.print(Text(_heading(planned, today, screen.width), style="bold"))
    shown = only or next((day.on for day in days if day.items), None)
    for day in days:
        if only is None or day.on == only:
            line = _day(day, planned, today)
            line.truncate(screen.width, overflow="ellipsis")
            screen.print(line)
            if day.on == shown:
                show_items(screen, day.items, planned, today)
    if planned.plan.unplaced and only is None:
        screen.print()
        _show_unplaced(screen, planned, today)
    screen.print()
    last = _("rmtool plan --day DATE shows one day · --ics FILE puts it on a phone").split(SEPARATOR)
    screen.print(Text(lines_of(last, screen.width), style="dim"))


def show_items(screen: Screen, items: Sequence[PlannedItem], planned: Planned, today: date) -> None:
    """Print the contacts of a day by the clock, those that need no hour last; below each what it is also about."""
    contacts = planned.contacts(items)
    clients = [client_cell(one.reminders[0].client, client_room(screen.width)) for one in contacts]
    minutes = screen.width >= _MINUTES_FROM
    widest = max(map(cell_len, clients), default=0)
    for (item, reminders), client in zip(contacts, clients, strict=True):
        first, *others = (plain(text(one.due, today)) for one in reminders)
        line = Text(f"  {clock(item.at) if item.at is not None else '  -  '}  {set_cell_size(client, widest)}  ")
        line.append(f"{_how(item, minutes=minutes)}  ", style="dim")
        line.append(first, style="red" if item.late else "")
        also = [Text(" " * (_AT + widest) + _("and: {what}").format(what=words), style="dim") for words in others]
        for row in (line, *also):
            screen.print(row, no_wrap=True, overflow="ellipsis", crop=True)


def reason(one: Unplaced, today: date) -> str:
    """Return why something has no day."""
    words = _REASONS[one.reason_code]
    params = {name: short_day(value, today) if isinstance(value, date) else value for name, value in one.params.items()}
    return _(words).format(**params)


def _heading(planned: Planned, today: date, width: int) -> str:
    days, unplaced = planned.plan
    contacts = sum(not item.rides_with for day in days for item in day.items)
    month = days[0].on if days else today
    named = _("{month} {year}").format(month=_(MONTHS[month.month - 1]), year=month.year)
    parts = [
        named,
        ngettext("{n} working day", "{n} working days", len(days)).format(n=len(days)),
        ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts),
        ngettext("{n} without a day", "{n} without a day", len(unplaced)).format(n=len(unplaced)) if unplaced else "",
    ]
    return lines_of(parts, width)


def _day(day: PlannedDay, planned: Planned, today: date) -> Text:
    greetings = planned.greetings.get(day.on, 0)
    weekday = set_cell_size(_(WEEKDAYS[day.on.weekday()]), max(cell_len(_(name)) for name in WEEKDAYS))
    line = Text(f"{weekday} {set_cell_size(short_day(day.on, today), 11)}", style="bold")
    minutes = _("{used} of {room} min").format(used=day.minutes, room=planned.capacity.minutes)
    line.append(f"  {minutes:>15}", style="red" if day.over else "")
    extra = [
        ngettext("{n} visit", "{n} visits", day.visits).format(n=day.visits) if day.visits else "",
        ngettext("{n} greeting", "{n} greetings", greetings).format(n=greetings) if greetings else "",
    ]
    names = list(dict.fromkeys(plain(planned.behind[item.task.key].client.name) for item in day.items))
    more = f" +{len(names) - _NAMES_SHOWN}" if len(names) > _NAMES_SHOWN else ""
    words = SEPARATOR.join(part for part in [*extra, _(", ").join(names[:_NAMES_SHOWN]) + more] if part)
    line.append(f"  {words}" if words else "", style="default")
    return line


def _show_unplaced(screen: Screen, planned: Planned, today: date) -> None:
    """Print how many found no day for which reason, and the first of them."""
    unplaced = planned.plan.unplaced
    screen.print(Text(_("without a day"), style="bold"))
    for words, count in Counter(reason(one, today) for one in unplaced).most_common():
        screen.print(Text(f"  {count}  {words}"))
    for one in unplaced[:_UNPLACED_SHOWN]:
        reminder = planned.behind[one.task.key]
        line = Text(
            f"    {client_cell(reminder.client, client_room(screen.width))}  {plain(text(reminder.due, today))}",
            style="dim",
        )
        screen.print(line, no_wrap=True, overflow="ellipsis", crop=True)


def _how(item: PlannedItem, *, minutes: bool) -> str:
    if not minutes:
        return labels.code("task_kind", item.task.kind)
    return _("{kind} {minutes} min").format(kind=labels.code("task_kind", item.task.kind), minutes=item.minutes)


_REASONS: dict[str, str] = {
    "never_hours": mark("the client is never to be reached on that way"),
    "hours_outside_day": mark("the client's hours {hours} lie outside the working day"),
    "too_long": mark("{minutes} minutes and {travel} on the way are more than a day holds"),
    "before_month": mark("the day to act, {on}, comes before these days"),
    "after_month": mark("opens only on {on}"),
    "no_working_day": mark("no working day from {earliest} to {last}"),
    "no_wanted_weekday": mark("none of the weekdays that the client wants is left"),
    "no_room": mark("no room: the working days up to its end are full"),
}
