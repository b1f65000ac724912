"""Which files are a book, and what is said of those that are not; nothing in them changes."""

import os
import shutil
import sqlite3
import stat
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from rmtool.book import migrations
from rmtool.book.open import open_scratch, open_to_read, open_to_write
from rmtool.errors import BookError


@pytest.fixture
def made(desk):
    desk.add(client_no="000012", name="张伟")
    return desk.path


@pytest.fixture
def as_plain_user():
    """Root may open everything: lend the test the rights of an ordinary account, and a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="rmtool-test-"))
    folder.chmod(0o755)
    nobody = 65534
    if os.geteuid() == 0:
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
        yield folder
        os.seteuid(0)
    else:
        yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def refusal(opening, path, **more):
    with pytest.raises(BookError) as error:
        opening(path, **more)
    assert error.value.exit_code == 5
    assert error.value.hint
    return error.value.sentence


def another_programs_file(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")


def newer_book(path):
    open_to_write(path).connection.close()
    with closing(sqlite3.connect(path)) as book:
        book.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")


def damaged_book(path):
    with closing(open_to_write(path).connection) as book:
        book.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


@pytest.mark.parametrize("opening", [open_to_read, open_to_write])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("客户号,姓名\n"), "it is not an SQLite file"),
        (lambda path: path.write_bytes(b"\x00" * 5000), "it is not an SQLite file"),
        (Path.mkdir, "is not a file"),
        (another_programs_file, "another program's SQLite file"),
        (
            newer_book,
            f"newer rmtool (book version {migrations.LATEST + 1}, this rmtool knows up to {migrations.LATEST})",
        ),
        (damaged_book, "is damaged"),
    ],
    ids=["text", "zeros", "folder", "another program", "newer", "damaged"],
)
def test_what_is_no_book_of_ours_is_named_and_left_alone(tmp_path, opening, make, said):
    path = tmp_path / "book.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None

    assert said in refusal(opening, path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_reading_a_missing_book_says_how_to_make_one_and_makes_none(tmp_path):
    path = tmp_path / "book.db"
    with pytest.raises(BookError) as error:
        open_to_read(path)
    assert str(path) in error.value.sentence
    assert "rmtool import FILE.csv" in error.value.hint
    assert not path.exists()


def test_an_empty_file_is_no_book_to_read_but_may_become_one(tmp_path):
    # An import stopped while it made the book leaves exactly this.
    path = tmp_path / "book.db"
    path.touch()
    assert "empty file" in refusal(open_to_read, path)
    with closing(open_to_write(path).connection) as book:
        assert migrations.mark_of(book).ours


def test_a_typed_path_into_a_missing_folder_is_a_typing_error(tmp_path):
    path = tmp_path / "bcok" / "book.db"
    assert "there is no folder" in refusal(open_to_write, path)
    assert not path.parent.exists()


def test_the_default_place_is_made_for_its_owner_only(tmp_path):
    path = tmp_path / "share" / "rmtool" / "book.db"
    open_to_write(path, make_folder=True).connection.close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_book_carries_our_mark_and_cannot_lose_a_commit(made):
    with closing(open_to_write(made).connection) as book:
        pragmas = ["application_id", "user_version", "journal_mode", "synchronous", "foreign_keys"]
        found = [book.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas]
    full = 2
    assert found == [0x524D544C, migrations.LATEST, "wal", full, 1]


def test_a_book_opened_to_read_refuses_to_be_written(made):
    with closing(open_to_read(made).connection) as book, pytest.raises(sqlite3.OperationalError):
        book.execute("DELETE FROM client")


def test_a_writer_at_work_is_waited_for_and_then_named(desk, made):
    with closing(open_to_write(made).connection) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError, match="another program is writing"), desk.write(patience=0.05):
            pass
        # Reading goes on meanwhile.
        assert desk.query("SELECT name FROM client") == [("张伟",)]


def test_a_full_disk_takes_the_whole_write_back(desk, made):
    pages = desk.query("PRAGMA page_count")[0][0]

    def fill():
        with desk.write() as unit:
            unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
            for number in range(2000):
                unit.connection.exec_driver_sql(
                    "INSERT INTO client (name, note) VALUES (?, ?)", (str(number), "x" * 500)
                )

    with pytest.raises(BookError, match="no room left on the disk"):
        fill()
    assert desk.query("SELECT name FROM client") == [("张伟",)]
    assert desk.query("PRAGMA integrity_check") == [("ok",)]


def test_a_book_that_may_not_be_written_can_still_be_read(as_plain_user):
    path = as_plain_user / "book.db"
    open_to_write(path).connection.close()
    path.chmod(0o400)
    with closing(open_to_read(path).connection) as book:
        assert book.execute("SELECT count(*) FROM client").fetchone() == (0,)
    assert "may not be" in refusal(_begin, path)


def test_a_folder_that_may_not_be_written_takes_no_book(as_plain_user):
    as_plain_user.chmod(0o555)
    assert "may not be opened" in refusal(open_to_write, as_plain_user / "book.db")


def test_a_book_of_someone_elses_is_not_opened(as_plain_user):
    path = as_plain_user / "book.db"
    open_to_write(path).connection.close()
    path.chmod(0o000)
    assert "may not be opened" in refusal(open_to_read, path)


def _begin(path):
    from datetime import datetime

    from rmtool.book.unit import unit_of_work

    with unit_of_work(path, kind="edit", now=datetime(2026, 11, 24), who="rm", command=""):
        pass


def test_a_throw_away_file_waits_for_no_disk(tmp_path):
    with closing(open_scratch(tmp_path / "scratch.db")) as scratch:
        assert scratch.execute("PRAGMA synchronous").fetchone() == (0,)


@pytest.mark.parametrize("name", ["客户 簿.db", "50%.db", "a?b#c.db"])
def test_any_file_name_will_do(tmp_path, name):
    path = tmp_path / name
    open_to_write(path).connection.close()
    open_to_read(path).connection.close()
    assert [found.name for found in tmp_path.iterdir()] == [name]
