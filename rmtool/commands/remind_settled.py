"""`rmtool remind --done KEY`, `--snooze KEY DATE`: what became of a reminder (D7)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

import typer

from rmtool.commands.reminder_keys import find_by_keys, find_due
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.reminders.reminder import Due


def settle(run: Run, done: Sequence[str], snooze: str | None, day: str | None) -> None:
    """Tick reminders off, or put one off; all of it is one write, which `undo` takes back."""
    from rmtool.book.reminders.settle import put_off, tick_off
    from rmtool.book.reminders.states import read_states

    known = read_states(run.reader)
    dues = find_by_keys(run, [key for key in dict.fromkeys(done) if key not in known.done])
    until = _until(run, snooze, day)
    later = None if snooze is None or snooze in known.done else find_due(run, snooze)
    with run.writing("remind") as unit:
        ticked = [tick_off(unit, due.client_id, key, run.today) for key, due in dues.items() if due is not None]
        if snooze is not None and until is not None:
            put_off(unit, 0 if later is None else later.client_id, snooze, until)
        unit.counts = {"done": sum(ticked), "put_off": int(until is not None)}
    for key in dict.fromkeys(done):
        typer.echo(_settled(run, key, dues.get(key), known.done))
    if later is not None and until is not None:
        from rmtool.render.dates import short_day
        from rmtool.render.reminder_texts import text

        typer.echo(_("put off to {day}: {what}").format(day=short_day(until, run.today), what=text(later, run.today)))


def _settled(run: Run, key: str, due: "Due | None", done: Collection[str]) -> str:
    """Return what became of a key that was to be ticked off."""
    from rmtool.render.reminder_texts import text

    if due is not None:
        return _("done: {what}").format(what=text(due, run.today))
    return (_("done already: {key}") if key in done else _("not open any more: {key}")).format(key=key)


def _until(run: Run, key: str | None, said: str | None) -> date | None:
    """Return the day of `--snooze KEY DATE`; UsageError for one without the other, or a day that does not lie ahead."""
    from rmtool.exchange.spoken_days import parse_spoken_day

    if key is None and said is None:
        return None
    if key is None or said is None:
        raise UsageError(
            _("--snooze takes a key and a day"),
            _("e.g. rmtool remind --snooze promise:contact:17:2026-11-27 2026-12-01"),
        )
    until = parse_spoken_day(said, run.today)
    if until <= run.today:
        raise UsageError(
            _("--snooze {day} does not lie ahead").format(day=said), _("give a day after {day}").format(day=run.today)
        )
    return until
