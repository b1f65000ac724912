"""The day on one screen: owed, then by the clock, then whom to think of; the last line is the next command."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from rmtool.render import labels
from rmtool.render.client_cell import client_cell, client_room
from rmtool.render.console import Screen, console
from rmtool.render.dates import long_day
from rmtool.render.parts import SEPARATOR, lines_of
from rmtool.render.reminder_texts import text
from rmtool.render.reminders import cut, way_words
from rmtool.render.safe import plain, typed
from rmtool.rules.hours import clock
from rmtool.rules.plan.planned import Planned, by_weight
from rmtool.rules.plan.task_of import is_planned
from rmtool.rules.priority import Standing
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.reminder import DESK
from rmtool.rules.reminders.way import WRITTEN
from rmtool.text import _, ngettext

_OWED_SHOWN, _CONTACTS_SHOWN, _RANKED_SHOWN, _GREETED_SHOWN = 5, 12, 3, 3
_WORDS_MINIMUM = 40
_GAP = "  "
_AT = 11  # cells of the hour and the gaps around it and the client


class Day(NamedTuple):
    """What there is to show: the day, the next working day if it is none itself, reminders, plan and ranking.

    `reminders` are the first ones; `counts` says how many there are of each kind.
    """

    today: date
    next_working_day: date | None
    reminders: Sequence[Reminder]
    counts: Mapping[str, int]
    planned: Planned
    standings: Sequence[Standing]


class Contact(NamedTuple):
    """One contact of the day: its minute (None: at no hour), and all that it is about, what matters most first."""

    at: int | None
    reminders: Sequence[Reminder]

    def is_owed(self, today: date) -> bool:
        """Say whether any of it should have been done before."""
        return any(one.due.due < today for one in self.reminders)


class Row(NamedTuple):
    """One contact as it stands on the screen."""

    at: str
    client: str
    words: str
    way: str


def show_today(day: Day) -> None:
    """Print the day."""
    screen, contacts = console(), _contacts(day)
    owed = [one for one in contacts if one.is_owed(day.today)]
    rest = [one for one in contacts if one not in owed]
    screen.print(Text(_heading(day, len(contacts), len(owed), screen.width), style="bold"))
    if day.next_working_day is not None:
        words = _("not a working day; the next one is {day}").format(day=long_day(day.next_working_day))
        screen.print(Text(words, style="yellow"))
    _show_contacts(screen, owed, rest, day.today)
    _show_rest(screen, day, shown=sum(len(one.reminders) for one in contacts))
    screen.print()
    screen.print(Text(_next_command([*owed, *rest]), style="dim"))


def _heading(day: Day, contacts: int, owed: int, width: int) -> str:
    used = sum(one.minutes for one in day.planned.plan.days)
    parts = [
        long_day(day.today),
        ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts),
        _("{n} owed").format(n=owed) if owed else "",
        _("planned {used} of {room} minutes").format(used=used, room=day.planned.capacity.minutes),
    ]
    return lines_of(parts, width)


def _contacts(day: Day) -> list[Contact]:
    """Return today's contacts by the clock; on a day off what is owed, at no hour."""
    if day.next_working_day is not None:
        return [one for one in _unplanned(day) if one.is_owed(day.today)]
    items = [item for one in day.planned.plan.days for item in one.items]
    return [Contact(item.at, reminders) for item, reminders in day.planned.contacts(items)]


def _unplanned(day: Day) -> list[Contact]:
    about: dict[int, list[Reminder]] = {}
    for one in day.planned.behind.values():
        about.setdefault(one.client.client_id, []).append(one)
    return [Contact(None, by_weight(reminders)) for reminders in about.values()]


def _show_contacts(screen: Screen, owed: Sequence[Contact], rest: Sequence[Contact], today: date) -> None:
    """Print both parts under their heads, in the same columns."""
    room = client_room(screen.width)
    late = [_row(one, today, room) for one in owed[:_OWED_SHOWN]]
    due = [_row(one, today, room) for one in rest[:_CONTACTS_SHOWN]]
    for head, style, rows, count in ((_("Owed"), "red", late, len(owed)), (_("Today"), "", due, len(rest))):
        if rows:
            _head(screen, Text(f"{head} {count}", style=f"bold {style}"), count - len(rows))
            _show(screen, rows, [*late, *due], style)


