"""`rmtool remind`: whom to contact today and why - the list, its machine contract, and what became of a reminder."""

import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
KEYS = [
    "key", "client_id", "client_no", "name", "kind", "due", "act_on", "days", "subject", "amount", "channel", "text",
    "source", "priority", "options", "hours", "opening", "gift_room",
]  # fmt: skip
MATURITY = "maturity:client:1:2026-11-30:7"
CONTACT = "contact_due:client:1:2026-10-14"
PROMISE = "promise:contact:3:2026-11-26"
FIRST_LI = "first_contact:client:2:2026-11-24"
# Worked out by hand: the urgency of the kind, times a half and half the client's value (as in test_rank), of which
# 王伟 has 76.9, 李娜 57.4, Christopher 37.2, 陈静 50.2, 欧阳文静雅 3.0 and 刘洋 nothing.
TODAYS = [
    (MATURITY, "2026-11-30", "2026-11-23", 6, 79.6),  # stage 7 is a Monday; 90 x 0.8845
    (CONTACT, "2026-11-13", "2026-11-13", -11, 63.7),  # 11 of the 15 days to too late: 50 + 30 x 11/15 = 72; x 0.8845
    (FIRST_LI, "2026-11-24", "2026-11-24", 0, 63.0),  # 80 x 0.787
    ("first_contact:client:6:2026-11-24", "2026-11-24", "2026-11-24", 0, 54.9),  # 80 x 0.686
    ("first_contact:client:5:2026-11-24", "2026-11-24", "2026-11-24", 0, 41.2),  # 80 x 0.515
    ("birthday:client:6:2026-11-24", "2026-11-24", "2026-11-24", 0, 41.2),  # 60 x 0.686; 000301 after 000088
    ("first_contact:client:4:2026-11-24", "2026-11-24", "2026-11-24", 0, 40.0),  # 80 x 0.5
    ("maturity_elsewhere:client:5:2026-11-21:after", "2026-11-21", "2026-11-23", -3, 38.6),  # 75 x 0.515
    ("file_update:contact:2:2026-11-21", "2026-11-24", "2026-11-24", 0, 30.0),  # 40 x 0.751
]
# Of the promise and of what matures, what opens in the seven days after: 27, 30 November and 1 December.
OPENING_SOON = [PROMISE, *(f"maturity:client:1:2026-11-30:{stage}" for stage in ("1", "0", "after"))]


def listed(run, *words, **environment):
    done = run("remind", "-f", "json", *words, **environment)
    assert done.code == 0, done.err
    return done.json


def keys(run, *words):
    return [one["key"] for one in listed(run, *words)]


# The machine contract.


def test_every_reminder_has_the_keys_of_the_contract_in_their_order(run, small):
    assert [list(one) for one in listed(run)] == [KEYS] * 9


def test_the_small_books_reminders_are_those_worked_out_by_hand_in_their_order(run, small):
    found = [(one["key"], one["due"], one["act_on"], one["days"], one["priority"]) for one in listed(run)]
    assert found == TODAYS


def test_a_maturity_in_full(run, small):
    """D125, D126: the true day, the day to act, the sum in yuan, hours of a doctor, and the way to what suits."""
    assert listed(run)[0] == {
        "key": MATURITY, "client_id": 1, "client_no": "000012", "name": "王伟", "kind": "maturity",
        "due": "2026-11-30", "act_on": "2026-11-23", "days": 6, "subject": "年年有余180天", "amount": 500000,
        "channel": "mobile", "text": "¥500K 年年有余180天 matures 30 Nov", "source": "D125", "priority": 79.6,
        "options": "rmtool recommend 000012", "hours": "15:00-17:00",
        "opening": "Mr 王伟, your product ends on 30 Nov; when would you have time to talk over what comes next?",
        "gift_room": None,
    }  # fmt: skip


def test_what_is_unknown_is_null_and_numbers_are_numbers(run, small):
    of = {one["key"]: one for one in listed(run)}
    no_number = of["first_contact:client:4:2026-11-24"]
    assert (no_number["client_no"], no_number["amount"], no_number["options"]) == (None, None, None)
    birthday = of["birthday:client:6:2026-11-24"]
    assert birthday["gift_room"] == 200  # D108: no gift was given this year, 200 is the most for one
    desk = of["file_update:contact:2:2026-11-21"]
    assert (desk["channel"], desk["hours"], desk["opening"]) == (None, None, None)


