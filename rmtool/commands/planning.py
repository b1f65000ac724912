"""The plan of some days, loaded and worked out: what `plan` and `today` have in common."""

from datetime import date
from typing import TYPE_CHECKING

from rmtool.context import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rmtool.rules.plan.planned import Planned
    from rmtool.rules.reminders.order import Reminder


def plan_of(run: Run, reminders: "Sequence[Reminder]", first: date, last: date) -> "Planned":
    """Return the plan of the days from `first` to `last`; what is owed already waits for the first of them."""
    from collections import Counter

    from rmtool.rules.plan import capacity_of, plan
    from rmtool.rules.plan.planned import Planned
    from rmtool.rules.plan.task_of import Tasks, is_planned
    from rmtool.rules.reminders.way import WRITTEN

    tasks = Tasks(run.rulebook, run.working_days)
    behind = {one.due.key: one for one in reminders if is_planned(one.due.kind)}
    capacity = capacity_of(run.rulebook.plan)
    every = (tasks.task_of(one) for one in behind.values())
    # A later month begins with what is due in it: what is due before belongs to the days before.
    planned = plan(
        [task for task in every if first <= run.today or (task.promised or task.latest) >= first],
        run.working_days,
        first=first,
        last=last,
        today=run.today,
        capacity=capacity,
    )
    written = (max(one.due.act_on, run.today) for one in reminders if one.due.kind in WRITTEN)
    return Planned(planned, capacity, behind, Counter(written))
