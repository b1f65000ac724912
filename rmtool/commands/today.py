"""`rmtool today`: one screen to begin the day with - what is owed, whom to contact at what hour, whom to think of."""

from typing import TYPE_CHECKING

import typer

from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.context import Run

if TYPE_CHECKING:
    from rmtool.commands.reminding import Found
    from rmtool.rules.plan.planned import Planned
    from rmtool.rules.priority import Standing

_FIRST_RANKED = 5
_CONSIDERED = 100  # reminders, the first ones: as many as a day may hold


def today(ctx: typer.Context, output: FormatOption = Format.table) -> None:
    """Show the day: what is owed, the contacts in the order to do them, and the top of the ranking."""
    from rmtool.commands.planning import plan_of
    from rmtool.commands.rank import By, ranking
    from rmtool.commands.reminding import Wanted, find_reminders, note_provisional, note_withheld

    run = run_of(ctx)
    found = find_reminders(run, Wanted(top=_CONSIDERED if output is Format.table else 0))
    planned = plan_of(run, found.reminders[:_CONSIDERED], run.today, run.today)
    standings = ranking(run, By.score, _FIRST_RANKED, ()).standings
    if output is Format.table:
        from rmtool.render.today import Day, show_today

        working = run.working_days.is_working(run.today)
        next_day = None if working else run.working_days.after(run.today, 1)
        show_today(Day(run.today, next_day, found.reminders, found.counts, planned, standings))
    else:
        _write(run, found, planned, standings, output)
    note_withheld(found.withheld)
    note_provisional(run, 0)


def _write(run: Run, found: "Found", planned: "Planned", standings: "tuple[Standing, ...]", output: Format) -> None:
    import sys

    from rmtool.commands import contract, contract_plan, contract_reminders
    from rmtool.exchange import machine

    rows = [contract_reminders.reminder(one, run.today) for one in found.reminders]
    if output is Format.csv:
        machine.write_csv(rows, contract_reminders.REMINDER_COLUMNS, sys.stdout)
    elif output is Format.ids:
        machine.write_ids(dict.fromkeys(one.client.handle for one in found.reminders), sys.stdout)
    else:
        owed = [row for row, one in zip(rows, found.reminders, strict=True) if one.due.due < run.today]
        items = (item for day in planned.plan.days for item in day.items)
        answer = {
            "date": run.today,
            "working_day": run.working_days.is_working(run.today),
            "owed": owed,
            "reminders": rows,
            "rank": [contract.standing(place, one, run.today) for place, one in enumerate(standings, start=1)],
            "planned": [contract_plan.item(planned, item, run.today) for item in items],
        }
        machine.write_json(answer, sys.stdout)
