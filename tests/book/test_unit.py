"""One command, one transaction: all of it or nothing, and a line in the history for what was done."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rmtool.book.tables import Client
from rmtool.errors import BookError


class PowerCutError(Exception):
    pass


def test_a_write_is_kept_with_who_when_and_how(desk):
    with desk.write("add", file="list.csv") as unit:
        unit.session.add(Client(name="张伟", batch_id=unit.batch_id))
        unit.counts["added"] = 1

    [(number, *batch)] = desk.query("SELECT id, kind, at, who, command, file, counts FROM batch")
    assert batch == ["add", "2026-11-24T09:30:00", "rm", "rmtool add", "list.csv", '{"added": 1}']
    assert desk.query("SELECT name, batch_id FROM client") == [("张伟", number)]


def test_a_write_that_fails_midway_is_taken_back_whole(desk):
    desk.add(name="李娜")

    def fail():
        with desk.write() as unit:
            unit.session.add(Client(name="张伟"))
            unit.session.flush()
            raise PowerCutError

    with pytest.raises(PowerCutError):
        fail()
    assert desk.query("SELECT name FROM client") == [("李娜",)]
    assert len(desk.query("SELECT * FROM batch")) == 1


def test_a_write_that_changed_nothing_leaves_no_trace(desk):
    desk.add(name="李娜")
    with desk.write() as unit:
        unit.connection.execute(select(func.count()).select_from(Client)).scalar_one()
    assert len(desk.query("SELECT * FROM batch")) == 1


def test_session_and_connection_write_in_one_transaction(desk):
    with desk.write() as unit:
        unit.session.add(Client(name="张伟"))
        unit.session.flush()
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM client").scalar_one() == 1


def test_the_write_lock_is_taken_before_anything_is_read(desk):
    """Two writers that first read and then write would fail each other."""
    desk.add(name="李娜")
    with desk.write() as first:
        with pytest.raises(BookError, match="another program is writing"), desk.write(patience=0.01):
            pass
        first.session.add(Client(name="张伟"))
    assert len(desk.query("SELECT * FROM client")) == 2


def test_an_error_names_no_client(desk):
    desk.add(client_no="000012", name="李娜")

    def twice():
        with desk.write() as unit:
            unit.session.add(Client(client_no="000012", name="张伟"))

    with pytest.raises(Exception, match="UNIQUE constraint failed") as error:
        twice()
    told = "".join(map(str, (error.value, error.value.__cause__ or "", error.value.args)))
    assert "张伟" not in told
    assert "000012" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
def test_a_command_killed_in_the_middle_of_a_write_leaves_the_book_as_it_was(desk):
    desk.add(name="李娜")
    script = textwrap.dedent(f"""
        import os, signal
        from datetime import datetime
        from pathlib import Path
        from rmtool.book.unit import unit_of_work
        with unit_of_work(Path({str(desk.path)!r}), kind="edit", now=datetime(2026, 11, 24), who="", command="") as unit:
            for number in range(5000):
                unit.connection.exec_driver_sql("INSERT INTO client (name) VALUES (?)", (str(number),))
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    killed = subprocess.run(
        [sys.executable, "-c", script], check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )
    assert killed.returncode == -signal.SIGKILL
    assert desk.query("SELECT name FROM client") == [("李娜",)]
    assert desk.query("PRAGMA integrity_check") == [("ok",)]
