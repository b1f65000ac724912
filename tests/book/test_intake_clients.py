"""A list of clients goes into the book (D54): who is who, what is news, what is never lost."""

import json
from datetime import date
from threading import Thread

import pytest

from rmtool.book.records import read_points
from rmtool.errors import InputFileError, RefusedError

ZHANG = {"client_no": "000012", "name": "张伟", "aum": 100_00, "tier": "金卡", "mobile": ["19900001234"]}
LI = {"client_no": "000201", "name": "李娜", "aum": 200_00, "mobile": ["19900008810"]}
OCTOBER, DECEMBER = date(2026, 10, 31), date(2026, 12, 31)


def changes(desk):
    return desk.query("SELECT field, old, new FROM change ORDER BY id")


def numbers(desk):
    return [(client.client_no, client.name) for client in desk.clients()]


def mobiles(desk, client_id):
    with desk.reading() as book:
        return [point.value for point in read_points(book, client_id) if point.channel == "mobile"]


def reasons(outcome):
    return [(rejection.line, rejection.reason) for rejection in outcome.rejections]


# First import


def test_a_first_list_makes_the_book(desk, tally):
    outcome = desk.take("clients", ZHANG, LI)
    assert tally(outcome) == (2, 0, 0, 0, 0)
    assert (outcome.rows, outcome.batch_id, outcome.clients) == (2, 1, ["000012", "000201"])
    zhang = desk.clients()[0]
    assert (zhang.client_no, zhang.name, zhang.aum, zhang.tier) == ("000012", "张伟", 100_00, "金卡")
    assert (zhang.aum_on, zhang.entered_on, zhang.assigned_on) == (desk.today, desk.today, None)
    assert desk.query("SELECT pinyin, pinyin_initials, batch_id FROM client") == [
        ("zhangwei", "zw", 1),
        ("lina", "ln", 1),
    ]
    assert desk.query("SELECT tail4, batch_id FROM contact_point ORDER BY tail4") == [("1234", 1), ("8810", 1)]
    assert desk.query("SELECT client_id, on_date, aum FROM snapshot") == [
        (1, "2026-11-24", 100_00),
        (2, "2026-11-24", 200_00),
    ]
    assert changes(desk) == []
    [(kind, file, counted)] = desk.query("SELECT kind, file, counts FROM batch")
    assert (kind, file, json.loads(counted)["added"]) == ("import", "list.csv", 2)


def test_values_of_every_kind_lie_in_the_book_as_they_were_read(desk):
    row = {
        **ZHANG,
        "birth_date": date(1985, 3, 2),
        "do_not_contact": True,
        "distance_home_km": 0.8,
        "hobbies": "钓鱼;羽毛球",
        "note": "[bold]\x1b[31m=cmd()",
        "extra": {"开户网点": "城关支行"},
    }
    desk.take("clients", row)
    [client] = desk.clients()
    assert (client.birth_date, client.do_not_contact) == (date(1985, 3, 2), True)
    assert (client.distance_home_km, client.hobbies, client.note) == (0.8, "钓鱼;羽毛球", "[bold]\x1b[31m=cmd()")
    assert json.loads(desk.query("SELECT extra FROM client")[0][0]) == {"开户网点": "城关支行"}


def test_the_same_list_again_changes_nothing_and_says_so(desk, tally):
    row = {**ZHANG, "extra": {"网点": "城\\n关"}, "distance_home_km": 2.0, "do_not_contact": False}
    desk.take("clients", row, LI)
    before = desk.query("SELECT * FROM client"), desk.query("SELECT * FROM snapshot")
    outcome = desk.take("clients", row, LI)
    assert tally(outcome) == (0, 0, 2, 0, 0)
    assert (outcome.batch_id, outcome.clients) == (None, [])
    assert (desk.query("SELECT * FROM client"), desk.query("SELECT * FROM snapshot")) == before
    assert changes(desk) == []
    assert desk.query("SELECT count(*) FROM batch") == [(1,)]


# What is news