def test_csv_has_a_row_a_reminder_with_the_keys_as_its_header(run, small):
    done = run("remind", "-f", "csv")
    assert done.lines[0] == ",".join(KEYS)
    assert [row["key"] for row in done.rows] == [key for key, *_rest in TODAYS]
    assert (done.rows[1]["days"], done.rows[0]["amount"], done.rows[0]["client_no"]) == ("-11", "500000", "000012")


def test_ids_are_each_client_once_in_the_order_of_the_list(run, small):
    assert run("remind", "-f", "ids").lines == ["000012", "000173", "000301", "000088", "#4", "000044"]


def test_a_script_gets_all_a_screen_a_screenful(run, sample):
    every = listed(run)
    assert len(every) > 20
    assert len({one["key"] for one in every}) == len(every)
    assert len(listed(run, "--top", "5")) == 5
    assert "--top 0 shows the other" in run("remind", COLUMNS="80").out


# Which.


def test_days_looks_ahead_and_keeps_all_that_is_open_today(run, small):
    today, week = keys(run), keys(run, "--days", "7")
    assert set(week) - set(today) == set(OPENING_SOON)
    assert set(today) <= set(week)
    assert PROMISE not in keys(run, "--days", "1")
    assert PROMISE in keys(run, "--days", "2")


def test_every_number_of_days_keeps_what_fewer_show(run, sample):
    sets = [set(keys(run, "--days", str(days))) for days in (0, 1, 7, 30, 60)]
    assert all(fewer <= more for fewer, more in pairwise(sets))


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (["--kind", "promise"], {"promise"}),
        (["--kind", "promise,birthday"], {"promise", "birthday"}),
        (["--kind", "promise， birthday", "--kind", "file-update"], {"promise", "birthday", "file_update"}),
        (["--kind", "promise", "--kind", "BIRTHDAY"], {"promise", "birthday"}),
        (["--kind", "承诺、客户生日"], {"promise", "birthday"}),
    ],
)
def test_kinds_are_named_once_more_or_with_commas(run, small, words, kinds):
    assert {one["kind"] for one in listed(run, "--days", "7", *words)} == kinds


def test_an_unknown_kind_is_refused_with_those_there_are(run, small):
    done = run("remind", "--kind", "promise,pigeon")
    assert (done.code, done.out) == (2, "")
    assert 'there is no kind of reminder "pigeon"' in done.err
    assert "birthday, family_birthday, festival" in done.err
    assert "tier_near, tier_risk" in done.err


@pytest.mark.parametrize(
    ("condition", "numbers"),
    [
        ("aum >= 50万", ["000012", "000044"]),
        ("tier = private", ["000044"]),  # of 陈静's own word, 私行
        ("days_silent >= 30", ["000012"]),  # 41 days; whoever was never reached has no number of days
        ("days_silent = ", ["000173", "000301", "000088", "#4"]),
        ("age = 50", ["000301"]),  # today is the birthday
        ("occupation = doctor", ["000012"]),
    ],
)
def test_where_also_asks_what_is_worked_out_of_the_client(run, small, condition, numbers):
    assert run("remind", "--where", condition, "-f", "ids").lines == numbers


def test_all_conditions_must_hold_and_a_field_that_is_none_is_refused(run, small):
    assert run("remind", "--where", "aum >= 50万", "--where", "age < 40", "-f", "ids").lines == ["000012"]
    assert run("remind", "--where", "pigeon = 1").code == 2


def test_of_every_kind_one_is_shown_before_the_second_of_any_and_the_rest_is_counted(run, small):
    """Seven lines: one of each of six kinds, and one more of the heaviest that are left - a second first contact."""
    lines = run("remind", "--top", "7", COLUMNS="80").lines
    heads = [line for line in lines if line and line[0] not in " t!" and "things to do" not in line][:6]
    assert heads == [
        "maturities 1", "contacts due 1", "first contacts 4  --kind first_contact --top 0 shows the other 2",
        "birthdays 1", "maturities elsewhere 1", "files to update 1",
    ]  # fmt: skip
    assert lines[0] == "Tuesday 24 Nov 2026 · 9 things to do"
    assert sum("never reached" in line for line in lines) == 2


