"""What an officer notes of a client and of a product before judging (DOMAIN 0, 3): for `may_be_shown`.

It shares nothing with `rmtool.rules.suitability`. Amounts are fen here and yuan in the rulebook's file.
"""

from calendar import isleap
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.vocabulary import FAMILY_OF, LOANS, SERVICES

FREE = {"deposit", "treasury"}
MONTHS_BETWEEN = {"monthly": 1, "quarterly": 3, "yearly": 12}


class Numbers:
    """The rulebook's file, read as text: `of("suitability.elder.age")` is 65."""

    def __init__(self, packaged):
        self._packaged = packaged
        self._read = {}

    def of(self, name):
        if name not in self._read:
            at = self._packaged
            for part in name.split("."):
                at = at[part]
            self._read[name] = set(at["value"]) if isinstance(at["value"], list) else at["value"]
        return self._read[name]

    def fen(self, name):
        return self.of(name) * 100


class Known(NamedTuple):
    """What an officer notes of a client before looking at products."""

    client: object
    age: int | None
    child: bool
    level: int | None
    cautions: set
    income: int | None
    at_hand: int | None
    reserve: int
    needs: list
    assets: int | None
    products_held: dict
    issuers_held: dict
    refused: set


def anniversary(day, years):
    if (day.month, day.day) == (2, 29) and not isleap(day.year + years):
        return date(day.year + years, 2, 28)
    return date(day.year + years, day.month, day.day)


def full_years(born, today):
    """Years completed; who was born on 29 February completes one on 28 February of a common year."""
    if born is None or born > today:
        return None
    years = today.year - born.year
    return years if anniversary(born, years) <= today else years - 1


def under_age(born, today, age):
    """The child's birthday is the later of the two days: 1 March."""
    if born is None:
        return False
    if (born.month, born.day) == (2, 29) and not isleap(born.year + age):
        return today < date(born.year + age, 3, 1)
    return today < anniversary(born, age)


def level_of_client(client, today, years):
    """The lower of rating and preference; None where no rating holds today."""
    if client.risk_level is None or client.risk_rated_on is None:
        return None
    if not client.risk_rated_on <= today < anniversary(client.risk_rated_on, years):
        return None
    rated = int(client.risk_level[1])
    return rated if client.risk_preference is None else min(rated, int(client.risk_preference[1]))


def level_of_product(product):
    found = [int(one[1]) for one in (product.risk_level, product.issuer_risk_level) if one]
    return max(found) if found else None


def families(product):
    """The family the catalogue names and the category's own: where they differ, the stricter rule of both holds."""
    return {one for one in (product.rule_family, FAMILY_OF.get(product.category)) if one}


def is_private(product):
    return "private" in families(product) or product.qualified in {"asset_management", "private_fund"}


def only(product, names):
    return bool(families(product)) and families(product) <= set(names)


def is_for_everybody(product):
    return level_of_product(product) is None and only(product, FREE)


def known(file, catalogue, numbers, today):
    """Note down the client."""
    client = file.client
    age = full_years(client.birth_date, today)
    money = _money(file, numbers, today)
    counted = {one.code: one for one in catalogue if not is_exempt(one, numbers)}
    held, issuers = {}, {}
    for one in file.holdings:
        if one.closed_on is None and one.product_code and (one.amount or 0) > 0:
            held[one.product_code] = held.get(one.product_code, 0) + one.amount
            issuer = counted[one.product_code].issuer if one.product_code in counted else None
            if issuer:
                issuers[issuer] = issuers.get(issuer, 0) + one.amount
    return Known(
        client=client,
        age=age,
        child=under_age(client.birth_date, today, numbers.of("suitability.adult_age")),
        level=level_of_client(client, today, numbers.of("risk.valid_years")),
        cautions={one.category for one in file.cautions},
        income=None if client.monthly_income is None else client.monthly_income * 12,
        needs=_dated_needs(file, numbers, today),
        products_held=held,
        issuers_held=issuers,
        refused=_refused(file.offers, today, numbers.of("recommend.passed_over_days")),
        **money,
    )


