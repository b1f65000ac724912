"""The plan of some days, loaded and worked out: what `plan` and `today` have in common."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtool.commands.reminding import Found, Wanted, find_reminders
from rmtool.context import Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rmtool.rules.plan import Plan
    from rmtool.rules.reminders.order import Reminder
    from rmtool.rules.reminders.way import Way


class Planned(NamedTuple):
    """The plan, the reminder and the way behind each of its tasks by key, greetings by day, and what was found."""

    plan: "Plan"
    behind: "Mapping[str, tuple[Reminder, Way | None]]"
    greetings: "Mapping[date, int]"
    found: Found


def make_plan(run: Run, first: date, last: date) -> Planned:
    """Return the plan of the days from `first` to `last`; what is owed already waits for the first of them."""
    found = find_reminders(run, Wanted(days=(last - run.today).days))
    return plan_of(run, found, first, last)


def plan_of(run: Run, found: Found, first: date, last: date) -> Planned:
    """Return the plan of reminders that were found already."""
    from collections import Counter

    from rmtool.rules.plan import capacity_of, plan
    from rmtool.rules.plan.task_of import Tasks, is_planned
    from rmtool.rules.reminders.way import WRITTEN

    tasks = Tasks(run.rulebook, run.working_days)
    behind = {
        one.due.key: (one, found.ways[place]) for place, one in enumerate(found.reminders) if is_planned(one.due.kind)
    }
    planned = plan(
        [tasks.task_of(*pair) for pair in behind.values()],
        run.working_days,
        first=first,
        last=last,
        today=run.today,
        capacity=capacity_of(run.rulebook.plan),
    )
    written = (max(one.due.act_on, run.today) for one in found.reminders if one.due.kind in WRITTEN)
    return Planned(planned, behind, Counter(written), found)
