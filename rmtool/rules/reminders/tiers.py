"""D40: a client near the next tier's line, and one who is below the own one. A fall is an outflow, and stands there."""

from collections.abc import Iterator
from datetime import date

from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_after
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.contacts import TierRow
from rmtool.rules.tier import Tiering, TierStanding
from rmtool.rules.windows import tier_balances

NEAR, RISK = "tier_near", "tier_risk"
KINDS = (NEAR, RISK)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield whose tier may move, by figures that are not old."""
    if not kinds.intersection(KINDS):
        return
    tiering, spans = Tiering(asked.rulebook.tiers, asked.today), [asked.span(kind) for kind in KINDS]
    span = min(first for first, _ in spans), asked.today
    for row in rows.tiers(tier_balances(asked.rulebook, asked.today), asked.rulebook.tiers, span):
        standing = tiering.standing(row)
        if standing is not None:
            yield from _of(row, standing, asked, kinds)


def _of(row: TierRow, standing: TierStanding, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Of figures that come every day only the month counts: one reminder a month, until it is done."""
    kind = RISK if standing.below is not None else NEAR if standing.near else None
    if kind is None or kind not in kinds:
        return
    held = max((line.on for line in row.lines_held), default=None)
    anchor = row.aum_on.replace(day=1) if kind == NEAR or held is None else held
    window = window_after(asked.rule(kind), row.aum_on, asked.outlook.days)
    if kind == RISK and standing.grace_until is not None:
        window = window._replace(due=standing.grace_until)
    where = Where(row.client_id, "client", row.client_id, anchor)
    yield from asked.opened(kind, where, window, _params(row.aum_on, standing, kind))


def _params(figures_of: date, standing: TierStanding, kind: str) -> dict[str, Param]:
    tier, lacks = (standing.tier, standing.below) if kind == RISK else (standing.next, standing.missing)
    return {"tier": tier, "amount": Fen(lacks or 0), "until": standing.grace_until, "on": figures_of}
