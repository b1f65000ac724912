"""The rulebook in words: the numbers in force, and what a wrong one may be."""

from collections.abc import Callable, Sequence

from rich.padding import Padding
from rich.text import Text

from rmtool.render.console import console
from rmtool.rules.layers import Entry
from rmtool.rules.problem import Allowed
from rmtool.text import _

_ALLOWED: dict[str, Callable[[], str]] = {
    "known_key": lambda: _("the keys here are {keys}"),
    "section": lambda: _("this is a section; the keys in it are {keys}"),
    "value_table": lambda: _("write the value alone, or a table with {keys}"),
    "unit": lambda: _("the unit is {unit} and stays so"),
    "text": lambda: _("a text is allowed"),
    "day": lambda: _("a day is allowed, e.g. 2026-01-31"),
    "number": lambda: _("a number from {least} on is allowed"),
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
    "total": lambda: _("the weights must total {total}"),
    "at_most": lambda: _("at most {limit} is allowed"),
}


def allowed(one: Allowed) -> str:
    """Return what the rulebook may say there."""
    return _ALLOWED[one.code]().format(**{name: _param(value) for name, value in one.params.items()})


def _param(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def show_entries(entries: Sequence[Entry]) -> None:
    """Print the numbers by section: the key, the value with its unit, the source, and what it means."""
    screen = console()
    section = None
    for entry in entries:
        head, _dot, name = entry.key.rpartition(".")
        if head != section:
            section = head
            screen.print()
            screen.print(Text(section, style="bold"))
        line = Text(f"  {name}  ").append(f"{written(entry.value)} {_(entry.unit)}", style="bold")
        line.append(f"  {entry.source}", style="dim")
        if entry.origin != "rulebook.toml":
            line.append(f"  {entry.origin}", style="yellow")
        screen.print(line, soft_wrap=True)
        screen.print(Padding(Text(_(entry.what), style="dim"), (0, 0, 0, 4)))


def written(value: object) -> str:
    """Return a value as the file writes it: a curve as its pairs, a list as its words."""
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "  ".join(f"{_number(x)} → {_number(share)}" for x, share in value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return _number(value)


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
