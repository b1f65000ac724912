"""Every case of tests/cases/suitability_*.toml: what is held back from whom for which reasons, worked out by hand."""

from collections import Counter

import pytest

from rmtool.rules.reason import Fen
from rmtool.rules.rulebook import build
from rmtool.rules.suitability.gate import Gate
from rmtool.rules.vocabulary import OCCUPATIONS
from tests.rules.may_be_shown import may_be_shown
from tests.rules.officers_notes import Numbers, known
from tests.rules.suitability_cases import ENTRIES, cases, questions

QUESTIONS = [pytest.param(question, id=name) for name, question in questions()]
# What each reason rests on: today's law, a statement of the deck, or a default. Of an unknown age the elders' level is a
# default, the age of an insurance test is law.
SOURCES = {
    **dict.fromkeys(
        ("minor", "no_rating", "rating_expired", "rating_word", "level", "level_unknown", "elder"), ("law",)
    ),
    **dict.fromkeys(("qualified", "loan_purpose", "term", "minimum"), ("law",)),
    **dict.fromkeys(("benefit", "premium", "income_unknown", "premium_unknown"), ("law",)),
    "premium_age": ("law", "default"),
    **dict.fromkeys(("off_sale", "money_unknown", "concentration", "skipped"), ("default",)),
    "age_unknown": ("default", "law"),
    "caution": ("D93",),
    "declined": ("D24",),
}
NO_MONEY_GOES_IN = "none"


@pytest.fixture
def gate_of(packaged, rulebook):
    """The gate of a case: under the packaged numbers, or with the case's own on top."""

    def gate(question):
        numbers = rulebook
        if "rulebook" in question.case:
            numbers, problems = build([("rulebook.toml", packaged), ("own.toml", question.case["rulebook"])])
            assert problems == ()
        return Gate(numbers, question.catalogue, question.today)

    return gate


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_held_back_is_what_the_case_works_out(question, gate_of):
    gate = gate_of(question)
    case = gate.case(question.file)

    found = list(gate.reasons(case, question.product))

    assert [reason.code for reason in found] == question.case["held_back"]
    sifted = gate.sift(case, [question.product])
    assert sifted.suitable == (() if found else (question.product,))
    assert sifted.held_back == Counter(reason.code for reason in found[:1])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_reason_names_what_it_rests_on(question, gate_of):
    gate = gate_of(question)

    for reason in gate.reasons(gate.case(question.file), question.product):
        assert reason.source in SOURCES[reason.code]


@pytest.mark.parametrize("question", [one for one in QUESTIONS if "told" in one.values[0].case])
def test_the_reason_tells_what_the_case_works_out(question, gate_of):
    gate = gate_of(question)

    reason = next(gate.reasons(gate.case(question.file), question.product))

    told = {name: value / 100 if isinstance(value, Fen) else value for name, value in reason.params.items()}
    assert {name: told[name] for name in question.case["told"]} == question.case["told"]


@pytest.mark.parametrize("question", [one for one in QUESTIONS if "room" in one.values[0].case])
def test_the_room_is_what_the_case_works_out(question, gate_of):
    gate = gate_of(question)

    room, yuan = gate.room(gate.case(question.file), question.product), question.case["room"]

    assert room == (None if yuan == NO_MONEY_GOES_IN else round(yuan * 100))


@pytest.mark.parametrize("question", QUESTIONS)
def test_d116_the_verdict_is_the_same_for_every_occupation(question, gate_of):
    gate = gate_of(question)

    for occupation in (None, *OCCUPATIONS):
        file = question.file._replace(client=question.file.client._replace(occupation=occupation))
        assert [reason.code for reason in gate.reasons(gate.case(file), question.product)] == question.case["held_back"]


@pytest.mark.parametrize("question", [one for one in QUESTIONS if "rulebook" not in one.values[0].case])
def test_the_second_opinion_agrees(question, packaged):
    numbers = Numbers(packaged)
    who = known(question.file, question.catalogue, numbers, question.today)

    assert may_be_shown(who, question.product, numbers, question.today) is (question.case["held_back"] == [])


def test_the_cases_are_many_and_well_formed():
    written = list(cases())
    titles = Counter((stem, case["title"]) for stem, case in written)

    assert len(written) >= 220
    assert max(titles.values()) == 1
    assert all(case.keys() <= ENTRIES and case["because"] and case["source"] for _stem, case in written)


def test_every_reason_has_a_case_of_its_own():
    assert {
        code for _stem, case in cases() for code in case["held_back"] if len(case["held_back"]) == 1
    } == SOURCES.keys()