def _is_asset_with_us(one):
    return one.bank == "ours" and one.closed_on is None and one.category not in {*LOANS, *SERVICES}


def _money(file, numbers, today):
    client = file.client
    ours = [one for one in file.holdings if _is_asset_with_us(one)]
    listed = sum(max(one.amount or 0, 0) for one in ours)
    is_listed = any(one.amount is not None for one in ours)
    if client.aum is not None:
        total = client.aum
    elif is_listed:
        total = listed
    else:
        total = client.aum_month_avg
    unlisted = max((total or 0) - listed, 0)
    first = today - timedelta(numbers.of("suitability.money.matured_days"))
    last = today + timedelta(numbers.of("suitability.money.soon_days"))
    at_any_time = {
        one.record_id for one in ours
        if one.category in numbers.of("suitability.money.liquid")
        and (one.maturity_date is None or one.maturity_date < today)
    }  # fmt: skip
    unpriced = any(one.amount is None and one.record_id not in at_any_time for one in ours)
    here = 0 if unpriced else unlisted
    for one in ours:
        if one.record_id in at_any_time or (one.maturity_date is not None and first <= one.maturity_date <= last):
            here += max(one.amount or 0, 0)
    lent = _lent(file, numbers, today)
    is_known = (total is not None or is_listed) and None not in lent
    at_hand = max(here - sum(lent), 0) if is_known else None
    if client.monthly_expense is not None:
        reserve = client.monthly_expense * numbers.of("suitability.money.reserve_months")
    else:
        reserve = round((at_hand or 0) * numbers.of("suitability.money.reserve_share"))
    elsewhere = max((one for one in (client.assets_elsewhere, client.holdings_elsewhere) if one is not None), default=0)
    assets = listed + unlisted + elsewhere if total is not None or is_listed else None
    return {"at_hand": at_hand, "reserve": reserve, "assets": assets}


def _lent(file, numbers, today):
    since = today - timedelta(numbers.of("suitability.borrowed.days"))
    return [
        None if one.amount is None else abs(one.amount)
        for one in file.holdings
        if one.category in numbers.of("suitability.borrowed.categories")
        and one.closed_on is None
        and one.start_date is not None
        and since <= one.start_date <= today
    ]


def _dated_needs(file, numbers, today):
    """(day by which the money must be back, amount or None) of every need and every event that costs."""
    early = timedelta(numbers.of("suitability.money.arrival_days"))
    found = [(one.by, one.amount) for one in file.needs if one.by is not None and one.status != "met"]
    for one in file.events:
        day = _next(one, today)
        if day is not None and one.amount and one.kind in numbers.of("suitability.money.spending_events"):
            found.append((day, one.amount))
    return [(max(day - early, today), amount) for day, amount in found]


def _next(event, today):
    """The first day on or after today on which the event happens; a 31st falls on a short month's last day."""
    if event.on is None:
        return None
    step, count, day = MONTHS_BETWEEN.get(event.repeats), 0, event.on
    while day < today:
        if step is None:
            return None
        count += step
        day = _month_later(event.on, count)
    return day


def _month_later(day, months):
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (first_of_next - timedelta(1)).day))


def _refused(offers, today, days):
    """Products of which the last word, by its day and then as filed, was a no of at most so many days ago."""
    last = {}
    for one in sorted(offers, key=lambda one: (one.at, one.record_id)):
        if one.answer is not None:
            last[one.product_code] = one
    return {
        code
        for code, one in last.items()
        if one.answer in {"declined", "skipped"} and (today - date.fromisoformat(one.at[:10])).days <= days
    }


def is_exempt(product, numbers):
    """Whether a product never counts as too much of one thing."""
    return only(product, numbers.of("suitability.concentration.exempt")) or product.category in numbers.of(
        "suitability.concentration.exempt_categories"
    )
