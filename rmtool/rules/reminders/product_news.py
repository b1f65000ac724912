"""D5, D88: a new product for an open need, and a product at last for a need that the bank could not serve.

A notice of a product is marketing: only for who asked for it, and never of one above the client's rated risk.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rmtool.rules.age import age_on
from rmtool.rules.need_status import UNMET
from rmtool.rules.product import ProductFacts
from rmtool.rules.rating import expires_on
from rmtool.rules.reason import Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_after
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.files import NeedForProducts
from rmtool.rules.suitability.insurance import insured
from rmtool.rules.suitability.level import lower_of
from rmtool.rules.suitability.notice import Addressee, may_be_named
from rmtool.rules.suitability.person import is_minor

NEW, MET = "new_product", "need_met"
KINDS = (NEW, MET)
NOTICE = "product"
_SEVERAL = ";"


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield one reminder for each need and day on which the sale of fitting products began."""
    if not kinds.intersection(KINDS):
        return
    spans = [asked.span(kind) for kind in KINDS]
    products = list(rows.products((min(first for first, _ in spans), max(last for _, last in spans))))
    by_need: dict[str, list[ProductFacts]] = defaultdict(list)
    for product in products:
        for kind in product.needs_said:
            by_need[kind].append(product)
    if by_need:
        for need in rows.needs_for_products(by_need):
            yield from _of(need, by_need, asked, kinds)


def _of(
    need: NeedForProducts, by_need: Mapping[str, Sequence[ProductFacts]], asked: Asked, kinds: frozenset[str]
) -> Iterator[Due]:
    kind = MET if need.status == UNMET else NEW
    if kind not in kinds or (kind == NEW and NOTICE not in (need.notices or "").split(_SEVERAL)):
        return
    fitting: dict[date, list[ProductFacts]] = defaultdict(list)
    for product in by_need[need.kind]:
        if product.on_sale_from is not None and _suits(product, product.on_sale_from, need, asked):
            fitting[product.on_sale_from].append(product)
    for on, products in fitting.items():
        window = window_after(asked.rule(kind), on, asked.outlook.days)
        params: dict[str, Param] = {"need": need.kind, "on": on, "names": tuple(one.name for one in products)}
        yield from asked.opened(kind, Where(need.client_id, "need", need.row_id, on), window, params)


def _suits(product: ProductFacts, begins: date, need: NeedForProducts, asked: Asked) -> bool:
    """Say whether the product is on sale and may be named to the client: today, or when its sale begins."""
    named_on = max(asked.today, begins)
    if not product.is_on_sale(named_on):
        return False
    return may_be_named(product, _addressee(need, named_on, asked), asked.rulebook.suitability)


def _addressee(need: NeedForProducts, on: date, asked: Asked) -> Addressee:
    rules, rated_on = asked.rulebook, need.rated_on
    valid = rated_on is not None and rated_on <= on < expires_on(rated_on, rules.rating_years)
    return Addressee(
        level=lower_of(need.level, need.preference) if valid else None,
        cautions=tuple(filter(None, (need.cautions or "").split(_SEVERAL))),
        minor=is_minor(need.birth_date, on, rules.suitability.adult_age),
        elder_procedure_done=need.elder_procedure_done,
        insured=insured(need.monthly_income, age_on(need.birth_date, on)),
    )