def test_a_change_is_written_with_what_was_before(desk, tally):
    desk.take("clients", ZHANG, LI)
    outcome = desk.take("clients", {**ZHANG, "tier": "白金", "occupation": "doctor"}, LI)
    assert tally(outcome) == (0, 1, 1, 0, 0)
    assert outcome.clients == ["000012"]
    assert sorted(changes(desk)) == [("occupation", None, "doctor"), ("tier", "金卡", "白金")]
    assert desk.clients()[0].tier == "白金"


def test_a_blank_cell_is_no_news(desk, tally):
    desk.take("clients", ZHANG)
    outcome = desk.take("clients", {"client_no": "000012"}, fields=("client_no", "name", "tier", "aum", "mobile"))
    assert tally(outcome) == (0, 0, 1, 0, 0)
    assert desk.clients()[0].tier == "金卡"


def test_blanks_clear_only_where_the_file_has_the_column_and_the_caller_says_so(desk, tally):
    desk.take("clients", {**ZHANG, "note": "老客户", "hobbies": "钓鱼"})
    fields = ("client_no", "name", "tier", "note", "aum", "mobile")
    outcome = desk.take("clients", {"client_no": "000012"}, fields=fields, blank_clears=True)
    assert tally(outcome) == (0, 1, 0, 0, 0)
    [client] = desk.clients()
    assert (client.tier, client.note) == (None, None)
    # Who it is, the balance of a day, and what the file does not speak of stay.
    assert (client.name, client.aum, client.hobbies) == ("张伟", 100_00, "钓鱼")
    assert mobiles(desk, 1) == ["19900001234"]
    assert sorted(changes(desk)) == [("note", "老客户", None), ("tier", "金卡", None)]


def test_a_new_name_sounds_new(desk):
    desk.take("clients", ZHANG)
    desk.take("clients", {**ZHANG, "name": "单伟"})
    assert desk.query("SELECT name, pinyin, pinyin_initials FROM client") == [("单伟", "shanwei", "sw")]
    assert changes(desk) == [("name", "张伟", "单伟")]


def test_unknown_columns_are_merged_key_by_key(desk):
    desk.take("clients", {**ZHANG, "extra": {"网点": "城关", "标签": "A"}})
    desk.take("clients", {**ZHANG, "extra": {"标签": "B", "渠道": "手机"}})
    desk.take("clients", ZHANG)
    assert json.loads(desk.query("SELECT extra FROM client")[0][0]) == {"网点": "城关", "标签": "B", "渠道": "手机"}


def test_a_new_phone_is_added_and_tried_first_nothing_is_removed(desk, tally):
    desk.take("clients", ZHANG)
    outcome = desk.take("clients", {"client_no": "000012", "mobile": ["19900005678", "19900009999"]})
    assert tally(outcome) == (0, 1, 0, 0, 0)
    assert mobiles(desk, 1) == ["19900005678", "19900009999", "19900001234"]
    assert tally(desk.take("clients", {"client_no": "000012", "mobile": ["19900001234"]})) == (0, 0, 1, 0, 0)


# Risk (DOMAIN 0.5)


RISK = ("client_no", "name", "risk_word", "risk_level")


@pytest.mark.parametrize(
    ("row", "word", "level"),
    [
        ({"risk_word": "C4-成长型", "risk_level": "C4"}, "C4-成长型", "C4"),
        ({"risk_word": "稳健型"}, "稳健型", None),
        ({}, "C3-平衡型", "C3"),
        ({"risk_level": "C5"}, "C3-平衡型", "C5"),
    ],
    ids=["a known word", "an unknown word is no rating", "a blank is no news", "a level alone"],
)
def test_the_level_follows_the_word(desk, row, word, level):
    desk.take("clients", {**ZHANG, "risk_word": "C3-平衡型", "risk_level": "C3"})
    desk.take("clients", {"client_no": "000012", **row}, fields=RISK)
    [client] = desk.clients()
    assert client.risk_level == level
    assert client.risk_word == word


# Balances only move forward


