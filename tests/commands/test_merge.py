"""`rmtool merge A B`: two files of one client become one, and `undo` gives both back exactly."""

import sqlite3
from contextlib import closing

import pytest

from rmtool.rules.fields import TABLE_OF


def tables(book):
    """Every row of every list, by table."""
    with closing(sqlite3.connect(book)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLE_OF.values()
        }


def rows(book, query, *values):
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute(query, values).fetchall()


@pytest.fixture
def twins(run, small):
    """王伟 000012 of the bank's list, and 王炜 #9, written down by hand under the same phone."""
    done = run(
        "add",
        "王炜",
        "--mobile",
        "10412340012",
        "--set",
        "employer=某公司",
        "--set",
        "children=2",
        "--set",
        "tags=重点",
    )
    assert done.code == 0, done.err
    for words in (
        ("log", "#9", "--phone", "--reached", "asked for a card"),
        ("point", "add", "#9", "--set", "channel=wechat", "--set", "value=wang_wx"),
        (
            "holding",
            "add",
            "#9",
            "--set",
            "category=gold",
            "--set",
            "name=积存金",
            "--set",
            "amount=80000",
            "--set",
            "start_date=2025-03-01",
        ),
        (
            "holding",
            "add",
            "#9",
            "--set",
            "category=gold",
            "--set",
            "name=积存金",
            "--set",
            "amount=70000",
            "--set",
            "start_date=2025-03-01",
        ),
        ("need", "add", "#9", "--set", "kind=retirement"),
        ("event", "add", "#9", "--set", "kind=bonus", "--set", "on=2026-12-31"),
        ("flow", "add", "#9", "--set", "on=2026-11-01", "--set", "direction=in", "--set", "amount=1000"),
        ("caution", "add", "#9", "--category", "fund", "--because", "lost money"),
        ("family", "add", "#9", "--set", "relation=spouse", "--set", "name=周洁"),
    ):
        done = run(*words)
        assert done.code == 0, (words, done.err)
    return small


def test_everything_goes_to_the_kept_file(run, twins):
    done = run("merge", "000012", "#9", "--yes")
    assert done.code == 0, done.err
    assert rows(twins.book, "SELECT id FROM client WHERE name = '王炜'") == []
    assert rows(twins.book, "SELECT employer, children, tags FROM client WHERE client_no = '000012'") == [
        ("某公司", 1, "重点")
    ]
    for table in TABLE_OF.values():
        if table not in {"client", "product"}:
            assert rows(twins.book, f"SELECT id FROM {table} WHERE client_id = 9") == []
    for table in ("need", "event", "flow", "caution", "family_member"):
        assert len(rows(twins.book, f"SELECT id FROM {table} WHERE client_id = 1 AND batch_id > 4")) == 1
    assert rows(twins.book, "SELECT note FROM contact WHERE client_id = 1 ORDER BY id DESC LIMIT 1") == [
        ("asked for a card",)
    ]


def test_the_same_phone_and_the_same_holding_are_there_once(run, twins):
    run("merge", "000012", "#9", "--yes")
    assert rows(twins.book, "SELECT count(*) FROM contact_point WHERE value = '10412340012'") == [(1,)]
    gold = "SELECT holding_no, amount, nth FROM holding WHERE client_id = 1 AND category = 'gold' ORDER BY id"
    assert rows(twins.book, gold) == [("H2", 8_000_000, 1), (None, 7_000_000, 2)]


def test_it_says_first_what_will_be(run, twins):
    done = run("merge", "000012", "#9")
    assert done.code == 2
    assert "add --yes" in done.err
    assert "王炜 #9 (104****0012) goes into 王伟 000012 (104****0012)" in done.out
    assert "  taken over: employer 某公司" in done.lines
    assert "  differs: children 1 stays, 2 goes" in done.lines
    assert "  contact points: 1 moved, 1 there already" in done.lines
    assert len(rows(twins.book, "SELECT id FROM client")) == 9


