"""`rmtool plan`: who is contacted on which working day of the month, and what did not fit (D7, D97)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

DAY_KEYS = ["date", "minutes", "travel", "visits", "over", "greetings", "items"]
ITEM_KEYS = [
    "key", "client_id", "client_no", "name", "reminder", "text", "date", "at", "kind", "minutes", "travel", "area",
    "late", "rides_with", "promised",
]  # fmt: skip
UNPLACED_KEYS = ["key", "client_id", "client_no", "name", "reminder", "text", "kind", "minutes", "reason"]
COLUMNS = [
    "date", "at", "key", "client_id", "client_no", "name", "kind", "reminder", "minutes", "travel", "area", "late",
    "rides_with", "promised", "text", "reason",
]  # fmt: skip
PROMISE = "promise:contact:3:2026-11-26"
# Ten minutes a call. Tuesday: everybody who is due, from nine, and the doctor at three; the promise on its Thursday; of
# what matures on Monday the 30th the stage of one day before on the last working day before, and that of the day.
NOVEMBER = {
    "2026-11-24": ["09:00", "09:00", "09:10", "09:20", "09:30", "15:00", "15:00"],
    "2026-11-25": [],
    "2026-11-26": ["09:00"],
    "2026-11-27": ["15:00"],
    "2026-11-30": ["15:00"],
}


def planned(run, *words):
    done = run("plan", "-f", "json", *words)
    assert done.code == 0, done.err
    return done.json


def placed(run, *words):
    """Key -> day."""
    return {item["key"]: day["date"] for day in planned(run, *words)["days"] for item in day["items"]}


def unplaced(run, *words):
    return {one["key"]: one["reason"]["code"] for one in planned(run, *words)["unplaced"]}


# The contract.


def test_json_has_the_shape_of_the_contract(run, small):
    found = planned(run)
    assert list(found) == ["month", "days", "unplaced"]
    assert found["month"] == "2026-11"
    assert [list(day) for day in found["days"]] == [DAY_KEYS] * 5
    assert [list(item) for day in found["days"] for item in day["items"]] == [ITEM_KEYS] * 10
    assert found["unplaced"] == []


def test_the_rest_of_november_is_what_was_worked_out_by_hand(run, small):
    days = planned(run)["days"]
    assert {day["date"]: [item["at"] for item in day["items"]] for day in days} == NOVEMBER
    assert [day["minutes"] for day in days] == [50, 0, 10, 10, 10]
    assert [day["greetings"] for day in days] == [1, 0, 0, 0, 0]


def test_a_promise_in_full(run, small):
    [item] = planned(run)["days"][2]["items"]
    assert item == {
        "key": PROMISE, "client_id": 5, "client_no": "000088", "name": "欧阳文静雅", "reminder": "promise",
        "text": "promised for 26 Nov: will call back", "date": "2026-11-26", "at": "09:00", "kind": "call",
        "minutes": 10, "travel": 0, "area": None, "late": False, "rides_with": None, "promised": "2026-11-26",
    }  # fmt: skip


def test_one_contact_is_about_all_that_a_client_is_due_for(run, small):
    """Seven things, five calls: what rides along takes no minutes of its own."""
    items = planned(run)["days"][0]["items"]
    riding = {item["key"]: item["rides_with"] for item in items if item["rides_with"]}
    assert riding == {
        "maturity_elsewhere:client:5:2026-11-21:after": "first_contact:client:5:2026-11-24",
        "maturity:client:1:2026-11-30:7": "contact_due:client:1:2026-10-14",
    }
    assert [item["minutes"] for item in items if item["rides_with"]] == [0, 0]


def test_csv_has_a_row_a_contact_and_ids_each_client_once(run, small):
    done = run("plan", "-f", "csv")
    assert done.lines[0] == ",".join(COLUMNS)
    assert [row["at"] for row in done.rows] == [at for ats in NOVEMBER.values() for at in ats]
    assert run("plan", "-f", "ids").lines == ["000088", "000173", "000301", "#4", "000012"]


# Which days.


@pytest.mark.parametrize("said", ["2026-12", "12", "12月", "next", "下月"])
def test_a_later_month_has_what_falls_due_in_it(run, small, said):
    """December: the money of the 30th on the 1st; 陈静, reached on 21 November, wants it every 15 days: by 6 December.

    That is a Sunday: to be acted on by Friday the 4th, and planned in the seven days before that are in the month.
    """
    found = planned(run, said)
    assert found["month"] == "2026-12"
    assert len(found["days"]) == 23
    where = placed(run, said)
    assert where.keys() == {"maturity:client:1:2026-11-30:after", "contact_due:client:3:2026-11-21"}
    assert where["maturity:client:1:2026-11-30:after"] == "2026-12-01"
    assert "2026-12-01" <= where["contact_due:client:3:2026-11-21"] <= "2026-12-04"


def test_past_months_and_words_that_are_none_are_refused(run, small):
    done = run("plan", "2026-10")
    assert (done.code, done.out) == (2, "")
    assert "2026-10 is past" in done.err
    for word in ("pigeon", "13", "2026-00", "2026"):
        assert run("plan", word).code == 2


def test_days_that_are_past_are_not_planned_any_more(run, small):
    assert [day["date"] for day in planned(run, "--today", "2026-11-27")["days"]] == ["2026-11-27", "2026-11-30"]


@pytest.mark.parametrize("said", ["周五", "friday", "2026-11-27", "27号"])
def test_one_day_is_said_as_people_say_it(run, small, said):
    lines = run("plan", "--day", said).lines
    assert lines[0] == "Nov 2026 · 5 working days · 8 contacts"
    assert lines[1].startswith("Friday    27 Nov         10 of 240 min")
    assert "15:00  王伟 000012  call 10 min" in lines[2]
    assert lines[3] == ""


def test_one_day_is_all_that_a_script_and_a_calendar_get_too(run, small, tmp_path):
    assert [day["date"] for day in planned(run, "--day", "周五")["days"]] == ["2026-11-27"]
    assert [row["key"] for row in run("plan", "--day", "周五", "-f", "csv").rows] == ["maturity:client:1:2026-11-30:1"]
    assert run("plan", "--day", "周五", "-f", "ids").lines == ["000012"]
    run("plan", "--day", "周五", "--ics", str(tmp_path / "friday.ics"))
    assert entries(tmp_path / "friday.ics").keys() == {"maturity:client:1:2026-11-30:1@rmtool"}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--day", "周六"], "2026-11-28 is not a working day"),
        (["--day", "2026-12-01"], "2026-12-01 is no day of this plan"),
        (["--day", "2026-11-23"], "2026-11-23 is no day of this plan"),
        (["next", "--day", "周五"], "2026-11-27 is no day of this plan"),
        (["--day", "pigeon"], "not a day"),
    ],
)
def test_a_day_without_a_plan_is_refused_with_what_there_is(run, small, words, named):
    done = run("plan", *words)
    assert (done.code, done.out) == (2, "")
    assert named in done.err


def test_a_month_of_a_year_without_published_holidays_is_noted(run, small):
    assert "holidays" not in run("plan", "2026-12").err
    assert "the holidays of 2027 are not known yet" in run("plan", "2027-01").err


def test_the_days_between_the_holidays_are_those_that_are_worked(run, small):
    """February 2026: the 14th is a working Saturday, the 28th too; the Spring Festival is from the 15th to the 23rd."""
    days = [day["date"] for day in planned(run, "--today", "2026-02-01")["days"]]
    assert "2026-02-14" in days
    assert "2026-02-28" in days
    assert not any(f"2026-02-{day}" in days for day in range(15, 24))


# How it is spread.


def test_what_was_promised_stays_on_its_day_when_planned_again(run, small):
    for today in ("2026-11-24", "2026-11-25", "2026-11-26"):
        assert placed(run, "--today", today)[PROMISE] == "2026-11-26"
    late = planned(run, "--today", "2026-11-27")["days"][0]["items"]
    assert next(item for item in late if item["key"] == PROMISE)["late"] is True


def test_a_day_holds_what_the_rulebook_says(run, small):
    """Four calls of ten minutes to new clients and 王伟 of ten; thirty minutes hold three of them a day.

    All five are to be acted on by today: two wait for the first day with room.
    """
    (small.folder / "rules.toml").write_text("[plan]\nminutes = 30\n", encoding="utf-8")
    days = planned(run, "--rulebook", str(small.folder / "rules.toml"))["days"]
    assert [day["minutes"] for day in days[:2]] == [30, 20]
    assert all(day["minutes"] <= 30 for day in days)
    assert not any(day["over"] for day in days)
    assert [item["late"] for item in days[1]["items"] if not item["rides_with"]] == [True, True]
    assert "30 of 30 min" in run("plan", "--rulebook", str(small.folder / "rules.toml")).out


def test_what_finds_no_day_is_said_with_the_reason(run, small):
    """Five minutes hold no call of ten; only what was promised is put on its day, however full that is."""
    (small.folder / "rules.toml").write_text("[plan]\nminutes = 5\n", encoding="utf-8")
    words = ("--rulebook", str(small.folder / "rules.toml"))
    assert placed(run, *words) == {PROMISE: "2026-11-26"}
    found = planned(run, *words)["unplaced"]
    assert len(found) == 9
    assert [list(one) for one in found] == [UNPLACED_KEYS] * 9
    assert [list(one["reason"]) for one in found] == [["code", "params", "text"]] * 9
    lines = run("plan", *words, COLUMNS="120").lines
    assert lines[0] == "Nov 2026 · 5 working days · 1 contact · 9 without a day"
    assert "without a day" in lines
    rows = [row for row in run("plan", *words, "-f", "csv").rows if not row["date"]]
    assert len(rows) == 9
    assert all(row["reason"] for row in rows)


def test_a_wanted_weekday_is_kept_and_one_that_is_gone_is_said(run, small):
    """李娜 wants Wednesdays: the 25th. On the 26th no Wednesday of November is left."""
    run("edit", "000173", "--set", "wanted_weekdays=周三")
    key = "first_contact:client:2:2026-11-24"
    assert placed(run)[key] == "2026-11-25"
    assert unplaced(run, "--today", "2026-11-26") == {key: "no_wanted_weekday"}


def test_who_is_to_be_reached_at_night_only_has_no_day(run, desk):
    """D95: the working day ends at half past five."""
    run("add", "赵敏")
    run("point", "add", "赵敏", "mobile", "10412340999", "--hours", "20:00-22:00")
    [one] = planned(run)["unplaced"]
    assert (one["name"], one["reason"]["code"]) == ("赵敏", "hours_outside_day")
    assert "20:00-22:00" in one["reason"]["text"]


def test_visits_in_one_place_are_on_one_day(run, desk):
    """D97: reached on Monday the 16th, wanted every 14 days: all are due on the 30th, and any day from the 24th does.

    The emptiest day would take them one by one; three who live in one place share a day, the other two another.
    """
    homes = {"王伟": "阳光花园", "李娜": "滨江一号", "陈静": "阳光花园", "刘洋": "滨江一号", "张敏": "阳光花园"}
    for name, place in homes.items():
        run("add", name)
        run("edit", name, "--set", f"housing_place={place}", "--set", "preferred_channel=visit",
            "--set", "wanted_interval_days=14")  # fmt: skip
        assert run("log", name, "--phone", "--reached", "--at", "2026-11-16").code == 0
    areas = {day["date"]: [item["area"] for item in day["items"]] for day in planned(run)["days"] if day["items"]}
    assert areas == {"2026-11-24": ["阳光花园"] * 3, "2026-11-25": ["滨江一号"] * 2}


def test_do_not_contact_is_left_out_and_counted(run, small):
    done = run("plan")
    assert "张文" not in done.out
    assert done.err == "note: left out: 1 do not contact; what they asked for and what the bank owes them stays\n"


# What the RM sees.


def test_the_first_day_is_shown_in_full_and_the_others_in_a_line(run, small):
    lines = run("plan", COLUMNS="120").lines
    assert sum(line.startswith("  09:") for line in lines) == 4
    assert sum("and: " in line for line in lines) == 2
    assert "Wednesday 25 Nov          0 of 240 min" in lines
    assert any(line.startswith("Thursday  26 Nov") and line.endswith("欧阳文静雅") for line in lines)


def test_in_chinese(run, small):
    lines = run("--lang", "zh", "plan", COLUMNS="120").lines
    assert lines[0] == "2026年11月 · 5 个工作日 · 联系 8 次"
    assert any(line.startswith("周四 11月26日") for line in lines)


def test_a_pipe_gets_whole_lines_without_colour_and_names_are_data(run, run_process, small):
    run("add", "[red]王[/red]\x1b[31m", "--client-no", "X1")
    done = run_process("plan", env={"COLUMNS": None})
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "…" not in done.out
    assert "[red]王[/red]\\x1b[31m X1" in done.out


def test_a_book_without_anybody_has_an_empty_plan(run, desk):
    assert run("plan").code == 5
    run("add", "王伟")
    run("undo", "--yes")
    assert planned(run)["unplaced"] == []
    assert run("plan", "-f", "ids").out == ""
    assert run("plan").lines[0] == "Nov 2026 · 5 working days · 0 contacts"


# Calendars.


def entries(file):
    return {str(one["uid"]): one for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}


def test_a_calendar_has_every_contact_at_its_hour(run, small, tmp_path):
    file = tmp_path / "plan.ics"
    done = run("plan", "--ics", str(file))
    assert (done.code, done.out) == (0, f"10 entries written to {file}\n")
    found = entries(file)
    assert found.keys() == {f"{key}@rmtool" for key in placed(run)}
    call = found[f"{PROMISE}@rmtool"]
    assert call.start.astimezone(UTC) == datetime(2026, 11, 26, 1, 0, tzinfo=UTC)  # nine in Beijing
    assert call.end - call.start == timedelta(minutes=10)
    assert [alarm["trigger"].dt for alarm in call.walk("VALARM")] == [-timedelta(minutes=10)]
    assert found["maturity:client:1:2026-11-30:7@rmtool"].start == date(2026, 11, 24)  # it rides along


def test_names_are_masked_and_amounts_left_out_unless_asked_for(run, small, tmp_path):
    file = tmp_path / "plan.ics"
    run("plan", "--ics", str(file))
    hidden = file.read_text(encoding="utf-8")
    assert "promises: 欧阳* 000088" in hidden
    assert not any(word in hidden for word in ("王伟", "欧阳文静雅", "Montgomery", "¥", "500K", "will call back"))
    run("plan", "--ics", str(file), "--reveal")
    assert "欧阳文静雅" in file.read_text(encoding="utf-8")
    titles = [str(one["summary"]) for one in entries(file).values()]
    assert not any("¥" in title for title in titles)


def test_written_again_the_entries_keep_their_names_and_never_fall_back(run, small, tmp_path):
    file = tmp_path / "plan.ics"
    run("plan", "--ics", str(file))
    first = entries(file)
    assert run("plan", "--ics", str(file)).code == 0
    second = entries(file)
    assert second.keys() == first.keys()
    assert all(second[uid]["sequence"] >= first[uid]["sequence"] for uid in first)


def test_a_file_that_is_none_of_ours_is_left_alone(run, small, tmp_path):
    file = tmp_path / "mine.ics"
    file.write_text("my own calendar\n")
    for verb in ("plan", "remind"):
        done = run(verb, "--ics", str(file))
        assert (done.code, done.out) == (2, "")
        assert "is there already" in done.err
        assert "name another file" in done.err
    assert file.read_text() == "my own calendar\n"