def test_fewer_lines_than_kinds_show_the_most_urgent_kinds(run, small):
    assert [one["key"] for one in listed(run, "--top", "3")] == [MATURITY, CONTACT, FIRST_LI]
    assert len(listed(run, "--top", "0")) == 9
    assert "birthdays 1  --kind birthday --top 0 shows the other 1" in run("remind", "--top", "3", COLUMNS="80").lines


# What the RM sees.


def test_owed_and_due_are_said_in_words_not_only_in_colour(run, small):
    lines = run("remind", COLUMNS="200").lines
    assert any("! 13 Nov  王伟 000012" in line for line in lines)
    assert any("today     王伟 000012" in line for line in lines)
    assert "rmtool log 000012 NOTE answers it" in lines[-1]


def test_words_add_how_to_begin_and_nothing_of_a_sale(run, small):
    """D8, D95: an appointment or a greeting, no amount."""
    plain, more = (run("remind", *words, COLUMNS="200").out for words in ([], ["--words"]))
    assert "when may I introduce myself" not in plain
    assert more.count("when may I introduce myself") == 4
    begun = [line for line in more.splitlines() if line.startswith("  ") and not re.search(r" (\d{6}|#\d+) ", line)]
    assert len(begun) == 8  # all but the work at the desk
    assert not any("¥" in line or "%" in line for line in begun)


def test_what_matured_is_said_to_have_ended_once_it_is_time_to_act(run, small):
    after = listed(run, "--days", "7", "--kind", "maturity")[-1]
    assert (after["key"], after["act_on"]) == ("maturity:client:1:2026-11-30:after", "2026-12-01")
    assert "your product ended on 30 Nov" in after["opening"]


def test_both_languages(run, small):
    done = run("--lang", "zh", "remind", "--words", COLUMNS="200")
    assert done.lines[0] == "2026年11月24日 周二 · 9 项待办"
    assert any(line.startswith("到期应联系 1  ") for line in done.lines)
    assert "王伟先生，最近一切都好吗？" in done.out
    assert "到期" in listed(run, "--lang", "zh")[0]["text"]


def test_do_not_contact_is_left_out_and_counted(run, small):
    """张文 was never reached and would be due; he is not to be contacted."""
    done = run("remind")
    assert done.err == "note: left out: 1 do not contact; what they asked for and what the bank owes them stays\n"
    assert "张文" not in done.out
    run("edit", "000377", "--set", "do_not_contact=no")
    again = run("remind")
    assert again.err == ""
    assert "张文 000377" in again.out


def test_days_of_a_year_without_published_holidays_are_noted(run, small):
    """24 November and 37 days are 31 December; the holidays of 2027 are not published yet."""
    assert "holidays" not in run("remind", "--days", "37").err
    done = run("remind", "--days", "38", "-f", "json")
    assert done.code == 0
    assert "the holidays of 2027 are not known yet; rmtool config holidays FILE brings them in" in done.err


def test_an_empty_book_has_nothing_to_do_and_no_book_is_an_error(run, desk):
    assert run("remind").code == 5
    run("add", "王伟")
    run("undo", "--yes")
    done = run("remind")
    assert (done.code, done.err) == (0, "")
    assert done.out.strip() == "Tuesday 24 Nov 2026 · nothing to do"
    assert listed(run) == []
    assert run("remind", "-f", "ids").out == ""
    assert run("remind", "-f", "csv").lines == [",".join(KEYS)]


def test_a_pipe_gets_whole_lines_without_colour(run_process, small):
    for more in ({}, {"NO_COLOR": "1", "FORCE_COLOR": None}):
        done = run_process("remind", env={"COLUMNS": None, "TERM": "xterm-256color", **more})
        assert done.code == 0
        assert "\x1b" not in done.out
        assert "…" not in done.out
        assert "birthday 24 Nov (lunar 十月十六) · 50 years · a round one · gift up to ¥200" in done.out


