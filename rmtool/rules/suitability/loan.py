"""Loan money is never invested: a loan is named for what is bought with it, and for nothing else (DOMAIN 3.3)."""

from collections.abc import Collection

from rmtool.rules.product import ProductFacts
from rmtool.rules.reason import Reason
from rmtool.rules.sections.suitability import Borrowed
from rmtool.rules.suitability.family import LOAN, families_of
from rmtool.rules.suitability.source import LAW

LOAN_PURPOSE = "loan_purpose"


def loan_reason(product: ProductFacts, needs: Collection[str], rules: Borrowed) -> Reason | None:
    """Return why a loan is not named: none of the `needs` it answers is one that a loan may be taken for."""
    if LOAN not in families_of(product) or rules.purposes.intersection(needs):
        return None
    return Reason(LOAN_PURPOSE, 0, {}, LAW)
