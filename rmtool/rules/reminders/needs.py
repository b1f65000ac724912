"""D14, D42, D72: needs with a day, and open needs that nobody followed up."""

from collections.abc import Iterator
from datetime import date, timedelta

from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked, earlier
from rmtool.rules.reminders.reminder import Due, Where, window_after, window_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.files import NeedRow

DATED, STALE = "need_date", "stale_need"
KINDS = (DATED, STALE)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the needs whose window is open."""
    if DATED in kinds:
        for need in rows.needs_by(asked.span(DATED)):
            if need.by is not None:
                window = window_before(asked.rule(DATED), need.by, asked.outlook.days)
                yield from asked.opened(DATED, _where(need, need.by), window, _params(need))
    if STALE in kinds:
        after = asked.rulebook.remind.need_after
        for need in rows.needs_since(earlier(asked.span(STALE), after)):
            if need.since is not None:
                due = need.since + timedelta(after)
                window = window_after(asked.rule(STALE), due, asked.outlook.days)
                yield from asked.opened(STALE, _where(need, need.since), window, _params(need))


def _where(need: NeedRow, anchor: date) -> Where:
    return Where(need.client_id, "need", need.row_id, anchor)


def _params(need: NeedRow) -> dict[str, Param]:
    amount = None if need.amount is None else Fen(need.amount)
    return {"need": need.kind, "amount": amount, "by": need.by, "since": need.since, "status": need.status}
