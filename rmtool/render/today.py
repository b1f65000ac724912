"""The day on one screen: owed, then by the clock, then whom to think of; the last line is the next command."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import Screen, console
from rmtool.render.dates import long_day
from rmtool.render.plan import clock
from rmtool.render.reminder_texts import text
from rmtool.render.reminders import cut, way_words
from rmtool.render.safe import plain, typed
from rmtool.rules.plan import PlannedItem
from rmtool.rules.plan.planned import Planned
from rmtool.rules.priority import Standing
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.reminder import DESK, OWED
from rmtool.rules.reminders.way import WRITTEN
from rmtool.text import _, ngettext

_OWED_SHOWN, _CONTACTS_SHOWN, _RANKED_SHOWN, _GREETED_SHOWN = 5, 12, 3, 3
_WORDS_MINIMUM = 40
_AT = 9  # cells of the hour and the gaps


class Day(NamedTuple):
    """What there is to show: the day, the next working day if it is none itself, reminders, plan and ranking."""

    today: date
    next_working_day: date | None
    reminders: Sequence[Reminder]
    planned: Planned
    standings: Sequence[Standing]


class Contact(NamedTuple):
    """One contact of the day: its hour, and all that it is about, what matters most first."""

    item: PlannedItem
    reminders: Sequence[Reminder]

    def is_owed(self, today: date) -> bool:
        """Say whether any of it should have been done before."""
        return any(one.due.due < today for one in self.reminders)


def show_today(day: Day) -> None:
    """Print the day."""
    screen, contacts = console(), _contacts(day)
    owed = [one for one in contacts if one.is_owed(day.today)]
    rest = [one for one in contacts if one not in owed]
    screen.print(Text(_heading(day, len(contacts), len(owed)), style="bold"))
    if day.next_working_day is not None:
        words = _("not a working day; the next one is {day}").format(day=long_day(day.next_working_day))
        screen.print(Text(words, style="yellow"))
    if owed:
        _head(screen, Text(f"{_('Owed')} {len(owed)}", style="bold red"), len(owed) - _OWED_SHOWN)
        _show(screen, owed[:_OWED_SHOWN], day.today, "red")
    if rest:
        _head(screen, Text(f"{_('Today')} {len(rest)}", style="bold"), len(rest) - _CONTACTS_SHOWN)
        _show(screen, rest[:_CONTACTS_SHOWN], day.today, "")
    _show_rest(screen, day)
    screen.print()
    screen.print(Text(_next_command([*owed, *rest]), style="dim"))


def _heading(day: Day, contacts: int, owed: int) -> str:
    used = sum(one.minutes for one in day.planned.plan.days)
    parts = [
        long_day(day.today),
        ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts),
        _("{n} owed").format(n=owed) if owed else "",
        _("planned {used} of {room} minutes").format(used=used, room=day.planned.capacity.minutes),
    ]
    return " · ".join(part for part in parts if part)


def _contacts(day: Day) -> list[Contact]:
    """Return today's contacts by the clock, one a client, with all that rides along."""
    items = [item for one in day.planned.plan.days for item in one.items]
    behind = day.planned.behind
    about: dict[str, list[Reminder]] = {}
    for item in items:
        about.setdefault(item.rides_with or item.task.key, []).append(behind[item.task.key])
    return [Contact(item, sorted(about[item.task.key], key=_weightiest)) for item in items if item.rides_with is None]


def _weightiest(one: Reminder) -> tuple[bool, float]:
    """A promise is what a contact is about before all else."""
    return one.due.kind not in OWED, -one.priority


def _head(screen: Screen, head: Text, more: int) -> None:
    screen.print()
    if more > 0:
        head.append("  " + _("+{n} more: rmtool plan").format(n=more), style="not bold dim")
    screen.print(head)


def _show(screen: Screen, contacts: Sequence[Contact], today: date, style: str) -> None:
    rows = [_row(one, today) for one in contacts]
    client, way = (max(cell_len(row[place]) for row in rows) for place in (1, 3))
    room = screen.width - _AT - client
    if room - way >= _WORDS_MINIMUM:
        room -= way + 2
    for at, who, words, how in rows:
        line = Text(f"  {at}  {set_cell_size(who, client)}  ")
        line.append(cut(words, room) if screen.has_edge else words, style=style)
        if room < screen.width - _AT - client or not screen.has_edge:
            line.append(f"  {how}", style="dim")
        line.rstrip()
        screen.print(line, no_wrap=True, overflow="ellipsis", crop=True)


def _row(one: Contact, today: date) -> tuple[str, str, str, str]:
    first, more = one.reminders[0], len(one.reminders) - 1
    words = plain(text(first.due, today)) + (_(" · +{n}").format(n=more) if more else "")
    at = "  -  " if one.item.at is None else clock(one.item.at)
    return at, f"{plain(first.client.name)} {plain(first.client.handle)}", words, way_words(first.way)


def _show_rest(screen: Screen, day: Day) -> None:
    """Print what is no contact of the plan: greetings, work at the desk, what had no room, and the ranking."""
    greetings = [one for one in day.reminders if one.due.kind in WRITTEN]
    desk = sum(one.due.kind in DESK for one in day.reminders)
    left = len(day.planned.plan.unplaced)
    kinds = ",".join(dict.fromkeys(one.due.kind for one in greetings))
    ranked = " · ".join(f"{plain(one.client.name)} {one.score:.1f}" for one in day.standings[:_RANKED_SHOWN])
    for head, words, command in (
        (_("Greetings"), _greeted(greetings), f"rmtool remind --words --kind {kinds}"),
        (_("At the desk"), ngettext("{n} thing", "{n} things", desk).format(n=desk) if desk else "", "rmtool remind"),
        (_("No room today"), ngettext("{n} thing", "{n} things", left).format(n=left) if left else "", "rmtool plan"),
        (_("Think of"), ranked, "rmtool rank"),
    ):
        if words:
            screen.print()
            line = Text.assemble((head, "bold"), f"  {words}  ", (command, "dim"))
            screen.print(line, no_wrap=True, overflow="ellipsis", crop=True)


def _greeted(greetings: Sequence[Reminder]) -> str:
    first = greetings[:_GREETED_SHOWN]
    named = [f"{plain(one.client.name)} ({labels.code('reminder_kind', one.due.kind)})" for one in first]
    more = f" +{len(greetings) - len(named)}" if len(greetings) > len(named) else ""
    return _(", ").join(named) + more


def _next_command(contacts: Sequence[Contact]) -> str:
    if not contacts:
        return _("next: rmtool rank")
    return _("next: rmtool profile {client}").format(client=typed(contacts[0].reminders[0].client.handle))
