"""D20: a client's stage of life - family facts first, age second (DOMAIN 4.1), with the evidence."""

from typing import NamedTuple

from rmtool.rules.children import Children
from rmtool.rules.facts import ClientFacts
from rmtool.rules.reason import Reason
from rmtool.rules.sections.life_stage import UNKNOWN, LifeStageRules

SINGLE, FORMING, GROWING, MATURE, RETIRED = "single", "forming", "growing", "mature", "retired"
_WITH_PARTNER = "married"
_BY_FAMILY, _BY_AGE = "D20", "default"


class LifeStage(NamedTuple):
    """The stage's code, None where neither family nor age is known; the evidence; `sure`: the family says so."""

    code: str | None
    reasons: tuple[Reason, ...]
    sure: bool


def life_stage(client: ClientFacts, children: Children, age: int | None, rules: LifeStageRules) -> LifeStage:
    """Return the client's stage of life; `age` in full years, None unknown."""
    retired_from = rules.retired_from[client.gender or UNKNOWN]
    dependent = children.depend(rules.dependent_age)
    if client.occupation == RETIRED and not dependent:
        return LifeStage(RETIRED, (_evidence("stage_occupation", occupation=RETIRED), *_age(age)), sure=True)
    if dependent:
        return LifeStage(GROWING, (_children(children), *_age(age)), sure=True)
    if age is not None and age >= retired_from:
        return LifeStage(RETIRED, (*_age(age), *_known_children(children)), sure=children.number is not None)
    if children.number:
        return _of_parent(children, age, rules)
    if children.number == 0:
        return _without_children(client, age, rules)
    return _family_unknown(client, age, rules)


def _of_parent(children: Children, age: int | None, rules: LifeStageRules) -> LifeStage:
    """Of grown-up children the home is empty; of children of unknown age the parent's age decides."""
    evidence = (_children(children), *_age(age))
    if not children.of_unknown_age:
        return LifeStage(MATURE, evidence, sure=True)
    return LifeStage(MATURE if age is not None and age >= rules.mature_from else GROWING, evidence, sure=False)


def _without_children(client: ClientFacts, age: int | None, rules: LifeStageRules) -> LifeStage:
    couple = client.marital_status == _WITH_PARTNER
    until = rules.forming_until if couple else rules.single_until
    evidence = (*_marriage(client), _evidence("stage_no_children"), *_age(age))
    early = FORMING if couple else SINGLE
    sure = client.marital_status is not None and age is not None
    return LifeStage(MATURE if age is not None and age >= until else early, evidence, sure)


def _family_unknown(client: ClientFacts, age: int | None, rules: LifeStageRules) -> LifeStage:
    """Nobody knows whether there are children: marriage and age make a guess that says it is one."""
    evidence = (*_marriage(client), *_age(age), _evidence("stage_family_unknown"))
    if client.marital_status is None and age is None:
        return LifeStage(None, evidence, sure=False)
    return LifeStage(_guess(client, age, rules), evidence, sure=False)


def _guess(client: ClientFacts, age: int | None, rules: LifeStageRules) -> str:
    alone = client.marital_status not in {None, _WITH_PARTNER}
    if alone and (age is None or age < rules.single_until):
        return SINGLE
    if age is None:
        return FORMING
    if age < rules.single_by_age and client.marital_status is None:
        return SINGLE
    if age < rules.forming_by_age:
        return FORMING
    return GROWING if age < rules.growing_by_age and not alone else MATURE


def _evidence(code: str, **params: str | int | tuple[str, ...] | None) -> Reason:
    return Reason(code, 0, params, _BY_FAMILY)


def _children(children: Children) -> Reason:
    return _evidence("stage_children", ages=children.said, unknown=children.of_unknown_age)


def _known_children(children: Children) -> tuple[Reason, ...]:
    if children.number is None:
        return (_evidence("stage_family_unknown"),)
    return (_children(children) if children.number else _evidence("stage_no_children"),)


def _marriage(client: ClientFacts) -> tuple[Reason, ...]:
    return () if client.marital_status is None else (_evidence("stage_marriage", status=client.marital_status),)


def _age(age: int | None) -> tuple[Reason, ...]:
    return () if age is None else (Reason("stage_age", 0, {"age": age}, _BY_AGE),)
