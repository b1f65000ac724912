"""`rmtool log`: what happened with whom, and the list of it (D3, D7)."""

import pytest

KEYS = [
    "contact_id", "client_id", "client_no", "name", "at", "channel", "direction", "reached", "minutes", "topic", "note",
    "next_on", "next_note", "step", "step_answer", "gift", "gift_value",
]  # fmt: skip
# 王伟 was reached on 14 October, 41 days ago, and wants to be every 30 days: a talk ends that. Nothing was said of what
# matures on the 30th, so that stays.
ANSWERED = [
    "  answers: last reached 41 days ago, wants every 30 days",
    "  still open: ¥500K 年年有余180天 matures 30 Nov",
]


def test_log_writes_one_contact_and_says_what_it_wrote(run, small):
    done = run(
        "log", "wangwei", "calls on Friday", "--phone", "--reached", "--topic", "needs", "--minutes", "12",
        "--at", "2026-11-24 09:30", "--next", "2026-11-27",
    )  # fmt: skip
    assert (done.code, done.lines) == (0, [
        "logged 王伟: Tue 24 Nov 09:30 · phone · reached · needs talk · 12 min · calls on Friday · next Fri 27 Nov", *ANSWERED,
    ])  # fmt: skip
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
        (["--phone", "--at", "tomorrow"], "in the future"),
        (["--phone", "--at", "3天后"], "in the future"),
        (["--phone", "--at", "pigeon"], "上周五"),
        (["--phone", "--next", "昨天"], "lies in the past"),
        (["--phone", "--next", "周末"], "no single day"),
        (["--phone", "--next", "2月30日"], "no such day"),
        (["--phone", "--next-note", "送方案"], "for which day?"),
        (["--phone", "--visit"], "--phone and --visit name two channels"),
        (["--phone", "--direction", "sideways"], "in, out"),
        (["--phone", "--gift-value", "198"], "which gift?"),
        (["--phone", "--gift", "月饼", "--gift-value", "-5"], "below zero"),
        (["--phone", "--gift", "月饼", "--gift-value", "a lot"], "not an amount"),
        (["愿意听方案", "--step", "needs"], "did the client agree"),
        (["愿意听方案", "--step", "needs", "--yes", "--no"], "two answers"),
        (["愿意听方案", "--yes"], "which step?"),
        (["--step", "needs", "--yes"], "the client's words"),
        (["  ", "--step", "needs", "--no"], "the client's words"),
        (["愿意听方案", "--step", "needs", "--yes", "--not-reached"], "not reached"),
        (["愿意听方案", "--step", "dance", "--yes"], "needs, analysis, proposal, agreement"),
        (["--phone", "--next", "2026-11-23"], "lies in the past"),
        (["--phone", "--minutes", "long"], "minutes"),
    ],
)
def test_a_wrong_contact_is_refused_with_what_is_allowed_and_nothing_is_written(run, small, words, named):
    done = run("log", "000012", *words)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert len(run("log", "--list", "-f", "json").json) == 4


def test_the_common_case_is_one_line_in_the_rms_own_words(run, small):
    """D7: 周五 said on Tuesday the 24th is Friday the 27th, and the echo says so."""
    done = run("log", "王伟", "--phone", "--reached", "到期转存，周五回电", "--next", "周五")
    assert done.code == 0
    assert done.lines[0].endswith("phone · reached · 到期转存，周五回电 · next Fri 27 Nov")
    assert done.lines[1:] == ANSWERED
    assert run("log", "000012", "--list", "-f", "json").json[0]["next_on"] == "2026-11-27"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("yesterday 14:30", "2026-11-23T14:30"), ("昨天下午3点", "2026-11-23T15:00"), ("上周五", "2026-11-20"),
        ("周五上午10点半", "2026-11-20T10:30"), ("2026-11-20 09:30", "2026-11-20T09:30"),
    ],
)  # fmt: skip
def test_when_it_was_is_said_as_people_say_it_looking_back(run, small, words, at):
    assert run("log", "000012", "--phone", "--at", words).code == 0
    assert at in [one["at"] for one in run("log", "000012", "--list", "-f", "json").json]


