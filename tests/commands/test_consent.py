"""D21: the client's consent at every step - shown by `profile --steps`, and asked before the next step is logged."""

import pytest

WHO = "000012"
NO_STEPS = {"at": None, "channel": None, "words": None, "contact_id": None, "answer": None, "stands": False}


def say(run, step, answer, words="可以", *more):
    return run("log", WHO, words, "--phone", "--step", step, f"--{answer}", *more)


def logged(run):
    return run("log", WHO, "--list", "-f", "json").json


@pytest.mark.parametrize(
    ("step", "before"), [("analysis", "talk of needs"), ("proposal", "analysis"), ("agreement", "proposal")]
)
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_step_without_a_yes_to_the_one_before_is_refused(run, small, step, before, answer):
    contacts = logged(run)
    done = say(run, step, answer)
    assert done.code == 8
    assert f"{step}: the client was never asked about the step before ({before})" in done.err
    previous = {"talk of needs": "needs"}.get(before, before)
    assert f'rmtool log CLIENT --step {previous} --yes "the words"; or log the contact without --step' in done.err
    assert logged(run) == contacts


def test_the_first_step_needs_nothing_before_it(run, small):
    assert say(run, "needs", "yes").code == 0


def test_step_by_step_all_four_are_logged(run, small):
    for step in ("needs", "analysis", "proposal", "agreement"):
        done = say(run, step, "yes")
        assert done.code == 0, done.err
    assert run("profile", WHO, "--steps", "-f", "json").json["next_step"] is None
    assert run("profile", WHO, "--steps").lines[-1] == "the client agreed to every step"


def test_a_refusal_stands_in_the_way_and_says_its_day(run, small):
    say(run, "needs", "yes", "可以", "--at", "2026-11-20 10:00")
    say(run, "analysis", "no", "不用了", "--at", "2026-11-21 10:00")
    done = say(run, "proposal", "yes")
    assert done.code == 8
    assert "proposal: the client said no to the step before (analysis) on 21 Nov" in done.err


def test_a_yes_of_long_ago_is_asked_for_anew(run, small):
    say(run, "needs", "yes", "可以", "--at", "2025-11-23 10:00")
    done = say(run, "analysis", "yes")
    assert done.code == 8
    assert "the yes to the step before (talk of needs) is of 23 Nov 2025, too long ago to count" in done.err


def test_for_how_long_a_yes_counts_stands_in_the_rulebook(run, small):
    say(run, "needs", "yes", "可以", "--at", "2026-11-13 10:00")
    assert say(run, "analysis", "yes").code == 0
    (small.config / "rulebook.toml").write_text("[consent]\nvalid_days = 10\n", encoding="utf-8")
    assert say(run, "analysis", "yes").code == 8  # eleven days


def test_a_contact_of_an_earlier_day_is_judged_by_what_was_known_on_that_day(run, small):
    say(run, "needs", "yes", "可以", "--at", "2026-11-20 10:00")
    assert say(run, "analysis", "yes", "可以", "--at", "2026-11-19 10:00").code == 8
    assert say(run, "analysis", "yes", "可以", "--at", "2026-11-20 09:00").code == 0


def test_a_row_that_puts_a_step_right_and_keeps_it_asks_for_nothing_new(run, small):
    say(run, "needs", "yes")
    say(run, "analysis", "yes")
    [analysis, needs] = [one["contact_id"] for one in logged(run)[:2]]
    assert say(run, "needs", "no", "其实没答应", "--corrects", str(needs)).code == 0
    # The step before has no yes any more; the analysis itself may still be put right.
    assert say(run, "analysis", "no", "是说再想想", "--corrects", str(analysis)).code == 0


def test_a_row_that_turns_one_step_into_the_next_rests_on_nothing(run, small):
    """The yes to the needs is what it puts right: then nothing is left to stand on."""
    say(run, "needs", "yes")
    [needs] = [one["contact_id"] for one in logged(run)[:1]]
    assert say(run, "analysis", "yes", "是分析", "--corrects", str(needs)).code == 8


def test_a_contact_with_a_step_is_taken_back_without_asking(run, small):
    say(run, "needs", "yes")
    [needs] = [one["contact_id"] for one in logged(run)[:1]]
    assert run("log", WHO, "记错了人", "--withdraw", str(needs)).code == 0
    assert run("profile", WHO, "--steps", "-f", "json").json["next_step"] == "needs"


def test_another_clients_yes_opens_nothing(run, small):
    run("log", "000044", "可以", "--step", "needs", "--yes")
    assert say(run, "analysis", "yes").code == 8


def test_history_is_history_and_a_list_is_not_judged(run, small):
    file = small.write("contacts.csv", f"client_no,at,step,step_answer,note\n{WHO},2026-11-20,proposal,yes,好\n")
    assert run("import", str(file), "--as", "contacts").code == 0
    assert run("profile", WHO, "--steps", "-f", "json").json["next_step"] == "agreement"


def test_the_ledger_shows_each_step_and_what_comes_next(run, small):
    say(run, "needs", "yes", "可以聊聊", "--at", "2026-11-20 10:00")
    say(run, "analysis", "no", "不急", "--at", "2026-11-21 10:00")
    assert [line.rstrip() for line in run("profile", WHO, "--steps").lines] == [
        "王伟 000012",
        "talk of needs  yes        20 Nov  phone  可以聊聊 (#5)",
        "analysis       no         21 Nov  phone  不急 (#6)",
        "proposal       not asked",
        "agreement      not asked",
        "next to ask the client about: analysis",
    ]


def test_the_ledger_is_read_by_scripts(run, small):
    say(run, "needs", "yes", "可以聊聊", "--at", "2026-11-20 10:00")
    answer = run("profile", WHO, "--steps", "-f", "json").json
    assert answer == {
        "client_id": 1, "client_no": WHO, "name": "王伟",
        "steps": [
            {"step": "needs", "answer": True, "at": "2026-11-20T10:00", "channel": "phone", "words": "可以聊聊", "contact_id": 5, "stands": True},
            *({"step": step, **NO_STEPS} for step in ("analysis", "proposal", "agreement")),
        ],
        "next_step": "analysis",
    }  # fmt: skip
    rows = run("profile", WHO, "--steps", "-f", "csv").rows
    assert [(row["client_no"], row["step"], row["stands"]) for row in rows] == [
        (WHO, "needs", "1"), (WHO, "analysis", "0"), (WHO, "proposal", "0"), (WHO, "agreement", "0"),
    ]  # fmt: skip
    assert run("profile", WHO, "--steps", "-f", "ids").lines == [WHO]


def test_a_refusal_speaks_chinese_too(run, small):
    done = run("--lang", "zh", "log", WHO, "可以", "--step", "analysis", "--yes")
    assert done.code == 8
    assert done.err.startswith("错误")
