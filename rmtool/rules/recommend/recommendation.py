"""`recommend`: the whole answer for one client - the gate, his needs, the options, what was held back, what to ask."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.approach import Approach, approach
from rmtool.rules.consent import ConsentLedger, consent_ledger
from rmtool.rules.life_stage import LifeStage
from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.recommend.client_gate import SHUT, client_gate
from rmtool.rules.recommend.combination import Share, combined
from rmtool.rules.recommend.discovery import Question, questions
from rmtool.rules.recommend.found_need import FoundNeed, Known, by_kind, found_needs
from rmtool.rules.recommend.misfit import Misfits
from rmtool.rules.recommend.option import Option, Weighed, chosen
from rmtool.rules.records import CautionFacts, ClientFile
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.allocation import EQUITY
from rmtool.rules.situation import situation
from rmtool.rules.suitability.family import INSURANCE, family_of
from rmtool.rules.suitability.gate import Case, Gate


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
        self.misfits = Misfits(rulebook, self.gate, batch=batch)
        self.today = today
        self._rulebook = rulebook
        self._pushed = pushed or {}
        self._on_sale = [one for one in catalogue if one.is_on_sale(today)]

    def recommend(self, file: ClientFile) -> Recommendation:
        """Return the recommendation for one client."""
        case = self.gate.case(file)
        children, stage, target = situation(case, self._rulebook, self.today)
        known = Known(file, case.age, children, stage, case.money, target)
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
            code = self.misfits.code(case, product, target)
            if code is None:
                suitable.append(product)
            else:
                held_back[code] += 1
        weighed = Weighed(self.gate, case, by_kind(needs), target, self._rulebook)
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

    def _combined(self, options: Sequence[Option], case: Case, target: AllocationTarget) -> tuple[Option, ...]:
        found = ((option, self._share(option, case, target)) for option in options)
        shares = {option.product.code: share for option, share in found if share is not None}
        return combined(options, shares, case.money, self._rulebook.recommend.rounding)

    def _share(self, option: Option, case: Case, target: AllocationTarget) -> Share | None:
        """Return what may go into an option; None where no amount is proposed. Of insurance it is the premium."""
        product, room = option.product, self.gate.room(case, option.product)
        takes_money, until, least = self.gate.terms(product)
        if not takes_money or room is None:
            return None
        if family_of(product) == INSURANCE:
            return None if product.minimum is None else Share(least, product.minimum, until)
        limits = [room, *([option.called_for] if option.called_for else [])]
        if product.category in self._rulebook.classes[EQUITY] and target.equity_room is not None:
            limits.append(target.equity_room)
        return Share(least, max(min(limits), 0), until)
