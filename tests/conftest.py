"""A desk of its own for every test: a book, a config folder and a fixed day; the command in this process, and as one."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE_DATA = ROOT / "sample_data"
SMALL_BOOK = ROOT / "tests" / "small_book"
# A list by its file names; clients first, the rows of all others belong to one of them.
KINDS = {
    "clients": ["clients"], "family": ["families", "family"], "holdings": ["holdings"], "contacts": ["contacts"],
    "events": ["events"], "snapshots": ["snapshots"], "points": ["points"], "needs": ["needs"], "flows": ["flows"],
    "cautions": ["cautions"], "products": ["products"],
}  # fmt: skip
TODAY = "2026-11-24"  # a Tuesday; the sample data is dated around it
# Nothing of the computer the tests run on may change an answer.
FOREIGN = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "TERM", "PYTHONUTF8")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden outputs anew")


class Result(NamedTuple):
    """What one run of the command left: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self):
        return json.loads(self.err.splitlines()[-1])

    @property
    def rows(self):
        return list(csv.DictReader(io.StringIO(self.out)))

    @property
    def lines(self):
        return self.out.splitlines()


class Desk(NamedTuple):
    """Where the RM of one test works."""

    folder: Path
    book: Path
    config: Path

    @property
    def environment(self):
        return {
            "RMTOOL_BOOK": str(self.book),
            "RMTOOL_CONFIG": str(self.config),
            "RMTOOL_TODAY": TODAY,
            "RMTOOL_LANG": "en",
            "COLUMNS": "100",
        }

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path


def set_up(folder):
    config = folder / "config"
    config.mkdir()
    return Desk(folder, folder / "book.db", config)


def invoke(environment, *words, stdin=None):
    """Run the command in this process as `python -m rmtool` would: the language first, then the app."""
    from typer.testing import CliRunner

    from rmtool import config, text
    from rmtool.app import app

    with pytest.MonkeyPatch.context() as patch:
        for name in FOREIGN:
            patch.delenv(name, raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        text.set_language(config.language(words))
        done = CliRunner().invoke(app, list(words), input=stdin)
        text.set_language("en")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.exit_code, done.stdout, done.stderr)


def start(desk, *command, env=None, stdin=subprocess.DEVNULL):
    """Start Python as a process on a desk; `env` entries of None are unset."""
    ours = desk.environment | {"PYTHONPATH": str(ROOT)} | (env or {})
    inherited = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    environment = {name: value for name, value in (inherited | ours).items() if value is not None}
    return subprocess.Popen(
        [sys.executable, *command], env=environment, cwd=desk.folder,
        stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def finished(process, stdin=None, encoding="utf-8"):
    out, err = process.communicate(stdin, timeout=60)
    return Result(process.returncode, out.decode(encoding), err.decode(encoding))


@pytest.fixture(scope="session")
def command():
    """`command(environment, "rank")`: the command in this process on any desk, for tests that make many."""
    return invoke


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return set_up(tmp_path)


@pytest.fixture
def run(desk):
    """`run("rank", "-f", "json")`: the command in this process, on the test's own desk."""

    def run_here(*words, stdin=None, **environment):
        return invoke(desk.environment | environment, *words, stdin=stdin)

    return run_here


@pytest.fixture
def start_process(desk):
    """Start the command as a process without waiting for it."""
    return lambda *words, env=None: start(desk, "-m", "rmtool", *words, env=env)


@pytest.fixture
def run_process(desk):
    """`run_process("rank", env={...}, stdin=b"...")`: the command as a process of its own."""

    def run_there(*words, env=None, stdin=b"", encoding="utf-8"):
        process = start(desk, "-m", "rmtool", *words, env=env, stdin=subprocess.PIPE)
        return finished(process, stdin, encoding)

    return run_there


@pytest.fixture
def run_python(desk):
    """`run_python("import rmtool.rules")`: a program of our own in a process of its own."""
    return lambda code, *words, env=None: finished(start(desk, "-c", code, *words, env=env))


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory):
    """The book of the sample lists; built once, never written to again."""
    return built(tmp_path_factory.mktemp("sample"), SAMPLE_DATA)


@pytest.fixture(scope="session")
def small_book(tmp_path_factory):
    """Eight clients whose points can be worked out by hand: tests/small_book."""
    return built(tmp_path_factory.mktemp("small"), SMALL_BOOK)


def built(folder, lists):
    made = set_up(folder)
    for kind, names in KINDS.items():
        file = next((path for name in names if (path := lists / f"{name}.csv").exists()), None)
        if file is None:
            continue  # the small book has not every list
        done = invoke(made.environment, "import", str(file), "--as", kind, "--as-of", "2026-11-23")
        assert done.code == 0, done.err
    with closing(sqlite3.connect(made.book)) as book:
        book.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the copies are made of the one file
    return made.book


@pytest.fixture
def sample(desk, sample_book):
    """The test's own copy of the sample book, on its desk."""
    shutil.copy(sample_book, desk.book)
    return desk


@pytest.fixture
def small(desk, small_book):
    """The test's own copy of the small book, on its desk."""
    shutil.copy(small_book, desk.book)
    return desk
