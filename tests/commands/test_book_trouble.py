"""A book that cannot be used: exit 5, what lies there instead, and nothing of it changed."""

import sqlite3
from contextlib import closing

import pytest

READING = [["rank"], ["profile", "000012"], ["log", "--list"]]
WRITING = [["add", "王伟"], ["import", "list.csv"]]


def another_programs(path):
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("CREATE TABLE photo (name TEXT)")


def a_newer_book(path):
    with closing(sqlite3.connect(path)) as book, book:
        book.execute("PRAGMA user_version = 99")


def a_damaged_book(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


FOUND = {
    "a text file": (lambda path: path.write_text("client_no,name\n000012,王伟\n"), "not an SQLite file"),
    "another program's": (lambda path: (path.unlink(), another_programs(path)), "another program's SQLite file"),
    "a newer book": (a_newer_book, "newer rmtool"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "is not a file"),
}


@pytest.mark.parametrize("line", READING + WRITING, ids=" ".join)
@pytest.mark.parametrize("found", FOUND)
def test_what_lies_at_the_books_place_is_named_and_left_as_it_is(run, small, found, line):
    make, words = FOUND[found]
    make(small.book)
    small.write("list.csv", "client_no,name\n000999,新人\n")
    before = small.book.read_bytes() if small.book.is_file() else None
    done = run(*line)
    assert (done.code, done.out) == (5, "")
    error, hint = done.err.splitlines()
    assert words in error
    assert str(small.book) in error
    assert hint.startswith("hint: ")
    assert before == (small.book.read_bytes() if small.book.is_file() else None)


@pytest.mark.parametrize("line", READING, ids=" ".join)
def test_a_damaged_book_is_named_damaged(run, small, line):
    a_damaged_book(small.book)
    done = run(*line)
    assert done.code == 5
    assert "damaged" in done.err


@pytest.mark.parametrize("line", READING, ids=" ".join)
def test_reading_makes_no_book_where_there_is_none(run, desk, line):
    done = run(*line)
    assert done.code == 5
    assert not desk.book.exists()
    assert done.err.startswith(f"error: there is no client book at {desk.book}\nhint: rmtool import FILE.csv")


def test_reading_an_empty_file_says_what_makes_it_a_book_and_writing_does(run, desk):
    desk.book.touch()
    assert run("rank").code == 5
    assert run("add", "王伟").code == 0
    assert run("rank").code == 0


@pytest.mark.parametrize("line", WRITING, ids=" ".join)
def test_a_missing_folder_that_a_person_typed_is_not_made(run, desk, line):
    desk.write("list.csv", "client_no,name\n000999,新人\n")
    done = run("--book", "nowhere/book.db", *line)
    assert done.code == 5
    assert not (desk.folder / "nowhere").exists()


def test_trouble_with_the_book_is_a_json_object_where_json_was_asked_for(run, desk):
    done = run("rank", "-f", "json")
    assert list(done.error) == ["error", "hint", "exit_code"]
    assert done.error["exit_code"] == 5


def test_trouble_is_told_in_chinese_where_chinese_is_spoken(run, desk):
    done = run("--lang", "zh", "rank")
    assert done.code == 5
    assert done.err.startswith("错误：")
    assert "rmtool import" in done.err


def test_a_page_that_turns_out_damaged_while_clients_are_read_is_named_too(run, small):
    with closing(sqlite3.connect(small.book)) as book, book:
        book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = book.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'client'").fetchone()
        (size,) = book.execute("PRAGMA page_size").fetchone()
    content = bytearray(small.book.read_bytes())
    content[(root - 1) * size : root * size] = b"\xff" * size
    small.book.write_bytes(content)
    done = run("rank")
    assert done.code == 5
    assert "damaged" in done.err


def test_bytes_that_are_no_text_name_no_client(run, small):
    assert run("profile", "\udcff").code == 3