def test_undo_gives_both_files_back_and_undo_of_that_joins_them_again(run, twins):
    before = tables(twins.book)
    run("merge", "000012", "#9", "--yes")
    joined = tables(twins.book)
    assert joined != before
    done = run("undo", "--yes")
    assert done.code == 0, done.err
    assert tables(twins.book) == before
    done = run("undo", "--yes", str(rows(twins.book, "SELECT max(id) FROM batch")[0][0]))
    assert done.code == 0, done.err
    assert tables(twins.book) == joined


def test_the_banks_number_is_taken_over_and_given_back(run, twins):
    before = tables(twins.book)
    assert run("merge", "#9", "000012", "--yes").code == 0
    assert rows(twins.book, "SELECT client_no, name, pinyin FROM client WHERE id = 9") == [
        ("000012", "王炜", "wangwei")
    ]
    done = run("undo", "--yes")
    assert done.code == 0, done.err
    assert tables(twins.book) == before
    assert run("undo", "--yes", str(rows(twins.book, "SELECT max(id) FROM batch")[0][0])).code == 0
    assert rows(twins.book, "SELECT client_no FROM client WHERE id = 9") == [("000012",)]


def test_two_numbers_of_the_bank_are_kept_apart(run, small):
    before = tables(small.book)
    done = run("merge", "000012", "000044", "--yes")
    assert done.code == 8
    assert "both have a client number (000012, 000044)" in done.err
    assert tables(small.book) == before
    assert run("merge", "000012", "000044", "--yes", "--drop-number").code == 0
    assert rows(small.book, "SELECT id FROM client WHERE client_no = '000044'") == []
    assert run("undo", "--yes").code == 0
    assert tables(small.book) == before


def test_a_client_is_not_joined_with_itself(run, small):
    done = run("merge", "000012", "#1", "--yes")
    assert done.code == 2
    assert "both name the same client" in done.err


def test_a_later_edit_of_what_was_joined_stands_in_the_way_of_undo(run, twins):
    run("merge", "000012", "#9", "--yes")
    number = rows(twins.book, "SELECT max(id) FROM batch")[0][0]
    assert run("edit", "000012", "--set", "employer=别的公司").code == 0
    done = run("undo", str(number), "--yes")
    assert done.code == 8
    assert "changed or built on since" in done.err


def test_history_says_whose_file_a_record_came_from(run, twins):
    run("merge", "000012", "#9", "--yes")
    done = run("history", "000012")
    assert "  needs #1 went from the file of #9 to that of #1" in done.lines


def test_the_list_that_brought_a_joined_client_is_taken_back_only_after_the_joining(run, small):
    file = small.write("more.csv", "client_no,name\n000901,甲一\n000902,乙二\n")
    assert run("import", str(file), "--as", "clients").code == 0
    number = rows(small.book, "SELECT max(id) FROM batch")[0][0]
    assert run("merge", "000012", "000901", "--yes", "--drop-number").code == 0
    before = tables(small.book)
    done = run("undo", str(number), "--yes")
    assert done.code == 8
    assert f"take back the later writes first: {number + 1}" in done.err
    assert tables(small.book) == before
    assert run("undo", str(number + 1), "--yes").code == 0
    assert run("undo", str(number), "--yes").code == 0
    assert rows(small.book, "SELECT count(*) FROM client") == [(8,)]


def test_a_client_who_is_here_does_not_vanish_into_a_closed_file(run, twins):
    assert run("edit", "000012", "--set", "left_on=2026-11-01").code == 0
    done = run("merge", "000012", "#9", "--yes")
    assert done.code == 8
    assert "rmtool merge '#9' 000012" in done.err
    assert run("merge", "#9", "000012", "--yes").code == 0
    assert rows(twins.book, "SELECT client_no, left_on FROM client WHERE id = 9") == [("000012", None)]
