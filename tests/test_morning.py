"""The morning script of the sample data: lists in, today's reminders out, whole files only, and its exit codes."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "sample_data" / "morning.sh"
LISTS = ROOT / "tests" / "small_book"
SHELLS = [shell for shell in ("sh", "dash", "bash") if any(Path(at, shell).exists() for at in ("/bin", "/usr/bin"))]


class Morning:
    """A folder of lists, a folder of files, and an `rmtool` on the path."""

    def __init__(self, folder, rmtool, environment):
        self.lists, self.out, self.calls = folder / "lists of tonight", folder / "to day", folder / "calls"
        self.lists.mkdir()
        program = folder / "bin" / "rmtool"
        program.parent.mkdir()
        program.write_text(rmtool)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        path = {"PATH": f"{program.parent}:{os.environ['PATH']}", "CALLS": str(self.calls)}
        inherited = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
        self.environment = {**inherited, **environment, **path}

    def run(self, *words, shell="sh"):
        asked = words or (str(self.lists), str(self.out))
        command = [shell, str(SCRIPT), *asked]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def add(self, *names):
        for name in names:
            (self.lists / name).touch()

    def read(self, name):
        return (self.out / name).read_text(encoding="utf-8")

    def files(self):
        return sorted(path.name for path in self.out.iterdir()) if self.out.exists() else []

    def called(self):
        return self.calls.read_text().replace(f"{self.lists}/", "").splitlines() if self.calls.exists() else []


@pytest.fixture
def stand_in(tmp_path):
    """An `rmtool` that ends as the name of a file asks, and `remind` as REMIND_ENDS asks, after it wrote a part."""
    return Morning(
        tmp_path,
        '#!/bin/sh\necho "$@" >>"$CALLS"\n'
        'if [ "$1" = remind ]; then echo "said: $*"; exit "${REMIND_ENDS:-0}"; fi\n'
        'case $2 in *_ends_*) f=${2##*_ends_}; exit "${f%.csv}";; esac\n',
        {},
    )


@pytest.fixture
def real(desk):
    """The command itself, on a desk without a book."""
    environment = desk.environment | {"PYTHONPATH": str(ROOT), "RMTOOL_LANG": "zh"}
    environment.pop("COLUMNS")
    morning = Morning(desk.folder, f'#!/bin/sh\nexec "{sys.executable}" -m rmtool "$@"\n', environment)
    for name in ("clients.csv", "holdings.csv", "contacts.csv"):
        (morning.lists / name).write_bytes((LISTS / name).read_bytes())
    return morning


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_of_any_posix_shell(shell):
    assert subprocess.run([shell, "-n", str(SCRIPT)], check=False).returncode == 0
    assert os.access(SCRIPT, os.X_OK)


def test_the_day_is_prepared_from_the_lists_of_the_night(real):
    """Nine reminders of the small book (tests/commands/test_remind.py); its families are not among these lists."""
    done = real.run(str(real.lists), str(real.out), "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == ["reminders.txt  written", "reminders.json  written"]
    assert real.files() == ["reminders.json", "reminders.txt"]
    found = json.loads(real.read("reminders.json"))
    assert found[0]["key"] == "maturity:client:1:2026-11-30:7"
    assert len(found) == 9
    text = real.read("reminders.txt")
    assert text.startswith("2026年11月24日 周二 · 9 项待办\n")
    assert "王伟先生" in text
    assert "\x1b" not in text


def test_only_the_owner_reads_the_files(real):
    real.run()
    assert [oct(stat.S_IMODE((real.out / name).stat().st_mode)) for name in real.files()] == ["0o600"] * 2


def test_lists_are_imported_before_anything_is_said(stand_in):
    stand_in.add("holdings.csv", "clients.csv")
    done = stand_in.run(str(stand_in.lists), str(stand_in.out), "2026-11-23")
    assert done.returncode == 0
    assert stand_in.called() == [
        "import clients.csv --as clients --as-of 2026-11-23", "import holdings.csv --as holdings",
        "remind --top 0 --words", "remind --format json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["clients.csv"], 0),
        (["clients_ends_7.csv", "holdings.csv"], 7),
        (["clients_ends_9.csv", "holdings.csv"], 9),
        ([], 9),
    ],
)
def test_what_is_in_is_enough_for_the_day_and_the_code_says_what_is_missing(stand_in, names, code):
    stand_in.add(*names)
    done = stand_in.run()
    assert done.returncode == code
    assert stand_in.files() == ["reminders.json", "reminders.txt"]


@pytest.mark.parametrize("code", [5, 6, 1, 130])
def test_a_book_that_cannot_be_used_stops_the_morning_and_leaves_the_files(stand_in, code):
    stand_in.add("clients.csv")
    stand_in.run()
    before = stand_in.read("reminders.txt")
    stand_in.calls.unlink()
    stand_in.add(f"clients_a_ends_{code}.csv")
    assert stand_in.run().returncode == code
    assert not any(call.startswith("remind") for call in stand_in.called())
    assert stand_in.read("reminders.txt") == before


def test_reminders_that_fail_leave_the_files_of_the_day_before_and_nothing_half(stand_in):
    stand_in.add("clients.csv")
    stand_in.out.mkdir()
    (stand_in.out / "reminders.txt").write_text("yesterday's")
    stand_in.environment["REMIND_ENDS"] = "6"
    done = stand_in.run()
    assert done.returncode == 6
    assert "reminders.txt  not written: ended with code 6" in done.stdout
    assert stand_in.files() == ["reminders.txt"]
    assert stand_in.read("reminders.txt") == "yesterday's"


def test_without_its_two_folders_it_says_how_it_is_called(stand_in):
    for words in ((str(stand_in.lists),), ("a", "b", "c", "d")):
        done = stand_in.run(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "usage: morning.sh LISTS OUT [AS_OF]" in done.stderr
    assert stand_in.called() == []


def test_a_place_that_takes_no_files_is_named_before_anything_is_imported(stand_in):
    stand_in.add("clients.csv")
    stand_in.out.write_text("a file, no folder")
    done = stand_in.run()
    assert done.returncode == 2
    assert "cannot be written to" in done.stderr
    assert stand_in.called() == []
