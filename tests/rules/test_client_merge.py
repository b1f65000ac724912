"""Two files of one client (item 5 of the issue): what the kept page takes over, what stays, and which records are one."""

import pytest

from rmtool.rules.client_merge import Difference, fill_record, join_clients, same_alone, same_record


def page(**known):
    return {"client_no": None, "name": "王伟", "entered_on": "2026-11-01", **known}


def joined(kept, other, **how):
    return dict(join_clients(page(**kept), page(**other), **how).changes)


def test_a_blank_of_the_kept_file_is_filled():
    assert joined({}, {"employer": "某公司", "children": 0}) == {"employer": "某公司", "children": 0}


def test_what_both_know_stays_and_the_difference_is_listed():
    result = join_clients(page(children=1), page(children=2))
    assert result.changes == {}
    assert result.differences == (Difference("children", 1, 2),)


def test_equal_values_are_no_difference():
    assert join_clients(page(children=1), page(children=1)).differences == ()


def test_words_of_both_are_kept_each_once():
    assert joined(
        {"tags": "重点;网球", "note": "a", "hobbies": "钓鱼"}, {"tags": "网球;老客户", "note": "b", "hobbies": "钓鱼"}
    ) == {
        "tags": "重点;网球;老客户",
        "note": "a; b",
    }


def test_the_client_is_known_since_the_earlier_day():
    assert joined({"entered_on": "2026-11-01"}, {"entered_on": "2025-03-04"}) == {"entered_on": "2025-03-04"}
    assert joined({"entered_on": "2025-03-04"}, {"entered_on": "2026-11-01"}) == {}


def test_a_balance_is_taken_with_its_day_or_not_at_all():
    other = {"aum": 500, "aum_month_avg": 400, "aum_on": "2026-10-01"}
    assert joined({}, other) == other
    assert joined({"aum": 900, "aum_on": "2026-11-01"}, other) == {}


def test_a_rating_never_gets_the_date_of_another_rating():
    assert joined({"risk_level": "C2"}, {"risk_level": "C4", "risk_rated_on": "2026-10-01"}) == {}


def test_a_refusal_in_either_file_counts_and_is_listed():
    result = join_clients(page(do_not_contact=0, consent_sms=1), page(do_not_contact=1, consent_sms=0))
    assert result.changes == {"do_not_contact": 1, "consent_sms": 0}
    assert set(result.differences) == {Difference("do_not_contact", 1, 0), Difference("consent_sms", 0, 1)}
    assert joined({"do_not_contact": 1, "consent_sms": 0}, {"do_not_contact": 0, "consent_sms": 1}) == {}


def test_the_end_of_the_other_file_is_not_the_end_of_this_one():
    result = join_clients(page(), page(left_on="2026-01-01"))
    assert result.changes == {}
    assert result.differences == (Difference("left_on", None, "2026-01-01"),)


def test_the_banks_number_comes_along_or_is_listed_as_dropped():
    assert joined({}, {"client_no": "000044"}) == {"client_no": "000044"}
    both = join_clients(page(client_no="000012"), page(client_no="000044"), drop_number=True)
    assert both.changes == {}
    assert both.differences == (Difference("client_no", "000012", "000044"),)


def test_other_columns_of_the_banks_file_are_joined():
    assert joined({"extra": '{"柜员":"7"}'}, {"extra": '{"柜员":"8","网点":"城南"}'}) == {
        "extra": '{"柜员":"7","网点":"城南"}'
    }


@pytest.mark.parametrize(
    ("kind", "kept", "other", "alike"),
    [
        ("points", {"channel": "mobile", "value": "10412340012"}, {"channel": "mobile", "value": "10412340012"}, True),
        ("points", {"channel": "mobile", "value": "10412340012"}, {"channel": "phone", "value": "10412340012"}, False),
        ("family", {"relation": "son", "name": "小明"}, {"relation": "son", "name": "小明", "birth_year": 2015}, True),
        ("family", {"relation": "son", "name": None}, {"relation": "son", "name": None}, False),
        ("holdings", {"holding_no": "H1", "amount": 1}, {"holding_no": "H1", "amount": 2}, True),
        ("holdings", {"holding_no": None}, {"holding_no": None}, False),
        ("snapshots", {"on_date": "2026-11-01", "aum": 1}, {"on_date": "2026-11-01", "aum": 2}, True),
    ],
)
def test_no_client_has_the_same_twice(kind, kept, other, alike):
    assert same_alone(kind, kept, other) is alike


def test_two_deposits_of_different_amounts_are_two():
    deposit = {"bank": "ours", "category": "time_deposit", "amount": 100}
    assert same_record("holdings", deposit, deposit)
    assert not same_record("holdings", deposit, deposit | {"amount": 200})
    assert not same_record("holdings", deposit | {"holding_no": "H1"}, deposit | {"holding_no": "H2"})
    assert same_record("holdings", deposit | {"holding_no": "H1"}, deposit)


def test_what_was_logged_is_never_the_same():
    contact = {"at": "2026-11-01T10:00", "channel": "phone", "note": "x"}
    assert not same_record("contacts", contact, contact)
    assert not same_alone("contacts", contact, contact)


def test_a_double_fills_blanks_but_closes_nothing():
    kept = {"bank": "ours", "amount": 100, "name": None, "closed_on": None}
    assert fill_record("holdings", kept, {"amount": 200, "name": "金", "closed_on": "2026-01-01"}) == {"name": "金"}


def test_a_refused_birthday_stays_out():
    child = {"relation": "son", "name": "小明", "guardian_consent": 0}
    assert fill_record("family", child, {"birth_date": "2020-01-01", "plan": "钢琴"}) == {"plan": "钢琴"}
    assert fill_record("family", child | {"guardian_consent": 1}, {"birth_date": "2020-01-01"}) == {
        "birth_date": "2020-01-01"
    }
