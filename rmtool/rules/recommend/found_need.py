"""Which needs a client has, and by what they are known (D9, D13, D20, D33, D42, D88, D101-D106, D112, D126).

What the client said comes first; then what follows from his goal, his age, his stage of life, what lies ahead, and what
nothing he holds answers. A stated goal wins over what the deck takes people of an age to like.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.children import Children, speaks_of_education
from rmtool.rules.facts import ClientFacts
from rmtool.rules.life_stage import LifeStage
from rmtool.rules.need_status import MET, UNMET
from rmtool.rules.points import to_tenth
from rmtool.rules.reason import Fen, Param, Reason
from rmtool.rules.records import ClientFile, EventFacts, NeedFacts
from rmtool.rules.rulebook import Rulebook
from rmtool.rules.sections.allocation import REST
from rmtool.rules.sections.life_stage import FromTo
from rmtool.rules.suitability.free_money import FreeMoney

HOME, EDUCATION, RETIREMENT, GROWTH, PRESERVATION = (
    "home_purchase", "child_education", "retirement", "growth", "preservation",
)  # fmt: skip
WINDFALL = "windfall"
_SAID = frozenset({"stated_need", "unmet_need", "goal"})
_OWN_HOME = frozenset({"owned", "mortgaged"})
NeedReason = tuple[str, Reason]


class Known(NamedTuple):
    """What is known of the client when his needs are looked for; `age` in full years, None unknown."""

    file: ClientFile
    age: int | None
    children: Children
    stage: LifeStage
    money: FreeMoney
    target: AllocationTarget


class FoundNeed(NamedTuple):
    """A need, and the reasons that tell of it, the weightiest first; `points` their sum."""

    kind: str
    reasons: tuple[Reason, ...]
    points: float


def found_needs(known: Known, rulebook: Rulebook, today: date) -> tuple[FoundNeed, ...]:
    """Return the client's needs, those with most points first."""
    by_kind: dict[str, list[Reason]] = {}
    grows = _may_grow(known, rulebook)
    for kind, reason in _all(known, rulebook, today):
        if grows or kind != GROWTH or reason.code in _SAID:
            by_kind.setdefault(kind, []).append(reason)
    found = (_found(kind, reasons) for kind, reasons in by_kind.items())
    return tuple(sorted(found, key=lambda need: (-need.points, need.kind)))


def _may_grow(known: Known, rulebook: Rulebook) -> bool:
    """Say whether growth may be thought of unasked: not against the client's goal, nor at the age of preservation."""
    goal = known.file.client.objective
    if goal is not None:
        return goal == GROWTH
    return known.age is None or known.age < rulebook.by_age.preservation_from


def _found(kind: str, reasons: Iterable[Reason]) -> FoundNeed:
    ordered = tuple(sorted(reasons, key=lambda reason: -reason.points))
    return FoundNeed(kind, ordered, to_tenth(sum(reason.points for reason in ordered)))


def _all(known: Known, rulebook: Rulebook, today: date) -> Iterator[NeedReason]:
    points, client = rulebook.recommend.points, known.file.client
    yield from _stated(known.file.needs, rulebook)
    if client.objective is not None:
        yield client.objective, Reason("goal", points["goal"], {"objective": client.objective}, "D33")
    yield from _by_age(known, rulebook)
    yield from _of_stage(known, rulebook)
    yield from _ahead(known.file.events, rulebook, today)
    yield from _maturing(known, points["maturity"])


def _stated(needs: Iterable[NeedFacts], rulebook: Rulebook) -> Iterator[NeedReason]:
    """Yield what the client said; each further priority counts for less."""
    rules = rulebook.recommend
    for need in needs:
        if need.status == MET:
            continue
        unmet = need.status == UNMET
        share = rules.later_priority ** (max(need.priority or 1, 1) - 1)
        earned = to_tenth((rules.points["unmet"] if unmet else rules.points["stated"]) * share)
        params: dict[str, Param] = {
            "need": need.kind, "amount": _fen(need.amount), "by": need.by, "status": need.status,
        }  # fmt: skip
        yield need.kind, Reason("unmet_need" if unmet else "stated_need", earned, params, "D88" if unmet else "D9")


