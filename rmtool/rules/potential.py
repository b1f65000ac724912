"""D82, D101, D120: what a client may bring within the horizon - what is with us and elsewhere, and what is to come.

What is unknown adds nothing and is named. Money that matures elsewhere is elsewhere already: it changes the timing.
"""

from functools import cache
from typing import NamedTuple

from rmtool.rules.assets import assets_elsewhere, own_assets
from rmtool.rules.facts import ClientFacts
from rmtool.rules.sections.quadrant import QuadrantRules

# What may be unknown of it.
PARTS = ("assets", "elsewhere", "events", "income", "expense")
# The columns of the client file that the potential looks at.
POTENTIAL_FIELDS = frozenset({"aum", "aum_month_avg", "assets_elsewhere", "monthly_income", "monthly_expense"})


class Potential(NamedTuple):
    """The sum, and its parts: assets with us and elsewhere, one-off events, savings over the months ahead; fen.

    A part of None is unknown and adds nothing; `unknown` names what would have to be asked.
    """

    amount: int
    own: int | None
    elsewhere: int | None
    events: int | None
    savings: int | None
    unknown: tuple[str, ...]


def potential(client: ClientFacts, rules: QuadrantRules) -> Potential | None:
    """Return the client's potential; None where no assets are known, neither with us nor elsewhere."""
    own, elsewhere = own_assets(client), assets_elsewhere(client)
    if own is None and elsewhere is None:
        return None
    savings, expected = _savings(client, rules.horizon_months), client.expected
    events = None if expected is None else expected.amount
    amount = max(own or 0, 0) + (elsewhere or 0) + (events or 0) + (savings or 0)
    unknown = _unknown(
        own is None,
        elsewhere is None,
        expected is not None and expected.unknown > 0,
        client.monthly_income is None,
        client.monthly_expense is None,
    )
    return Potential(amount, own, elsewhere, events, savings, unknown)


def _savings(client: ClientFacts, months: int) -> int | None:
    income, expense = client.monthly_income, client.monthly_expense
    return None if income is None or expense is None else max(income - expense, 0) * months


@cache
def _unknown(*missing: bool) -> tuple[str, ...]:
    """Return the names of the parts that are missing; the same few tuples serve a whole book."""
    return tuple(name for name, is_missing in zip(PARTS, missing, strict=True) if is_missing)