def test_an_older_balance_goes_into_the_history_only(desk, tally):
    desk.take("clients", ZHANG)
    outcome = desk.take("clients", {**ZHANG, "aum": 70_00, "tier": "白金"}, as_of=OCTOBER)
    assert tally(outcome) == (0, 1, 0, 0, 0)
    [client] = desk.clients()
    assert (client.aum, client.aum_on, client.tier) == (100_00, desk.today, "白金")
    assert desk.query("SELECT on_date, aum FROM snapshot ORDER BY on_date") == [
        ("2026-10-31", 70_00),
        ("2026-11-24", 100_00),
    ]
    assert changes(desk) == [("tier", "金卡", "白金")]


def test_the_same_balance_on_a_later_day_is_kept_but_counts_as_unchanged(desk, tally):
    desk.take("clients", ZHANG, as_of=OCTOBER)
    outcome = desk.take("clients", ZHANG)
    assert tally(outcome) == (0, 0, 1, 0, 0)
    assert desk.clients()[0].aum_on == desk.today
    assert len(desk.query("SELECT * FROM snapshot")) == 2
    assert changes(desk) == [("aum_on", "2026-10-31", "2026-11-24")]


def test_a_row_may_carry_its_own_day(desk):
    desk.take("clients", {**ZHANG, "aum_on": date(2026, 11, 20)}, LI)
    assert [client.aum_on for client in desk.clients()] == [date(2026, 11, 20), desk.today]


def test_a_month_average_and_a_balance_of_one_day_are_one_snapshot(desk):
    desk.take("clients", ZHANG)
    desk.take("clients", {"client_no": "000012", "aum_month_avg": 90_00})
    assert desk.query("SELECT on_date, aum, aum_month_avg FROM snapshot") == [("2026-11-24", 100_00, 90_00)]
    [client] = desk.clients()
    assert (client.aum, client.aum_month_avg) == (100_00, 90_00)


def test_a_client_without_a_balance_has_no_day_of_one(desk):
    desk.take("clients", ZHANG, {"client_no": "000300", "name": "王芳"})
    assert desk.clients()[1].aum_on is None
    assert len(desk.query("SELECT * FROM snapshot")) == 1


# Who is who


def test_leading_zeros_tell_clients_apart(desk, tally):
    outcome = desk.take("clients", ZHANG, {"client_no": "12", "name": "王芳"})
    assert tally(outcome) == (2, 0, 0, 0, 0)
    assert numbers(desk) == [("000012", "张伟"), ("12", "王芳")]


def test_without_a_number_phone_and_name_together_tell_who_it_is(desk, tally):
    desk.take("clients", ZHANG, LI)
    outcome = desk.take("clients", {"name": "张伟", "mobile": ["19900000000", "19900001234"], "tier": "白金"})
    assert tally(outcome) == (0, 1, 0, 0, 0)
    assert numbers(desk) == [("000012", "张伟"), ("000201", "李娜")]
    assert desk.clients()[0].tier == "白金"


@pytest.mark.parametrize(
    "row",
    [
        {"name": "张伟", "mobile": ["19911111111"]},
        {"name": "李娜", "mobile": ["19900001234"]},
    ],
    ids=["one name, another phone", "one phone, another name"],
)
def test_a_name_alone_or_a_phone_alone_is_someone_else(desk, tally, row):
    desk.take("clients", ZHANG)
    assert tally(desk.take("clients", row)) == (1, 0, 0, 0, 0)
    assert len(numbers(desk)) == 2


def test_a_number_finds_the_client_entered_by_hand_without_one(desk, tally):
    desk.add(name="张伟", mobile=["19900001234"])
    assert tally(desk.take("clients", ZHANG)) == (0, 1, 0, 0, 0)
    assert numbers(desk) == [("000012", "张伟")]


def test_two_numbers_are_two_clients_even_with_one_name_and_phone(desk, tally):
    desk.take("clients", ZHANG)
    assert tally(desk.take("clients", {**ZHANG, "client_no": "000013"})) == (1, 0, 0, 0, 0)
    assert numbers(desk) == [("000012", "张伟"), ("000013", "张伟")]