def _by_age(known: Known, rulebook: Rulebook) -> Iterator[NeedReason]:
    """Yield what the deck speaks of at the client's age, and what we do where it is silent."""
    age, ages, earned = known.age, rulebook.by_age, rulebook.recommend.points["age"]
    if age is None or age < rulebook.suitability.adult_age:
        return
    params: dict[str, Param] = {"age": age}
    if _wants_home(known.file.client):
        if age < ages.home_below:
            yield HOME, Reason("age_home", earned, params, "D105")
        elif _within(age, ages.silent_home_ages):
            yield HOME, Reason("age_home", earned, params, "default")
    for span, source in ((ages.plan_ages, "D106"), (ages.silent_plan_ages, "default")):
        if _within(age, span):
            educates = speaks_of_education(known.children, rulebook.life_stage.dependent_age)
            yield (EDUCATION if educates else RETIREMENT), Reason("age_plan", earned, params, source)
    if known.file.client.objective is None:
        if age >= ages.preservation_from:
            yield PRESERVATION, Reason("age_preservation", earned, params, "D103")
        elif _within(age, ages.growth_ages):
            yield GROWTH, Reason("age_growth", earned, params, "D104")


def _within(age: int, span: FromTo) -> bool:
    return span[0] <= age <= span[1]


def _wants_home(client: ClientFacts) -> bool:
    """Say whether a plan for a home makes sense: no home of one's own on file, or the wish for a new one."""
    return bool(client.new_home_wish) or client.housing_ownership not in _OWN_HOME


def _agenda(known: Known, rulebook: Rulebook) -> Iterator[str]:
    """Yield what the stage of life puts on the agenda, without what the family does not have."""
    if known.stage.code is None:
        return
    educates = speaks_of_education(known.children, rulebook.life_stage.dependent_age)
    for kind in rulebook.life_stage.agenda[known.stage.code]:
        if kind == EDUCATION and not educates:
            continue
        if kind == HOME and not _wants_home(known.file.client):
            continue
        yield kind


def _of_stage(known: Known, rulebook: Rulebook) -> Iterator[NeedReason]:
    """Yield the agenda's needs that nothing answers which the client holds, or of whose class there is too little.

    Without holdings on file nobody knows what is covered: then the agenda stands as it is.
    """
    points = rulebook.recommend.points
    held = {one.category or "" for one in known.file.holdings if one.closed_on is None}
    covered, lacking = _answered_by(held, rulebook), _answered_by(_lacking(known.target, rulebook), rulebook)
    for kind in _agenda(known, rulebook):
        if kind not in covered or kind in lacking:
            yield kind, Reason("stage", points["stage"], {"stage": known.stage.code}, "D20")
        if known.file.holdings and kind not in covered:
            yield kind, Reason("uncovered", points["uncovered"], {"need": kind}, "D13")


def _answered_by(categories: Iterable[str], rulebook: Rulebook) -> set[str]:
    answers = rulebook.recommend.category_needs
    return {kind for category in categories for kind in answers.get(category, ())}


def _lacking(target: AllocationTarget, rulebook: Rulebook) -> Iterator[str]:
    """Yield the categories of the classes that are below their band (D118); the rest has no gap to fill."""
    least = rulebook.recommend.rounding
    for one in target.classes:
        if one.name != REST and (one.gap or 0) >= least:
            yield from rulebook.classes[one.name]


def _ahead(events: Iterable[EventFacts], rulebook: Rulebook, today: date) -> Iterator[NeedReason]:
    """Yield what events ahead call for: money to come, a wedding, a birth."""
    rules, until = rulebook.recommend, today + timedelta(rulebook.recommend.event_days)
    for event in events:
        if event.on is None or not today <= event.on <= until or event.seen:
            continue
        name = WINDFALL if event.kind in rulebook.quadrant.inflows else event.kind
        params: dict[str, Param] = {"event": event.kind, "on": event.on, "amount": _fen(event.amount)}
        for kind in rules.event_needs.get(name, ()):
            yield kind, Reason("event", rules.points["event"], params, _source_of(name))


def _source_of(name: str) -> str:
    return "D101" if name == WINDFALL else "D112"


def _maturing(known: Known, earned: float) -> Iterator[NeedReason]:
    """Yield what money that comes free is for: the client's goal, else to be kept (D126)."""
    if known.money.maturing:
        on = known.money.maturing[0][0]
        amount = sum(amount for _on, amount in known.money.maturing)
        kind = known.file.client.objective or PRESERVATION
        yield kind, Reason("maturity_free", earned, {"on": on, "amount": Fen(amount) if amount else None}, "D126")


def _fen(amount: int | None) -> Fen | None:
    return None if amount is None else Fen(amount)


def by_kind(needs: Iterable[FoundNeed]) -> Mapping[str, FoundNeed]:
    """Return the needs by kind."""
    return {need.kind: need for need in needs}
