"""`recommend`: the whole answer for one client - the gate, his needs, the options, what was held back, what to ask."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.allocation import allocation
from rmtool.rules.allocation_target import AllocationTarget, Suits, allocation_target
from rmtool.rules.approach import Approach, approach
from rmtool.rules.balance_sheet import balance_sheet
from rmtool.rules.children import children_of
from rmtool.rules.life_stage import LifeStage, life_stage
from rmtool.rules.months import months_after
from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.recommend.combination import combined
from rmtool.rules.recommend.discovery import Question, is_new, questions
from rmtool.rules.recommend.found_need import FoundNeed, Known, found_needs, points_of
from rmtool.rules.recommend.option import Option, Weighed, chosen
from rmtool.rules.records import CautionFacts, ClientFile
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.allocation import EQUITY
from rmtool.rules.suitability.family import INSURANCE, family_of, is_private
from rmtool.rules.suitability.gate import Case, Gate
from rmtool.rules.suitability.liquidity import bound_until

LEFT, DO_NOT_CONTACT, DISCOVERY, REFUSED, MINOR, ASSESSMENT = (
    "left", "do_not_contact", "discovery", "refused", "minor", "assessment",
)  # fmt: skip
# Behind these nothing is shown at all; behind the others deposits and treasury bonds are.
SHUT = frozenset({LEFT, DO_NOT_CONTACT, DISCOVERY, REFUSED})
ALLOCATION, PRIVATE_BATCH = "allocation", "private_batch"


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
        self, rulebook: Rulebook, catalogue: Sequence[ProductFacts], today: date, *, batch: bool = False
    ) -> None:
        """Take what all recommendations share; of a `batch` private products are no part (DOMAIN 3.3)."""
        self.gate = Gate(rulebook, catalogue, today)
        self.today = today
        self._rulebook = rulebook
        self._batch = batch
        self._on_sale = [one for one in catalogue if one.is_on_sale(today)]

    def recommend(self, file: ClientFile) -> Recommendation:
        """Return the recommendation for one client."""
        case = self.gate.case(file)
        children = children_of(file, self.today)
        stage = life_stage(file.client, children, case.age, self._rulebook.life_stage)
        known = Known(file, case.age, children, stage, case.money)
        needs = found_needs(known, self._rulebook, self.today)
        target = self._target(case, stage)
        gate = self._gate_reason(case)
        shut = gate is not None and gate.code in SHUT
        options, held_back = ((), Counter[str]()) if shut else self._options(case, needs, target)
        asked = questions(file, self._rulebook.recommend.questions)
        how = approach(file.client, case.age, self._rulebook)
        return Recommendation(case, stage, gate, needs, options, held_back, asked, target, how, file.cautions)

    def _gate_reason(self, case: Case) -> Reason | None:
        """Return why the client is shown nothing, or little; the gravest reason first."""
        client = case.file.client
        if client.has_left(self.today):
            return Reason(LEFT, 0, {"on": client.left_on}, "default")
        if client.do_not_contact:
            return Reason(DO_NOT_CONTACT, 0, {}, "law")
        if is_new(case.file):
            return Reason(DISCOVERY, 0, {}, "D18")
        if case.minor:
            return Reason(MINOR, 0, {"age": case.age}, "law")
        if case.level.lacking is None:
            return None
        rating = case.level.rating
        params = {
            "lacking": case.level.lacking,
            "until": None if rating is None else rating.valid_until,
            "word": None if rating is None else rating.word,
        }
        return Reason(ASSESSMENT, 0, params, "law")

    def _target(self, case: Case, stage: LifeStage) -> AllocationTarget:
        file, money = case.file, case.money
        now = allocation(file.holdings, balance_sheet(file.client, file.holdings), self._rulebook.classes)
        horizon = months_after(self.today, self._rulebook.targets.horizon_months)
        soon = sum(need.amount or 0 for need in money.needs if need.on <= horizon)
        suits = Suits(case.level.level, stage.code, case.age, money.reserve, soon)
        return allocation_target(now, suits, self._rulebook.targets)

    def _options(
        self, case: Case, needs: Collection[FoundNeed], target: AllocationTarget
    ) -> tuple[tuple[Option, ...], Counter[str]]:
        sifted = self.gate.sift(case, self._on_sale)
        held_back, suitable = sifted.held_back, list[ProductFacts]()
        for product in sifted.suitable:
            code = self._left_out(product, target)
            if code is None:
                suitable.append(product)
            else:
                held_back[code] += 1
        weighed = Weighed(self.gate, case, points_of(needs), target, self._rulebook)
        found = (weighed.option(one) for one in suitable)
        options = chosen((one for one in found if one is not None), self._rulebook.recommend.most)
        return self._combined(options, case, target), held_back

    def _left_out(self, product: ProductFacts, target: AllocationTarget) -> str | None:
        """Return why a product that suits is no option here: a batch, or equity that is at its ceiling (D118)."""
        if self._batch and is_private(product):
            return PRIVATE_BATCH
        room = target.equity_room
        full = room is not None and room < (product.minimum or 1)
        return ALLOCATION if full and product.category in self._rulebook.classes[EQUITY] else None

    def _combined(self, options: Sequence[Option], case: Case, target: AllocationTarget) -> tuple[Option, ...]:
        def most(option: Option) -> int | None:
            return self._most(option, case, target)

        def bound(product: ProductFacts) -> date | None:
            return bound_until(product, self.gate.rules, self.today)

        return combined(options, case.money, bound, most, self._rulebook.recommend.rounding)

    def _most(self, option: Option, case: Case, target: AllocationTarget) -> int | None:
        """Return the most that may go into an option, in fen; None where no amount is proposed."""
        product, room = option.product, self.gate.room(case, option.product)
        if family_of(product) in self.gate.rules.money.no_money or room is None:
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
