"""What of a client's money is free, and until when (DOMAIN 3.3): dated needs, a reserve of spending, no borrowed money.

Amounts in fen. What is unknown is said to be; nothing is taken for free that may not be.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.assets import assets_elsewhere
from rmtool.rules.balance_sheet import balance_sheet
from rmtool.rules.need_status import MET
from rmtool.rules.records import ClientFile, HoldingFacts
from rmtool.rules.repeating import next_day
from rmtool.rules.sections.suitability import SuitabilityRules
from rmtool.rules.vocabulary import LOANS, OURS, SERVICES

_NO_ASSET = frozenset({*LOANS, *SERVICES})


class DatedNeed(NamedTuple):
    """Money that is needed on a day; None where nobody knows how much."""

    on: date
    kind: str
    amount: int | None


class FreeMoney(NamedTuple):
    """The client's money as the gate sees it, in fen.

    `at_hand` is what lies at hand or comes free within days, borrowed money left out; None where nothing is known, or
    not how much was borrowed. `reserve` stays at hand for spending (`spending_known` says whether it rests on the
    client's own figure). `needs` are those with a day, the first first. `assets` are all known ones, here and
    elsewhere; `not_itemised` is the part of `at_hand` of which the book only has the sum. `maturing` are the sums that
    come free, by day.
    """

    at_hand: int | None
    reserve: int
    spending_known: bool
    needs: tuple[DatedNeed, ...]
    assets: int | None
    not_itemised: int
    borrowed: int
    maturing: tuple[tuple[date, int], ...]

    def until(self, end: date) -> int | None:
        """Return what need not be back before `end`: None where that cannot be known."""
        if self.at_hand is None or self.unknown_before(end) is not None:
            return None
        return self.at_hand - self.reserve - sum(need.amount or 0 for need in self.needs if need.on <= end)

    def unknown_before(self, end: date) -> DatedNeed | None:
        """Return the first need up to that day of which nobody knows the amount: it may take all there is."""
        return next((need for need in self.needs if need.amount is None and need.on <= end), None)

    def first_before(self, end: date) -> DatedNeed | None:
        """Return the first need for which money must be back by that day."""
        return next((need for need in self.needs if need.on <= end), None)


def free_money(file: ClientFile, rules: SuitabilityRules, today: date) -> FreeMoney:
    """Return what is free of the client's money on a day: of what there is now, not of a month's average."""
    itemised = sum(_amount(one) for one in file.holdings if _is_ours(one))
    own = balance_sheet(file.client, file.holdings).ours
    rest = max((own or 0) - itemised, 0)
    bound = any(_is_ours(one) and one.amount is None and not _is_liquid(one, rules, today) for one in file.holdings)
    maturing = tuple(_maturing(file.holdings, rules, today))
    liquid = [one for one in file.holdings if _is_ours(one) and _is_liquid(one, rules, today)]
    lent = tuple(_lent(file.holdings, rules, today))
    borrowed = sum(abs(amount or 0) for amount in lent)
    known = own is not None or any(_is_ours(one) and one.amount is not None for one in file.holdings)
    # What nobody itemised may be what a holding of unknown size binds.
    held = sum(map(_amount, liquid)) + sum(amount for _on, amount in maturing) + (0 if bound else rest)
    at_hand = max(held - borrowed, 0) if known and None not in lent else None
    reserve, spending_known = _reserve(file, rules, at_hand)
    return FreeMoney(
        at_hand=at_hand,
        reserve=reserve,
        spending_known=spending_known,
        needs=tuple(sorted(_needs(file, rules, today), key=lambda need: need.on)),
        assets=_assets(file, itemised + rest) if known else None,
        not_itemised=0 if bound else rest,
        borrowed=borrowed,
        maturing=maturing,
    )


def _assets(file: ClientFile, ours: int) -> int:
    return ours + (assets_elsewhere(file.client) or 0)


def _is_ours(one: HoldingFacts) -> bool:
    return one.bank == OURS and one.closed_on is None and one.category not in _NO_ASSET


def _amount(one: HoldingFacts) -> int:
    return max(one.amount or 0, 0)


def _is_liquid(one: HoldingFacts, rules: SuitabilityRules, today: date) -> bool:
    """Say whether a holding's money is there on any day; one that is bound to a later day is not."""
    return one.category in rules.money.liquid and (one.maturity_date is None or one.maturity_date < today)


def _maturing(holdings: Iterable[HoldingFacts], rules: SuitabilityRules, today: date) -> Iterator[tuple[date, int]]:
    """Yield the sums that come free soon, or have just come free."""
    first, last = today - timedelta(rules.money.matured_days), today + timedelta(rules.money.soon_days)
    for one in holdings:
        on = one.maturity_date
        if _is_ours(one) and not _is_liquid(one, rules, today) and on is not None and first <= on <= last:
            yield on, _amount(one)


def _lent(holdings: Iterable[HoldingFacts], rules: SuitabilityRules, today: date) -> Iterator[int | None]:
    """Yield the loans whose money may still lie on the account: it is never invested; None for one of unknown size.

    Banks list loans with either sign, and no loan makes anybody richer.
    """
    since = today - timedelta(rules.borrowed.days)
    for one in holdings:
        lent = one.category in rules.borrowed.categories and one.closed_on is None
        if lent and one.start_date is not None and since <= one.start_date <= today:
            yield one.amount


def _reserve(file: ClientFile, rules: SuitabilityRules, at_hand: int | None) -> tuple[int, bool]:
    spending = file.client.monthly_expense
    if spending is not None:
        return round(spending * rules.money.reserve_months), True
    return round((at_hand or 0) * rules.money.reserve_share), False


def _needs(file: ClientFile, rules: SuitabilityRules, today: date) -> Iterator[DatedNeed]:
    """Yield what money is needed for on a day, so many days before it; what is overdue is needed now.

    What happens again and again counts once, on its next day.
    """
    early = timedelta(rules.money.arrival_days)
    for need in file.needs:
        if need.by is not None and need.status != MET:
            yield DatedNeed(_back_by(need.by, early, today), need.kind, need.amount)
    for event in file.events:
        on = None if event.on is None else next_day(event.on, event.repeats, today)
        if on is not None and event.amount and event.kind in rules.money.spending_events:
            yield DatedNeed(_back_by(on, early, today), event.kind, event.amount)


def _back_by(day: date, early: timedelta, today: date) -> date:
    return max(day - early, today)
