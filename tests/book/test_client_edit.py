"""A client by hand: what is kept, what is derived, what is remembered of before."""

from datetime import date

import pytest

from rmtool.book.records import read_points
from rmtool.errors import UsageError


@pytest.fixture
def zhang(desk):
    return desk.add(client_no="000012", name="张伟", aum=100_00, aum_on=date(2026, 11, 1), mobile=["19900001234"])


def changes(desk, client_id):
    return desk.query("SELECT field, old, new FROM change WHERE client_id = ? ORDER BY id", client_id)


def points(desk, client_id):
    with desk.reading() as book:
        return [(point.channel, point.value) for point in read_points(book, client_id)]


def test_a_new_client_enters_today_and_leaves_no_change_rows(desk, zhang):
    assert desk.client(zhang).entered_on == desk.today
    assert changes(desk, zhang) == []
    assert desk.query("SELECT batch_id, pinyin, pinyin_initials FROM client") == [(1, "zhangwei", "zw")]
    assert desk.query("SELECT tail4, batch_id FROM contact_point") == [("1234", 1)]


def test_a_balance_without_a_day_is_of_today_and_kept_as_a_snapshot(desk):
    client = desk.add(name="李娜", aum_month_avg=500)
    assert desk.client(client).aum_on == desk.today
    assert desk.query("SELECT on_date, aum, aum_month_avg FROM snapshot") == [("2026-11-24", None, 500)]


def test_a_client_without_a_balance_has_no_snapshot(desk):
    desk.add(name="李娜")
    assert desk.query("SELECT * FROM snapshot") == []


def test_an_edit_says_what_was_and_what_is(desk, zhang):
    edited = desk.edit(zhang, name="张炜", children=1, do_not_contact=True, birth_date=date(1988, 2, 3))
    assert {(change.field, change.old, change.new) for change in edited} == {
        ("name", "张伟", "张炜"),
        ("children", None, "1"),
        ("do_not_contact", None, "1"),
        ("birth_date", None, "1988-02-03"),
    }
    assert set(changes(desk, zhang)) == {tuple(change) for change in edited}
    facts = desk.client(zhang)
    assert (facts.name, facts.children, facts.do_not_contact) == ("张炜", 1, True)
    assert facts.birth_date == date(1988, 2, 3)


def test_a_new_name_sounds_new(desk, zhang):
    desk.edit(zhang, name="单伟")
    assert desk.query("SELECT pinyin, pinyin_initials FROM client") == [("shanwei", "sw")]


def test_what_is_so_already_is_no_change_and_no_write(desk, zhang):
    assert desk.edit(zhang, name="张伟", aum=100_00, aum_on=date(2026, 11, 1), mobile=["19900001234"]) == ()
    assert changes(desk, zhang) == []
    assert len(desk.query("SELECT * FROM batch")) == 1


def test_none_clears(desk, zhang):
    desk.edit(zhang, note="喜欢钓鱼", distance_home_km=1.5)
    edited = desk.edit(zhang, note=None, distance_home_km=None)
    assert [(change.field, change.old, change.new) for change in edited] == [
        ("note", "喜欢钓鱼", None),
        ("distance_home_km", "1.5", None),
    ]
    assert desk.client(zhang).note is None


def test_a_name_cannot_be_cleared(desk, zhang):
    with pytest.raises(UsageError, match="needs a name"):
        desk.edit(zhang, name=None)


def test_a_number_that_is_taken_names_its_holder(desk, zhang):
    other = desk.add(client_no="000201", name="李娜")
    with pytest.raises(UsageError, match="000012 belongs to 张伟"):
        desk.add(client_no="000012", name="王芳")
    with pytest.raises(UsageError, match="000012 belongs to 张伟"):
        desk.edit(other, client_no="000012")
    assert [client.name for client in desk.clients()] == ["张伟", "李娜"]


def test_a_new_balance_is_of_today_and_the_old_one_is_kept(desk, zhang):
    """D127: what flows out shows only in the history."""
    edited = desk.edit(zhang, aum=60_00)
    assert {change.field for change in edited} == {"aum", "aum_on"}
    assert desk.query("SELECT on_date, aum FROM snapshot ORDER BY on_date") == [
        ("2026-11-01", 100_00),
        ("2026-11-24", 60_00),
    ]


def test_naming_a_channel_replaces_its_numbers(desk, zhang):
    edited = desk.edit(zhang, mobile=["19900005678", "19900009999"], wechat=["zw88"])
    assert {(change.field, change.old, change.new) for change in edited} == {
        ("mobile", "19900001234", "19900005678;19900009999"),
        ("wechat", None, "zw88"),
    }
    assert [value for channel, value in points(desk, zhang) if channel == "mobile"] == ["19900005678", "19900009999"]
    desk.edit(zhang, mobile=None)
    assert points(desk, zhang) == [("wechat", "zw88")]


def test_the_same_numbers_in_another_order_are_a_change_of_which_to_try_first(desk, zhang):
    desk.edit(zhang, mobile=["19900005678", "19900009999"])
    assert desk.edit(zhang, mobile=["19900005678", "19900009999"]) == ()
    assert len(desk.edit(zhang, mobile=["19900009999", "19900005678"])) == 1
    assert [value for _channel, value in points(desk, zhang)] == ["19900009999", "19900005678"]


def test_a_risk_word_nobody_maps_leaves_no_rating(desk, zhang):
    """DOMAIN 0.5: an unknown label is no rating, also over an older one."""
    desk.edit(zhang, risk_word="C3-平衡型", risk_level="C3")
    desk.edit(zhang, risk_word="稳健型")
    facts = desk.client(zhang)
    assert (facts.risk_word, facts.risk_level) == ("稳健型", None)


@pytest.mark.parametrize("name", ["[bold]张[/bold]", "=cmd()", "a\x1b[31mb", "\u202e伟", "䶮𬭎", "长" * 50])
def test_a_name_is_kept_as_it_was_given(desk, name):
    assert desk.client(desk.add(name=name)).name == name
