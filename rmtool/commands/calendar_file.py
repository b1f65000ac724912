"""Reminders and the plan as calendar files: names masked and no amounts unless somebody asks for them (DOMAIN 0.12)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rmtool.context import Run
from rmtool.exchange.ics import CalendarEntry, write_ics
from rmtool.render import labels
from rmtool.render.openings import opening
from rmtool.render.reminder_texts import text
from rmtool.render.safe import plain
from rmtool.rules.contact_kind import MESSAGE
from rmtool.rules.masking import mask_name
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from rmtool.commands.reminding import Found
    from rmtool.rules.plan.planned import Planned
    from rmtool.rules.reminders.order import Reminder

_ALARM = 10  # minutes before a contact


def write_reminders(run: Run, found: "Found", path: Path, *, reveal: bool) -> None:
    """Write the reminders as entries of the whole day: on the day to act, what is owed on today."""
    entries = (
        CalendarEntry(one.due.key, max(one.due.act_on, run.today), None, 0, *_words(run, one, reveal=reveal), 0)
        for one in found.reminders
    )
    _write(run, list(entries), path, _("Reminders"))


def write_plan(run: Run, planned: "Planned", path: Path, *, reveal: bool) -> None:
    """Write the plan: a contact at its hour with a sign before it, what needs no hour on the whole day."""
    _write(run, list(_planned(run, planned, reveal=reveal)), path, _("Plan"))


def _planned(run: Run, planned: "Planned", *, reveal: bool) -> Iterator[CalendarEntry]:
    for day in planned.plan.days:
        for item in day.items:
            one = planned.behind[item.task.key]
            at = None if item.task.kind == MESSAGE or item.rides_with else item.at
            yield CalendarEntry(
                item.task.key, day.on, at, item.minutes or item.task.minutes, *_words(run, one, reveal=reveal), _ALARM
            )


def _words(run: Run, one: "Reminder", *, reveal: bool) -> tuple[str, str]:
    """Return title and text; a phone's calendar may be seen by others, so only `--reveal` writes names and amounts."""
    client = one.client
    name = client.name if reveal else mask_name(client.name)
    title = f"{labels.code('reminder_kind', one.due.kind)}: {name} {client.handle}"
    lines = [text(one.due, run.today), opening(one.due, client, run.today)] if reveal else []
    return plain(title), "\n".join(plain(line) for line in [*lines, f"rmtool profile {client.handle}"] if line)


def _write(run: Run, entries: Sequence[CalendarEntry], path: Path, name: str) -> None:
    count = write_ics(entries, path, name=f"rmtool: {name}", now=run.clock)
    words = ngettext("{n} entry written to {file}", "{n} entries written to {file}", count)
    typer.echo(words.format(n=count, file=path))
