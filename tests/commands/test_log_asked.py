"""`rmtool log` on a terminal asks the few missing things; a pipe is never asked (D7)."""

import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds: a terminal that says nothing for so long hangs


class Terminal:
    """The command on a terminal of its own, as a person sees it."""

    def __init__(self, desk, *words):
        self._ours, theirs = pty.openpty()
        environment = os.environ | desk.environment | {"PYTHONPATH": str(ROOT), "TERM": "dumb"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rmtool", *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
            cwd=desk.folder,
        )  # fmt: skip
        os.close(theirs)
        self.seen, self._behind = b"", 0

    def wait_for(self, text):
        """Read on until `text` is on the screen behind what was waited for before."""
        while (found := self.seen.find(text.encode(), self._behind)) < 0:
            assert self._read(), f"ended without {text!r}: {self.seen.decode()}"
        self._behind = found + len(text.encode())

    def answer(self, question, text):
        self.wait_for(question)
        os.write(self._ours, text.encode() + b"\n")

    def end(self):
        """Return the exit code and all that was on the screen."""
        while self._read():
            pass
        code = self.process.wait(timeout=60)
        os.close(self._ours)
        return code, self.seen.decode().replace("\r\n", "\n")

    def interrupt(self):
        """Press Ctrl-C until it is heard: one that falls into the moment before the wait for an answer is lost."""
        while self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=2)

    def _read(self):
        ready, _, _ = select.select([self._ours], [], [], PATIENCE)
        assert ready, f"silent for {PATIENCE} s: {self.seen.decode()}"
        try:
            more = os.read(self._ours, 4096)
        except OSError:  # Linux says so when the other side is gone
            return b""
        self.seen += more
        return more


@pytest.fixture
def contacts(small):
    """The rows of the log written on top of the four of the small book."""

    def read():
        with closing(sqlite3.connect(small.book)) as book:
            query = "SELECT channel, reached, topic, next_on, note FROM contact WHERE id > 4 ORDER BY id"
            return book.execute(query).fetchall()

    return read


def test_what_is_missing_is_asked_and_a_bad_answer_is_asked_again(small, contacts):
    screen = Terminal(small, "log", "000012", "周五回电")
    screen.answer("by phone", "pigeon")
    screen.wait_for("not a word for this field")
    screen.answer("by phone", "电话")
    screen.answer("did you speak", "y")
    screen.answer("about needs", "")
    screen.answer("which day", "昨天")
    screen.wait_for("lies in the past")
    screen.answer("which day", "周五")
    code, seen = screen.end()
    assert code == 0
    assert "next Fri 27 Nov" in seen
    assert contacts() == [("phone", 1, None, "2026-11-27", "周五回电")]


def test_nobody_reached_has_no_topic_and_no_promise(small, contacts):
    screen = Terminal(small, "log", "000012", "--phone")
    screen.answer("did you speak", "no")
    code, seen = screen.end()
    assert (code, "about needs" in seen, "which day" in seen) == (0, False, False)
    assert contacts() == [("phone", 0, None, None, None)]


def test_of_a_visit_nobody_asks_whether_the_client_was_met(small, contacts):
    screen = Terminal(small, "log", "000012", "--visit", "--topic", "needs")
    screen.answer("which day", "")
    code, seen = screen.end()
    assert (code, "did you speak" in seen) == (0, False)
    assert contacts() == [("visit", 1, "needs", None, None)]


def test_an_interrupted_question_leaves_nothing_written(small, contacts):
    screen = Terminal(small, "log", "000012", "--phone")
    screen.wait_for("did you speak")
    screen.interrupt()
    code, seen = screen.end()
    assert code == 130
    assert "nothing was changed" in seen
    assert contacts() == []


def test_the_book_is_free_while_a_person_thinks(small, contacts, run):
    screen = Terminal(small, "log", "000012", "first", "--phone")
    screen.wait_for("did you speak")
    assert run("log", "000044", "second", "--phone").code == 0
    screen.answer("", "no")
    assert screen.end()[0] == 0
    assert [row[-1] for row in contacts()] == ["second", "first"]


def test_no_ask_and_a_pipe_ask_nothing(small, contacts, run):
    code, seen = Terminal(small, "log", "000012", "--no-ask", "quiet").end()
    assert (code, "?" in seen) == (0, False)
    assert run("log", "000012", "piped", stdin="phone\n").code == 0
    assert contacts() == [(None, None, None, None, "quiet"), (None, None, None, None, "piped")]
