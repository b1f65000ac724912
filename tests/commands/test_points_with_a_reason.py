"""The manager's own points from a list and by hand (D61): never without a reason."""

import csv
from datetime import date

import pytest

from rmtool.rules.adjustment import settled
from rmtool.rules.sections.adjustment import AdjustmentRules

WHO = "000012"
HEAD = "client_no,name,adjust,adjust_because,adjust_until\n"


@pytest.fixture
def take(run, small):
    def import_text(text):
        small.write("list.csv", text)
        return run("import", "list.csv", "--as", "clients", "-f", "json").json

    return import_text


@pytest.fixture
def own_points(run):
    def read():
        client = run("profile", WHO, "-f", "json").json["client"]
        return client["adjust"], client["adjust_because"], client["adjust_until"]

    return read


def rejected(small):
    with (small.folder / "list.csv.rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_row_with_a_reason_goes_in_whole(take, own_points):
    done = take(HEAD + f"{WHO},王伟,7.5,行长关注,2027-01-31\n")
    assert (done["updated"], done["rejected"]) == (1, 0)
    assert own_points() == (7.5, "行长关注", "2027-01-31")


@pytest.mark.parametrize("reason", ["", "   "], ids=["empty", "blank"])
def test_a_row_without_a_reason_is_rejected_and_says_which_column_lacks_it(small, take, own_points, reason):
    done = take(HEAD + f"{WHO},王伟,10,{reason},\n000173,李娜,,,\n")
    assert (done["rejected"], done["updated"]) == (1, 0)
    [row] = rejected(small)
    assert (row["column"], row["value"], row["reason"]) == ("adjust", "10", "own points need a reason")
    assert "adjust_because (调整原因)" in row["what to do"]
    assert own_points() == (None, None, None)


def test_a_list_that_has_no_column_for_the_reason_is_rejected_too(small, take):
    assert take(f"客户号,姓名,人工调整分\n{WHO},王伟,-5\n")["rejected"] == 1
    [row] = rejected(small)
    assert (row["column"], row["value"]) == ("人工调整分", "-5")


@pytest.mark.parametrize("points", ["0", ""], ids=["none given", "empty"])
def test_no_points_need_no_reason(take, points):
    assert take(HEAD + f"{WHO},王伟,{points},,\n")["rejected"] == 0


def test_by_hand_the_same_holds(run, small, own_points):
    done = run("edit", WHO, "--set", "adjust=10")
    assert done.code == 2
    assert 'adjust "10": own points need a reason' in done.err
    assert "adjust_because" in done.err
    assert run("edit", WHO, "--set", "adjust=10", "--set", "adjust_because=").code == 2
    assert run("add", "新人", "--set", "adjust=10").code == 2
    assert own_points() == (None, None, None)
    assert run("edit", WHO, "--set", "adjust=10", "--set", "adjust_because=行长关注").code == 0
    assert own_points()[:2] == (10, "行长关注")


def test_points_are_cleared_without_a_reason(run, small, own_points):
    run("edit", WHO, "--set", "adjust=10", "--set", "adjust_because=行长关注")
    assert run("edit", WHO, "--set", "adjust=").code == 0
    assert own_points()[0] is None


def test_a_reason_that_is_taken_away_takes_the_points_along():
    """Points without a reason could not even come back from an export."""
    rules, today = AdjustmentRules(20, 90), date(2026, 11, 24)
    assert settled({"adjust_because": None}, rules, today) == {
        "adjust": None, "adjust_because": None, "adjust_until": None,
    }  # fmt: skip
    assert settled({"adjust_because": "另一个原因"}, rules, today) == {"adjust_because": "另一个原因"}
    assert settled({"adjust_until": today}, rules, today) == {"adjust_until": today}
