"""D5, D88: a new product for an open need, and a product at last for a need that the bank could not serve.

A notice of a product is marketing: only for who asked for it, and never of one above the client's rated risk.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rmtool.rules.rating import expires_on
from rmtool.rules.reason import Param
from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_after
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.files import NeedForProducts, OnSale
from rmtool.rules.suitability import Product, may_be_named

NEW, MET = "new_product", "need_met"
KINDS = (NEW, MET)
UNMET = "unmet"
NOTICE = "product"
_SEVERAL = ";"


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield one reminder for each need and day on which the sale of fitting products began."""
    if not kinds.intersection(KINDS):
        return
    spans = [asked.span(kind) for kind in KINDS]
    products = list(rows.products((min(first for first, _ in spans), max(last for _, last in spans))))
    by_need: dict[str, list[OnSale]] = defaultdict(list)
    for product in products:
        for kind in (product.needs or "").split(_SEVERAL):
            by_need[kind].append(product)
    by_need.pop("", None)
    if by_need:
        for need in rows.needs_for_products(by_need):
            yield from _of(need, by_need, asked, kinds)


def _of(
    need: NeedForProducts, by_need: Mapping[str, Sequence[OnSale]], asked: Asked, kinds: frozenset[str]
) -> Iterator[Due]:
    kind = MET if need.status == UNMET else NEW
    if kind not in kinds or (kind == NEW and NOTICE not in (need.notices or "").split(_SEVERAL)):
        return
    fitting: dict[date, list[OnSale]] = defaultdict(list)
    for product in by_need[need.kind]:
        if product.on is not None and _suits(product, need, asked):
            fitting[product.on].append(product)
    for on, products in fitting.items():
        window = window_after(asked.rule(kind), on, asked.outlook.days)
        params: dict[str, Param] = {"need": need.kind, "on": on, "names": tuple(one.name for one in products)}
        yield from asked.opened(kind, Where(need.client_id, "need", need.row_id, on), window, params)


def _suits(product: OnSale, need: NeedForProducts, asked: Asked) -> bool:
    """Say whether the product is on sale and may be named to the client: today, or when its sale begins."""
    named_on = asked.today if product.on is None else max(asked.today, product.on)
    if product.until is not None and product.until < named_on:
        return False
    valid = need.rated_on is not None and named_on < expires_on(need.rated_on, asked.rulebook.rating_years)
    cautions = frozenset((need.cautions or "").split(_SEVERAL))
    offered = Product(product.category, product.level, product.issuer_level, product.family, product.qualified)
    return may_be_named(offered, need.level if valid else None, cautions)
