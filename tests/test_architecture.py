"""Who may import whom: the layout is the architecture, and these contracts are never loosened."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "rmtool"
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}
LIBRARIES = {
    "rich": {"render"},
    "sqlmodel": {"book"},
    "sqlalchemy": {"book"},
    "sqlite3": {"book", "context.py"},  # context.py names the type of a connection
    "pydantic": {"exchange", "book"},
    "borax": {"calendars"},
    "chinese_calendar": {"calendars"},
    "icalendar": {"exchange"},
    "xlsxwriter": {"exchange"},
    "python_calamine": {"exchange"},
    "vobject": {"exchange"},
}
TOP_LEVEL = {"rmtool", "tests", "sample_data", "pyproject.toml", "README.md", "LICENSE"}


def test_the_import_contracts_hold():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def imported(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_in_its_layer(library):
    users = {place(path) for path in modules() if library in set(imported(ast.parse(path.read_text("utf-8"))))}
    assert users <= LIBRARIES[library]


def test_rules_use_the_standard_library_alone_and_neither_files_nor_clock_nor_language():
    forbidden = {"os", "pathlib", "sqlite3", "time", "random", "gettext", "io", "locale", "sys"}
    for path in (PACKAGE / "rules").rglob("*.py"):
        names = set(imported(ast.parse(path.read_text("utf-8"))))
        assert names <= (set(sys.stdlib_module_names) - forbidden) | {"rmtool"}, path
        assert "rmtool.text" not in path.read_text("utf-8"), path


def test_only_the_context_asks_the_clock():
    for path in modules():
        if path.name == "context.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
                assert (owner, node.func.attr) not in CLOCKS, f"{path}:{node.lineno}"


def test_the_top_level_holds_nothing_but_the_layout():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: an unpacked archive has no list of its files")
    names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_module_is_named_for_nothing():
    assert not {path.stem for path in modules()} & {"utils", "helpers", "models", "common", "misc"}
