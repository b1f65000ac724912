"""`rmtool plan`: the month's contacts over its working days, within what a day holds (D7, D97)."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import Format, FormatOption, RevealOption, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.plan.planned import Planned


def plan(
    ctx: typer.Context,
    month: Annotated[str, typer.Argument(metavar="[MONTH]", help=_("This month, or e.g. 2026-12, 12, next."))] = "this",
    day: Annotated[str | None, typer.Option(metavar="DATE", help=_("Show one day in full."))] = None,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Write it as a calendar file for Outlook or a phone."))
    ] = None,
    reveal: RevealOption = False,
    output: FormatOption = Format.table,
) -> None:
    """Spread what is due over the working days of a month."""
    from rmtool.commands.planning import plan_of
    from rmtool.commands.reminding import Wanted, find_reminders, note_provisional, note_withheld
    from rmtool.exchange.months import parse_month

    run = run_of(ctx)
    first = parse_month(month, run.today)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    only = None if day is None else _day_of(run, day, first, last)
    ahead = (last - run.today).days
    found = find_reminders(run, Wanted(days=ahead))
    planned = plan_of(run, found.reminders, first, last)
    if ics is not None:
        from rmtool.commands.calendar_file import write_plan

        write_plan(run, _of_day(planned, only), ics, reveal=reveal)
    elif output is Format.table:
        from rmtool.render.plan import show_plan

        show_plan(planned, run.today, only)
    else:
        _write(run, _of_day(planned, only), first, output)
    note_withheld(found.withheld)
    note_provisional(run, ahead)


def _day_of(run: Run, said: str, first: date, last: date) -> date:
    """Return the day of `--day`; UsageError where it is none of the month, past, or not worked on."""
    from rmtool.exchange.spoken_days import parse_spoken_day

    on = parse_spoken_day(said, run.today)
    if not max(first, run.today) <= on <= last:
        raise UsageError(
            _("{day} is no day of this plan").format(day=on),
            _("the plan runs from {first} to {last}").format(first=max(first, run.today), last=last),
        )
    if not run.working_days.is_working(on):
        raise UsageError(
            _("{day} is not a working day").format(day=on),
            _("the next one is {day}").format(day=run.working_days.after(on, 1)),
        )
    return on


def _of_day(planned: "Planned", only: date | None) -> "Planned":
    """Return that day alone where one is asked for: what found no day is no part of it."""
    if only is None:
        return planned
    days = tuple(day for day in planned.plan.days if day.on == only)
    return planned._replace(plan=planned.plan._replace(days=days, unplaced=()))


def _write(run: Run, planned: "Planned", month: date, output: Format) -> None:
    import sys

    from rmtool.commands import contract_plan as contract
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json(contract.planned(planned, month, run.today), sys.stdout)
    elif output is Format.csv:
        machine.write_csv(contract.rows(planned, run.today), contract.PLAN_COLUMNS, sys.stdout)
    else:
        items = [item for day in planned.plan.days for item in day.items]
        handles = (planned.behind[item.task.key].client.handle for item in items)
        machine.write_ids(dict.fromkeys(handles), sys.stdout)