def test_blank_words_for_a_day_say_nothing(run, small):
    assert run("log", "000012", "--phone", "--at", "", "--next", " ").code == 0
    assert run("log", "000012", "--list", "-f", "json").json[0]["next_on"] is None


def test_an_hour_that_is_still_to_come_is_refused_on_the_day_itself():
    from datetime import date, datetime

    from rmtool.commands.log_said import happened
    from rmtool.context import Run
    from rmtool.errors import UsageError

    noon = Run()
    noon.__dict__ |= {"today": date(2026, 11, 24), "now": datetime(2026, 11, 24, 12, 0)}
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RMTOOL_TODAY", raising=False)
        assert happened(noon, "11:59") == "2026-11-24T11:59"
        assert happened(noon, "12:00") == "2026-11-24T12:00"
        with pytest.raises(UsageError, match="in the future"):
            happened(noon, "12:01")


def test_a_step_of_the_sale_is_kept_with_the_clients_words_and_answer(run, small):
    """D21: step, date, channel, words, yes or no. Who answered was reached."""
    done = run("log", "000012", "--wechat", "--step", "needs", "--yes", "愿意听方案", "--at", "2026-11-24 10:00")
    assert done.lines == [
        "logged 王伟: Tue 24 Nov 10:00 · WeChat · reached · talk of needs: yes · 愿意听方案",
        *ANSWERED,
    ]
    assert done.err == ""
    run("log", "000012", "--visit", "--step", "分析", "--no", "再考虑", "--at", "2026-11-24 11:00")
    kept = [
        (one["channel"], one["reached"], one["step"], one["step_answer"], one["note"])
        for one in run("log", "000012", "--list", "-f", "json").json[:2]
    ]
    assert kept == [("visit", True, "analysis", False, "再考虑"), ("wechat", True, "needs", True, "愿意听方案")]


