"""One option: the client's need, the feature that answers it, and why (D9); never ordered by margin (D15)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from rmtool.rules.allocation import class_of_category
from rmtool.rules.allocation_target import AllocationTarget, class_of
from rmtool.rules.points import to_tenth
from rmtool.rules.product import ProductFacts, number_of
from rmtool.rules.reason import Fen, Param, Reason
from rmtool.rules.recommend.found_need import FoundNeed
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.allocation import REST
from rmtool.rules.suitability.family import INSURANCE, LOAN, families_of, family_of, is_free_of_level
from rmtool.rules.suitability.gate import Case, Gate
from rmtool.rules.suitability.liquidity import FOREVER
from rmtool.rules.suitability.source import LAW
from rmtool.rules.vocabulary import LOANS, SERVICES

# Who holds nothing else has not invested.
_PLAIN = frozenset(
    {"demand_deposit", "time_deposit", "large_cd", "treasury_bond", "structured_deposit", *LOANS, *SERVICES}
)
NO_LEVEL = 0


class Option(NamedTuple):
    """A product for a need: what speaks for it (`reasons` with points), what answers the need (`features`, no points).

    `typical` says that the whole category answers the need. `amount` in fen, None where it is not known; `instead` says
    that it fits only in place of the others. `warnings` are what to say with it.
    """

    product: ProductFacts
    need: str
    reasons: tuple[Reason, ...]
    features: tuple[Reason, ...]
    warnings: tuple[Reason, ...]
    points: float
    typical: bool = True
    amount: int | None = None
    instead: bool = False

    @property
    def called_for(self) -> int | None:
        """Return how much is called for, in fen: what the class lacks, the client named, or comes free; None unknown.

        It is never less than the least purchase.
        """
        sizes = (reason.params.get("gap") or reason.params.get("amount") for reason in self.reasons)
        size = next((one for one in sizes if isinstance(one, int)), None)
        return None if size is None else max(size, self.product.minimum or 0)


class Weighed:
    """Weighs products that suit one client against the needs found for him."""

    def __init__(
        self, gate: Gate, case: Case, needs: Mapping[str, FoundNeed], target: AllocationTarget, rulebook: Rulebook
    ) -> None:
        self._gate = gate
        self._case = case
        self._needs = needs
        self._target = target
        self._rulebook = rulebook

    def option(self, product: ProductFacts) -> Option | None:
        """Return the product as an option for the need it answers best, None where it answers none."""
        answered = [self._needs[kind] for kind in self._answers(product) if kind in self._needs]
        if not answered:
            return None
        best = max(answered, key=lambda need: need.points)
        found = (*best.reasons, *self._gap(product), *self._starter(product))
        reasons = tuple(sorted(found, key=lambda reason: -reason.points))
        total = to_tenth(sum(reason.points for reason in reasons))
        warnings = tuple(warnings_of(self._case, product))
        typical = best.kind in self._rulebook.recommend.category_needs.get(product.category or "", ())
        return Option(product, best.kind, reasons, tuple(self._features(product)), warnings, total, typical)

    def _answers(self, product: ProductFacts) -> Iterable[str]:
        """Return the needs a product may be named for: a loan for what is bought with it, never to invest."""
        needs = self._gate.needs_of(product)
        if LOAN not in families_of(product):
            return needs
        return [kind for kind in needs if kind in self._gate.rules.borrowed.purposes]

    def _gap(self, product: ProductFacts) -> Iterator[Reason]:
        """Yield the gap in the class that the product belongs to (D118)."""
        name = class_of_category(product.category, self._rulebook.classes)
        if name is None:
            return
        one = self._target.of(class_of(name))
        # A premium is no share of the assets, and gold is nobody's duty: the rest has no gap to fill.
        if one.name != REST and one.gap is not None and one.gap >= self._rulebook.recommend.rounding:
            params: dict[str, Param] = {
                "class": one.name, "share": one.share, "low": one.low, "high": one.high, "gap": Fen(one.gap),
            }  # fmt: skip
            yield Reason("gap", self._rulebook.recommend.points["gap"], params, "D118")

    def _starter(self, product: ProductFacts) -> Iterator[Reason]:
        if product.starter and has_not_invested(self._case):
            yield Reason("starter", self._rulebook.recommend.points["starter"], {}, "D23")

    def _features(self, product: ProductFacts) -> Iterator[Reason]:
        """Yield what of the product answers the need: its level, when the money is back, the least purchase."""
        level = self._case.level
        if is_free_of_level(product):
            yield Reason("feature_no_level", 0, {}, LAW)
        elif family_of(product) == INSURANCE and product.level is None:
            yield Reason("feature_insured", 0, {}, LAW)
        elif product.level is not None and level.rating is not None:
            params = {"product": product.level, "client": level.level, "until": level.rating.valid_until}
            yield Reason("feature_level", 0, params, LAW)
        yield from self._time(product)
        if product.minimum:
            yield Reason("feature_minimum", 0, {"minimum": Fen(product.minimum)}, "D9")

    def _time(self, product: ProductFacts) -> Iterator[Reason]:
        if product.term_days:
            end = self._gate.terms(product).until
            needed = None if end in {None, FOREVER} else self._first_need_after(end)
            yield Reason("feature_term", 0, {"days": product.term_days, "needed_on": needed}, "D9")
        elif product.category in self._gate.rules.money.liquid:
            yield Reason("feature_at_hand", 0, {}, "D9")
        elif product.category in self._gate.rules.money.redeemable:
            yield Reason("feature_any_day", 0, {}, "D9")

    def _first_need_after(self, end: date | None) -> date | None:
        later = (need.on for need in self._case.money.needs if end is not None and need.on > end)
        return next(later, None)


def has_not_invested(case: Case) -> bool:
    """Say whether the client is known to be new to investing: he says so, or holds nothing but plain things."""
    client, held = case.file.client, [one for one in case.file.holdings if one.category not in _PLAIN]
    if client.investment_experience is not None:
        return client.investment_experience == 0
    return bool(case.file.holdings) and not held


def warnings_of(case: Case, product: ProductFacts) -> Iterator[Reason]:
    """Yield what is to be said with a product: the client's own industry, money bound for ever (D115)."""
    own = case.file.client.industry
    if own and product.industry and (own in product.industry or product.industry in own):
        yield Reason("own_industry", 0, {"industry": product.industry}, "D115")
    if product.category == "annuity_insurance":
        yield Reason("surrender", 0, {}, LAW)


def in_order(options: Iterable[Option]) -> tuple[Option, ...]:
    """Return options in the order in which they are shown: by what speaks for them, then typical ones, lower risk."""
    return tuple(sorted(options, key=_place))


def _place(option: Option) -> tuple[float, bool, int, int, int, str]:
    product = option.product
    level = NO_LEVEL if product.level is None else number_of(product.level)
    sizes = (product.minimum or 0, product.term_days or 0)
    return (-option.points, not option.typical, level, *sizes, product.code)


def chosen(options: Iterable[Option], most: int) -> tuple[Option, ...]:
    """Return the options to show, at most `most` and one of a category: those for needs not answered yet go first."""
    left, taken = list(in_order(options)), list[Option]()
    while left and len(taken) < most:
        answered = {one.need for one in taken}
        following = next((one for one in left if one.need not in answered), left[0])
        taken.append(following)
        left = [one for one in left if one.product.category != following.product.category]
    return tuple(taken)
