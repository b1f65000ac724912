"""Names are data: shown as text and stored as given, never markup, control codes or formulas."""

import pytest
from rich.cells import cell_len

NAMES = {
    "markup": ("[bold]王[/bold]", "[bold]王[/bold]"),
    "a wrong tag": ("[/]王", "[/]王"),
    "an emoji code": (":smile:", ":smile:"),
    "a formula": ("=cmd()", "=cmd()"),
    "an escape": ("王\x1b[31m红", "王\\x1b[31m红"),
    "a bell": ("王\x07伟", "王\\x07伟"),
    "right to left": ("王\u202e伟", "王\\u202e伟"),
    "rare characters": ("䶮𬭎", "䶮𬭎"),
    "a dot": ("买买提·吐尔逊", "买买提·吐尔逊"),
    "braces": ("{name} {0}", "{name} {0}"),
    "a percent sign": ("%s %d", "%s %d"),
}


@pytest.fixture(params=NAMES)
def named(request, run, desk):
    name, shown = NAMES[request.param]
    desk.write("list.csv", f'client_no,name,note\n000001,"{name}","{name}"\n')
    assert run("import", "list.csv").code == 0
    return name, shown


@pytest.mark.parametrize(
    "line", [["rank"], ["rank", "--why", "000001"], ["profile", "000001"], ["edit", "000001", "--set", "children=1"]]
)
def test_a_name_is_shown_as_text(run, named, line):
    _name, shown = named
    done = run(*line)
    assert done.code == 0, done.err
    assert shown in done.out
    assert not {"\x1b", "\x07", "\u202e"} & set(done.out)


def test_a_name_is_stored_as_given(run, named):
    name, _shown = named
    assert run("profile", "000001", "-f", "json").json["name"] == name


def test_a_name_in_csv_is_no_formula(run, named):
    name, _shown = named
    assert run("rank", "-f", "csv").rows[0]["name"] == (f"'{name}" if name.startswith("=") else name)


def test_a_name_in_an_error_is_shown_as_text(run, named):
    _name, shown = named
    run("add", "乙", "--client-no", "000002")
    done = run("edit", "000002", "--set", "client_no=000001")
    assert done.code == 2
    assert shown in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_a_name_of_fifty_characters_leaves_room_for_its_number_and_its_score(run, desk, columns):
    desk.write("list.csv", f"client_no,name,aum\n000001,{'龘' * 50},100万\n000002,王伟,5万\n")
    run("import", "list.csv")
    done = run("rank", COLUMNS=columns)
    first = next(line for line in done.lines if "龘" in line)
    assert "000001" in first
    assert " 43.0 " in first  # ¥1M: 28 of 35, never contacted: 15
    assert all(cell_len(line) <= int(columns) for line in done.lines)
    assert run("profile", "000001", "-f", "json").json["name"] == "龘" * 50
