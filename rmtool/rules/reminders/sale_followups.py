"""D36: after a sale - was it carried out, was it recorded, is the client content: after 7, 30 and 90 days."""

from collections.abc import Iterator
from datetime import timedelta

from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.money import Sold

KINDS = ("sale_followup",)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the looks after a sale whose window is open."""
    [kind] = KINDS
    if kind not in kinds:
        return
    rules = asked.rulebook.remind
    first, last = asked.span(kind)
    stages = rules.stages[kind]
    for sold in rows.sold((first - timedelta(max(stages)), last - timedelta(min(stages))), rules.sale_categories):
        for stage in stages:
            due = sold.on + timedelta(stage)
            window = window_before(asked.rule(kind), due, asked.outlook.days)
            where = Where(sold.client_id, "holding", sold.row_id, sold.on, str(stage))
            yield from asked.opened(kind, where, window, _params(sold, stage))


def _params(sold: Sold, stage: int) -> dict[str, Param]:
    amount = None if sold.amount is None else Fen(sold.amount)
    return {"name": sold.name, "category": sold.category, "on": sold.on, "amount": amount, "days": stage}
