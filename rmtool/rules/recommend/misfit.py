"""What suits a client by the gate, and is no option all the same: of a class he has enough of, or of no use to him."""

from rmtool.rules.allocation import class_of_category
from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.product import ProductFacts
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.allocation import EQUITY
from rmtool.rules.suitability.family import is_private
from rmtool.rules.suitability.gate import Case, Gate

ALLOCATION, PRIVATE_BATCH, PENSION = "allocation", "private_batch", "pension"
_PENSION_ACCOUNT, _RETIRED = "pension_account", "retired"


class Misfits:
    """Finds what is left out beside the gate, under one rulebook; of a `batch` private products are no part."""

    def __init__(self, rulebook: Rulebook, gate: Gate, *, batch: bool) -> None:
        self._rulebook = rulebook
        self._gate = gate
        self._batch = batch

    def code(self, case: Case, product: ProductFacts, target: AllocationTarget) -> str | None:
        """Return why a product that suits is no option; None where it may be one."""
        if self._batch and is_private(product):
            return PRIVATE_BATCH
        if self._is_above_level(case, product) or self._is_full(product, target):
            return ALLOCATION
        pension = product.category == _PENSION_ACCOUNT
        return PENSION if pension and not self._gains_by_pension(case) else None

    def _is_above_level(self, case: Case, product: ProductFacts) -> bool:
        """Say whether the product's class of assets begins above the client's level (D118)."""
        begins = self._rulebook.targets.level_of.get(class_of_category(product.category, self._rulebook.classes) or "")
        return begins is not None and case.level.number < begins

    def _is_full(self, product: ProductFacts, target: AllocationTarget) -> bool:
        """Say whether a product is equity of which the client has as much as suits him (D118)."""
        room = target.equity_room
        full = room is not None and room < self._gate.terms(product).least
        return full and product.category in self._rulebook.classes[EQUITY]

    def _gains_by_pension(self, case: Case) -> bool:
        """Say whether the tax relief of a pension account is known to help: below an income it costs (DOMAIN 4.3)."""
        client, least = case.file.client, self._rulebook.recommend.pension_income
        return client.occupation != _RETIRED and client.monthly_income is not None and client.monthly_income >= least
