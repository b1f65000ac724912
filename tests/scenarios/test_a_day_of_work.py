"""A day of work through the real command: the bank's export in, the list, one call, and the next night's export."""

import json
import re
import shutil
from pathlib import Path

import pytest

EXPORT = Path(__file__).parent.parent.parent / "sample_data" / "clients_bank_export.csv"


@pytest.fixture
def morning(run_process, desk):
    """The bank's GB18030 export, taken in without a flag."""
    shutil.copy(EXPORT, desk.folder / "客户资产明细.csv")
    done = run_process("import", "客户资产明细.csv")
    assert done.code == 0, done.err
    assert "GB18030" in done.out
    assert "header on line 3" in done.out
    assert "万元" in done.out
    assert "added 200" in done.out
    return desk


def first_of(run_process):
    return json.loads(run_process("rank", "--top", "1", "-f", "json").out)[0]


def terms(page, languages_score):
    """Return the numbers of an explained score: value, timing, score, and those of the terms under each."""
    value, timing, score = languages_score
    sums, parts, head = {}, {value: [], timing: []}, None
    for line in page.splitlines():
        number = re.search(r"\s{2,}([+-]?\d+\.\d)(?=\s|$)", line)
        if number is None:
            continue
        if not line.startswith(" "):
            head = line.split()[0]
            sums[head] = float(number[1])
        else:
            parts[head].append(float(number[1]))
    return sums[value], sums[timing], sums[score], parts[value], parts[timing]


def test_a_day_of_work(run_process, morning):
    # In the morning: whom first, and why.
    first = first_of(run_process)
    client = first["client_no"]
    assert run_process("rank").out.splitlines()[0] == "Tuesday 24 Nov 2026 · 194 clients ranked"
    for language, heads in (("en", ("value", "timing", "score")), ("zh", ("价值", "时机", "总分"))):
        why = run_process("rank", "--why", client, "--lang", language)
        value, timing, score, of_value, of_timing = terms(why.out, heads)
        assert (value, timing, score) == (first["value"], first["timing"], first["score"])
        assert round(sum(of_value), 1) == value
        assert round(sum(of_timing), 1) == timing
        assert len(of_value) + len(of_timing) == len(first["reasons"])
        for reason in first["reasons"]:
            assert reason["source"] in why.out

    # The call: the client was reached, and falls in the list.
    logged = run_process("log", client, "wants to think it over", "--phone", "--reached", "--next", "2026-12-08")
    assert logged.code == 0, logged.err
    after = json.loads(run_process("rank", "--why", client, "-f", "json").out)[0]
    assert after["timing"] == first["timing"] - 15 - 20  # no longer never contacted; cooled off in full
    assert after["rank"] > 1
    assert first_of(run_process)["client_no"] != client

    # What the call told goes into the file.
    assert run_process("edit", client, "--set", "children=2", "--set", "assets_elsewhere=300万").code == 0
    file = json.loads(run_process("profile", client, "-f", "json").out)
    assert (file["client"]["children"], file["client"]["assets_elsewhere"]) == (2, 3_000_000)
    assert file["contacts"][0]["note"] == "wants to think it over"
    assert "8 Dec" in run_process("profile", client).out

    # The same export again: it knows nothing new, and what the RM typed since comes back to the bank's figures only.
    again = json.loads(run_process("import", "客户资产明细.csv", "-f", "json").out)
    assert (again["added"], again["rejected"], again["rows"]) == (0, 0, 200)
    assert again["updated"] <= 1
    assert json.loads(run_process("import", "客户资产明细.csv", "-f", "json").out)["unchanged"] == 200
    assert (
        json.loads(run_process("profile", client, "-f", "json").out)["contacts"][0]["note"] == "wants to think it over"
    )


def test_what_is_promised_for_a_day_comes_back_on_that_day(run_process, morning):
    client = first_of(run_process)["client_no"]
    run_process("log", client, "--phone", "--reached", "--next", "2026-12-08")
    before, on_the_day = (
        json.loads(run_process("rank", "--today", day, "--why", client, "-f", "json").out)[0]
        for day in ("2026-11-28", "2026-12-08")
    )
    assert before["next_action"]["code"] != "keep_promise"
    assert on_the_day["next_action"]["code"] == "keep_promise"


def test_the_demo_shows_a_morning_and_touches_no_book_of_ours(run_process, desk):
    done = run_process("demo", env={"TMPDIR": str(desk.folder)})
    assert done.code == 0, done.err
    assert "clients ranked" in done.out
    assert "rmtool --book" in done.out
    assert not desk.book.exists()
