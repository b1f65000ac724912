"""`rmtool rank`: the machine contract, the choice of clients, and the explained score (D31, D56-D61)."""

import pytest

STANDING_KEYS = [
    "rank", "client_id", "client_no", "name", "score", "value", "timing", "adjustment", "reasons", "next_action",
    "tier", "cell", "segment",
]  # fmt: skip
# Worked out by hand from the packaged rulebook for 2026-11-24; the numbers behind them stand in tests/small_book.
WANG_WEI = {
    "assets": (28.0, "D56"),  # ¥1,000,000 is a named point: 0.8 of 35
    "lifetime": (11.9, "D57"),  # 38: 0.84 of 12; one child: 0.6 of 3
    "profession": (15.0, "D58"),  # doctor 9, master 6
    "nearness": (10.0, "D59"),  # works 0.8 km away
    "missing_products": (12.0, "D60"),  # gold held, four of five groups missing
    "elsewhere_unknown": (0.0, "D120"),
    "maturity": (20.0, "D125"),  # ¥500,000 in 6 days: 0.8 of 25
    "contact_overdue": (7.4, "D92"),  # 41 days of silence where 30 are wished: (0.2 + 0.8 x 11/30) of 15
}
IN_ORDER = [
    ("000012", 76.9, 27.4, "call_by"),
    ("000173", 57.4, 15.0, "first_call"),
    ("000301", 37.2, 15.0, "first_call"),
    ("000044", 50.2, -14.0, "none"),
    ("000088", 3.0, 27.0, "keep_promise"),
    (None, 0.0, 15.0, "first_call"),
]


def test_rank_json_has_the_keys_of_the_contract(run, small):
    done = run("rank", "-f", "json")
    assert done.code == 0
    assert [list(standing) for standing in done.json] == [STANDING_KEYS] * 6
    assert list(done.json[0]["reasons"][0]) == ["code", "points", "params", "text", "source"]
    assert list(done.json[0]["next_action"]) == ["code", "text"]


def test_rank_orders_the_small_book_as_worked_out_by_hand(run, small):
    answer = run("rank", "-f", "json").json
    found = [(who["client_no"], who["value"], who["timing"], who["next_action"]["code"]) for who in answer]
    assert found == IN_ORDER
    assert [who["rank"] for who in answer] == [1, 2, 3, 4, 5, 6]


def test_every_reason_of_one_client_is_worth_what_the_rulebook_says(run, small):
    first = run("rank", "-f", "json").json[0]
    assert {reason["code"]: (reason["points"], reason["source"]) for reason in first["reasons"]} == WANG_WEI


def test_value_timing_and_adjustment_make_the_score_and_so_do_the_reasons(run, sample):
    answer = run("rank", "--top", "0", "-f", "json").json
    assert len(answer) == 194
    for who in answer:
        assert round(who["value"] + who["timing"] + who["adjustment"], 1) == who["score"]
        assert round(sum(reason["points"] for reason in who["reasons"]), 1) == who["score"]
        assert 0 <= who["value"] <= 100
        assert -20 <= who["timing"] <= 40


def test_amounts_in_reasons_are_yuan_and_days_are_iso(run, small):
    reasons = {reason["code"]: reason["params"] for reason in run("rank", "-f", "json").json[0]["reasons"]}
    assert reasons["assets"]["amount"] == 1_000_000
    assert (reasons["maturity"]["amount"], reasons["maturity"]["on"]) == (500_000, "2026-11-30")
    assert reasons["missing_products"]["missing"] == ["fund", "insurance", "private", "loan"]


def test_rank_csv_has_one_row_a_client_with_the_same_numbers(run, small):
    rows = run("rank", "-f", "csv").rows
    assert list(rows[0]) == STANDING_KEYS
    assert [(row["client_no"] or None, float(row["value"]), float(row["timing"])) for row in rows] == [
        line[:3] for line in IN_ORDER
    ]
    assert rows[0]["next_action"] == "call by 30 Nov"


def test_rank_ids_are_client_numbers_and_an_id_where_there_is_none(run, small):
    assert run("rank", "-f", "ids").lines == ["000012", "000173", "000301", "000044", "000088", "#4"]


@pytest.mark.parametrize("form", ["json", "csv", "ids"])
def test_rank_gives_twenty_in_every_format_and_all_when_asked(run, sample, form):
    def clients(*more):
        done = run("rank", "-f", form, *more)
        return {"json": lambda: done.json, "csv": lambda: done.rows, "ids": lambda: done.lines}[form]()

    assert len(clients()) == 20
    assert len(clients("--top", "0")) == 194
    assert clients("--top", "3") == clients()[:3]


