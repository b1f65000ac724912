"""The rulebook in words: the numbers in force, and what a wrong one may be."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rmtool.render.console import console
from rmtool.rules.layers import Entry
from rmtool.rules.problem import Allowed
from rmtool.text import _

_STEP = 2
_PACKAGED = "rulebook.toml"
_ALLOWED: dict[str, Callable[[], str]] = {
    "known_key": lambda: _("the keys here are {keys}"),
    "section": lambda: _("this is a section; the keys in it are {keys}"),
    "value_table": lambda: _("write the value alone, or a table with {keys}"),
    "moved": lambda: _("these numbers now stand under {to}, as contacts a year"),
    "unit": lambda: _("the unit is {unit} and stays so"),
    "text": lambda: _("a text is allowed"),
    "day": lambda: _("a day is allowed, e.g. 2026-01-31"),
    "number": lambda: _("a number from {least} on is allowed"),
    "number_or": lambda: _("a number from 0 on is allowed, or {word}"),
    "hours": lambda: _("hours of the day are allowed, e.g. 09:00-12:00;14:00-20:00"),
    "day_list": lambda: _("a list of whole numbers of days is allowed, each once, e.g. [30, 7, 1]"),
    "from_to": lambda: _("two whole numbers are allowed, from and up to, e.g. [35, 40]"),
    "percents": lambda: _("percents of {parts} are allowed, which make {total} together"),
    "whole_number": lambda: _("a whole number from {least} on is allowed"),
    "share": lambda: _("a share from 0 to 1 is allowed"),
    "curve": lambda: _("a list of [amount, share] pairs is allowed"),
    "curve_rising": lambda: _("the first numbers of the pairs must rise"),
    "curve_share": lambda: _("the second number of each pair is a share from 0 to 1"),
    "curve_above_zero": lambda: _("the first number of each pair must be above 0"),
    "curve_never_falls": lambda: _("the shares must not fall from pair to pair"),
    "curve_never_rises": lambda: _("the shares must not rise from pair to pair"),
    "words": lambda: _("a list of words is allowed"),
    "known_words": lambda: _("the words are {words}"),
    "once": lambda: _("{word} stands in {other} too; it belongs in one list"),
    "some_group": lambda: _("at least one group is needed"),
    "rising_lines": lambda: _("the lines must rise in the order {order}"),
    "rising_hours": lambda: _("the hours must follow one another in the order {order}"),
    "total": lambda: _("the weights must total {total}"),
    "at_most": lambda: _("at most {limit} is allowed"),
}


def allowed(one: Allowed) -> str:
    """Return what the rulebook may say there."""
    return _ALLOWED[one.code]().format(**{name: _param(value) for name, value in one.params.items()})


def _param(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def show_entries(entries: Sequence[Entry]) -> None:
    """Print the numbers as a tree: sections within sections, each number with unit, source, day, and what it means."""
    screen = console()
    open_sections: list[str] = []
    for entry in entries:
        *sections, name = entry.key.split(".")
        _open(screen, sections, open_sections)
        open_sections = sections
        depth = len(sections) * _STEP
        line = Text(f"{name}  ").append(f"{written(entry.value)} {_(entry.unit)}", style="bold")
        line.append(f"  {entry.source}  {entry.since.isoformat()}", style="dim")
        if entry.origin != _PACKAGED:
            line.append(f"  {entry.origin}", style="yellow")
        screen.print(Padding(line, (0, 0, 0, depth)))
        screen.print(Padding(Text(_(entry.what), style="dim"), (0, 0, 0, depth + _STEP)))


def _open(screen: Console, sections: Sequence[str], before: Sequence[str]) -> None:
    """Print the heads of the sections that a number stands in and the one before did not."""
    shared = 0
    while shared < min(len(sections), len(before)) and sections[shared] == before[shared]:
        shared += 1
    if not shared and sections:
        screen.print()
    for depth, section in enumerate(sections[shared:], start=shared):
        screen.print(Padding(Text(section, style="bold"), (0, 0, 0, depth * _STEP)))


def written(value: object) -> str:
    """Return a value as the file writes it: a curve as its pairs, a list as its words, a sentence in our language."""
    if isinstance(value, str):
        return _(value) if value else value
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "  ".join(f"{_number(x)} → {_number(share)}" for x, share in value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return _number(value)


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
