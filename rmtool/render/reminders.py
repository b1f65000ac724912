"""The reminders on a screen: kind by kind, the most urgent first; what, by which way and when."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import short_amount
from rmtool.render.console import console
from rmtool.render.dates import long_day, short_day
from rmtool.render.openings import opening
from rmtool.render.reminder_texts import text
from rmtool.render.safe import plain, typed
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.way import Way
from rmtool.text import _, ngettext

_GAP = "  "
_WAY_FROM, _HOURS_FROM = 72, 100  # columns: from here the channel, and its hours, stand at the end of the line
_CLIENT_PART = 4
_ON_THE_CLOCK = re.compile(r"(\d{2}):(\d{2})")
_CLIENT_MINIMUM = 18
_WORDS_MINIMUM = 20


class Line(NamedTuple):
    """One reminder as it stands on the screen."""

    day: str
    style: str
    client: str
    words: str
    way: str


def show_reminders(
    reminders: Sequence[Reminder], counts: Mapping[str, int], today: date, *, words: bool = False
) -> None:
    """Print what is to be done, by kind, with the count of what is not shown; with `words` how to begin."""
    screen = console()
    screen.print(Text(_heading(counts, today), style="bold"))
    by_kind: dict[str, list[int]] = {}
    for place, one in enumerate(reminders):
        by_kind.setdefault(one.due.kind, []).append(place)
    hours = screen.width >= _HOURS_FROM
    lines = {place: _line(one, today, hours=hours) for place, one in enumerate(reminders)}
    for kind, places in by_kind.items():
        screen.print()
        screen.print(_kind(kind, counts[kind], len(places)))
        for place in places:
            _print(screen, lines[place], [*lines.values()])
            if words:
                _print_opening(screen, reminders[place], today)
    if reminders:
        screen.print()
        screen.print(Text(_last_line(reminders[0]), style="dim"))


def way_words(way: Way | None, *, hours: bool = True) -> str:
    """Return the channel, with its hours where there is room for them; a dash where there is none."""
    if way is None:
        return "-"
    channel = labels.code("channel", way.channel)
    return f"{channel} {_ON_THE_CLOCK.sub(_short, way.hours)}".replace(";", " ") if way.hours and hours else channel


def _short(clock: re.Match[str]) -> str:
    """Return an hour as it is said: 9, 14:30."""
    return f"{int(clock[1])}" if clock[2] == "00" else f"{int(clock[1])}:{clock[2]}"


def day_words(one: Reminder, today: date) -> tuple[str, str]:
    """Return the day to act as the screen shows it, and its colour: red is owed, yellow is due."""
    if one.due.due < today:
        return "! " + short_day(one.due.due, today), "red"
    if one.due.act_on <= today:
        return _("today"), "yellow"
    return short_day(one.due.act_on, today), ""


def _heading(counts: Mapping[str, int], today: date) -> str:
    total = sum(counts.values())
    counted = ngettext("{n} thing to do", "{n} things to do", total).format(n=total)
    return f"{long_day(today)} · {counted if total else _('nothing to do')}"


def _kind(kind: str, count: int, shown: int) -> Text:
    line = Text(f"{labels.code('reminder_kind', kind)} {count}", style="bold")
    if count > shown:
        more = _("rmtool remind --kind {kind} --top 0 shows the other {n}").format(kind=kind, n=count - shown)
        line.append(f"{_GAP}{more}", style="not bold dim")
    return line


def _line(one: Reminder, today: date, *, hours: bool) -> Line:
    day, style = day_words(one, today)
    client = f"{plain(one.client.name)} {plain(one.client.handle)}"
    return Line(day, style, client, plain(text(one.due, today)) + _gift(one), way_words(one.way, hours=hours))


def _gift(one: Reminder) -> str:
    """Return what a card or gift may cost, where it is an occasion for one (D113)."""
    if one.gift_room is None:
        return ""
    return _(" · gift up to {amount}").format(amount=short_amount(one.gift_room)) if one.gift_room else _(" · no gift")


def _print_opening(screen: Console, one: Reminder, today: date) -> None:
    words = plain(opening(one.due, one.client, today))
    if words:
        screen.print(Text(f"{_GAP}{words}", style="dim"))


def _print(screen: Console, line: Line, lines: Sequence[Line]) -> None:
    width = screen.width
    day = max(cell_len(each.day) for each in lines)
    client = min(max(cell_len(each.client) for each in lines), max(width // _CLIENT_PART, _CLIENT_MINIMUM))
    way = max(cell_len(each.way) for each in lines) if width >= _WAY_FROM else 0
    room = max(width - day - client - way - (3 if way else 2) * len(_GAP), _WORDS_MINIMUM)
    row = Text(set_cell_size(line.day, day), style=line.style)
    row.append(f"{_GAP}{cut(line.client, client)}{_GAP}", style="default")
    longest = max(cell_len(each.words) for each in lines)
    row.append(cut(line.words, min(room, longest)), style="default")
    if way:
        row.append(f"{_GAP}{line.way}", style="dim")
    screen.print(row, no_wrap=True, overflow="ellipsis", crop=True)


def cut(words: str, room: int) -> str:
    """Return words of exactly so many cells; what has no room ends in an ellipsis."""
    if cell_len(words) > room:
        return (
            set_cell_size(words, room - 1).rstrip()
            + "…"
            + " " * (room - 1 - cell_len(set_cell_size(words, room - 1).rstrip()))
        )
    return set_cell_size(words, room)


def _last_line(first: Reminder) -> str:
    return _(
        "rmtool log {client} NOTE answers it · rmtool remind --done KEY · --snooze KEY DATE (keys: -f csv)"
    ).format(client=typed(first.client.handle))
