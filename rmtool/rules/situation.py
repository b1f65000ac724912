"""Where a client stands in life and with his assets (D20, D85, D118): the first analysis that a talk begins from."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.allocation import allocation
from rmtool.rules.allocation_target import AllocationTarget, Suits, allocation_target
from rmtool.rules.balance_sheet import balance_sheet
from rmtool.rules.children import Children, children_of
from rmtool.rules.life_stage import LifeStage, life_stage
from rmtool.rules.months import months_after
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.suitability.gate import Case


class Situation(NamedTuple):
    """The client's children, his stage of life, and the assets beside what suits him."""

    children: Children
    stage: LifeStage
    target: AllocationTarget


def situation(case: Case, rulebook: Rulebook, today: date) -> Situation:
    """Return the situation of a client on a day."""
    children = children_of(case.file, today)
    stage = life_stage(case.file.client, children, case.age, rulebook.life_stage)
    return Situation(children, stage, _target(case, stage, rulebook, today))


def _target(case: Case, stage: LifeStage, rulebook: Rulebook, today: date) -> AllocationTarget:
    file, money = case.file, case.money
    now = allocation(file.holdings, balance_sheet(file.client, file.holdings), rulebook.classes)
    horizon = months_after(today, rulebook.targets.horizon_months)
    soon = sum(need.amount or 0 for need in money.needs if need.on <= horizon)
    suits = Suits(case.level.level, stage.code, case.age, money.reserve, soon)
    return allocation_target(now, suits, rulebook.targets)
