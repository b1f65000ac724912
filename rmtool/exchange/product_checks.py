"""What a row of the bank's catalogue must say before anybody may be offered the product (DOMAIN 3.2, 3.3)."""

from datetime import date

from rmtool.exchange.cells import CellError, RowError
from rmtool.exchange.reading import Reading
from rmtool.rules.product_level import may_be_sold_as, needs_level
from rmtool.rules.promises_of_return import promise_in
from rmtool.rules.suitability.family import INSURANCE, PRIVATE
from rmtool.rules.vocabulary import FAMILY_OF
from rmtool.text import _

Values = dict[str, object]

_LEVELS = ("risk_level", "issuer_risk_level")
_SHOWN = ("name", "approved_text")  # what a client may come to read
_OF_INSURANCE = ("benefit", "premium_years")
_OPEN_TO_ALL = frozenset({None, "no"})
_STRUCTURED = "structured_deposit"


def check_product(values: Values, _reading: Reading) -> None:
    """Refuse a product that could mislead or be mis-sold."""
    _check_sale(values)
    _check_family(values)
    _check_level(values)
    _check_insurance(values)
    if _family(values) == PRIVATE and values.get("qualified") in _OPEN_TO_ALL:
        reason = _("a private product that does not say which qualified investors may hold it")
        raise RowError("qualified", CellError(reason, _("write asset_management or private_fund")))
    _check_words(values)


def _check_sale(values: Values) -> None:
    first, last = values.get("on_sale_from"), values.get("on_sale_to")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        raise RowError("on_sale_to", CellError(_("the sale ends before it begins"), _("compare the two dates")))


def _check_family(values: Values) -> None:
    """Refuse a fund that is said to be a deposit: it would be offered to everybody."""
    own, said = FAMILY_OF.get(_word(values, "category") or ""), _word(values, "rule_family")
    if own is not None and said is not None and not may_be_sold_as(own, said):
        hint = _("leave the cell empty: the rules follow from the category")
        raise RowError("rule_family", CellError(_("products of this category are sold under other rules"), hint))


def _check_level(values: Values) -> None:
    category, family = _word(values, "category"), _family(values)
    if any(values.get(field) for field in _LEVELS) or not needs_level(category, family):
        return
    if category == _STRUCTURED:
        reason = _("a structured deposit needs a risk level")
        hint = _("add the level, e.g. R2; where it is sold as a deposit, write deposit as its rule_family (监管类别)")
    elif _is_insurance(values):
        reason, hint = _("unit-linked insurance needs a risk level"), _("add the insurer's or the bank's, P1 to P5")
    else:
        reason = _("wealth products, funds and private products need a risk level")
        hint = _("add the issuer's or the bank's, R1 to R5")
    raise RowError("risk_level", CellError(reason, hint))


def _check_insurance(values: Values) -> None:
    """Insurance alone is rated P1 to P5, pays a benefit and takes premiums for years."""
    insurance = _is_insurance(values)
    if insurance is None:
        return
    for field in _LEVELS:
        letter = str(values.get(field) or "")[:1]
        if insurance and letter == "R":
            raise RowError(field, CellError(_("an R level on insurance"), _("insurance is rated P1 to P5")))
        if not insurance and letter == "P":
            raise RowError(field, CellError(_("a P level on what is no insurance"), _("it is rated R1 to R5")))
    for field in _OF_INSURANCE:
        if not insurance and values.get(field) is not None:
            hint = _("leave the cell empty, or look at the category")
            raise RowError(field, CellError(_("only insurance has this"), hint))


def _is_insurance(values: Values) -> bool | None:
    """Say whether the row is of insurance, None where it names neither category nor family."""
    category = _word(values, "category")
    family = FAMILY_OF.get(category or "") or _word(values, "rule_family")
    return family == INSURANCE if category or family else None


def _check_words(values: Values) -> None:
    for field in _SHOWN:
        promise = promise_in(_word(values, field) or "")
        if promise is not None:
            reason = _('"{words}" promises a return or names a rate').format(words=promise)
            raise RowError(field, CellError(reason, _("take the words out: of no product may that be said")))


def _family(values: Values) -> str | None:
    """Return the family that the row names, else the category's own."""
    return _word(values, "rule_family") or FAMILY_OF.get(_word(values, "category") or "")


def _word(values: Values, field: str) -> str | None:
    value = values.get(field)
    return value if isinstance(value, str) else None
