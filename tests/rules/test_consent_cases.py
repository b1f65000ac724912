"""D21: every case of tests/cases/consent.toml, read from a real book: what stands, what is next, what is refused."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from rmtool.book.records import read_contacts
from rmtool.rules.consent import consent_ledger
from rmtool.rules.vocabulary import STEPS

SHEET = tomllib.loads((Path(__file__).parent.parent / "cases" / "consent.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["title"]) for case in SHEET["case"]]
TODAY = SHEET["today"]


def ledger(book, rulebook, today=TODAY):
    return consent_ledger(read_contacts(book.connection, client_id=1), today, rulebook.consent_days)


def word(step):
    if step.answer is None:
        return "-"
    return ("yes" if step.stands else "old") if step.answer else "no"


@pytest.mark.parametrize("case", CASES)
def test_the_ledger_is_the_one_that_the_case_works_out(case, book, rulebook):
    book.tell(case)

    found = ledger(book, rulebook)

    assert [step.step for step in found.steps] == list(STEPS)
    assert [word(step) for step in found.steps] == case["steps"]
    assert (found.next_step or "none") == case["next"]
    missing = {step: found.missing_before(step) for step in STEPS}
    assert {step: one.step for step, one in missing.items() if one is not None} == case["refused"]


def test_a_step_says_when_how_and_in_which_words_it_was_answered(book, rulebook):
    book.tell(
        {
            "contacts": [
                {"at": "2026-11-20T10:00", "channel": "visit", "note": "可以聊聊", "step": "needs", "step_answer": True}
            ]
        }
    )

    step = ledger(book, rulebook).step("needs")

    assert step == ("needs", True, "2026-11-20T10:00", "visit", "可以聊聊", 1, True, True)


def test_a_yes_ends_on_the_day_after_its_last(book, rulebook):
    book.tell({"contacts": [{"at": "2026-11-20T23:59", "step": "needs", "step_answer": True}]})
    last = TODAY.replace(day=20) + timedelta(365)

    assert ledger(book, rulebook, last).step("needs").stands
    assert not ledger(book, rulebook, last + timedelta(1)).step("needs").stands
