"""The reminders on a screen: kind by kind, the most urgent first; what, by which way and when."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import short_amount
from rmtool.render.client_cell import client_cell, client_room
from rmtool.render.console import console
from rmtool.render.dates import long_day, short_day
from rmtool.render.openings import opening
from rmtool.render.parts import SEPARATOR, lines_of
from rmtool.render.reminder_texts import text
from rmtool.render.safe import plain, typed
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.way import Way
from rmtool.text import _, ngettext

_GAP = "  "
_WAY_FROM, _HOURS_FROM = 72, 100  # columns: from here the channel, and its hours, stand at the end of the line
_ON_THE_CLOCK = re.compile(r"(\d{2}):(\d{2})")
_WORDS_MINIMUM = 20
_WORDS_BESIDE_HEADS = 40  # cells: with so much room the kind stands beside its first line instead of above it


class Line(NamedTuple):
    """One reminder as it stands on the screen."""

    day: str
    style: str
    client: str
    words: str
    way: str


class Widths(NamedTuple):
    """The cells of each column, the same on every line of the page; `head` is 0 where heads stand above their lines."""

    head: int
    day: int
    client: int
    words: int
    way: int


def show_reminders(
    reminders: Sequence[Reminder], counts: Mapping[str, int], today: date, *, words: bool = False
) -> None:
    """Print what is to be done, by kind, with the count of what is not shown; with `words` how to begin."""
    screen = console()
    screen.print(Text(_heading(counts, today, screen.width), style="bold"))
    by_kind: dict[str, list[int]] = {}
    for place, one in enumerate(reminders):
        by_kind.setdefault(one.due.kind, []).append(place)
    # A kind of which no line had room is counted all the same.
    by_kind |= {kind: [] for kind in counts if kind not in by_kind}
    lines = [_line(one, today, screen.width) for one in reminders]
    heads = {kind: f"{labels.code('reminder_kind', kind)} {counts[kind]}" for kind in by_kind}
    widths = _widths(lines, screen.width, max(map(cell_len, heads.values()), default=0))
    screen.print()
    for kind, places in by_kind.items():
        if not (widths.head and places):
            screen.print(_head(heads[kind], kind, counts[kind] - len(places), screen.width))
        for place in places:
            _print(screen, lines[place], heads[kind] if place == places[0] else "", widths)
            if words:
                _print_opening(screen, reminders[place], today, widths.head + len(_GAP))
    if reminders:
        screen.print()
        screen.print(Text(_last_line(reminders[0], screen.width), style="dim"))


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


def _heading(counts: Mapping[str, int], today: date, width: int) -> str:
    total = sum(counts.values())
    counted = ngettext("{n} thing to do", "{n} things to do", total).format(n=total)
    return lines_of([long_day(today), counted if total else _("nothing to do")], width)


def _head(head: str, kind: str, more: int, width: int) -> Text:
    """Return the head of a kind, with what to add to the same command to see the rest: in words if there is room."""
    line = Text(head, style="bold")
    if more:
        words = _("--kind {kind} --top 0 shows the other {n}").format(kind=kind, n=more)
        if line.cell_len + len(_GAP) + cell_len(words) > width:
            words = f"+{more}: --kind {kind}"
        line.append(f"{_GAP}{words}", style="not bold dim")
    return line


def _line(one: Reminder, today: date, width: int) -> Line:
    day, style = day_words(one, today)
    client = client_cell(one.client, client_room(width))
    way = way_words(one.way, hours=width >= _HOURS_FROM)
    return Line(day, style, client, plain(text(one.due, today)) + _gift(one), way)


def _gift(one: Reminder) -> str:
    return "" if one.gift_room is None else gift_words(one.gift_room)


def gift_words(room: int) -> str:
    """Return what a card or gift may cost (fen) on an occasion for one (D113), to stand behind its words."""
    return _(" · gift up to {amount}").format(amount=short_amount(room)) if room else _(" · no gift")


def _print_opening(screen: Console, one: Reminder, today: date, indent: int) -> None:
    words = plain(opening(one.due, one.client, today))
    if words:
        screen.print(Padding(Text(words, style="dim"), (0, 0, 0, indent), expand=False))


def _widths(lines: Sequence[Line], width: int, head: int) -> Widths:
    """Return the columns of these lines; the words get what the others leave, heads stand beside if that is enough."""
    if not lines:
        return Widths(0, 0, 0, 0, 0)
    day, client = max(cell_len(line.day) for line in lines), max(cell_len(line.client) for line in lines)
    way = max(cell_len(line.way) for line in lines) if width >= _WAY_FROM else 0
    room = width - sum(cells + len(_GAP) for cells in (day, client, way) if cells)
    beside = room - head - len(_GAP)
    if beside < _WORDS_BESIDE_HEADS:
        head, beside = 0, room
    longest = max(cell_len(line.words) for line in lines)
    return Widths(head, day, client, min(max(beside, _WORDS_MINIMUM), longest), way)


def _print(screen: Console, line: Line, head: str, widths: Widths) -> None:
    row = Text(f"{set_cell_size(head, widths.head)}{_GAP}" if widths.head else "", style="bold")
    row.append(set_cell_size(line.day, widths.day), style=f"not bold {line.style}")
    row.append(f"{_GAP}{set_cell_size(line.client, widths.client)}{_GAP}", style="not bold default")
    row.append(cut(line.words, widths.words), style="not bold default")
    if widths.way:
        row.append(f"{_GAP}{line.way}", style="not bold dim")
    screen.print(row, no_wrap=True, overflow="ellipsis", crop=True)


def cut(words: str, room: int) -> str:
    """Return words of exactly so many cells; what has no room ends in an ellipsis."""
    if cell_len(words) > room:
        words = set_cell_size(words, room - 1).rstrip() + "…"
    return set_cell_size(words, room)


def _last_line(first: Reminder, width: int) -> str:
    words = _(
        "--kind KIND --top 0 shows all of a kind · rmtool log {client} NOTE answers it · "
        "rmtool remind --done KEY · --snooze KEY DATE (keys: -f csv)"
    )
    return lines_of(words.format(client=typed(first.client.handle)).split(SEPARATOR), width)