def test_rank_by_timing_and_by_value_order_by_that_number(run, small):
    by_timing = run("rank", "--by", "timing", "-f", "ids").lines
    assert by_timing == ["000012", "000088", "#4", "000173", "000301", "000044"]  # 15 points each: no number first
    assert run("rank", "--by", "value", "-f", "ids").lines[:4] == ["000012", "000173", "000044", "000301"]


def test_equal_scores_stand_in_the_order_of_client_numbers(run, desk):
    desk.write("clients.csv", "client_no,name\n000003,丙\n000001,甲\n000002,乙\n")
    run("import", "clients.csv")
    assert run("rank", "-f", "ids").lines == ["000001", "000002", "000003"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "ids"])
def test_do_not_contact_and_left_clients_are_left_out_and_counted_on_stderr(run, small, form):
    done = run("rank", "-f", form)
    assert done.err == "note: left out: 1 do not contact, 1 left the bank\n"
    assert "张文" not in done.out
    assert "张薇" not in done.out
    assert "000377" not in done.out


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("aum >= 100万", ["000012", "000044"]),
        ("aum>=1000000", ["000012", "000044"]),
        ("资产余额 >= 100万", ["000012", "000044"]),
        ("name ~ 文静", ["000088"]),
        ("occupation = 医生", ["000012"]),
        ("occupation = doctor", ["000012"]),
        ("age >= 60", ["000044"]),
        ("days_silent > 40", ["000012"]),
        ("aum =", ["000173", "000088", "#4"]),
        ("wanted_interval_days !=", ["000012"]),
        ("birth_date < 1970-01-01", ["000044"]),
    ],
)
def test_where_keeps_only_clients_for_whom_it_holds(run, small, condition, expected):
    assert run("rank", "--where", condition, "-f", "ids").lines == expected


def test_where_conditions_must_all_hold(run, small):
    done = run("rank", "--where", "aum >= 100万", "--where", "age < 60", "-f", "ids")
    assert done.lines == ["000012"]


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        ("aumm > 5", "did you mean aum"),
        ("aum", "--where 'aum >= 50万'"),
        ("gender > male", "= or !="),
        ("aum > much", "50"),
    ],
)
def test_a_wrong_condition_is_a_usage_error_that_says_what_to_write(run, small, condition, named):
    done = run("rank", "--where", condition)
    assert done.code == 2
    assert done.out == ""
    assert named in done.err


def test_a_list_that_nobody_answers_to_is_empty_in_every_format_and_says_so(run, small):
    assert run("rank", "--where", "age > 99", "-f", "json").json == []
    assert run("rank", "--where", "age > 99", "-f", "csv").lines == [",".join(STANDING_KEYS)]
    done = run("rank", "--where", "age > 99", "-f", "ids")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("note: ")


def test_why_shows_every_term_and_sums_that_add_up(run, small):
    done = run("rank", "--why", "000012")
    assert done.code == 0
    assert "place 1 of 6" in done.out
    points = [line.split("  ") for line in done.lines]
    shown = {words[0]: words for words in points}
    assert "76.9" in " ".join(shown["value"])
    assert "+27.4" in " ".join(shown["timing"])
    assert "104.3" in " ".join(shown["score"])
    for _points, source in WANG_WEI.values():
        assert source in done.out


def test_why_in_json_is_one_standing_with_its_place(run, small):
    answer = run("rank", "--why", "chenjing", "-f", "json").json
    assert [(who["client_no"], who["rank"], who["score"]) for who in answer] == [("000044", 4, 36.2)]


def test_why_of_a_client_left_out_explains_the_score_without_a_place(run, small):
    done = run("rank", "--why", "000377", "-f", "json")
    assert done.json[0]["rank"] is None
    assert "leaves this client out" in done.err


def test_the_day_moves_the_list(run, small):
    later = run("--today", "2026-12-24", "rank", "-f", "json").json
    reasons = {reason["code"] for reason in later[0]["reasons"]}
    assert "maturity" not in reasons  # 30 November lies 24 days behind: past the last point of the curve


def test_a_client_without_any_data_gets_no_points_of_value_and_is_asked_about(run, small):
    last = run("rank", "-f", "json").json[-1]
    codes = [reason["code"] for reason in last["reasons"]]
    assert codes == [
        "assets_income_unknown", "lifetime_unknown", "profession_unknown", "nearness_unknown", "holdings_unknown",
        "elsewhere_unknown", "never_contacted",
    ]  # fmt: skip
