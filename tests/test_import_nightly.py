"""The nightly script of the sample data: what it imports, in which order, and what it makes of exit codes."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "sample_data" / "import_nightly.sh"


@pytest.fixture
def night(tmp_path):
    """A folder of empty lists and a stand-in for `rmtool` that ends as the name of a file asks."""
    stand_in = tmp_path / "bin" / "rmtool"
    stand_in.parent.mkdir()
    stand_in.write_text(
        '#!/bin/sh\necho "$@" >>"$CALLS"\ncase $2 in *_ends_*) f=${2##*_ends_}; exit "${f%.csv}";; esac\n'
    )
    stand_in.chmod(stand_in.stat().st_mode | stat.S_IXUSR)
    folder = tmp_path / "lists of tonight"
    folder.mkdir()
    calls = tmp_path / "calls"

    def run(*names, more=()):
        for name in names:
            (folder / name).touch()
        environment = {**os.environ, "PATH": f"{stand_in.parent}:{os.environ['PATH']}", "CALLS": str(calls)}
        done = subprocess.run(
            ["sh", str(SCRIPT), str(folder), *more],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        called = calls.read_text().replace(f"{folder}/", "").splitlines() if calls.exists() else []
        return done.returncode, called, done.stdout.splitlines()

    return run


def test_nightly_imports_clients_before_the_lists_that_need_them(night):
    code, calls, lines = night(
        "products.csv",
        "snapshots.csv",
        "cautions.csv",
        "needs.csv",
        "events.csv",
        "contacts.csv",
        "flows.csv",
        "holdings.csv",
        "families.csv",
        "points.csv",
        "clients.csv",
        more=["2026-11-23"],
    )
    assert code == 0
    assert calls == [
        "import clients.csv --as clients --as-of 2026-11-23",
        "import points.csv --as points",
        "import families.csv --as family",
        "import holdings.csv --as holdings",
        "import flows.csv --as flows",
        "import contacts.csv --as contacts",
        "import events.csv --as events",
        "import needs.csv --as needs",
        "import cautions.csv --as cautions",
        "import snapshots.csv --as snapshots",
        "import products.csv --as products",
    ]
    assert len(lines) == 11


def test_nightly_leaves_the_rejects_of_earlier_nights_alone(night):
    _code, calls, _lines = night("clients.csv", "clients.csv.rejects.csv")
    assert calls == ["import clients.csv --as clients"]


@pytest.mark.parametrize(
    ("names", "expected", "imports"),
    [
        (["clients_ends_7.csv", "holdings.csv"], 7, 2),
        (["clients_ends_9.csv", "holdings.csv"], 9, 2),
        (["clients_ends_9.csv", "holdings_ends_7.csv"], 9, 2),
        (["clients_ends_7.csv", "holdings_ends_9.csv"], 9, 2),
        (["clients_ends_5.csv", "holdings.csv"], 5, 1),
        (["clients_ends_7.csv", "holdings_ends_5.csv", "contacts.csv"], 5, 2),
        (["clients_ends_6.csv", "holdings.csv"], 6, 1),
        ([], 9, 0),
    ],
)
def test_nightly_goes_on_or_stops_by_the_exit_code_and_ends_with_the_worst(night, names, expected, imports):
    code, calls, lines = night(*names)
    assert code == expected
    assert len(calls) == imports == len(lines)


def test_nightly_names_the_rejects_file(night):
    _code, _calls, lines = night("clients_ends_7.csv")
    assert lines[0].endswith("clients_ends_7.csv.rejects.csv")
