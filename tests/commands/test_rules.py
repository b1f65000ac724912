"""`rmtool rules show`: the numbers in force, whose they are, and what a wrong rulebook is told (exit 6)."""

import pytest

KEYS = ["key", "value", "unit", "source", "since", "what", "origin"]


def test_rules_show_json_tells_every_number_with_unit_source_and_meaning(run, desk):
    rules = run("rules", "show", "-f", "json").json
    assert [list(rule) for rule in rules] == [KEYS] * len(rules)
    assert all(rule["unit"] and rule["source"] and rule["what"] and rule["since"] for rule in rules)
    weights = {rule["key"]: rule["value"] for rule in rules if rule["key"].startswith("priority.weight.")}
    assert sum(weights.values()) == 100
    assert weights["priority.weight.assets_or_income"] == 35


def test_rules_show_takes_the_start_of_a_key(run, desk):
    done = run("rules", "show", "timing.cool_off", "-f", "ids")
    assert done.lines == ["timing.cool_off.most", "timing.cool_off.days"]
    assert list(run("rules", "show", "timing.cool_off", "-f", "csv").rows[0]) == KEYS
    assert "20 points" in run("rules", "show", "timing.cool_off").out


def test_rules_show_of_an_unknown_key_ends_with_3(run, desk):
    assert run("rules", "show", "weather").code == 3


def test_the_users_rulebook_lies_over_the_packaged_one_and_the_named_one_over_both(run, desk):
    (desk.config / "rulebook.toml").write_text("[timing.cool_off]\nmost = 10\ndays = 5\n")
    desk.write("mine.toml", '[timing.cool_off]\ndays = { value = 7, source = "team" }\n')
    rules = run("rules", "show", "timing.cool_off", "--rulebook", "mine.toml", "-f", "json").json
    assert [(rule["value"], rule["source"]) for rule in rules] == [(10, rules[0]["source"]), (7, "team")]
    assert rules[0]["origin"].endswith("rulebook.toml")
    assert rules[1]["origin"] == "mine.toml"


def test_another_number_makes_another_score(run, small):
    small.write("mine.toml", "[timing.contact]\nmost = 5\n")
    scores = {who["client_no"]: who["timing"] for who in run("rank", "--rulebook", "mine.toml", "-f", "json").json}
    assert scores["000173"] == 5.0  # never contacted: all of the 5 instead of the 15


@pytest.mark.parametrize(
    ("text", "key", "found", "allowed"),
    [
        ("[priority.weight]\nheadroom = 9\n", "priority.weight", "99", "100"),
        ("[priority.weight]\nheadrom = 9\n", "priority.weight.headrom", "9", "headroom"),
        ("[value.lifetime]\nage_share = 'x'\n", "value.lifetime.age_share", "x", "0 to 1"),
        ("[timing.cool_off]\ndays = -1\n", "timing.cool_off.days", "-1", "from"),
        ("[value.nearness]\npoints = [[3, 1.0], [1, 0.5]]\n", "value.nearness.points", "[3, 1.0]", "rise"),
        ("[weather]\nsun = 1\n", "weather", "", "priority"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_wrong_rulebook_names_file_key_what_was_found_and_what_is_allowed(
    run, small, text, key, found, allowed, form
):
    (small.config / "rulebook.toml").write_text(text)
    done = run("rank", "-f", form)
    assert (done.code, done.out) == (6, "")
    error, hint = (done.error["error"], done.error["hint"]) if form == "json" else done.err.splitlines()
    assert str(small.config / "rulebook.toml") in error
    assert key in error
    assert found in error
    assert allowed in hint


@pytest.mark.parametrize("text", ["x = [", "\x00", "\ufeff[timing.cool_off]\nmost = 'x'"])
def test_a_rulebook_that_is_no_toml_is_named_too(run, small, text):
    (small.config / "rulebook.toml").write_text(text, encoding="utf-8")
    done = run("rank")
    assert done.code == 6
    assert "rulebook.toml" in done.err


def test_a_rulebook_saved_by_windows_with_a_byte_order_mark_is_read(run, desk):
    (desk.config / "rulebook.toml").write_text("[timing.cool_off]\ndays = 5\n", encoding="utf-8-sig")
    assert run("rules", "show", "timing.cool_off.days", "-f", "json").json[0]["value"] == 5


def test_a_rulebook_that_was_named_and_is_missing_ends_with_6(run, small):
    done = run("rank", "--rulebook", "gone.toml")
    assert done.code == 6
    assert "gone.toml" in done.err


def test_an_unknown_setting_in_config_toml_ends_with_6(run, small):
    (small.config / "config.toml").write_text('colour = "red"\n')
    done = run("rank")
    assert done.code == 6
    assert "colour" in done.err
    assert "book, lang, rulebook" in done.err
