"""The gate: every product against one client, before anything is shown (DOMAIN 3.3).

The checks stand in the order in which a compliance officer would ask: first what client and product are, then what the
money allows. The first that fails is counted, all are told on request.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.age import age_on
from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.records import ClientFile
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.suitability.caution import caution_reason
from rmtool.rules.suitability.concentration import Held, concentration_reason, concentration_room, held_of, is_exempt
from rmtool.rules.suitability.family import is_free_of_level
from rmtool.rules.suitability.free_money import FreeMoney, free_money
from rmtool.rules.suitability.insurance import Insured, insurance_reason, insurance_room, insured
from rmtool.rules.suitability.level import ClientLevel, client_level, level_reason
from rmtool.rules.suitability.liquidity import Terms, money_reason, room_for, terms_of
from rmtool.rules.suitability.loan import loan_reason
from rmtool.rules.suitability.passed_over import passed_over
from rmtool.rules.suitability.person import MINOR, elder_reason, is_minor, qualified_reason
from rmtool.rules.suitability.source import DEFAULT, LAW

OFF_SALE = "off_sale"
Traits = tuple[Hashable, ...]


class Case(NamedTuple):
    """One client as the gate sees him; `age` in full years, None unknown."""

    file: ClientFile
    age: int | None
    minor: bool
    level: ClientLevel
    money: FreeMoney
    held: Held
    insured: Insured
    passed_over: Mapping[str, Reason]


Check = Callable[[Case, ProductFacts], Reason | None]


class Sifted(NamedTuple):
    """The products that suit a client, and the number of those that do not by the first reason's code."""

    suitable: tuple[ProductFacts, ...]
    held_back: Counter[str]


class Gate:
    """Judges products for clients under one rulebook, one catalogue and on one day."""

    def __init__(self, rulebook: Rulebook, catalogue: Sequence[ProductFacts], today: date) -> None:
        self.today = today
        self.rules = rulebook.suitability
        self._rulebook = rulebook
        counted = (one for one in catalogue if not is_exempt(one, self.rules.concentration))
        self._issuers = {one.code: one.issuer for one in counted if one.issuer}
        # First what the client is and the product is, then what his money allows.
        self._by_traits = (self._off_sale, _minor, self._level, self._elder, _qualified, _caution, self._loan)
        self._by_money = (self._insurance, self._money, self._concentration, _passed_over)
        self._terms: dict[str, Terms] = {}
        self._sifted: dict[Traits, dict[str, str | None]] = {}

    def case(self, file: ClientFile) -> Case:
        """Return a client's case: what the checks look at, worked out once."""
        age = age_on(file.client.birth_date, self.today)
        return Case(
            file=file,
            age=age,
            minor=is_minor(file.client.birth_date, self.today, self.rules.adult_age),
            level=client_level(file.client, self.today, self._rulebook.rating_years),
            money=free_money(file, self.rules, self.today),
            held=held_of(file.holdings, self._issuers),
            insured=insured(file.client.monthly_income, age),
            passed_over=passed_over(file.offers, self.today, self._rulebook.recommend.passed_over_days),
        )

    def reasons(self, case: Case, product: ProductFacts) -> Iterator[Reason]:
        """Yield all reasons for which a product is held back from the client; it suits where there is none."""
        for check in (*self._by_traits, *self._by_money):
            reason = check(case, product)
            if reason is not None:
                yield reason

    def sift(self, case: Case, products: Iterable[ProductFacts]) -> Sifted:
        """Return which of the products suit the client, and how many do not, by the first reason."""
        known = self._sifted.setdefault(_traits(case, self.rules.elder.age), {})
        suitable, held_back = [], Counter[str]()
        for product in products:
            if product.code not in known:
                known[product.code] = _first(self._by_traits, case, product)
            code = known[product.code] or _first(self._by_money, case, product)
            if code is None:
                suitable.append(product)
            else:
                held_back[code] += 1
        return Sifted(tuple(suitable), held_back)

    def room(self, case: Case, product: ProductFacts) -> int | None:
        """Return the fen that may go into a product that suits, None where none of the client's goes in."""
        limits = (
            insurance_room(case.insured, product, self.rules.insurance),
            room_for(self.terms(product), case.money, self.rules),
            concentration_room(product, case.held, case.money.assets, self.rules.concentration),
        )
        return min((one for one in limits if one is not None), default=None)

    def terms(self, product: ProductFacts) -> Terms:
        """Return what a product asks of the client's money, worked out once a product."""
        known = self._terms.get(product.code)
        if known is None:
            self._terms[product.code] = known = terms_of(product, self.rules, self.today)
        return known

    def needs_of(self, product: ProductFacts) -> tuple[str, ...]:
        """Return the needs that a product answers: the catalogue's words, else those of its category (D9)."""
        return product.needs_said or self._rulebook.recommend.category_needs.get(product.category or "", ())

    def _off_sale(self, _case: Case, product: ProductFacts) -> Reason | None:
        if product.is_on_sale(self.today):
            return None
        return Reason(OFF_SALE, 0, {"from": product.on_sale_from, "to": product.on_sale_to}, DEFAULT)

    def _level(self, case: Case, product: ProductFacts) -> Reason | None:
        return level_reason(case.level, product)

    def _elder(self, case: Case, product: ProductFacts) -> Reason | None:
        done = case.file.client.elder_procedure_done
        return elder_reason(case.age, product, self.rules.elder, done=done)

    def _loan(self, _case: Case, product: ProductFacts) -> Reason | None:
        return loan_reason(product, self.needs_of(product), self.rules.borrowed)

    def _insurance(self, case: Case, product: ProductFacts) -> Reason | None:
        return insurance_reason(case.insured, product, self.rules.insurance)

    def _money(self, case: Case, product: ProductFacts) -> Reason | None:
        return money_reason(product, self.terms(product), case.money, self.rules)

    def _concentration(self, case: Case, product: ProductFacts) -> Reason | None:
        least = self.terms(product).least
        return concentration_reason(product, least, case.held, case.money.assets, self.rules.concentration)


def _minor(case: Case, product: ProductFacts) -> Reason | None:
    """Return why a client under age is shown nothing but deposits and treasury bonds."""
    if not case.minor or is_free_of_level(product):
        return None
    return Reason(MINOR, 0, {"age": case.age}, LAW)


def _qualified(case: Case, product: ProductFacts) -> Reason | None:
    return qualified_reason(case.file.client, product)


def _caution(case: Case, product: ProductFacts) -> Reason | None:
    return caution_reason(case.file.cautions, product)


def _passed_over(case: Case, product: ProductFacts) -> Reason | None:
    return case.passed_over.get(product.code)


def _first(checks: Iterable[Check], case: Case, product: ProductFacts) -> str | None:
    return next((reason.code for check in checks if (reason := check(case, product)) is not None), None)


def _traits(case: Case, elder_age: int) -> Traits:
    """Return what decides the checks that look at no money: clients who share it are judged once."""
    client = case.file.client
    old = None if case.age is None else case.age >= elder_age
    cautions = frozenset(one.category for one in case.file.cautions)
    level = (case.level.level, case.level.lacking)
    return (level, case.minor, old, client.elder_procedure_done, client.qualified_investor, cautions)