def test_a_row_that_fits_two_clients_is_rejected(desk, tally):
    desk.take("clients", ZHANG, {**ZHANG, "client_no": "000013"})
    outcome = desk.take("clients", {"name": "张伟", "mobile": ["19900001234"], "tier": "白金"})
    assert tally(outcome) == (0, 0, 0, 0, 1)
    assert [rejection.line for rejection in outcome.rejections] == [2]
    assert outcome.rejections[0].hint


def test_without_number_and_phone_nobody_is_meant(desk, tally):
    desk.take("clients", ZHANG)
    outcome = desk.take("clients", {"name": "张伟", "tier": "白金"}, {"tier": "白金", "mobile": ["19900001234"]})
    assert tally(outcome) == (0, 0, 0, 0, 2)
    assert desk.clients()[0].tier == "金卡"


def test_a_new_client_needs_a_name(desk, tally):
    outcome = desk.take("clients", {"client_no": "000500", "aum": 1}, fields=("client_no", "name", "aum"))
    assert tally(outcome) == (0, 0, 0, 0, 1)
    assert outcome.rejections[0].column == "client_no"
    assert outcome.rejections[0].value == "000500"


# The same client twice in one list


def test_the_same_row_twice_counts_once(desk, tally):
    assert tally(desk.take("clients", ZHANG, LI, ZHANG)) == (2, 0, 1, 0, 0)


@pytest.mark.parametrize("known", [False, True])
def test_two_rows_that_differ_keep_the_first_and_reject_the_second(desk, tally, known):
    if known:
        desk.take("clients", ZHANG)
    outcome = desk.take("clients", LI, ZHANG, {**ZHANG, "mobile": ["19900007777"]})
    assert len(outcome.rejections) == 1
    assert outcome.rejections[0].line == 4
    assert "line 3" in outcome.rejections[0].reason
    assert mobiles(desk, 1 if known else 2) == ["19900001234"]


def test_a_new_person_without_a_number_twice_in_a_list_is_one_client(desk, tally):
    row = {"name": "王芳", "mobile": ["19900004444"]}
    assert tally(desk.take("clients", row, row)) == (1, 0, 1, 0, 0)


def test_with_and_without_the_number_in_one_list_is_one_client(desk, tally):
    outcome = desk.take("clients", ZHANG, {"name": "张伟", "mobile": ["19900001234"]})
    assert tally(outcome) == (1, 0, 0, 0, 1)
    assert numbers(desk) == [("000012", "张伟")]


# The whole list


def test_a_whole_list_says_who_has_left_and_deletes_nobody(desk, tally):
    desk.take("clients", ZHANG, LI, {"client_no": "000300", "name": "王芳"})
    desk.add(name="厅堂客户")
    outcome = desk.take("clients", ZHANG, {"client_no": "000300", "name": "王芳"}, full=True, as_of=OCTOBER)
    assert tally(outcome) == (0, 0, 2, 1, 0)
    left = {client.name: client.left_on for client in desk.clients()}
    # Who has no number cannot be on the bank's list.
    assert left == {"张伟": None, "李娜": OCTOBER, "王芳": None, "厅堂客户": None}
    assert ("left_on", None, "2026-10-31") in changes(desk)
    assert tally(desk.take("clients", ZHANG, {"client_no": "000300", "name": "王芳"}, full=True)) == (0, 0, 2, 0, 0)


def test_a_client_who_comes_back_is_open_again(desk, tally):
    desk.take("clients", ZHANG, LI)
    desk.take("clients", ZHANG, full=True)
    outcome = desk.take("clients", ZHANG, LI)
    assert tally(outcome) == (0, 1, 1, 0, 0)
    assert outcome.returned == 1
    assert [client.left_on for client in desk.clients()] == [None, None]