@pytest.mark.parametrize(("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_it_asks_for_none(small, more, coloured):
    """Red is owed; with NO_COLOR the mark in front of the day says it alone."""
    pty = pytest.importorskip("pty")
    ours = {**small.environment, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **more}
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    leader, follower = pty.openpty()
    with os.fdopen(leader, "rb", buffering=0) as screen:
        command = [sys.executable, "-m", "rmtool", "remind", "--kind", "contact_due"]
        done = subprocess.run(command, env=inherited | ours, stdout=follower, stderr=subprocess.DEVNULL, check=False)
        os.close(follower)
        seen = screen.read(65536).decode()
    assert done.returncode == 0
    assert ("\x1b[31m" in seen) is coloured
    assert "! 13 Nov" in seen


def test_names_with_markup_or_control_characters_are_shown_as_they_are(run, small):
    run("add", "[red]王[/red]\x1b[31m", "--client-no", "X1")
    out = run("remind", "--words", "--top", "0", COLUMNS="200").out
    assert "[red]王[/red]\\x1b[31m X1" in out
    assert "\x1b" not in out


# What becomes of a reminder.


def test_done_is_said_and_never_comes_back_on_any_later_day(run, small):
    done = run("remind", "--done", CONTACT)
    assert (done.code, done.out, done.err) == (0, "done: last reached 41 days ago, wants every 30 days\n", "")
    for later in ("2026-11-24", "2026-11-25", "2026-12-24", "2027-11-24"):
        assert CONTACT not in keys(run, "--today", later)
    assert keys(run, "--days", "366").count(CONTACT) == 0


def test_several_are_ticked_off_at_once_and_one_undo_brings_them_back(run, small):
    done = run("remind", "--done", MATURITY, "--done", FIRST_LI)
    assert done.lines == ["done: ¥500K 年年有余180天 matures 30 Nov", "done: never reached, in the book since 24 Nov"]
    assert keys(run) == [key for key, *_rest in TODAYS if key not in {MATURITY, FIRST_LI}]
    assert run("undo", "--yes").code == 0
    assert keys(run) == [key for key, *_rest in TODAYS]


def test_done_twice_says_so_and_writes_nothing(run, small):
    run("remind", "--done", CONTACT)
    writes = run("undo", "--list").lines
    again = run("remind", "--done", CONTACT)
    assert (again.code, again.out) == (0, f"done already: {CONTACT}\n")
    assert run("undo", "--list").lines == writes
    same = run("remind", "--done", MATURITY, "--done", MATURITY)
    assert same.lines == ["done: ¥500K 年年有余180天 matures 30 Nov"]


def test_a_key_that_the_log_has_answered_stops_no_batch(run, small):
    """A script ticks off what it listed an hour ago; meanwhile one of the clients was reached."""
    run("log", "000012", "--phone", "--reached")
    done = run("remind", "--done", CONTACT, "--done", MATURITY)
    assert (done.code, done.lines) == (
        0, [f"not open any more: {CONTACT}", "done: ¥500K 年年有余180天 matures 30 Nov"],
    )  # fmt: skip
    assert MATURITY not in keys(run)


def test_what_opens_later_can_be_done_now(run, small):
    """D7: the promise of the 26th was kept two days before."""
    assert run("remind", "--done", PROMISE).lines == ["done: promised for 26 Nov: will call back"]
    assert PROMISE not in keys(run, "--days", "7")


@pytest.mark.parametrize("key", ["promise:contact:99:2026-11-26", "pigeon:1", MATURITY.replace(":7", ":8"), "  "])
def test_an_unknown_key_is_not_found_and_nothing_of_the_write_is_kept(run, small, key):
    done = run("remind", "--done", CONTACT, "--done", key, "-f", "json")
    assert (done.code, done.out) == (3, "")
    assert done.error["exit_code"] == 3
    assert CONTACT in keys(run)


def test_a_snoozed_reminder_is_back_on_its_day(run, small):
    """周五 said on Tuesday the 24th is the 27th."""
    done = run("remind", "--snooze", CONTACT, "周五")
    assert (done.code, done.lines) == (0, ["put off to 27 Nov: last reached 41 days ago, wants every 30 days"])
    for day, seen in (("2026-11-24", False), ("2026-11-26", False), ("2026-11-27", True), ("2026-12-24", True)):
        assert (CONTACT in keys(run, "--today", day)) is seen
    assert run("undo", "--yes").code == 0
    assert CONTACT in keys(run)


def test_a_reminder_is_put_off_again_and_then_done(run, small):
    run("remind", "--snooze", CONTACT, "2026-11-27")
    assert run("remind", "--snooze", CONTACT, "2026-12-01").code == 0
    assert CONTACT not in keys(run, "--today", "2026-11-30")
    assert run("remind", "--done", CONTACT).code == 0
    assert CONTACT not in keys(run, "--today", "2026-12-01")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--snooze", CONTACT], "--snooze takes a key and a day"),
        (["2026-11-30"], "--snooze takes a key and a day"),
        (["--done", CONTACT, "2026-11-30"], "--snooze takes a key and a day"),
        (["--snooze", CONTACT, "2026-11-24"], "--snooze 2026-11-24 does not lie ahead"),
        (["--snooze", CONTACT, "昨天"], "does not lie ahead"),
        (["--snooze", CONTACT, "周末"], "no single day"),
        (["--snooze", CONTACT, "pigeon"], "not a day"),
        (["--days", "-1"], "from 0 on"),
        (["--days", "367"], "--days 367 is more than a year ahead"),
    ],
)
def test_wrong_words_are_refused_and_nothing_is_written(run, small, words, named):
    done = run("remind", *words)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert CONTACT in keys(run)


