"""D36: after a sale - was it carried out, was it recorded, is the client content: step by step, for three months.

An accepted offer is looked after from the next day on; once the holding is on file, its own looks take over.
"""

from collections.abc import Iterator

from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked, Span, earlier
from rmtool.rules.reminders.reminder import Due, Where, stages_after
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.money import Accepted, Sold

SALE = "sale_followup"
KINDS = (SALE,)
HOLDING, OFFER = "holding", "offer"


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the looks after a sale whose window is open."""
    if SALE not in kinds:
        return
    rules = asked.rulebook.remind
    stages = rules.stages[SALE]
    for sold in rows.sold(_began(asked, stages), rules.sale_categories):
        yield from _looks(asked, HOLDING, sold, stages)
    for accepted in rows.accepted(_began(asked, rules.offer_stages)):
        yield from _looks(asked, OFFER, accepted, rules.offer_stages)


def _began(asked: Asked, stages: tuple[int, ...]) -> Span:
    """Return the days of the sales after which a look may be due."""
    span = asked.span(SALE)
    return earlier(span, max(stages))[0], earlier(span, min(stages))[1]


def _looks(asked: Asked, table: str, sale: Sold | Accepted, stages: tuple[int, ...]) -> Iterator[Due]:
    first = str(min(stages))
    for stage, window in stages_after(asked.rule(SALE), stages, sale.on, asked.outlook.days):
        where = Where(sale.client_id, table, sale.row_id, sale.on, stage)
        yield from asked.opened(SALE, where, window, _params(sale, int(stage), first=stage == first))


def _params(sale: Sold | Accepted, stage: int, *, first: bool) -> dict[str, Param]:
    amount = None if sale.amount is None else Fen(sale.amount)
    name = sale.name or (sale.code if isinstance(sale, Accepted) else None)
    return {"name": name, "category": sale.category, "on": sale.on, "amount": amount, "days": stage, "first": first}
