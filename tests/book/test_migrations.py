"""Books of yesterday: brought up to date in one piece, the old file kept beside them."""

import sqlite3
import threading
from contextlib import closing
from importlib.resources import files

import pytest

from rmtool.book import migrations
from rmtool.book.open import open_to_read, open_to_write

TODAYS = migrations.LATEST
NEXT = TODAYS + 1


@pytest.fixture
def tomorrow(monkeypatch):
    """A program with one step more than today's."""

    def program(statements):
        steps = migrations._steps
        monkeypatch.setattr(migrations, "_steps", lambda: iter([*steps(), (NEXT, iter(statements))]))
        monkeypatch.setattr(migrations, "LATEST", NEXT)

    return program


def test_the_program_knows_how_many_steps_it_has():
    steps = [file.name for file in (files("rmtool") / "data" / "migrations").iterdir() if file.name.endswith(".sql")]
    assert sorted(int(name[:4]) for name in steps) == list(range(1, migrations.LATEST + 1))


def test_an_older_book_is_copied_then_brought_up_to_date(desk, tomorrow):
    desk.add(client_no="000012", name="张伟")
    tomorrow(["ALTER TABLE client ADD COLUMN nickname TEXT", "UPDATE client SET nickname = '老张'"])

    opened = open_to_read(desk.path)
    with closing(opened.connection):
        assert opened.connection.execute("SELECT client_no, nickname FROM client").fetchall() == [("000012", "老张")]
    assert opened.migrated_from == TODAYS
    assert opened.copy == desk.path.with_name(f"book.db.before-v{NEXT}")
    with closing(sqlite3.connect(opened.copy)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (TODAYS,)
        assert copy.execute("SELECT name FROM client").fetchall() == [("张伟",)]
    assert opened.copy.stat().st_mode & 0o777 == 0o600


def test_a_book_of_today_is_not_copied(desk):
    desk.add(name="张伟")
    opened = open_to_read(desk.path)
    opened.connection.close()
    assert opened.migrated_from is None
    assert opened.copy is None


def test_an_earlier_copy_is_never_written_over(desk, tomorrow):
    desk.add(name="张伟")
    earlier = desk.path.with_name(f"book.db.before-v{NEXT}")
    earlier.write_text("kept")
    tomorrow(["ALTER TABLE client ADD COLUMN nickname TEXT"])

    opened = open_to_read(desk.path)
    opened.connection.close()
    assert opened.copy == desk.path.with_name(f"book.db.before-v{NEXT}.2")
    assert earlier.read_text() == "kept"


@pytest.mark.parametrize(
    ("statements", "error"),
    [
        (["ALTER TABLE client ADD COLUMN nickname TEXT", "not sql"], sqlite3.OperationalError),
        (["ALTER TABLE client ADD COLUMN nickname TEXT", "UPDATE client SET batch_id = 999"], RuntimeError),
    ],
    ids=["a wrong statement", "a broken reference"],
)
def test_a_step_that_fails_leaves_the_book_as_it_was(desk, tomorrow, statements, error):
    desk.add(name="张伟")
    tomorrow(statements)
    with pytest.raises(error):
        open_to_read(desk.path)
    with closing(sqlite3.connect(desk.path)) as book:
        assert book.execute("PRAGMA user_version").fetchone() == (TODAYS,)
        assert "nickname" not in [row[1] for row in book.execute("PRAGMA table_info(client)")]


@pytest.fixture
def book_of_step_two(tmp_path, monkeypatch):
    """Three clients with records, the last of whom was removed: a book as the program wrote it with two steps."""
    path, steps = tmp_path / "book.db", migrations._steps
    with closing(sqlite3.connect(path, isolation_level=None)) as book, monkeypatch.context() as before:
        before.setattr(migrations, "_steps", lambda: iter(list(steps())[:2]))
        migrations.migrate(book)
        assert book.execute("PRAGMA user_version").fetchone() == (2,)
        columns = [row[1:3] for row in book.execute("PRAGMA table_info(client)") if row[1] not in ("id", "batch_id")]
        known = {name: unusual(place, holds) for place, (name, holds) in enumerate(columns)}
        marks = ", ".join("?" * len(known))
        book.execute(f"INSERT INTO client (id, {', '.join(known)}) VALUES (5, {marks})", [*known.values()])
        book.execute("INSERT INTO client (id, name) VALUES (2, '李娜'), (40, '王芳')")
        book.execute("INSERT INTO snapshot (client_id, on_date, aum) VALUES (2, '2026-10-31', 7), (5, '2026-10-31', 9)")
        book.execute("INSERT INTO contact (client_id, at, nth) VALUES (5, '2026-11-02', 1)")
        book.execute("DELETE FROM client WHERE id = 40")
    return path


def unusual(place, holds):
    return {"TEXT": f"text {place}", "INTEGER": place + 1, "REAL": place + 0.5, "BOOLEAN": 1}[holds]


def rows_of(book, table):
    book.row_factory = sqlite3.Row
    return [dict(row) for row in book.execute(f"SELECT * FROM {table} ORDER BY id")]


def test_a_book_of_step_two_keeps_every_row(book_of_step_two):
    tables = ("client", "snapshot", "contact")
    with closing(sqlite3.connect(book_of_step_two)) as book:
        before = {table: rows_of(book, table) for table in tables}
    opened = open_to_read(book_of_step_two)
    with closing(opened.connection):
        after = {table: rows_of(opened.connection, table) for table in tables}
        assert opened.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert opened.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert rows_of(opened.connection, "placement") == []
    added = dict.fromkeys(("adjust", "adjust_because", "adjust_until", "wanted_weekdays"))
    assert opened.migrated_from == 2
    assert [row["id"] for row in before["client"]] == [2, 5]
    said = dict.fromkeys(("next_note", "step", "step_answer", "gift", "gift_value"))
    assert after == {
        **before,
        "client": [row | added for row in before["client"]],
        "contact": [row | said for row in before["contact"]],
    }


def test_the_number_of_a_removed_client_never_comes_to_mean_another(book_of_step_two):
    with closing(open_to_write(book_of_step_two).connection) as book:
        book.execute("INSERT INTO client (name) VALUES ('新人')")
        assert book.execute("SELECT max(id) FROM client").fetchone()[0] == 41
        assert book.execute("SELECT name FROM sqlite_sequence WHERE name LIKE 'new%'").fetchall() == []


def test_a_book_of_step_two_without_any_client_comes_along_too(tmp_path, monkeypatch):
    path, steps = tmp_path / "book.db", migrations._steps
    with closing(sqlite3.connect(path, isolation_level=None)) as book, monkeypatch.context() as before:
        before.setattr(migrations, "_steps", lambda: iter(list(steps())[:2]))
        migrations.migrate(book)
    with closing(open_to_write(path).connection) as book:
        book.execute("INSERT INTO client (name) VALUES ('新人')")
        assert book.execute("SELECT id FROM client").fetchall() == [(1,)]


def test_many_commands_that_find_no_book_make_one_together(tmp_path):
    path = tmp_path / "book.db"
    wrong = []

    def command():
        try:
            open_to_write(path).connection.close()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in a thread is shown below
            wrong.append(error)

    threads = [threading.Thread(target=command) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert [file.name for file in tmp_path.iterdir()] == ["book.db"]
