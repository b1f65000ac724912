"""`rmtool remind`: whom to contact today and why, on time, in the way the client wants (D3-D8, D38, D122-D127)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import Format, FormatOption, RevealOption, WhereOption, conditions, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.commands.reminding import Wanted

_SCREENFUL = 24


def remind(
    ctx: typer.Context,
    days: Annotated[int, typer.Option(min=0, metavar="N", help=_("Also what opens in the next N days."))] = 0,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help=_("Only this kind; repeatable, several with commas."))
    ] = None,
    top: Annotated[
        int | None, typer.Option(min=0, metavar="N", help=_("How many on the screen (else 24); 0 for all."))
    ] = None,
    words: Annotated[bool, typer.Option("--words", help=_("Also how to begin."))] = False,
    done: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help=_("Tick a reminder off; it never returns. Repeatable."))
    ] = None,
    snooze: Annotated[
        str | None, typer.Option(metavar="KEY", help=_("Put a reminder off; the day stands behind it."))
    ] = None,
    until: Annotated[str | None, typer.Argument(metavar="[DATE]", help=_("Until when --snooze puts it off."))] = None,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Write them as a calendar file for Outlook or a phone."))
    ] = None,
    reveal: RevealOption = False,
    where: WhereOption = None,
    output: FormatOption = Format.table,
) -> None:
    """List what is to be done today, about whom and why."""
    run = run_of(ctx)
    if done or snooze or until:
        from rmtool.commands.remind_settled import settle

        settle(run, done or [], snooze, until)
        return
    from rmtool.commands.reminder_keys import A_YEAR_AHEAD
    from rmtool.commands.reminding import Wanted

    if days > A_YEAR_AHEAD:
        raise UsageError(
            _("--days {n} is more than a year ahead").format(n=days),
            _("give a number from 0 to {n}").format(n=A_YEAR_AHEAD),
        )
    asked = Wanted(days=days, kinds=_kinds(kind), conditions=conditions(run, where))
    if ics is not None:
        _write_calendar(run, asked, ics, reveal=reveal)
        return
    show(run, asked._replace(top=_top(top, output)), output, words=words)


def show(run: Run, wanted: "Wanted", output: Format, *, words: bool = False) -> None:
    """Write the reminders, and count on stderr whom the list leaves out."""
    from rmtool.commands.reminding import find_reminders, note_provisional, note_withheld

    found = find_reminders(run, wanted)
    if output is Format.table:
        from rmtool.render.reminders import show_reminders

        show_reminders(found.reminders, found.counts, run.today, words=words)
    else:
        from rmtool.commands import contract_reminders as contract
        from rmtool.commands.answers import write_answer

        write_answer(
            output,
            found.reminders,
            contract.REMINDER_COLUMNS,
            lambda one: contract.reminder(one, run.today),
            lambda one: [one.client.handle],
        )
    note_withheld(found.withheld)
    note_provisional(run, wanted.days)


def _write_calendar(run: Run, wanted: "Wanted", path: Path, *, reveal: bool) -> None:
    from rmtool.commands.calendar_file import write_reminders
    from rmtool.commands.reminding import find_reminders, note_withheld

    found = find_reminders(run, wanted)
    write_reminders(run, found, path, reveal=reveal)
    note_withheld(found.withheld)


def _top(top: int | None, output: Format) -> int:
    """Return how many: a screenful for a person, all for a script, unless somebody says."""
    return top if top is not None else _SCREENFUL if output is Format.table else 0


def _kinds(said: list[str] | None) -> frozenset[str]:
    """Return the kinds that `--kind` names; UsageError where there is none of that name."""
    from rmtool import config
    from rmtool.rules.reminders.engine import ALL_KINDS

    if not said:
        return ALL_KINDS
    from rmtool.exchange.reminder_kinds import parse_kinds

    return parse_kinds(said, user_columns=config.user_file("columns.toml"))
