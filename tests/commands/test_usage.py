"""Wrong lines: one sentence of what was seen, one hint, exit 2, in our words and in both languages."""

import re

import pytest

WRONG = [
    (["rnak"], "there is no command 'rnak'; did you mean 'rank'?"),
    (["rank", "--tpo", "3"], "there is no option --tpo; did you mean --top?"),
    (["rank", "--top"], "option --top needs a value"),
    (["rank", "--top", "many"], "'--top' takes a whole number"),
    (["rank", "--top", "-1"], "'--top' takes a number from 0 on"),
    (["rank", "--by", "mood"], "'--by' takes one of 'score', 'value', 'timing'"),
    (["log", "-f", "xml"], "'--format' / '-f' takes one of 'table', 'json', 'csv', 'ids'"),
    (
        ["import", "x.csv", "--as", "dogs"],
        "'--as' takes one of 'clients', 'points', 'family', 'holdings', 'flows', 'contacts', 'events', 'needs', 'cautions', 'offers', 'snapshots', 'placements', 'products'",
    ),
    (["profile"], "'CLIENT' is missing"),
    (["profile", "a", "b", "c"], "there are words too many: b c"),
    (["rank", "--book"], "option --book needs a value"),
    (["--lang"], "option --lang needs a value"),
    (["--lang", "fr", "rank"], '"fr" is no language rmtool speaks'),
    (["--today", "2026-02-30", "rank"], '"2026-02-30" is not a day'),
    (["edit", "000012"], "nothing to change was named"),
    (["log"], "whom was the contact with?"),
    (["add"], "a client needs a name"),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG, ids=lambda part: " ".join(part) if isinstance(part, list) else "")
def test_a_wrong_line_is_named_in_one_sentence_with_a_hint(run, small, line, sentence):
    done = run(*line)
    assert (done.code, done.out) == (2, "")
    error, hint = done.err.splitlines()
    assert error == f"error: {sentence}"
    assert re.fullmatch(r"hint: \S.*", hint)


SHOWING = [
    (line, said)
    for line, said in WRONG
    if line[0] in {"rank", "profile", "log", "import"} and not {"value", "-f"} & set(" ".join([*line, said]).split())
]


@pytest.mark.parametrize(
    ("line", "sentence"), SHOWING, ids=lambda part: " ".join(part) if isinstance(part, list) else ""
)
def test_a_wrong_line_is_a_json_object_where_json_was_asked_for(run, small, line, sentence):
    done = run(*line, "--format=json")
    assert (done.code, done.out) == (2, "")
    assert done.error["error"] == sentence
    assert done.error["exit_code"] == 2
    assert list(done.error) == ["error", "hint", "exit_code"]


@pytest.mark.parametrize("line", [line for line, _sentence in WRONG if "--lang" not in line], ids=" ".join)
def test_a_wrong_line_is_answered_in_chinese_where_chinese_is_spoken(run, small, line):
    done = run(*line, RMTOOL_LANG="zh")
    assert done.code == 2
    error, hint = done.err.splitlines()
    assert error.startswith("错误：")
    assert hint.startswith("提示：")
    assert re.search(r"[\u4e00-\u9fff]", error[3:])


def test_nothing_typed_shows_the_help_and_ends_as_a_usage_error(run):
    done = run()
    assert done.code == 2
    for verb in ("rank", "import", "add", "edit", "profile", "log", "rules", "demo"):
        assert f"  {verb} " in done.err


def test_help_and_version_need_no_book(run):
    assert run("--help").code == 0
    assert run("rank", "--help").code == 0
    assert run("--version").out.startswith("rmtool ")


@pytest.mark.parametrize(
    "line",
    [
        ["--book", "other.db", "--today", "2026-11-25", "rank", "-f", "ids"],
        ["rank", "--book", "other.db", "--today", "2026-11-25", "-f", "ids"],
        ["rank", "-f", "ids", "--today=2026-11-25", "--book=other.db"],
    ],
)
def test_root_options_count_before_and_after_the_verb(run, small, line):
    small.book.rename(small.folder / "other.db")
    assert run(*line).lines[0] == "000012"


def test_today_after_the_verb_is_the_day_of_the_answer(run, small):
    late = run("rank", "--today", "2026-11-29", "-f", "json").json[0]
    days = {reason["code"]: reason["params"] for reason in late["reasons"]}
    assert days["maturity"]["days"] == 1
    assert days["contact_overdue"]["days"] == 46


def test_today_on_the_line_wins_over_the_environment(run, small):
    done = run("rank", "--today", "2026-11-25", RMTOOL_TODAY="2026-12-31")
    assert done.lines[0].startswith("Wednesday 25 Nov 2026")


def test_the_last_of_two_languages_counts(run, small):
    assert "clients ranked" in run("--lang", "zh", "rank", "--lang", "en").out


def test_a_word_behind_a_bare_dash_dash_is_no_option(run, small):
    done = run("profile", "--", "--today")
    assert done.code == 3
    assert '"--today"' in done.err
