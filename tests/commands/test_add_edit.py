"""`rmtool add` and `rmtool edit`: one client by hand, every change told and kept (D6, D17)."""

import sqlite3
from contextlib import closing

import pytest


def asked(book, query):
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute(query).fetchall()


def test_add_makes_a_missing_book_that_only_its_owner_may_read(run, desk):
    done = run(
        "add", "王伟", "--client-no", "000012", "--mobile", "10412340012", "--aum", "120万", "--set", "children=2"
    )
    assert (done.code, done.out) == (0, "added 王伟 000012\n")
    client = run("profile", "wangwei", "-f", "json").json["client"]
    assert (client["aum"], client["children"], client["aum_on"]) == (1_200_000, 2, "2026-11-24")
    assert desk.book.stat().st_mode & 0o777 == 0o600


def test_add_says_when_the_name_is_there_already_and_adds_all_the_same(run, small):
    done = run("add", "王伟")
    assert done.code == 0
    assert "王伟 000012 (104****0012)" in done.err


def test_add_keeps_one_client_a_number(run, small):
    done = run("add", "新人", "--client-no", "000012")
    assert done.code == 2
    assert "000012" in done.err
    assert "王伟" in done.err
    assert asked(small.book, "SELECT count(*) FROM client") == [(8,)]


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("kids", "2", "there is no field kids"),
        ("gendre", "male", "did you mean gender"),
        ("gender", "x", "male, female"),
        ("education", "clever", "bachelor"),
        ("marital_status", "maybe", "single, married, divorced, widowed"),
        ("preferred_channel", "pigeon", "wechat"),
        ("birth_date", "1990-02-31", "no such day"),
        ("birth_date", "2030-01-01", "birth_date"),
        ("children", "many", "children"),
        ("aum", "约50", "50万"),
        ("monthly_income", "-5", "below zero"),
        ("mobile", "12", "not a phone number"),
        ("email", "nobody", "name@example.com"),
        ("do_not_contact", "perhaps", "do_not_contact"),
    ],
)
@pytest.mark.parametrize("verb", [["add", "新人"], ["edit", "000012"]], ids=["add", "edit"])
def test_a_wrong_value_names_the_field_and_what_is_allowed_and_changes_nothing(run, small, verb, field, value, named):
    before = asked(small.book, "SELECT * FROM client")
    done = run(*verb, "--set", f"{field}={value}")
    assert (done.code, done.out) == (2, "")
    assert field in done.err
    assert named in done.err
    assert asked(small.book, "SELECT * FROM client") == before


def test_edit_tells_every_field_from_what_to_what_and_keeps_the_changes(run, small):
    done = run("edit", "000012", "--set", "children=2", "--set", "aum=150万", "--set", "note=wants a call")
    assert done.code == 0
    assert "王伟: children  1 → 2" in done.lines
    assert any("¥1,000,000 → ¥1,500,000" in line for line in done.lines)
    assert any("(unknown) → wants a call" in line for line in done.lines)
    kept = asked(
        small.book,
        "SELECT field, old, new FROM change WHERE table_name = 'client' AND field IN ('aum', 'children', 'note') ORDER BY field",
    )
    assert kept == [("aum", "100000000", "150000000"), ("children", "1", "2"), ("note", None, "wants a call")]


def test_edit_of_a_balance_leaves_a_snapshot_of_its_day(run, small):
    run("edit", "000012", "--set", "aum=150万")
    snapshots = asked(small.book, "SELECT on_date, aum FROM snapshot WHERE client_id = 1 ORDER BY on_date")
    assert snapshots == [("2026-11-23", 100_000_000), ("2026-11-24", 150_000_000)]


def test_edit_with_an_empty_value_makes_the_field_unknown(run, small):
    assert run("edit", "000012", "--set", "occupation=").out == "王伟: occupation  doctor → (unknown)\n"
    assert run("profile", "000012", "-f", "json").json["client"]["occupation"] is None


def test_edit_to_what_it_was_changes_nothing_and_leaves_no_batch(run, small):
    before = asked(small.book, "SELECT count(*) FROM batch")
    assert run("edit", "000012", "--set", "children=1").code == 0
    assert asked(small.book, "SELECT count(*) FROM batch") == before
    assert asked(small.book, "SELECT * FROM change WHERE field = 'children'") == []


def test_edit_of_the_name_moves_the_pinyin_with_it(run, small):
    run("edit", "000012", "--set", "name=曾伟")
    assert run("profile", "zengwei", "-f", "ids").lines == ["000012"]
    assert run("profile", "wangwei").code == 3


def test_a_risk_word_that_nobody_mapped_empties_the_level(run, small):
    run("edit", "000012", "--set", "risk_level=激进B")
    client = run("profile", "000012", "-f", "json").json["client"]
    assert (client["risk_word"], client["risk_level"]) == ("激进B", None)


@pytest.mark.parametrize("change", ["name=", "client_no=000173"])
def test_edit_keeps_name_and_number_what_they_must_be(run, small, change):
    assert run("edit", "000012", "--set", change).code == 2


@pytest.mark.parametrize("sets", [["children"], ["=3"], ["children=1", "children=2"]])
def test_set_that_names_no_field_or_one_twice_is_a_usage_error(run, small, sets):
    done = run("edit", "000012", *(word for text in sets for word in ("--set", text)))
    assert done.code == 2


@pytest.mark.parametrize(
    "line", [["edit", "000012", "--set", "children=1"], ["log", "000012", "--phone"], ["rank"], ["profile", "x"]]
)
def test_a_verb_that_needs_a_client_ends_with_5_where_there_is_no_book(run, desk, line):
    done = run(*line)
    assert done.code == 5
    assert "rmtool import FILE.csv" in done.err
    assert not desk.book.exists()
