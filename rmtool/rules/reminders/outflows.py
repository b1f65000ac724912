"""D124, D127, D128: money that leaves - by amount and by share of the assets - and the look at the portfolio after it.

A call about it is service: find the reason, offer help. It is never an inquiry (DOMAIN 6.1).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.facts import Balance
from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_after
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.money import Fallen, Outflow
from rmtool.rules.sections.tiers import Drop

WITHDRAWAL, TRANSFER, REVIEW = "withdrawal", "transfer_out", "portfolio_review"
KINDS = (WITHDRAWAL, TRANSFER, REVIEW)


class Left(NamedTuple):
    """Money that left: when, how much in fen, which share (0 to 1), to which bank; the row that tells of it."""

    client_id: int
    table: str
    row_id: int
    on: date
    amount: int
    share: float | None
    to_bank: str | None


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the outflows whose window is open, each with the look at the portfolio some days later."""
    if not kinds.intersection(KINDS):
        return
    for left in _left(rows, asked):
        first = TRANSFER if left.to_bank else WITHDRAWAL
        after = timedelta(asked.rulebook.remind.review_after)
        for kind, due in ((first, left.on), (REVIEW, left.on + after)):
            window = window_after(asked.rule(kind), due, asked.outlook.days)
            if kind in kinds:
                where = Where(left.client_id, left.table, left.row_id, left.on)
                yield from asked.opened(kind, where, window, _params(left))


def _left(rows: Rows, asked: Asked) -> Iterator[Left]:
    """Yield the large flows out, and the falls of balances that no such flow explains."""
    first, last = asked.span(REVIEW)
    first = min(first, *(asked.span(kind)[0] for kind in (WITHDRAWAL, TRANSFER)))
    span = first - timedelta(asked.rulebook.remind.review_after), last
    large, drop = asked.rulebook.remind.outflow, asked.rulebook.tiers.drop
    explained: dict[int, date] = {}
    for flow in rows.outflows((span[0] - timedelta(drop.most_days), span[1]), large.amount):
        share = _share(flow)
        if share is None or share >= large.share:
            explained[flow.client_id] = max(flow.on, explained.get(flow.client_id, flow.on))
            yield Left(flow.client_id, "flow", flow.row_id, flow.on, flow.amount, share, flow.to_bank)
    for fallen in rows.fallen(drop, span):
        fall = fall_of(fallen.balances, drop)
        if fall is not None and fall.amount >= large.amount and explained.get(fallen.client_id, date.min) < fall.since:
            yield _of(fallen, fall)


def _share(flow: Outflow) -> float | None:
    """Return the share of what the client had before; unknown where the assets are."""
    if flow.aum is None or flow.aum_on is None:
        return None
    before = flow.aum + flow.amount if flow.aum_on >= flow.on else flow.aum
    return flow.amount / before if before > 0 else None


class Fall(NamedTuple):
    """A balance fell between two days: the last high one, the first low one, and by how much (fen, share)."""

    since: date
    on: date
    amount: int
    share: float


def fall_of(balances: Sequence[Balance], drop: Drop) -> Fall | None:
    """Return the fall that the newest balance still stands in; None where it does not lie so low.

    It is dated by the first of the low balances: that day stays while the balance stays low, whatever is imported next.
    """
    fall = None
    for place in reversed(range(len(balances))):
        low = balances[place]
        since = low.on - timedelta(drop.most_days)
        high = max((one for one in balances[:place] if one.on >= since), key=lambda one: one.amount, default=None)
        if high is None or high.amount <= 0 or high.amount - low.amount < drop.share * high.amount:
            break
        fall = Fall(high.on, low.on, high.amount - low.amount, 1 - low.amount / high.amount)
    return fall


def _of(fallen: Fallen, fall: Fall) -> Left:
    return Left(fallen.client_id, "snapshot", fallen.client_id, fall.on, fall.amount, fall.share, None)


def _params(left: Left) -> dict[str, Param]:
    share = None if left.share is None else round(left.share, 2)
    return {
        "on": left.on, "amount": Fen(left.amount), "share": share, "bank": left.to_bank, "seen": left.table == "flow"
    }  # fmt: skip
