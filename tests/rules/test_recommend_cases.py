"""Every case of tests/cases for stages of life, found needs and allocation targets: worked out by hand, read as a banker would."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmtool.rules.allocation import NOT_ITEMISED, Allocation, ClassShare
from rmtool.rules.allocation_target import Suits, allocation_target
from rmtool.rules.approach import approach
from rmtool.rules.children import children_of
from rmtool.rules.facts import ClientFacts
from rmtool.rules.life_stage import life_stage
from rmtool.rules.recommend.found_need import Known, found_needs
from rmtool.rules.records import ClientFile, EventFacts, FamilyFacts, HoldingFacts, NeedFacts
from rmtool.rules.situation import situation
from rmtool.rules.suitability.gate import Gate

FOLDER = Path(__file__).parent.parent / "cases"
TODAY = date(2026, 11, 24)
KINDS = {
    "approach": {"age", "client", "channel", "style", "objective", "hints", "from"},
    "life_stage": {"age", "client", "children", "stage", "sure"},
    "found_needs": {"age", "client", "children", "needs", "events", "holdings", "found", "not_found", "not_by", "sources"},
    "allocation_target": {
        "level", "stage", "age", "cash", "fixed_income", "equity", "rest", "not_itemised", "reserve", "soon", "ceiling",
        "by", "bands", "gaps",
    },
}  # fmt: skip


def _cases(kind):
    return tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))["case"]


def _params(kind):
    return [pytest.param(case, id=f"{kind}: {case['title']}") for case in _cases(kind)]


def _born(age):
    return None if age is None else date(TODAY.year - age, 5, 1)


def _row(kind, /, **told):
    return kind(**{**dict.fromkeys(kind._fields), "record_id": 1, **told})


def _day(row):
    return {} if "in_days" not in row else {"on": TODAY + timedelta(row["in_days"])}


def _holding(row):
    ends = {"maturity_date": TODAY + timedelta(row["matures_in_days"])} if "matures_in_days" in row else {}
    closed = {"closed_on": TODAY} if row.get("closed") else {}
    told = {"bank": row.get("bank", "ours"), "category": row["category"], "amount": row["amount"] * 100}
    return _row(HoldingFacts, **told, **ends, **closed)


def _file(case):
    client = ClientFacts(1, "000001", "王伟", birth_date=_born(case.get("age")), **case.get("client", {}))
    needs = ({**one, "amount": one["amount"] * 100} if "amount" in one else one for one in case.get("needs", ()))
    events = ({"kind": one["kind"], "amount": one.get("amount"), **_day(one)} for one in case.get("events", ()))
    return ClientFile(
        client,
        family=tuple(_row(FamilyFacts, relation="son", birth_date=_born(age)) for age in case.get("children", ())),
        holdings=tuple(map(_holding, case.get("holdings", ()))),
        events=tuple(_row(EventFacts, **one) for one in events),
        needs=tuple(_row(NeedFacts, **one) for one in needs),
    )


def _stage(file, case, rulebook):
    return life_stage(file.client, children_of(file, TODAY), case.get("age"), rulebook.life_stage)


@pytest.mark.parametrize("case", _params("life_stage"))
def test_the_stage_of_life_is_the_one_the_case_works_out(case, rulebook):
    found = _stage(_file(case), case, rulebook)

    assert (found.code, found.sure) == (case.get("stage"), case["sure"])
    assert found.reasons


@pytest.mark.parametrize("case", _params("found_needs"))
def test_the_needs_are_those_the_case_works_out(case, rulebook):
    file = _file(case)
    seen = Gate(rulebook, (), TODAY).case(file)
    children, stage, target = situation(seen, rulebook, TODAY)
    known = Known(file, seen.age, children, stage, seen.money, target)
    needs = {need.kind: need for need in found_needs(known, rulebook, TODAY)}
    codes = {kind: {reason.code for reason in need.reasons} for kind, need in needs.items()}
    told = {reason.code: reason.source for need in needs.values() for reason in need.reasons}

    assert all(set(wanted) <= codes.get(kind, set()) for kind, wanted in case.get("found", {}).items()), codes
    assert not codes.keys() & set(case.get("not_found", ())), codes
    assert all(code not in codes.get(kind, set()) for kind, code in case.get("not_by", {}).items()), codes
    assert all(told[code] == source for code, source in case.get("sources", {}).items()), told


@pytest.mark.parametrize("case", _params("allocation_target"))
def test_the_target_is_the_one_the_case_works_out(case, rulebook):
    names = {
        "cash": "cash",
        "fixed_income": "fixed_income",
        "equity": "equity",
        "rest": "metal",
        "not_itemised": NOT_ITEMISED,
    }
    amounts = {there: case[name] * 100 for name, there in names.items() if name in case}
    total = sum(amounts.values())
    now = Allocation(tuple(ClassShare(name, fen, fen / total) for name, fen in amounts.items()), total, 0, False)
    suits = Suits(
        case.get("level"), case.get("stage"), case.get("age"), case.get("reserve", 0) * 100, case.get("soon", 0) * 100
    )
    found = allocation_target(now, suits, rulebook.targets)

    assert (None if found.ceiling is None else round(found.ceiling * 100, 6)) == case.get("ceiling")
    assert found.ceiling_by == case.get("by")
    for name, band in case.get("bands", {}).items():
        one = found.of(name)
        assert [round(one.low * 100, 6), round(one.high * 100, 6)] == band, name
    for name, gap in case.get("gaps", {}).items():
        assert found.of(name).gap == pytest.approx(gap * 100, abs=1), name


@pytest.mark.parametrize("case", _params("approach"))
def test_the_approach_is_the_one_the_case_works_out(case, rulebook):
    found = approach(_file(case).client, case.get("age"), rulebook)

    assert [found.channel, found.style, found.objective] == [
        case.get(name) for name in ("channel", "style", "objective")
    ]
    assert [hint.code for hint in found.hints] == case.get("hints", [])
    assert all(getattr(found, f"{name}_source") == source for name, source in case.get("from", {}).items())


@pytest.mark.parametrize("kind", KINDS)
def test_the_cases_are_well_formed(kind):
    cases = _cases(kind)

    assert all(case["because"] for case in cases)
    assert all(case.keys() <= KINDS[kind] | {"title", "because"} for case in cases)
    assert len({case["title"] for case in cases}) == len(cases)
