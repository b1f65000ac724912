"""What a logged contact closes: what its facts answer, what its topic answers, and what `--answers` names (D7, D86)."""

import pytest

MATURITY = "maturity:client:1:2026-11-30:7"
CONTACT = "contact_due:client:1:2026-10-14"
PROMISE = "promise:contact:3:2026-11-26"
BIRTHDAY = "birthday:client:6:2026-11-24"
ON_THE_26TH = ("--today", "2026-11-26")


def keys(run, *words):
    return {one["key"] for one in run("remind", "-f", "json", *words).json}


def test_a_talk_that_reached_ends_the_silence(run, small):
    done = run("log", "000012", "--phone", "--reached")
    assert done.lines[1:] == [
        "  answers: last reached 41 days ago, wants every 30 days", "  still open: ¥500K 年年有余180天 matures 30 Nov",
    ]  # fmt: skip
    assert keys(run, "--where", "client_no = 000012") == {MATURITY}


@pytest.mark.parametrize("reached", [["--not-reached"], []])
def test_a_call_that_reached_nobody_ends_nothing_and_says_what_is_open(run, small, reached):
    done = run("log", "000012", "--phone", *reached)
    assert done.lines[1:] == ["  still open: ¥500K 年年有余180天 matures 30 Nov and 1 more"]
    assert keys(run, "--where", "client_no = 000012") == {MATURITY, CONTACT}


def test_a_contact_on_its_day_keeps_the_promise_and_one_before_it_does_not(run, small):
    run("log", "000088", "--phone", "--reached", "--today", "2026-11-25", "--at", "2026-11-25")
    assert PROMISE in keys(run, *ON_THE_26TH)
    done = run("log", "000088", "--phone", "--reached", *ON_THE_26TH, "--at", "2026-11-26")
    assert "  answers: promised for 26 Nov: will call back" in done.lines
    assert PROMISE not in keys(run, *ON_THE_26TH)


def test_talk_of_what_matures_closes_the_stage_that_is_open_and_not_the_next(run, small):
    """D125: the stage of seven days is closed; on the 27th the one of the day before opens all the same."""
    done = run("log", "000012", "--phone", "--reached", "--topic", "maturity")
    assert "  answers: ¥500K 年年有余180天 matures 30 Nov" in done.lines
    assert not any("still open" in line for line in done.lines)
    assert not any(key.startswith("maturity:client:1") for key in keys(run))
    assert "maturity:client:1:2026-11-30:1" in keys(run, "--today", "2026-11-27")


def test_talk_of_what_matures_that_reached_nobody_closes_nothing(run, small):
    run("log", "000012", "--phone", "--not-reached", "--topic", "maturity")
    assert MATURITY in keys(run)


@pytest.mark.parametrize(
    ("reached", "closed"), [([], True), (["--reached"], True), (["--not-reached"], False)], ids=["sent", "read", "not"]
)
def test_a_message_of_good_wishes_closes_the_birthday_unless_it_did_not_arrive(run, small, reached, closed):
    """A greeting is written: that it was sent is enough, whether or not anybody answered."""
    run("log", "000301", "--wechat", "--topic", "social", *reached)
    assert (BIRTHDAY not in keys(run)) is closed


@pytest.mark.parametrize(("reached", "closed"), [([], False), (["--reached"], True)], ids=["rang", "spoke"])
def test_a_call_of_good_wishes_closes_the_birthday_only_when_somebody_spoke(run, small, reached, closed):
    run("log", "000301", "--phone", "--topic", "social", *reached)
    assert (BIRTHDAY not in keys(run)) is closed


def test_the_words_of_a_note_close_nothing(run, small):
    run("log", "000301", "生日快乐 happy birthday", "--wechat")
    run("log", "000012", "到期转存 maturity 2026-11-30", "--phone", "--reached")
    assert {BIRTHDAY, MATURITY} <= keys(run)


def test_a_reminder_is_answered_by_its_key(run, small):
    done = run("log", "000012", "--wechat", "--not-reached", "--answers", MATURITY)
    assert "  answers: ¥500K 年年有余180天 matures 30 Nov" in done.lines
    assert keys(run, "--where", "client_no = 000012") == {CONTACT}


def test_several_are_answered_and_one_that_opens_later_too(run, small):
    later = "maturity:client:1:2026-11-30:1"
    done = run("log", "000012", "--wechat", "--not-reached", "--answers", MATURITY, "--answers", later)
    assert sum(line.startswith("  answers: ") for line in done.lines) == 2
    assert later not in keys(run, "--today", "2026-11-27")


@pytest.mark.parametrize(
    ("key", "code", "named"),
    [
        (BIRTHDAY, 2, "is a reminder of another client"),
        ("promise:contact:99:2026-11-26", 3, "no reminder has the key"),
        ("pigeon", 3, "no reminder has the key"),
    ],
)
def test_a_key_of_another_client_or_of_nothing_is_refused_and_the_contact_is_not_written(run, small, key, code, named):
    done = run("log", "000012", "--phone", "--reached", "--answers", key)
    assert (done.code, done.out) == (code, "")
    assert named in done.err
    assert len(run("log", "--list", "-f", "json").json) == 4
    assert CONTACT in keys(run)


def test_undo_of_the_contact_brings_back_what_it_closed(run, small):
    before = keys(run)
    run("log", "000012", "--phone", "--reached", "--topic", "maturity", "--answers", MATURITY)
    assert not {MATURITY, CONTACT} & keys(run)
    assert run("undo", "--yes").code == 0
    assert keys(run) == before


def test_what_is_closed_is_said_in_chinese_too(run, small):
    done = run("--lang", "zh", "log", "000012", "--phone", "--reached", "--topic", "maturity")
    assert done.code == 0
    assert len(done.lines) == 3
    assert any("50万年年有余180天" in line for line in done.lines[1:])


def test_who_owes_nothing_hears_of_nothing(run, small):
    run("log", "000173", "--phone", "--reached")
    assert len(run("log", "000173", "--phone", "--reached").lines) == 1
