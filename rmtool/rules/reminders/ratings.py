"""A risk rating that expires: without a valid one nothing but deposits may be offered (DOMAIN 0.5, 3.3)."""

from collections.abc import Iterator

from rmtool.rules.months import A_YEAR, months_after
from rmtool.rules.rating import expires_on
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, stages_before
from rmtool.rules.reminders.rows.book import Rows

KINDS = ("risk_expiry",)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the stages of ratings whose window is open; the due day is the first on which the rating holds no more."""
    [kind] = KINDS
    if kind not in kinds:
        return
    years, stages = asked.rulebook.rating_years, asked.rulebook.remind.stages[kind]
    first, last = asked.span(kind, ahead=max(stages))
    for rated in rows.rated((months_after(first, -years * A_YEAR), months_after(last, -years * A_YEAR))):
        due = expires_on(rated.rated_on, years)
        for stage, window in stages_before(asked.rule(kind), stages, due, asked.outlook.days):
            if not asked.is_open(window):
                continue
            where = Where(rated.client_id, "client", rated.client_id, due, stage)
            yield from asked.opened(kind, where, window, {"level": rated.level, "on": due})
