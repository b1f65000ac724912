"""The numbers of a client by `edit`: what was said of a number stays with it, and the first one typed is called first."""

import pytest

A, B, C = "19911110001", "19911110002", "19911110003"
WHO = "000301"


@pytest.fixture
def points(run):
    """The client's mobiles as listed: each number and what was said of it."""

    def read():
        rows = run("point", "list", WHO, "--reveal", "-f", "json").json
        return {
            row["value"]: {field: row[field] for field in ("place", "hours", "bans", "note")}
            for row in rows
            if row["channel"] == "mobile"
        }

    return read


@pytest.fixture
def first(run):
    """The mobile numbers in the order in which they are tried."""
    return lambda: run("find", WHO, "--columns", "mobile", "--reveal", "-f", "json").json[0]["mobile"]


SAID = {"place": "work", "hours": "09:00-11:30", "bans": "amounts;product", "note": "前台转"}


@pytest.fixture
def known(run, small):
    """A and B on file, and of A its place, hours, bans and a note."""
    assert run("edit", WHO, "--set", f"mobile={A};{B}").code == 0
    rows = run("point", "list", WHO, "--reveal", "-f", "json").json
    number = next(str(row["record_id"]) for row in rows if row["value"] == A)
    done = run("point", "edit", number, *[f"--{field}={value}" for field, value in SAID.items()])
    assert done.code == 0, done.err


ORDERS = [[A, B], [B, A], [A], [A, C], [C, A], [C, B, A], [B, C, A], [A, B, C]]


@pytest.mark.parametrize("typed", ORDERS, ids=lambda typed: "-".join("ABC"[int(n[-1]) - 1] for n in typed))
def test_a_number_that_stays_keeps_what_was_said_of_it_in_any_order(run, known, points, first, typed):
    """D91, D94, D95: losing the hours of a number would get somebody called at night."""
    done = run("edit", WHO, "--set", f"mobile={';'.join(typed)}")
    assert done.code == 0, done.err
    assert first() == typed
    assert set(points()) == set(typed)
    assert points()[A] == SAID
    assert all(set(said.values()) == {None} for number, said in points().items() if number != A)


@pytest.mark.parametrize("typed", ORDERS[1:], ids=lambda typed: "-".join("ABC"[int(n[-1]) - 1] for n in typed))
def test_undo_brings_numbers_order_and_words_back(run, known, points, first, typed):
    before, order = points(), first()
    run("edit", WHO, "--set", f"mobile={';'.join(typed)}")
    assert run("undo", "--yes").code == 0
    assert (points(), first()) == (before, order)


def test_a_number_that_goes_takes_its_words_with_it(run, known, points):
    """Typed anew later it is a new number: its old hours may no longer be true."""
    run("edit", WHO, "--set", f"mobile={B}")
    run("edit", WHO, "--set", f"mobile={B};{A}")
    assert points()[A] == {"place": None, "hours": None, "bans": None, "note": None}


def test_the_same_numbers_again_are_no_change(run, known):
    writes = run("undo", "--list", "-f", "json").json
    assert run("edit", WHO, "--set", f"mobile={A}；{B}").code == 0
    assert run("undo", "--list", "-f", "json").json == writes


def test_mobiles_are_changed_and_every_other_way_stays(run, known, points):
    run("point", "add", WHO, "phone", "010-62345678", "--hours", "上午")
    run("edit", WHO, "--set", "email=li@example.com")
    run("edit", WHO, "--set", "mobile=")
    assert points() == {}
    rows = run("point", "list", WHO, "--reveal", "-f", "json").json
    assert [(row["channel"], row["hours"]) for row in rows] == [("phone", "09:00-12:00"), ("email", None)]


@pytest.mark.parametrize("typed", ["找他妻子", f"{A};没有"])
def test_one_number_that_is_none_changes_nothing(run, known, points, first, typed):
    before = points(), first()
    assert run("edit", WHO, "--set", f"mobile={typed}").code == 2
    assert (points(), first()) == before


def test_a_number_named_twice_is_one_number(run, small, first):
    run("edit", WHO, "--set", f"mobile={A};{B};{A}")
    assert first() == [A, B]


def test_an_imported_list_leaves_the_words_about_a_number_alone(run, known, small, points):
    small.write("list.csv", f"客户号,姓名,手机\n{WHO},Christopher Montgomery-Featherstone,{A}\n")
    assert run("import", "list.csv").code == 0
    assert points()[A] == SAID
