"""CLIENT on the line: a number, #id, a name, pinyin, initials or the tail of a phone; who is meant, or who might be."""

import pytest


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("000012", "000012"),
        ("#1", "000012"),
        ("#4", None),
        ("王伟", "000012"),
        ("欧阳", "000088"),
        ("wangwei", "000012"),
        ("Wang Wei", "000012"),
        ("WANGWEI", "000012"),
        ("ww", "000012"),
        ("zhangwen", "000377"),
        ("ouyangwenjingya", "000088"),
        ("0012", "000012"),
        ("10412340088", "000088"),
        ("8810", "000201"),
        ("Christopher", "000301"),
    ],
)
def test_a_client_answers_to_every_way_of_naming_one(run, small, word, expected):
    done = run("profile", word, "-f", "json")
    assert done.code == 0, done.err
    assert done.json["client_no"] == expected


@pytest.mark.parametrize(("name", "sound"), [("单雄", "shanxiong"), ("曾玉", "zengyu"), ("仇英", "qiuying")])
def test_a_surname_is_read_as_a_surname(run, desk, name, sound):
    run("add", name)
    assert run("profile", sound, "-f", "ids").lines == ["#1"]


def test_an_exact_client_number_wins_over_a_phone_that_ends_so(run, small):
    run("add", "有号", "--client-no", "8810")
    assert run("profile", "8810", "-f", "ids").lines == ["8810"]


def test_an_exact_name_wins_over_longer_ones(run, small):
    run("add", "王伟强", "--client-no", "000400")
    assert run("profile", "王伟", "-f", "ids").lines == ["000012"]


@pytest.mark.parametrize("word", ["zw", "zhangw", "张"])
@pytest.mark.parametrize("verb", [["profile"], ["rank", "--why"]])
def test_several_hits_end_with_4_and_name_the_candidates_with_masked_phones(run, small, verb, word):
    done = run(*verb, word)
    assert (done.code, done.out) == (4, "")
    error, hint = done.err.splitlines()
    assert error.startswith(f'error: "{word}" matches 2 clients: ')
    for candidate in ("张文 000377 (104****0377)", "张薇 000201 (104****8810)"):
        assert candidate in error
    assert "e.g. 000" in hint


def test_candidates_are_a_list_in_json(run, small):
    done = run("profile", "zw", "-f", "json")
    assert done.code == 4
    assert done.error["exit_code"] == 4
    assert sorted(done.error["candidates"]) == ["张文 000377 (104****0377)", "张薇 000201 (104****8810)"]


@pytest.mark.parametrize(
    "line",
    [
        ["profile", "王五"], ["rank", "--why", "王五"], ["edit", "王五", "--set", "children=1"],
        ["log", "王五", "--phone"], ["log", "王五", "--list"], ["profile", "#99"], ["profile", "999"], ["profile", ""],
    ],
)  # fmt: skip
def test_nobody_answers_ends_with_3_and_a_hint(run, small, line):
    done = run(*line)
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[1].startswith("hint: ")


@pytest.mark.parametrize(("word", "meant"), [("欧阳文静娅", "欧阳文静雅"), ("wangwie", "王伟")])
def test_a_mistyped_name_is_answered_with_close_ones(run, small, word, meant):
    done = run("profile", word)
    assert done.code == 3
    assert done.err.splitlines()[1].startswith(f"hint: did you mean {meant}")
