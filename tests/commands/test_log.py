"""`rmtool log`: what happened with whom, and the list of it (D3, D7)."""

import pytest

KEYS = [
    "contact_id", "client_id", "client_no", "name", "at", "channel", "direction", "reached", "minutes", "topic", "note",
    "next_on", "next_note", "step", "step_answer", "gift", "gift_value",
]  # fmt: skip


def test_log_writes_one_contact_and_says_what_it_wrote(run, small):
    done = run(
        "log", "wangwei", "calls on Friday", "--phone", "--reached", "--topic", "needs", "--minutes", "12",
        "--at", "2026-11-24 09:30", "--next", "2026-11-27",
    )  # fmt: skip
    assert (done.code, done.out) == (
        0, "logged 王伟: 24 Nov 09:30 · phone · reached · needs talk · 12 min · calls on Friday · next 27 Nov\n",
    )  # fmt: skip
    first = run("log", "000012", "--list", "-f", "json").json[0]
    assert list(first) == KEYS
    assert {key: first[key] for key in KEYS[2:]} == {
        "client_no": "000012", "name": "王伟", "at": "2026-11-24T09:30", "channel": "phone", "direction": None,
        "reached": True, "minutes": 12, "topic": "needs", "note": "calls on Friday", "next_on": "2026-11-27", "next_note": None,
        "step": None, "step_answer": None, "gift": None, "gift_value": None,
    }  # fmt: skip


def test_reached_is_unknown_unless_said_and_a_visit_implies_it(run, small):
    run("log", "000012", "--phone")
    run("log", "000173", "--channel", "visit")
    run("log", "000088", "--channel", "微信", "--not-reached")
    reached = {one["client_no"]: one["reached"] for one in run("log", "--list", "-f", "json").json[:3]}
    assert reached == {"000012": None, "000173": True, "000088": False}


def test_a_contact_without_an_hour_is_dated_with_the_day_of_the_run(run, small):
    run("log", "000012", "--phone")
    assert run("log", "000012", "--list", "-f", "json").json[0]["at"].startswith("2026-11-24T")


def test_log_list_is_newest_first_and_of_one_client_when_named(run, small):
    times = [one["at"] for one in run("log", "--list", "-f", "json").json]
    assert times == sorted(times, reverse=True)
    assert len(times) == 4
    assert [one["client_no"] for one in run("log", "--list", "chenjing", "-f", "json").json] == ["000044"]


def test_log_list_in_csv_and_ids(run, small):
    rows = run("log", "--list", "-f", "csv").rows
    assert list(rows[0]) == KEYS
    assert (rows[0]["client_no"], rows[0]["reached"], rows[0]["minutes"]) == ("000088", "0", "")
    assert run("log", "--list", "-f", "ids").lines == ["000088", "000044", "000301", "000012"]


def test_log_list_shows_twenty_on_a_screen_and_all_to_a_script(run, sample):
    assert len(run("log", "--list", COLUMNS="200").lines) == 20
    assert len(run("log", "--list", "-f", "json").json) == 667


def test_log_list_of_an_empty_log_says_so(run, desk):
    run("add", "王伟")
    assert run("log", "--list").out.strip() == "no contact is logged yet"
    assert run("log", "--list", "-f", "json").json == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--channel", "pigeon"], "phone, mobile, sms, wechat, visit, branch, email, mail, fax"),
        (["--topic", "weather"], "needs, service, market, maturity, product, complaint, social"),
        (["--phone", "--channel", "visit"], "two channels"),
        (["--phone", "--at", "2026-11-25"], "in the future"),
        (["--phone", "--at", "yesterday"], "not a date"),
        (["--phone", "--next", "2026-11-23"], "lies in the past"),
        (["--phone", "--minutes", "long"], "minutes"),
    ],
)
def test_a_wrong_contact_is_refused_with_what_is_allowed_and_nothing_is_written(run, small, words, named):
    done = run("log", "000012", *words)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert len(run("log", "--list", "-f", "json").json) == 4