def test_a_whole_list_that_closes_more_than_half_is_refused_unless_confirmed(desk, tally):
    desk.take("clients", ZHANG, LI, {"client_no": "000300", "name": "王芳"})
    with pytest.raises(RefusedError, match="2 of 3") as error:
        desk.take("clients", ZHANG, full=True)
    assert error.value.exit_code == 8
    assert [client.left_on for client in desk.clients()] == [None, None, None]
    assert tally(desk.take("clients", ZHANG, full=True, close_much=True)) == (0, 0, 1, 2, 0)


def test_a_whole_list_of_nothing_closes_nobody_even_confirmed(desk):
    desk.take("clients", ZHANG, LI)
    with pytest.raises(RefusedError):
        desk.take("clients", {"name": "无号"}, full=True, close_much=True)
    assert [client.left_on for client in desk.clients()] == [None, None]


def test_a_rejected_row_is_no_sign_that_its_client_left(desk):
    desk.take("clients", ZHANG, {**ZHANG, "client_no": "000013"}, LI, {"client_no": "000300", "name": "王芳"})
    fits_two = {"name": "张伟", "mobile": ["19900001234"]}
    outcome = desk.take("clients", LI, {"client_no": "000300", "name": "王芳"}, fits_two, full=True)
    assert len(outcome.rejections) == 1
    assert outcome.closed == 0


def test_rows_that_could_not_even_be_read_may_be_anyone_so_nobody_is_closed(desk):
    """A typing error in a birth date must not make its client leave the bank."""
    rows = [{"client_no": f"{number:06}", "name": f"客户{number}"} for number in range(5)]
    desk.take("clients", *rows)
    outcome = desk.take("clients", *rows[:4], full=True, unread=1)
    assert (outcome.closed, outcome.withheld) == (0, 1)
    assert [client.left_on for client in desk.clients()] == [None] * 5


# All or nothing, and nothing at all


def test_strict_takes_all_rows_or_none(desk):
    with pytest.raises(InputFileError, match="line 3") as error:
        desk.take("clients", ZHANG, {"name": "无号"}, strict=True)
    assert error.value.exit_code == 9
    assert desk.query("SELECT count(*) FROM client") == [(0,)]


def test_a_trial_run_counts_the_same_and_writes_nothing(desk, tally):
    desk.take("clients", ZHANG, LI)
    before = desk.query("SELECT * FROM client")
    rows = [{**ZHANG, "tier": "白金"}, {"client_no": "000300", "name": "王芳"}, {"name": "无号"}]
    tried = desk.take("clients", *rows, full=True, dry_run=True)
    assert tally(tried) == (1, 1, 0, 0 if tried.rejections else 1, 1)
    assert tried.batch_id is None
    assert desk.query("SELECT * FROM client") == before
    done = desk.take("clients", *rows, full=True)
    assert tally(done) == tally(tried)


def test_a_trial_run_without_a_book_makes_none(desk, tally):
    assert tally(desk.take("clients", ZHANG, dry_run=True)) == (1, 0, 0, 0, 0)
    assert list(desk.path.parent.iterdir()) == []


def test_no_staged_file_is_left_behind(desk, monkeypatch, tmp_path):
    import tempfile

    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    desk.take("clients", ZHANG)
    with pytest.raises(RefusedError):
        desk.take("clients", {"name": "无号"}, full=True)
    assert list(spool.iterdir()) == []


def test_a_contact_logged_beside_an_import_waits_and_is_kept(desk):
    """The book is locked only while the checked rows are applied, and a command waits longer than that."""
    zhang = desk.add(client_no="000012", name="张伟")
    rows = [{"client_no": f"1{number:05}", "name": f"客户{number}", "aum": number} for number in range(3000)]
    importing = Thread(target=desk.take, args=("clients", *rows))
    importing.start()
    logged = 0
    while importing.is_alive() or not logged:
        logged += 1
        desk.log(zhang, f"2026-11-24T09:{logged % 60:02}", note=str(logged))
    importing.join()
    assert desk.query("SELECT count(*) FROM contact") == [(logged,)]
    assert desk.query("SELECT count(*) FROM client") == [(3001,)]
