"""`rules explain` and `rules diff`: what a code means and by which numbers, and what other numbers would change."""

import tomllib
from pathlib import Path

import pytest

import rmtool.render.deck
import rmtool.render.explained
from rmtool.rules.explained import CODES, EXPLAINED

RULEBOOK = Path(rmtool.__file__).parent / "data" / "rulebook.toml"


def entries(table):
    for value in table.values():
        yield from [value] if "value" in value else entries(value)


def test_every_code_has_words_and_numbers_that_exist(run, desk):
    keys = [rule["key"] for rule in run("rules", "show", "-f", "json").json]
    assert set(CODES) == set(EXPLAINED) == set(rmtool.render.explained.WORDS)
    for code, one in EXPLAINED.items():
        for start in one.keys:
            assert any(key == start or key.startswith((f"{start}.", f"{start}_")) for key in keys), (code, start)


def test_every_statement_that_is_cited_has_a_sentence():
    cited = {number for one in EXPLAINED.values() for number in one.statements}
    cited |= {entry["source"] for entry in entries(tomllib.loads(RULEBOOK.read_text(encoding="utf-8")))} - {
        "default",
        "law",
    }
    assert cited <= set(rmtool.render.deck.STATEMENTS)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained_in_both_languages(run, desk, code):
    for lang in ("en", "zh"):
        record = run("rules", "explain", code, "-f", "json", "--lang", lang).json
        assert list(record) == ["code", "meaning", "formula", "keys", "statements"]
        assert record["meaning"]
        assert code in run("rules", "explain", code, "--lang", lang).out


def test_the_numbers_shown_are_those_in_force(run, desk):
    """D60: the weight that the user's own rulebook sets stands in the explanation."""
    (desk.config / "rulebook.toml").write_text("[priority.weight]\nmissing_products = 20\nheadroom = 5\n")
    out = run("rules", "explain", "missing_products").out
    assert "priority.weight.missing_products  20 points" in out
    assert "D60" in out


def test_a_statement_names_what_rests_on_it(run, desk):
    record = run("rules", "explain", "D60", "-f", "json").json
    assert record["codes"] == ["missing_products", "products_complete", "holdings_unknown"]
    assert [rule["key"] for rule in record["keys"]] == ["priority.weight.missing_products"]


def test_an_unknown_code_names_the_close_one(run, desk):
    done = run("rules", "explain", "quickwin")
    assert done.code == 3
    assert "quick_win" in done.err


def test_diff_names_keys_and_who_moves(run, small):
    """Wang Wei's contact is overdue with 7.4 of 15 points: with 5 points at most it earns 2.5, so 4.9 fewer."""
    small.write("mine.toml", "[timing.contact]\nmost = 5\n")
    record = run("rules", "diff", "mine.toml", "-f", "json").json
    assert record["changed"] == [{"key": "timing.contact.most", "from": 15, "to": 5, "unit": "points"}]
    wang = next(one for one in record["clients"] if one["client_no"] == "000012")
    assert (wang["score_from"], wang["score_to"]) == (104.3, 99.4)
    assert (wang["rank_from"], wang["rank_to"], wang["tier_from"]) == (1, 1, "wealth")
    assert "fall" in run("rules", "diff", "mine.toml").out


def test_diff_names_who_changes_cell_and_tier(run, small):
    """王伟 has 1,000,000 and no bank's word: with the wealth line at 1,500,000 he is platinum."""
    small.write("mine.toml", "[tier.line]\nwealth = 1_500_000\n[quadrant.line]\npotential = 5_000_000\n")
    clients = {one["client_no"]: one for one in run("rules", "diff", "mine.toml", "-f", "json").json["clients"]}
    assert (clients["000012"]["tier_from"], clients["000012"]["tier_to"]) == ("wealth", "platinum")
    assert (clients["000012"]["cell_from"], clients["000012"]["cell_to"]) == ("cultivate", "keep_online")
    page = run("rules", "diff", "mine.toml").out
    assert "who changes tier or cell" in page
    assert page.count("wealth → platinum") >= 1


def test_a_file_that_changes_nothing_says_so(run, small):
    small.write("mine.toml", "[timing.contact]\nmost = 15\n")
    assert "the file changes no number" in run("rules", "diff", "mine.toml").out
    assert run("rules", "diff", "mine.toml", "-f", "ids").lines == []
    small.write("mine.toml", "[caution]\nreview_days = 77\n")
    out = run("rules", "diff", "mine.toml").out
    assert "caution.review_days" in out
    assert "no client stands otherwise under it" in out


def test_without_a_book_the_keys_are_compared_all_the_same(run, desk):
    desk.write("mine.toml", "[timing.contact]\nmost = 5\n")
    done = run("rules", "diff", "mine.toml")
    assert done.code == 0
    assert "timing.contact.most" in done.out
    assert "no client book" in done.err


def test_a_wrong_rulebook_is_told_all_that_is_wrong_with_it(run, small):
    small.write(
        "w.toml",
        "[priority.weight]\nnearness = 6\n[contact.interval]\nwealth = 3\n[tier]\nnear_share = 4\n"
        "[value.assets]\npoints = [[50_000, 0.4], [20_000, 0.6]]\n[quadrant.line]\nminutes = 'many'\n",
    )
    done = run("rules", "diff", "w.toml")
    assert (done.code, done.out) == (6, "")
    for key in ("contact", "priority.weight", "tier.near_share", "value.assets.points", "quadrant.line.minutes"):
        assert f"w.toml: {key} is " in done.err
    assert "service.calendar" in done.err
    assert "or median" in done.err
    told = run("rules", "diff", "w.toml", "-f", "json").error
    assert told["exit_code"] == 6
    assert len(told["problems"]) == 5
    assert told["problems"][0].startswith(told["error"].partition(" (")[0])
