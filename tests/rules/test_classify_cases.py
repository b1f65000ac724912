"""Every case of tests/cases for tier, potential, service need and quadrant: facts in, what a person works out by hand."""

import tomllib
from pathlib import Path

import pytest

from rmtool.rules.quadrant import GIVEN, Lines, Measures
from rmtool.rules.tier import Tiering

FOLDER = Path(__file__).parent.parent / "cases"
KINDS = {
    "tier": {"tier", "basis", "near", "until", "risk", "placed"},
    "potential": {"potential", "unknown", "placed"},
    "service_need": {"minutes", "basis", "unknown", "placed"},
    "quadrant": {"lines", "cell", "placed"},
}
LEAST = 260


def _cases(kind):
    return tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))["case"]


def _params(kind):
    return [pytest.param(case, id=f"{kind}: {case['title']}") for case in _cases(kind)]


def _client(case, client_of, today):
    return client_of(case["client"], case.get("today", today))


@pytest.mark.parametrize("case", _params("tier"))
def test_the_tier_is_the_one_the_case_works_out(case, rulebook, client_of, priority):
    today = case.get("today", priority.today)
    standing = Tiering(rulebook.tiers, today).standing(_client(case, client_of, today))

    assert (standing is not None) == case.get("placed", True)
    names = {"tier": "tier", "basis": "basis", "near": "near", "until": "grace_until", "risk": "at_risk"}
    for entry in names.keys() & case.keys():
        assert getattr(standing, names[entry]) == case[entry]


@pytest.mark.parametrize("case", _params("potential"))
def test_the_potential_is_the_one_the_case_works_out(case, rulebook, client_of, priority):
    found = Measures(rulebook, priority.today).potential(_client(case, client_of, priority.today))

    assert (None if found is None else found.amount) == (case["potential"] * 100 if "potential" in case else None)
    assert found is None or "unknown" not in case or list(found.unknown) == case["unknown"]


@pytest.mark.parametrize("case", _params("service_need"))
def test_the_service_need_is_the_one_the_case_works_out(case, rulebook, client_of, priority):
    found = Measures(rulebook, priority.today).need(_client(case, client_of, priority.today))

    assert (None if found is None else (found.minutes, found.basis)) == (
        (case["minutes"], case["basis"]) if "minutes" in case else None
    )
    assert found is None or list(found.unknown) == case.get("unknown", [])


@pytest.mark.parametrize("case", _params("quadrant"))
def test_the_cell_is_the_one_the_case_works_out(case, rulebook, client_of, priority):
    measured = Measures(rulebook, priority.today).of(_client(case, client_of, priority.today))
    lines = Lines(case["lines"]["potential"] * 100, case["lines"]["minutes"], GIVEN, GIVEN)

    assert lines.cell(measured) == case.get("cell")
    assert measured.placed == case.get("placed", True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_cases_are_well_formed(kind):
    cases = _cases(kind)

    assert all(case["because"] for case in cases)
    assert all(case.keys() <= KINDS[kind] | {"title", "client", "today", "source", "because"} for case in cases)
    assert len({case["title"] for case in cases}) == len(cases)


def test_the_cases_of_all_files_are_many():
    files = FOLDER.glob("*.toml")

    assert sum(len(tomllib.loads(file.read_text(encoding="utf-8"))["case"]) for file in files) >= LEAST
