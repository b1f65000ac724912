"""`recommend`: the whole answer for one client - the gate, his needs, the options, what was held back, what to ask."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.approach import Approach, approach
from rmtool.rules.consent import ConsentLedger, consent_ledger
from rmtool.rules.life_stage import LifeStage
from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.recommend.client_gate import SHUT, client_gate
from rmtool.rules.recommend.combination import combined
from rmtool.rules.recommend.discovery import Question, questions
from rmtool.rules.recommend.found_need import FoundNeed, Known, found_needs, points_of
from rmtool.rules.recommend.option import Option, Weighed, chosen
from rmtool.rules.records import CautionFacts, ClientFile
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.allocation import EQUITY
from rmtool.rules.situation import situation
from rmtool.rules.suitability.family import INSURANCE, family_of, is_private
from rmtool.rules.suitability.gate import Case, Gate

ALLOCATION, PRIVATE_BATCH, PENSION = "allocation", "private_batch", "pension"
PENSION_ACCOUNT, RETIRED = "pension_account", "retired"


class Recommendation(NamedTuple):
    """What may be proposed to a client today; amounts in fen.

    `gate` says why nothing, or nothing but deposits and treasury bonds, is shown; `held_back` counts products by the
    first reason; `discover` is what to ask.
    """

    case: Case
    stage: LifeStage
    gate: Reason | None
    needs: tuple[FoundNeed, ...]
    options: tuple[Option, ...]
    held_back: Mapping[str, int]
    discover: tuple[Question, ...]
    target: AllocationTarget
    approach: Approach
    cautions: tuple[CautionFacts, ...]
    ledger: ConsentLedger

    @property
    def file(self) -> ClientFile:
        """Return the client's file."""
        return self.case.file

    @property
    def only_one(self) -> bool:
        """Say whether one option alone passed: that is said, never passed over (D26)."""
        return len(self.options) == 1


class Recommender:
    """Recommends under one rulebook, from one catalogue, on one day; built once, asked for any number of clients."""

    def __init__(
        self,
        rulebook: Rulebook,
        catalogue: Sequence[ProductFacts],
        today: date,
        *,
        pushed: Mapping[str, float] | None = None,
        batch: bool = False,
    ) -> None:
        """Take what all recommendations share.

        Args:
            rulebook: the numbers in force.
            catalogue: the bank's products.
            today: the day.
            pushed: to what share of the clients with offers each product was shown lately, by code (D25).
            batch: a list over many clients, of which private products are no part (DOMAIN 3.3).
        """
        self.gate = Gate(rulebook, catalogue, today)
        self.today = today
        self._rulebook = rulebook
        self._batch = batch
        self._pushed = pushed or {}
        self._on_sale = [one for one in catalogue if one.is_on_sale(today)]

    def recommend(self, file: ClientFile) -> Recommendation:
        """Return the recommendation for one client."""
        case = self.gate.case(file)
        children, stage, target = situation(case, self._rulebook, self.today)
        known = Known(file, case.age, children, stage, case.money)
        needs = found_needs(known, self._rulebook, self.today)
        ledger = consent_ledger(file.contacts, self.today, self._rulebook.consent_days)
        gate = client_gate(case, ledger, self.today)
        shut = gate is not None and gate.code in SHUT
        options, held_back = ((), Counter[str]()) if shut else self._options(case, needs, target)
        asked = questions(file, self._rulebook.recommend.questions)
        how = approach(file.client, case.age, self._rulebook)
        return Recommendation(case, stage, gate, needs, options, held_back, asked, target, how, file.cautions, ledger)

    def _options(
        self, case: Case, needs: Collection[FoundNeed], target: AllocationTarget
    ) -> tuple[tuple[Option, ...], Counter[str]]:
        sifted = self.gate.sift(case, self._on_sale)
        held_back, suitable = sifted.held_back, list[ProductFacts]()
        for product in sifted.suitable:
            code = self.left_out(case, product, target)
            if code is None:
                suitable.append(product)
            else:
                held_back[code] += 1
        weighed = Weighed(self.gate, case, points_of(needs), target, self._rulebook)
        found = (weighed.option(one) for one in suitable)
        options = chosen((one for one in found if one is not None), self._rulebook.recommend.most)
        warned = [self._warned(one) for one in options]
        return self._combined(warned, case, target), held_back

    def _warned(self, option: Option) -> Option:
        """Return the option with a warning where it is pushed at too many (D25)."""
        share = self._pushed.get(option.product.code, 0)
        if share <= self._rulebook.recommend.same_product.share:
            return option
        return option._replace(warnings=(*option.warnings, Reason("same_product", 0, {"share": share}, "D25")))

    def left_out(self, case: Case, product: ProductFacts, target: AllocationTarget) -> str | None:
        """Return why a product that suits is no option here; None where it may be one."""
        if self._batch and is_private(product):
            return PRIVATE_BATCH
        if self._is_above_level(case, product) or self._is_full(product, target):
            return ALLOCATION
        return PENSION if product.category == PENSION_ACCOUNT and not self._gains_by_pension(case) else None

    def _is_above_level(self, case: Case, product: ProductFacts) -> bool:
        """Say whether the product's class of assets begins above the client's level (D118)."""
        name = next((name for name, held in self._rulebook.classes.items() if product.category in held), "")
        begins = self._rulebook.targets.level_of.get(name)
        return begins is not None and case.level.number < begins

    def _is_full(self, product: ProductFacts, target: AllocationTarget) -> bool:
        """Say whether a product is equity of which the client has as much as suits him (D118)."""
        room = target.equity_room
        full = room is not None and room < self.gate.terms(product).least
        return full and product.category in self._rulebook.classes[EQUITY]

    def _gains_by_pension(self, case: Case) -> bool:
        """Say whether the tax relief of a pension account is known to help: below an income it costs (DOMAIN 4.3)."""
        client, least = case.file.client, self._rulebook.recommend.pension_income
        return client.occupation != RETIRED and client.monthly_income is not None and client.monthly_income >= least

    def _combined(self, options: Sequence[Option], case: Case, target: AllocationTarget) -> tuple[Option, ...]:
        def most(option: Option) -> int | None:
            return self._most(option, case, target)

        return combined(options, case.money, self.gate.terms, most, self._rulebook.recommend.rounding)

    def _most(self, option: Option, case: Case, target: AllocationTarget) -> int | None:
        """Return the most that may go into an option, in fen; None where no amount is proposed."""
        product, room = option.product, self.gate.room(case, option.product)
        if not self.gate.terms(product).takes_money or room is None:
            return None
        if family_of(product) == INSURANCE:
            return product.minimum  # a premium is what is insured for, not what is at hand
        limits = [room, *self._wanted(option)]
        if product.category in self._rulebook.classes[EQUITY] and target.equity_room is not None:
            limits.append(target.equity_room)
        return max(min(limits), 0)

    @staticmethod
    def _wanted(option: Option) -> Iterable[int]:
        """Yield how much is called for: what the client named, what the class lacks, what comes free."""
        for reason in option.reasons:
            amount = reason.params.get("gap") or reason.params.get("amount")
            if isinstance(amount, int):
                yield max(amount, option.product.minimum or 0)
                return
