"""Every case of tests/cases/way.toml: a client's consents and contact points in a real book, and the way they leave."""

import tomllib
from pathlib import Path

import pytest

from rmtool.book.facts import read_client
from rmtool.book.records import read_points_of
from rmtool.book.reminders.states import read_quiet
from rmtool.rules.reminders.engine import ALL_KINDS
from rmtool.rules.reminders.way import Ways, is_withheld
from rmtool.rules.windows import Windows

SHEET = tomllib.loads((Path(__file__).parent.parent / "cases" / "way.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param({**(SHEET["given"][case["given"]] if "given" in case else {}), **case}, id=case["title"])
    for case in SHEET["case"]
]
NO_WAY = "none"


@pytest.mark.parametrize("case", CASES)
def test_the_way_is_the_one_that_the_case_leaves_open(case, book, rulebook):
    book.tell(case)
    client = read_client(book.connection, 1, windows=Windows())
    points = read_points_of(book.connection, {1}).get(1, ())

    way = Ways(rulebook.hours).choose(case["kind"], client, points)

    assert (NO_WAY if way is None else way.channel) == case["channel"]
    assert (way and way.point and way.point.record_id) == case.get("point")
    if "hours" in case:
        assert way.hours == case["hours"]


@pytest.mark.parametrize("case", CASES)
def test_who_is_not_to_be_contacted_gets_what_the_case_says(case, book):
    book.tell(case)

    assert is_withheld(case["kind"], read_quiet(book.connection).get(1)) is case.get("withheld", False)


def test_the_cases_are_well_formed():
    titles = [case["title"] for case in SHEET["case"]]

    assert len(set(titles)) == len(titles) >= 25
    assert all(case["because"] and case["kind"] in ALL_KINDS for case in SHEET["case"])
