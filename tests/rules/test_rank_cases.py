"""Every case of tests/cases/rank_*.toml: facts in, the points a person works out by hand."""

import tomllib
from pathlib import Path

import pytest

from rmtool.rules.adjustment import ADJUSTMENT
from rmtool.rules.priority import Priority
from rmtool.rules.timing import TIMING_CODES
from rmtool.rules.value import VALUE_CODES

FILES = sorted((Path(__file__).parent.parent / "cases").glob("rank_*.toml"))
ENTRIES = {
    "title",
    "source",
    "today",
    "client",
    "expect",
    "params",
    "absent",
    "value",
    "timing",
    "score",
    "next",
    "because",
}


def _read():
    for file in FILES:
        sheet = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in sheet["case"]:
            yield pytest.param({"source": sheet["source"], **case}, id=f"{file.stem}: {case['title']}")


CASES = list(_read())


@pytest.fixture
def standing_of(rulebook, client_of, priority):
    def standing(case):
        today = case.get("today", priority.today)
        return Priority(rulebook, today).standing(client_of(case["client"], today))

    return standing


@pytest.mark.parametrize("case", CASES)
def test_the_client_earns_what_the_case_works_out(case, standing_of):
    standing = standing_of(case)
    reasons = {reason.code: reason for reason in standing.reasons}

    assert {code: reasons[code].points for code in case["expect"] if code in reasons} == case["expect"]
    assert not reasons.keys() & set(case.get("absent", ()))
    for code, params in case.get("params", {}).items():
        seen = {name: reasons[code].params[name] for name in params}
        assert {name: list(value) if isinstance(value, tuple) else value for name, value in seen.items()} == params
    for total in ("value", "timing", "score"):
        assert getattr(standing, total) == case.get(total, getattr(standing, total))


@pytest.mark.parametrize("case", [case for case in CASES if case.values[0].get("next")])
def test_the_next_action_is_the_one_the_case_names(case, standing_of):
    action = standing_of(case).next_action

    assert " ".join(str(part) for part in action if part is not None) == case["next"]


@pytest.mark.parametrize("case", [case for case in CASES if case.values[0]["source"] != "default"])
def test_the_reason_names_the_statement_it_comes_from(case, standing_of):
    sources = {reason.code: reason.source for reason in standing_of(case).reasons}

    assert {sources[code] for code in case["expect"] if code not in _BESIDE.get(case["source"], ())} <= {case["source"]}


# A case about one statement may also name points that another statement explains.
_BESIDE = {"D120": ("assets",)}


def test_the_cases_are_many_and_well_formed():
    cases = [case.values[0] for case in CASES]

    assert len(cases) >= 80
    assert all(case.keys() <= ENTRIES and case["because"] for case in cases)
    assert len({case.id for case in CASES}) == len(CASES)


def test_every_reason_code_has_a_case():
    seen = {code for case in CASES for code in case.values[0]["expect"]}

    assert seen == {*VALUE_CODES, *TIMING_CODES, ADJUSTMENT}
