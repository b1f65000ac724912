"""What a morning's answer may cost: no database layer is imported to read, and nothing heavy to show a help page.

Typer itself checks every typed option with pydantic, so a verb that runs has it in memory; a help page of the root, the
version and a completion have not, and none of our reading modules asks for it.
"""

import pytest

DATABASE = {"sqlmodel", "sqlalchemy"}
HEAVY = DATABASE | {"pydantic", "rich", "platformdirs", "pypinyin", "phonenumbers", "rapidfuzz"}
AT_THE_END = (
    "import atexit, sys\n"
    "sys.argv[0] = 'rmtool'\n"
    "atexit.register(lambda: sys.stderr.write(' '.join(['IMPORTED', *(m for m in sys.modules if '.' not in m)])))\n"
)
COMMAND = AT_THE_END + "from rmtool.__main__ import main\nmain()\n"
COMPLETION = {"_RMTOOL_COMPLETE": "complete_bash", "COMP_WORDS": "rmtool profile 0000", "COMP_CWORD": "2"}


@pytest.fixture
def imported(run_python):
    def names(code, *words, **environment):
        done = run_python(code, *words, env=environment)
        return done, set(done.err.rpartition("IMPORTED ")[2].split())

    return names


@pytest.mark.parametrize(
    "words",
    [
        ["rank"], ["rank", "-f", "json"], ["rank", "--why", "000012"], ["rank", "--where", "aum > 5万"],
        ["profile", "000012"], ["profile", "wangwei", "-f", "csv"], ["log", "--list"], ["rules", "show"],
        ["import", "--help"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_reading_imports_no_database_layer(imported, small, words):
    done, names = imported(COMMAND, *words)
    assert done.code == 0, done.err
    assert {"rmtool", "typer"} <= names
    assert not DATABASE & names


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_a_help_page_imports_nothing_heavy(imported, words):
    done, names = imported(COMMAND, *words)
    assert done.out
    assert {"rmtool", "typer"} <= names
    assert not HEAVY & names


def test_completion_offers_client_numbers_and_imports_no_database_layer(imported, small):
    done, names = imported(COMMAND, **COMPLETION)
    assert {"000012", "000044", "000088"} <= set(done.out.split())
    assert {"rmtool", "sqlite3"} <= names
    assert not DATABASE & names


@pytest.mark.parametrize("package", ["rules", "render", "book"])
def test_the_modules_of_a_morning_import_neither_database_layer_nor_pydantic(imported, package):
    modules = {
        "rules": ["priority", "rulebook", "where"],
        "render": ["rank", "cards", "contacts", "rulebook"],
        "book": ["facts", "clients", "open", "migrations"],
    }[package]
    code = AT_THE_END + "".join(f"import rmtool.{package}.{module}\n" for module in modules)
    done, names = imported(code)
    assert done.code == 0, done.err
    assert "rmtool" in names
    assert not (DATABASE | {"pydantic"}) & names


def test_the_check_itself_would_see_a_database_layer(imported, small):
    done, names = imported(COMMAND, "edit", "000012", "--set", "children=2")
    assert done.code == 0
    assert names >= DATABASE
