"""Stages of life (D20, D102-D106): where ages decide, and what is spoken of with whom."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import LIFE_STAGES, NEED_KINDS

UNKNOWN = "unknown"
FromTo = tuple[int, int]


class LifeStageRules(NamedTuple):
    """Ages in full years; `retired_from` by gender, `agenda` the needs of each stage in the order of the talk."""

    dependent_age: int
    single_until: int
    forming_until: int
    mature_from: int
    single_by_age: int
    forming_by_age: int
    growing_by_age: int
    retired_from: Mapping[str, int]
    agenda: Mapping[str, tuple[str, ...]]


class ByAge(NamedTuple):
    """The deck's ages, and ours where it is silent; from and up to which, in full years."""

    home_below: int
    plan_ages: FromTo
    growth_ages: FromTo
    preservation_from: int
    silent_home_ages: FromTo
    silent_plan_ages: FromTo


def read_life_stage(sheet: Sheet) -> LifeStageRules:
    """Read the stages of life."""
    whole = (*LifeStageRules._fields,)[: -len(("retired_from", "agenda"))]
    return LifeStageRules(
        **{name: sheet.whole(f"life_stage.{name}") for name in whole},
        retired_from={
            gender: sheet.whole(f"life_stage.retired_from.{gender}", 1) for gender in ("male", "female", UNKNOWN)
        },
        agenda={stage: sheet.words(f"life_stage.agenda.{stage}", NEED_KINDS) for stage in LIFE_STAGES},
    )


def read_by_age(sheet: Sheet) -> ByAge:
    """Read the ages at which something is spoken of."""
    return ByAge(
        home_below=sheet.whole("by_age.home_below"),
        plan_ages=sheet.from_to("by_age.plan_ages"),
        growth_ages=sheet.from_to("by_age.growth_ages"),
        preservation_from=sheet.whole("by_age.preservation_from"),
        silent_home_ages=sheet.from_to("by_age.silent_home_ages"),
        silent_plan_ages=sheet.from_to("by_age.silent_plan_ages"),
    )
