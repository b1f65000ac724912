"""`rmtool today`: what is owed, the day's contacts in the order to do them, and the next command to type (D7)."""

import shlex

import pytest

SHAPE = ["date", "working_day", "owed", "reminders", "rank", "planned"]
SATURDAY, WORKING_SATURDAY = "2026-11-28", "2026-02-14"  # before the Spring Festival of 2026 that Saturday is worked


def answer(run, *words):
    done = run("today", "-f", "json", *words)
    assert done.code == 0, done.err
    return done.json


def part(lines, head):
    """The lines below a head, up to the next blank one."""
    at = next(place for place, line in enumerate(lines) if line.startswith(head))
    below = lines[at + 1 :]
    return below[: below.index("")]


def test_the_day_is_what_was_worked_out_by_hand(run, small):
    """Ten minutes a call, five clients; a doctor at three, everybody else from nine, whoever is owed the longest first.

    欧阳文静雅 comes before 李娜 although she is worth less: her deposit elsewhere matured on the 21st.
    """
    lines = run("today", COLUMNS="120").lines
    assert lines[0] == "Tuesday 24 Nov 2026 · 5 contacts · 2 owed · planned 50 of 240 minutes"
    assert [" ".join(line.split()) for line in part(lines, "Owed 2")] == [
        "09:00 欧阳文静雅 000088 never reached, in the book since 24 Nov · +1 mobile 9-12 14-20",
        "15:00 王伟 000012 ¥500K 年年有余180天 matures 30 Nov · +1 mobile 15-17",
    ]
    assert [line.split()[0] for line in part(lines, "Today 3")] == ["09:10", "09:20", "09:30"]
    assert "Greetings  Christopher Montgomery-Featherstone (birthdays)" in "\n".join(lines)
    assert "At the desk  1 thing  rmtool remind" in lines
    assert "Think of  王伟 104.3 · 李娜 72.4 · Christopher Montgomery-Featherstone 52.2  rmtool rank" in lines


def test_a_promise_is_what_a_contact_is_about_before_all_else(run, small):
    """D7: on the 26th 欧阳文静雅 is called as promised; what else there is to say to her rides along."""
    lines = run("today", "--today", "2026-11-26", COLUMNS="120").lines
    about = next(line for line in lines if "欧阳文静雅" in line)
    assert "promised for 26 Nov: will call back · +2" in about


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-26", SATURDAY])
def test_the_last_line_is_the_next_command_and_it_runs(run, small, lang, day):
    last = run("--lang", lang, "today", "--today", day).lines[-1]
    assert last.startswith({"en": "next: ", "zh": "下一步："}[lang])
    command = shlex.split(last[last.index("rmtool") :])
    assert command[:2] == ["rmtool", "brief"]
    assert run(*command[1:]).code == 0


def test_every_command_on_the_screen_runs(run, small):
    words = [line[line.index("rmtool") :] for line in run("today").lines if "rmtool" in line]
    assert len(words) == 4
    assert [run(*shlex.split(command)[1:]).code for command in words] == [0] * 4


def test_with_nothing_to_do_the_next_command_is_the_ranking(run, desk):
    run("add", "王伟")
    for key in [one["key"] for one in run("remind", "-f", "json").json]:
        run("remind", "--done", key)
    done = run("today")
    assert done.lines[0] == "Tuesday 24 Nov 2026 · 0 contacts · planned 0 of 240 minutes"
    assert done.lines[-1] == "next: rmtool rank"


def test_a_saturday_says_when_work_goes_on_and_still_shows_what_is_owed(run, small):
    lines = run("today", "--today", SATURDAY).lines
    assert lines[1] == "not a working day; the next one is Monday 30 Nov 2026"
    assert any("promised for 26 Nov: will call back" in line for line in part(lines, "Owed 5"))
    assert not any(line.startswith("No room today") for line in lines)


def test_a_saturday_that_is_worked_is_a_day_like_any_other(run, small):
    done = run("today", "--today", WORKING_SATURDAY)
    assert "not a working day" not in done.out
    assert answer(run, "--today", WORKING_SATURDAY)["working_day"] is True
    assert answer(run, "--today", SATURDAY)["working_day"] is False


def test_json_has_the_shape_of_the_contract(run, small):
    found = answer(run)
    assert list(found) == SHAPE
    assert (found["date"], found["working_day"]) == ("2026-11-24", True)
    assert [one["key"] for one in found["owed"]] == [
        "contact_due:client:1:2026-10-14", "maturity_elsewhere:client:5:2026-11-21:after",
    ]  # fmt: skip
    assert found["reminders"] == run("remind", "-f", "json").json
    assert found["rank"] == run("rank", "--top", "5", "-f", "json").json


def test_what_is_planned_is_the_plan_of_the_day(run, small):
    planned = answer(run)["planned"]
    assert planned == run("plan", "-f", "json").json["days"][0]["items"]
    assert [(one["at"], one["client_no"], one["minutes"], one["late"]) for one in planned] == [
        ("09:00", "000088", 10, False), ("09:00", "000088", 0, True), ("09:10", "000173", 10, False),
        ("09:20", "000301", 10, False), ("09:30", None, 10, False), ("15:00", "000012", 10, True),
        ("15:00", "000012", 0, False),
    ]  # fmt: skip


def test_a_saturday_has_no_plan_and_all_its_reminders(run, small):
    found = answer(run, "--today", SATURDAY)
    assert found["planned"] == []
    assert len(found["owed"]) == 8  # all but what matures on the 30th
    assert len(found["reminders"]) == 9


@pytest.mark.parametrize("output", ["csv", "ids"])
def test_csv_and_ids_are_those_of_the_reminders(run, small, output):
    assert run("today", "-f", output).out == run("remind", "-f", output).out


def test_who_is_left_out_is_counted_and_a_book_must_be_there(run, small):
    assert (
        run("today").err == "note: left out: 1 do not contact; what they asked for and what the bank owes them stays\n"
    )
    assert run("today", "--book", "none.db").code == 5


def test_more_than_the_screen_holds_is_counted(run, sample):
    done = run("today")
    assert len(done.lines) < 40
    assert "more: rmtool plan" in done.out
    assert "No room today" in done.out


def test_a_pipe_gets_whole_lines_without_colour(run_process, small):
    done = run_process("today", env={"COLUMNS": None})
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "…" not in done.out
    assert "Christopher Montgomery-Featherstone 000301" in done.out


def test_names_with_markup_or_control_characters_are_shown_as_they_are(run, small):
    run("add", "[red]王[/red]\x1b[31m", "--client-no", "X1")
    out = run("today", COLUMNS="200").out
    assert "[red]王[/red]\\x1b[31m X1" in out
    assert "\x1b" not in out
