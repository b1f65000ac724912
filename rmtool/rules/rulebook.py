"""The numbers in force, typed section by section: the packaged rulebook with the user's layers on top."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rmtool.rules.completeness import BLOCKS
from rmtool.rules.curve import Curve
from rmtool.rules.layers import Entry, Layer, merge
from rmtool.rules.problem import Problem
from rmtool.rules.sections.adjustment import AdjustmentRules, read_adjustment
from rmtool.rules.sections.allocation import TargetRules, read_classes, read_targets
from rmtool.rules.sections.brief import BriefRules, read_brief
from rmtool.rules.sections.check import Check, read_check
from rmtool.rules.sections.file import FileRules, read_file_rules
from rmtool.rules.sections.gift import GiftRules, read_gift
from rmtool.rules.sections.hours import Hours, read_hours
from rmtool.rules.sections.life_stage import ByAge, LifeStageRules, read_by_age, read_life_stage
from rmtool.rules.sections.plan import PlanRules, read_plan
from rmtool.rules.sections.quadrant import QuadrantRules, read_quadrant
from rmtool.rules.sections.recommend import RecommendRules, read_recommend
from rmtool.rules.sections.remind import RemindRules, read_remind
from rmtool.rules.sections.segments import SegmentTexts, read_segments
from rmtool.rules.sections.service import Service, read_service
from rmtool.rules.sections.suitability import SuitabilityRules, read_suitability
from rmtool.rules.sections.tiers import Tiers, read_tiers
from rmtool.rules.sections.timing import (
    Bounds,
    Contact,
    CoolOff,
    Maturity,
    TierMove,
    Warm,
    read_bounds,
    read_contact,
    read_cool_off,
    read_maturity,
    read_tier_move,
    read_warm,
)
from rmtool.rules.sections.value import (
    Lifetime,
    Profession,
    Weights,
    read_groups,
    read_lifetime,
    read_profession,
    read_weights,
)
from rmtool.rules.sheet import Sheet


class Rulebook(NamedTuple):
    """Every number the rules use; amounts in fen, shares from 0 to 1, ages in full years, distances in km."""

    weights: Weights
    assets: Curve
    income: Curve
    lifetime: Lifetime
    profession: Profession
    nearness: Curve
    groups: Mapping[str, frozenset[str]]
    headroom: Curve
    tiers: Tiers
    service: Service
    quadrant: QuadrantRules
    bounds: Bounds
    maturity: Maturity
    contact: Contact
    cool_off: CoolOff
    tier_move: TierMove
    warm: Warm
    adjustment: AdjustmentRules
    segments: Mapping[str, SegmentTexts]
    promise_days: int
    remind: RemindRules
    hours: Hours
    file: FileRules
    classes: Mapping[str, frozenset[str]]
    rating_years: int
    caution_review_days: int
    check: Check
    plan: PlanRules
    gift: GiftRules
    targets: TargetRules
    life_stage: LifeStageRules
    by_age: ByAge
    suitability: SuitabilityRules
    recommend: RecommendRules
    consent_days: int
    brief: BriefRules
    rows: tuple[Entry, ...]

    def entries(self) -> tuple[Entry, ...]:
        """Return every number as the files write it (yuan), in the packaged order, for `rules show`."""
        return self.rows


def build(layers: Sequence[Layer]) -> tuple[Rulebook | None, tuple[Problem, ...]]:
    """Return the rulebook of `layers` (file, parsed TOML; the packaged one first), or what is wrong in them.

    All problems of all layers are found in one reading; with any problem there is no rulebook.
    """
    entries, problems = merge(layers)
    sheet = Sheet(entries)
    rulebook = _read(sheet)
    found = (*problems, *sheet.problems)
    return (None if found else rulebook), found


def _read(sheet: Sheet) -> Rulebook:
    return Rulebook(
        weights=read_weights(sheet),
        assets=sheet.amounts("value.assets.points"),
        income=sheet.amounts("value.income.points"),
        lifetime=read_lifetime(sheet),
        profession=read_profession(sheet),
        nearness=sheet.falling("value.nearness.points"),
        groups=read_groups(sheet),
        headroom=sheet.amounts("value.headroom.points"),
        tiers=read_tiers(sheet),
        service=read_service(sheet),
        quadrant=read_quadrant(sheet),
        bounds=read_bounds(sheet),
        maturity=read_maturity(sheet),
        contact=read_contact(sheet),
        cool_off=read_cool_off(sheet),
        tier_move=read_tier_move(sheet),
        warm=read_warm(sheet),
        adjustment=read_adjustment(sheet),
        segments=read_segments(sheet),
        promise_days=sheet.whole("next_action.promise_days"),
        remind=read_remind(sheet),
        hours=read_hours(sheet),
        file=read_file_rules(sheet, [field for fields in BLOCKS.values() for field in fields]),
        classes=read_classes(sheet),
        rating_years=sheet.whole("risk.valid_years", 1),
        caution_review_days=sheet.whole("caution.review_days", 1),
        check=read_check(sheet),
        plan=read_plan(sheet),
        gift=read_gift(sheet),
        targets=read_targets(sheet),
        life_stage=read_life_stage(sheet),
        by_age=read_by_age(sheet),
        suitability=read_suitability(sheet),
        recommend=read_recommend(sheet),
        consent_days=sheet.whole("consent.valid_days", 1),
        brief=read_brief(sheet),
        rows=tuple(sheet.entries.values()),
    )