def test_the_way_the_gift_and_the_promise_stand_in_the_list_and_on_the_page(run, small):
    done = run(
        "log", "000012", "孩子喜欢", "--visit", "--direction", "来访", "--gift", "月饼", "--gift-value", "198元",
        "--next", "12月1日", "--next-note", "送方案", "--at", "2026-11-24 10:00",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    line = "visit · client called · reached · 孩子喜欢 · gift 月饼 (¥198) · next 1 Dec: 送方案"
    assert line in run("log", "--list", COLUMNS="200").lines[0]
    assert line in " ".join(run("profile", "000012", COLUMNS="80").out.split())
    first = run("log", "000012", "--list", "-f", "json").json[0]
    assert [first[key] for key in ("direction", "gift", "gift_value", "next_note")] == ["in", "月饼", 198, "送方案"]


def _gift(run, value, at, *more):
    return run("log", "000012", "--visit", "--gift", "贺卡", "--gift-value", value, "--at", at, *more).err


def test_gifts_beyond_the_limits_are_noted_and_kept(run, small):
    """D108, DOMAIN 6.5: 200 yuan a gift, 500 a client a calendar year; 150 + 180 + 160 + 11 = 501."""
    assert _gift(run, "200", "2025-12-31 23:00") == ""  # another year
    for value in ("150", "180", "160"):
        assert _gift(run, value, "2026-03-01") == ""
    assert _gift(run, "11", "2026-11-24") == (
        "note: gifts of ¥501 to the client this calendar year: more than ¥500, the most for a year\n"
    )
    assert _gift(run, "201", "2024-05-01") == "note: a gift of ¥201: more than ¥200, the most for one gift\n"


def test_a_gift_taken_back_no_longer_counts(run, small):
    """400 + 150 would be 550; without the 400 only 150 were given."""
    _gift(run, "400", "2026-03-01")
    number = next(str(one["contact_id"]) for one in run("log", "--list", "-f", "json").json if one["gift"])
    assert run("log", "000012", "wrong client", "--withdraw", number).code == 0
    assert _gift(run, "150", "2026-11-24") == ""


def test_gifts_without_a_value_are_said_to_be_missing_from_the_sum(run, small):
    assert "--gift-value" in run("log", "000012", "--visit", "--gift", "贺卡").err
    assert "(1 gift without a value not counted)" in _gift(run, "501", "2026-11-24")


def test_a_gift_to_an_official_or_beside_a_sale_is_noted(run, small):
    """DOMAIN 6.5: civil servants take none by default; the notices of 2018 and 2025."""
    run("edit", "000012", "--set", "occupation=公务员")
    err = _gift(run, "20", "2026-11-24", "--topic", "maturity")
    assert err.splitlines() == [
        "note: the client's occupation is civil servant: by default such clients take no gifts",
        "note: a gift beside talk of maturity: gifts must not be linked to deposits (notices of 2018, 2025)",
    ]


def test_a_wrong_rulebook_is_named_before_a_gift_is_written(run, small):
    (small.config / "rulebook.toml").write_text("[gift]\nmost = -1\n", encoding="utf-8")
    done = run("log", "000012", "--visit", "--gift", "贺卡")
    assert done.code == 6
    assert len(run("log", "--list", "-f", "json").json) == 4


def test_a_banned_topic_and_an_hour_that_is_not_the_clients_are_noted(run, small):
    """D94, D95: at work the client does not speak of figures, and only before noon."""
    run(
        "point", "add", "000301", "phone", "010-62345678", "--place", "work", "--hours", "上午", "--bans", "amounts",
    )  # fmt: skip
    number = next(one["record_id"] for one in run("point", "list", "000301", "-f", "json").json if one["hours"])
    where = f"phone (at work) #{number}"
    err = run("log", "000301", "--phone", "--topic", "product", "--at", "2026-11-24 14:30").err
    assert err.splitlines() == [
        f"note: {where}: the client does not want talk of product there",
        f"note: {where}: the client's hours there are 09:00-12:00; this was at 14:30",
    ]
    for quiet in (
        ["--phone", "--topic", "service", "--at", "2026-11-24 09:30"],
        ["--phone", "--topic", "service", "--at", "2026-11-24 14:30", "--direction", "in"],
        ["--phone", "--topic", "service", "--at", "2026-11-23"],
        ["--wechat", "--topic", "product", "--at", "2026-11-24 14:30"],
    ):
        assert run("log", "000301", *quiet).err == ""


def test_a_promise_for_a_sunday_is_kept_by_the_call_on_the_friday_before(run, small):
    run("log", "000012", "calls on Sunday", "--phone", "--reached", "--next", "2026-11-29")
    friday = ("--today", "2026-11-27")
    assert "000012" in run("remind", "--kind", "promise", "-f", "ids", *friday).lines
    called = run("log", "000012", "did", "--phone", "--reached", *friday)
    assert "answers: promised for 29 Nov" in called.out
    for day in (friday, ("--today", "2026-11-30")):
        assert "000012" not in run("remind", "--kind", "promise", "-f", "ids", *day).lines


def test_a_promise_for_a_sunday_outlives_a_call_that_did_not_reach_and_one_on_the_day_it_was_made(run, small):
    friday, monday = ("--today", "2026-11-27"), ("--today", "2026-11-30")
    run("log", "000012", "calls on Sunday", "--phone", "--reached", "--next", "2026-11-29", *friday)
    run("log", "000012", "one more question", "--phone", "--reached", *friday)
    run("log", "000012", "nobody there", "--phone", "--not-reached", *friday)
    assert "000012" in run("remind", "--kind", "promise", "-f", "ids", *monday).lines
