"""D125, D68: deposits, loans and wealth products that mature, ours and other banks', stage by stage (DOMAIN 6.2).

What one client has maturing on one day is one reminder with the sum; a loan is owed, so it stands apart.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from rmtool.rules.reason import Fen, Param
from rmtool.rules.reminders.asked import Asked, Span
from rmtool.rules.reminders.reminder import AFTER, Due, Where, stages_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.money import Maturing
from rmtool.rules.vocabulary import LOANS, OURS, SERVICES

HERE, ELSEWHERE = "maturity", "maturity_elsewhere"
KINDS = (HERE, ELSEWHERE)
# What the key says of whom the money is: the client's own, or the bank's.
MONEY, LOAN = "client", "loan"
# Families of products whose money comes some working days after they end.
_AT_ONCE = frozenset({"demand_deposit", "time_deposit", "large_cd", "treasury_bond"})


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the stages of maturities whose window is open."""
    if not kinds.intersection(KINDS):
        return
    for (kind, table, client_id, on), holdings in _together(rows.maturing(_span(asked))).items():
        if kind not in kinds:
            continue
        stages = asked.rulebook.remind.stages[kind]
        for stage, window in stages_before(asked.rule(kind), stages, on, asked.outlook.days):
            if not asked.is_open(window):
                continue
            counted = holdings if stage == AFTER else [one for one in holdings if one.closed_on is None]
            if counted:
                where = Where(client_id, table, client_id, on, stage)
                yield from asked.opened(kind, where, window, _params(counted, asked))


def _span(asked: Asked) -> Span:
    rules = asked.rulebook.remind
    spans = [asked.span(kind, ahead=max(rules.stages[kind])) for kind in KINDS]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _together(holdings: Iterable[Maturing]) -> dict[tuple[str, str, int, date], list[Maturing]]:
    found: dict[tuple[str, str, int, date], list[Maturing]] = {}
    for one in holdings:
        if one.category not in SERVICES and (one.closed_on is None or one.closed_on >= one.on):
            kind, table = HERE if one.bank == OURS else ELSEWHERE, LOAN if one.category in LOANS else MONEY
            found.setdefault((kind, table, one.client_id, one.on), []).append(one)
    return found


def _params(holdings: list[Maturing], asked: Asked) -> dict[str, Param]:
    known = [one.amount for one in holdings if one.amount is not None]
    late = any(one.category not in _AT_ONCE and one.category not in LOANS for one in holdings)
    on = holdings[0].on
    return {
        "on": on,
        "amount": Fen(sum(known)) if known else None,
        "amounts_unknown": len(holdings) - len(known),
        "names": tuple(dict.fromkeys(one.name for one in holdings if one.name)),
        "categories": tuple(dict.fromkeys(one.category for one in holdings if one.category)),
        "banks": tuple(dict.fromkeys(one.bank for one in holdings if one.bank != OURS)),
        "count": len(holdings),
        "arrives": asked.outlook.days.after(on, asked.rulebook.remind.arrival_days) if late else None,
    }