def _head(screen: Screen, head: Text, more: int) -> None:
    screen.print()
    if more > 0:
        head.append("  " + _("+{n} more: rmtool plan").format(n=more), style="not bold dim")
    screen.print(head)


def _show(screen: Screen, rows: Sequence[Row], every: Sequence[Row], style: str) -> None:
    client, way = max(cell_len(row.client) for row in every), max(cell_len(row.way) for row in every)
    room = screen.width - _AT - client
    with_way = room - way - len(_GAP) >= _WORDS_MINIMUM
    room = min(room - (way + len(_GAP)) * with_way, max(cell_len(row.words) for row in every))
    for row in rows:
        line = Text(f"  {row.at}  {set_cell_size(row.client, client)}  ")
        line.append(cut(row.words, room), style=style)
        line.append(f"{_GAP}{row.way}" if with_way else "", style="dim")
        line.rstrip()
        screen.print(line, no_wrap=True, overflow="ellipsis", crop=True)


def _row(one: Contact, today: date, room: int) -> Row:
    first, more = one.reminders[0], len(one.reminders) - 1
    words = plain(text(first.due, today)) + (_(" · +{n}").format(n=more) if more else "")
    at = "  -  " if one.at is None else clock(one.at)
    return Row(at, client_cell(first.client, room), words, way_words(first.way))


def _show_rest(screen: Screen, day: Day, *, shown: int) -> None:
    """Print what is no contact of the plan: greetings, work at the desk, what had no room, and the ranking."""
    greetings = [one for one in day.reminders if one.due.kind in WRITTEN]
    desk = sum(count for kind, count in day.counts.items() if kind in DESK)
    left = sum(count for kind, count in day.counts.items() if is_planned(kind)) - shown
    written = sum(count for kind, count in day.counts.items() if kind in WRITTEN)
    kinds = ",".join(dict.fromkeys(one.due.kind for one in greetings))
    ranked = SEPARATOR.join(f"{plain(one.client.name)} {one.score:.1f}" for one in day.standings[:_RANKED_SHOWN])
    for head, words, command in (
        (_("Greetings"), _greeted(greetings, written), f"rmtool remind --words --kind {kinds}"),
        (_("At the desk"), ngettext("{n} thing", "{n} things", desk).format(n=desk) if desk else "", "rmtool remind"),
        (_("No room today"), ngettext("{n} thing", "{n} things", left).format(n=left) if left else "", "rmtool plan"),
        (_("Think of"), ranked, "rmtool rank"),
    ):
        if words:
            screen.print()
            _show_with_command(screen, Text.assemble((head, "bold"), f"{_GAP}{words}"), command)


def _show_with_command(screen: Screen, line: Text, command: str) -> None:
    """Print a line and the command behind it, which is typed again: whole, on a line of its own if need be."""
    if line.cell_len + len(_GAP) + len(command) <= screen.width:
        screen.print(line.append(f"{_GAP}{command}", style="dim"))
        return
    screen.print(line, no_wrap=True, overflow="ellipsis", crop=True)
    screen.print(Text(f"{_GAP}{command}", style="dim"))


def _greeted(greetings: Sequence[Reminder], count: int) -> str:
    first = greetings[:_GREETED_SHOWN]
    named = [f"{plain(one.client.name)} ({labels.code('reminder_kind', one.due.kind)})" for one in first]
    more = f" +{count - len(named)}" if count > len(named) else ""
    return _(", ").join(named) + more


def _next_command(contacts: Sequence[Contact]) -> str:
    if not contacts:
        return _("next: rmtool rank")
    return _("next: rmtool brief {client}").format(client=typed(contacts[0].reminders[0].client.handle))
