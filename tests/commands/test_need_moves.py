"""D42, D87, D88: a need moves step by step, back only with words; what we have nothing for is counted by kind."""

import pytest

WHO = "000012"


@pytest.fixture
def need(run, small):
    """A need that was probed: its number."""
    done = run("need", "add", WHO, "income", "--status", "probed", "--note", "想要每月有收入")
    assert done.code == 0, done.err
    return "1"


def needs(run, *words):
    return run("need", "list", *words, "-f", "json").json


def status(run):
    return needs(run, WHO)[0]["status"]


def test_a_need_goes_on_step_by_step(run, need):
    """D42: probe, confirm, analyse - then it is met."""
    seen = []
    for _step in range(3):
        done = run("need", "move", need)
        assert done.code == 0, done.err
        seen.append(status(run))
    assert seen == ["confirmed", "analysed", "met"]
    done = run("need", "move", need)
    assert done.code == 8
    assert "need #1 is met: no step follows by itself" in done.err


def test_the_move_is_echoed_from_what_to_what(run, need):
    assert run("need", "move", need).lines == ["王伟 #1: status  probed → confirmed"]


def test_a_status_is_named_in_the_readers_words(run, need):
    assert run("need", "move", need, "已确认").code == 0
    assert status(run) == "confirmed"


@pytest.mark.parametrize("wanted", ["analysed", "met"])
@pytest.mark.parametrize("verb", ["move", "edit"])
def test_no_step_is_left_out(run, need, verb, wanted):
    words = ("move", need, wanted) if verb == "move" else ("edit", need, "--status", wanted)
    done = run("need", *words, "--note", "客户很急")
    assert done.code == 8
    assert "need #1 is probed: confirmed comes first" in done.err
    assert (status(run), needs(run)[0]["note"]) == ("probed", "想要每月有收入")


@pytest.mark.parametrize("verb", ["move", "edit"])
def test_back_it_goes_only_with_words(run, need, verb):
    """D87: a second round."""
    run("need", "move", need)
    words = ("move", need, "probed") if verb == "move" else ("edit", need, "--status", "probed")
    done = run("need", *words)
    assert done.code == 8
    assert "need #1 is confirmed: back it goes only with words" in done.err
    assert status(run) == "confirmed"
    assert run("need", *words, "--note", "想法变了").code == 0
    assert status(run) == "probed"


def test_the_words_of_a_move_are_added_to_those_on_file(run, need):
    run("need", "move", need, "--note", "每月五千")
    assert needs(run)[0]["note"] == "想要每月有收入 / 每月五千"


def test_unmet_it_may_be_from_any_status_and_goes_on_only_by_name_and_with_words(run, need):
    assert run("need", "move", need, "unmet").code == 0
    assert "no step follows by itself" in run("need", "move", need).err
    assert run("need", "move", need, "confirmed").code == 8
    assert run("need", "move", need, "confirmed", "--note", "新产品上线").code == 0
    assert status(run) == "confirmed"


def test_what_it_is_already_it_does_not_become(run, need):
    done = run("need", "move", need, "probed")
    assert done.code == 8
    assert "need #1 is probed already" in done.err


def test_an_edit_of_something_else_is_not_judged(run, need):
    assert run("need", "edit", need, "--status", "probed", "--amount", "50万").code == 0
    assert run("need", "edit", need, "--by", "2030-01-01").code == 0


def test_a_status_is_cleared_only_with_words(run, need):
    assert run("need", "edit", need, "--status", "").code == 8
    assert run("need", "edit", need, "--status", "", "--note", "记错了").code == 0


def test_a_need_without_a_status_is_probed_first(run, small):
    run("need", "add", WHO, "growth")
    run("need", "move", "1")
    assert status(run) == "probed"


def test_only_a_need_moves(run, small):
    done = run("need", "move", "99")
    assert done.code == 3
    assert "there is no record #99" in done.err


def test_undo_takes_a_move_back(run, need):
    run("need", "move", need, "--note", "每月五千")
    run("undo", "--yes")
    assert (status(run), needs(run)[0]["note"]) == ("probed", "想要每月有收入")


# ---- What the bank cannot serve ----


@pytest.fixture
def asked_for(run, small):
    """Two clients want income, one of them twice; one wants something abroad since the 20th."""
    run("need", "add", "000012", "income", "--amount", "50万", "--unmet", "--today", "2026-11-21")
    run("need", "add", "000044", "income", "--unmet", "--today", "2026-11-22")
    run("need", "add", "000044", "income", "--amount", "30万", "--unmet", "--today", "2026-11-23")
    run("need", "add", "000173", "cross_border", "--status", "probed", "--today", "2026-11-10")
    run("need", "move", "4", "unmet", "--today", "2026-11-20")
    run("need", "add", "000173", "growth")


def test_unmet_needs_are_counted_by_kind(run, asked_for):
    """D88: by kind, for who makes the products; unmet since the status says so, not since it is on file."""
    assert run("need", "unmet", "-f", "json").json == [
        {"kind": "income", "clients": 2, "needs": 3, "amount": 800_000, "without_amount": 1, "oldest": "2026-11-21"},
        {"kind": "cross_border", "clients": 1, "needs": 1, "amount": None, "without_amount": 1, "oldest": "2026-11-20"},
    ]
    assert [row["kind"] for row in run("need", "unmet", "-f", "csv").rows] == ["income", "cross_border"]
    assert run("need", "unmet", "-f", "ids").lines == ["000012", "000044", "000173"]
    assert [" ".join(line.split()) for line in run("need", "unmet").lines] == [
        "income 2 clients 3 needs ¥800,000, 1 without an amount since 21 Nov",
        "abroad 1 client 1 need amounts unknown since 20 Nov",
    ]


def test_without_unmet_needs_the_list_says_so(run, need):
    assert run("need", "unmet").lines == ["no unmet need is on file"]
    assert run("need", "unmet", "-f", "json").json == []


def test_a_refusal_speaks_chinese_too(run, need):
    done = run("--lang", "zh", "need", "move", need, "met")
    assert done.code == 8
    assert done.err.startswith("错误")