def test_what_is_done_is_not_put_off_and_an_unknown_key_is_not_found(run, small):
    run("remind", "--done", CONTACT)
    done = run("remind", "--snooze", CONTACT, "2026-12-24")
    assert (done.code, done.out) == (8, "")
    assert "what is done never returns" in done.err
    assert run("remind", "--snooze", "pigeon:1", "2026-12-24").code == 3


def test_a_changed_anchor_is_a_new_reminder(run, small):
    """王伟 is reached today: the next contact is due in 30 days, on Thursday 24 December."""
    run("remind", "--done", CONTACT)
    run("log", "000012", "--phone", "--reached")
    [due] = listed(run, "--today", "2026-12-24", "--kind", "contact_due", "--where", "client_no = 000012")
    assert (due["key"], due["due"], due["days"]) == ("contact_due:client:1:2026-11-24", "2026-12-24", 0)


# Calendars.


def test_a_calendar_has_what_the_list_has_on_the_day_to_act(run, small, tmp_path):
    from datetime import date

    from icalendar import Calendar

    file = tmp_path / "week.ics"
    done = run("remind", "--days", "7", "--ics", str(file))
    assert (done.code, done.out) == (0, f"13 entries written to {file}\n")
    entries = {str(one["uid"]): one.start for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
    assert entries.keys() == {f"{key}@rmtool" for key in keys(run, "--days", "7")}
    assert entries[f"{CONTACT}@rmtool"] == date(2026, 11, 24)  # owed since the 13th: to be done today
    assert entries[f"{PROMISE}@rmtool"] == date(2026, 11, 26)


def test_a_calendar_hides_names_and_amounts_unless_asked_to_reveal(run, small, tmp_path):
    file = tmp_path / "day.ics"
    run("remind", "--ics", str(file))
    hidden = file.read_text(encoding="utf-8")
    assert "王*" in hidden
    assert not any(word in hidden for word in ("王伟", "欧阳文静雅", "Montgomery", "¥", "500K", "年年有余"))
    run("remind", "--ics", str(file), "--reveal")
    assert "王伟" in file.read_text(encoding="utf-8")


def test_reading_the_list_writes_nothing(run, small, tmp_path):
    before = tmp_path / "before.db"
    shutil.copy(small.book, before)
    for words in ([], ["--days", "60"], ["-f", "json"], ["--ics", str(tmp_path / "x.ics")]):
        run("remind", *words)
    assert small.book.read_bytes() == before.read_bytes()
