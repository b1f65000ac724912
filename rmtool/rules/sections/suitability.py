"""What may be shown to whom (DOMAIN 3): the numbers of the gate. None of them can lift the level's ceiling."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES, EVENT_KINDS, NEED_KINDS, RULE_FAMILIES

REGIMES = ("asset_management", "private_fund")
LEVEL_NAMES = ("one", "two", "three", "four", "five")


class Elder(NamedTuple):
    """The age from which products of this level and above need the procedure for elders."""

    age: int
    level: int


class Money(NamedTuple):
    """What of a client's money is free: days, months and shares; `small_minimum` and `least_private` in fen."""

    liquid: frozenset[str]
    redeemable: frozenset[str]
    no_money: frozenset[str]
    soon_days: int
    matured_days: int
    reserve_months: float
    reserve_share: float
    arrival_days: int
    spending_events: frozenset[str]
    small_minimum: int
    horizon_days: Mapping[int, int]
    least_private: Mapping[str, int]


class Borrowed(NamedTuple):
    """Loans whose money is never invested, for how many days it shows, and the needs a loan may be named for."""

    categories: frozenset[str]
    days: int
    purposes: frozenset[str]


class Concentration(NamedTuple):
    """The largest shares of the known assets in one product and with one issuer, and what does not count."""

    product: float
    issuer: float
    exempt: frozenset[str]
    exempt_categories: frozenset[str]


class InsuranceTests(NamedTuple):
    """The money tests of insurance: amounts in fen (a year), ages in full years."""

    average_income: int
    single_age: int
    instalment_age: int
    single_incomes: float
    annual_share: float
    last_age: int
    paid_up_by: int
    uncertain_level: int
    small_premium: int


class SuitabilityRules(NamedTuple):
    """All numbers of the gate."""

    adult_age: int
    elder: Elder
    money: Money
    borrowed: Borrowed
    concentration: Concentration
    insurance: InsuranceTests


def read_suitability(sheet: Sheet) -> SuitabilityRules:
    """Read the section of the gate."""
    return SuitabilityRules(
        adult_age=sheet.whole("suitability.adult_age", 1),
        elder=Elder(sheet.whole("suitability.elder.age", 1), sheet.whole("suitability.elder.level", 1)),
        money=_money(sheet),
        borrowed=Borrowed(
            frozenset(sheet.words("suitability.borrowed.categories", CATEGORIES)),
            sheet.whole("suitability.borrowed.days"),
            frozenset(sheet.words("suitability.borrowed.purposes", NEED_KINDS)),
        ),
        concentration=Concentration(
            sheet.share("suitability.concentration.product"),
            sheet.share("suitability.concentration.issuer"),
            frozenset(sheet.words("suitability.concentration.exempt", RULE_FAMILIES)),
            frozenset(sheet.words("suitability.concentration.exempt_categories", CATEGORIES)),
        ),
        insurance=_insurance(sheet),
    )


def _money(sheet: Sheet) -> Money:
    at = "suitability.money"
    return Money(
        liquid=frozenset(sheet.words(f"{at}.liquid", CATEGORIES)),
        redeemable=frozenset(sheet.words(f"{at}.redeemable", CATEGORIES)),
        no_money=frozenset(sheet.words(f"{at}.no_money", RULE_FAMILIES)),
        soon_days=sheet.whole(f"{at}.soon_days"),
        matured_days=sheet.whole(f"{at}.matured_days"),
        reserve_months=sheet.number(f"{at}.reserve_months"),
        reserve_share=sheet.share(f"{at}.reserve_share"),
        arrival_days=sheet.whole(f"{at}.arrival_days"),
        spending_events=frozenset(sheet.words(f"{at}.spending_events", EVENT_KINDS)),
        small_minimum=sheet.fen(f"{at}.small_minimum"),
        horizon_days={
            number: sheet.whole(f"suitability.horizon.{name}") for number, name in enumerate(LEVEL_NAMES, start=1)
        },
        least_private={regime: sheet.fen(f"suitability.least_private.{regime}") for regime in REGIMES},
    )


def _insurance(sheet: Sheet) -> InsuranceTests:
    at = "suitability.insurance"
    return InsuranceTests(
        average_income=sheet.fen(f"{at}.average_income"),
        single_age=sheet.whole(f"{at}.single_age"),
        instalment_age=sheet.whole(f"{at}.instalment_age"),
        single_incomes=sheet.number(f"{at}.single_incomes"),
        annual_share=sheet.share(f"{at}.annual_share"),
        last_age=sheet.whole(f"{at}.last_age"),
        paid_up_by=sheet.whole(f"{at}.paid_up_by"),
        uncertain_level=sheet.whole(f"{at}.uncertain_level", 1),
        small_premium=sheet.fen(f"{at}.small_premium"),
    )
