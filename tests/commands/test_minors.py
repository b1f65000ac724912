"""Children under 14 in a client's family (D113, DOMAIN 0.11); today is 24 November 2026."""

import pytest

WHO = "000301"


@pytest.fixture
def listed(run):
    return lambda: run("family", "list", WHO, "-f", "json").json


UNDER_AGE = "2012-11-25"  # fourteen tomorrow
OF_AGE = "2012-11-24"  # fourteen today


def born(row):
    return row["birth_date"], row["birth_year"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["--birth-date", UNDER_AGE], (None, 2012)),
        (["--birth-date", OF_AGE], (OF_AGE, 2012)),
        (["--birth-date", UNDER_AGE, "--guardian-consent", "是"], (UNDER_AGE, 2012)),
        (["--birth-date", UNDER_AGE, "--guardian-consent", "否"], (None, 2012)),
    ],
)
def test_of_a_child_under_14_only_the_year_is_kept_unless_a_guardian_agreed(run, small, listed, said, kept):
    done = run("family", "add", WHO, "son", "--name", "小宝", *said)
    assert done.code == 0
    assert born(listed()[-1]) == kept
    assert ("only the birth year is kept" in done.err) == (kept[0] is None)


def test_the_rule_holds_for_an_edit_and_in_the_book_itself(run, small, listed):
    run("family", "add", WHO, "son", "--name", "小宝")
    number = str(listed()[-1]["record_id"])
    done = run("family", "edit", number, "--birth-date", UNDER_AGE)
    assert "only the birth year is kept" in done.err
    assert born(listed()[-1]) == (None, 2012)
    assert UNDER_AGE.encode() not in small.book.read_bytes()


def test_a_consent_that_is_withdrawn_takes_the_day_with_it(run, small, listed):
    run("family", "add", WHO, "son", "--name", "小宝", "--birth-date", UNDER_AGE, "--guardian-consent", "是")
    number = str(listed()[-1]["record_id"])
    assert run("family", "edit", number, "--note", "足球").code == 0
    assert born(listed()[-1]) == (UNDER_AGE, 2012)
    assert run("family", "edit", number, "--guardian-consent", "否").code == 0
    assert born(listed()[-1]) == (None, 2012)


@pytest.mark.parametrize("day", ["--05-13", "农历五月十三"])
def test_a_childs_birthday_without_its_year_is_not_kept_either(run, small, listed, day):
    run("family", "add", WHO, "son", "--name", "小宝", "--birth-year", "2018", "--birth-date", day)
    row = listed()[-1]
    assert (row["birth_month_day"], row["birth_year"]) == (None, 2018)
