"""Every case of tests/cases/remind_*.toml: a client's rows in a real book, and the reminders a banker works out by hand.

A case may take its rows from a `[given.NAME]` of its file; a list that it names itself stands in for the given one.
`expect` is all that the case's kinds answer, in the order of kind, due day and first day on the list.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rmtool.rules.fields import TABLE_OF
from rmtool.rules.reason import Fen
from rmtool.rules.reminders.engine import ALL_KINDS
from rmtool.rules.reminders.source import source_of
from rmtool.rules.rulebook import build
from rmtool.rules.vocabulary import REMINDER_KINDS as KINDS
from tests.rules.book_in_memory import remind

FILES = sorted((Path(__file__).parent.parent / "cases").glob("remind_*.toml"))
ENTRIES = {"title", "source", "kinds", "given", "today", "days", "expect", "because", "client", "others", "changes"}
ENTRIES |= TABLE_OF.keys() - {"clients"}
EXPECTED = {"kind", "client_id", "stage", "due", "act_on", "opens", "closes", "key", "urgency", "says", "source"}


def _read():
    for file in FILES:
        sheet = tomllib.loads(file.read_text(encoding="utf-8"))
        common = {"source": sheet["source"], "kinds": sheet["kinds"]}
        for case in sheet["case"]:
            given = sheet["given"][case["given"]] if "given" in case else {}
            yield pytest.param({**common, **given, **case}, id=f"{file.stem}: {case['title']}")


CASES = list(_read())


@pytest.mark.parametrize("case", CASES)
def test_the_reminders_are_those_that_the_case_works_out(case, book, rulebook):
    book.tell(case)

    found = remind(book, rulebook, case["today"], case.get("days", 0), case["kinds"])

    assert [_seen(due, one) for due, one in zip(found, case["expect"], strict=False)] == [
        {"kind": case["kinds"][0], **one} for one in case["expect"]
    ]
    assert [due.key for due in found[len(case["expect"]) :]] == []


@pytest.mark.parametrize("case", CASES)
def test_the_reminders_of_all_are_those_of_each_client(case, book, rulebook):
    book.tell(case)
    question = case["today"], case.get("days", 0), case["kinds"]

    each = [remind(book, rulebook, *question, number) for number in range(1, 2 + len(case.get("others", ())))]

    everybody = remind(book, rulebook, *question)
    assert sorted(due.key for dues in each for due in dues) == sorted(due.key for due in everybody)
    assert all(due.client_id == number for number, dues in enumerate(each, start=1) for due in dues)


def _seen(due, expected):
    """Return of a reminder what the case speaks of."""
    says = {name: _in_words(due.params[name]) for name in expected.get("says", ())}
    urgency = round(due.urgency, 1)
    told = {**due._asdict(), "key": due.key, "says": says, "source": source_of(due), "urgency": urgency}
    return {name: told[name] for name in ("kind", *expected)}


def _in_words(value):
    """Return a parameter as a case writes it: yuan for fen, a list for a tuple, `unknown` for None."""
    if value is None:
        return "unknown"
    if isinstance(value, Fen):
        return value / 100
    return list(value) if isinstance(value, tuple) else value


def test_where_no_delay_is_granted_a_contact_is_too_late_on_the_day_it_is_due(book, packaged):
    strict, problems = build([("rulebook.toml", packaged), ("own.toml", {"remind": {"contact_due": {"late": 1.0}}})])
    assert problems == ()
    reached = {"at": "2026-10-26", "reached": True}
    book.tell({"client": {"wanted_interval_days": 30}, "contacts": [reached]})

    [due] = remind(book, strict, date(2026, 11, 25), kinds={"contact_due"})

    assert (due.params["late"], due.urgency) == (True, 80)


def test_the_cases_are_many_and_well_formed():
    cases = [case.values[0] for case in CASES]

    assert len(cases) >= 150
    assert all(case.keys() <= ENTRIES and case["because"] and case["title"] for case in cases)
    assert all(one.keys() <= EXPECTED for case in cases for one in case["expect"])
    assert all(case["kinds"] and set(case["kinds"]) <= ALL_KINDS for case in cases)
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_cases_that_open_it_and_cases_that_do_not(kind):
    opened, closed = Counter(), Counter()
    for case in (case.values[0] for case in CASES):
        expected = {one.get("kind", case["kinds"][0]) for one in case["expect"]}
        opened.update(expected)
        closed.update(set(case["kinds"]) - expected)

    assert opened[kind] + closed[kind] >= 3
    assert opened[kind] >= 2
    assert closed[kind] >= 1
