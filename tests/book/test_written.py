"""D17: when each part of a client's file was last written."""

from datetime import date, datetime

import pytest

from rmtool.book.client_edit import add_client, edit_client
from rmtool.book.contact_log import log_contact
from rmtool.book.record_edit import add_record, edit_record, remove_record
from rmtool.book.unit import unit_of_work
from rmtool.book.written import read_written_on

FIRST, LATER, LAST = date(2024, 1, 10), date(2025, 3, 5), date(2026, 11, 2)


@pytest.fixture
def on(desk):
    """`on(day, edit_client, ...)`: one write, made on that day just before midnight."""

    def write(day, done, *words, **more):
        now = datetime(day.year, day.month, day.day, 23, 59)
        with unit_of_work(desk.path, kind="edit", now=now, who="rm", command="rmtool") as unit:
            return done(unit, *words, **more)

    return write


@pytest.fixture
def zhang(on):
    values = {"client_no": "000012", "name": "张伟", "occupation": "doctor", "mobile": ["19900001234"]}
    return on(FIRST, add_client, values, today=FIRST)


def written(desk, client_id):
    with desk.reading() as book:
        return read_written_on(book, client_id)


def test_what_came_in_with_the_client_was_written_that_day(desk, zhang):
    known = {"client_no", "name", "occupation", "entered_on", "mobile"}
    assert written(desk, zhang) == dict.fromkeys(known, FIRST)


def test_a_client_whose_row_names_no_write_counts_from_the_day_he_entered(desk):
    desk.insert("client", id=7, name="李娜", entered_on=LATER)
    assert written(desk, 7) == {"name": LATER, "entered_on": LATER}


def test_an_edit_dates_the_fields_it_changed_and_no_others(desk, on, zhang):
    on(LATER, edit_client, zhang, {"occupation": "lawyer", "employer": "样例公司"}, today=LATER)
    on(LAST, edit_client, zhang, {"employer": "另一公司", "name": "张伟"}, today=LAST)
    found = written(desk, zhang)
    assert (found["occupation"], found["employer"], found["name"]) == (LATER, LAST, FIRST)


def test_what_was_cleared_is_not_on_file_any_more(desk, on, zhang):
    on(LATER, edit_client, zhang, {"occupation": None}, today=LATER)
    assert "occupation" not in written(desk, zhang)


def test_records_are_dated_by_their_list(desk, on, zhang):
    son = on(FIRST, add_record, "family", zhang, {"relation": "son", "birth_year": 2015})
    on(FIRST, add_record, "holdings", zhang, {"bank": "ours", "category": "gold"})
    on(LATER, add_record, "needs", zhang, {"kind": "retirement"})
    on(LAST, edit_record, "family", son, {"plan": "出国"})
    found = written(desk, zhang)
    assert (found["family"], found["holdings"], found["needs"]) == (LAST, FIRST, LATER)
    assert "events" not in found
    assert "plan" not in found  # a field of the son is none of his father


def test_a_new_number_dates_the_ways_to_reach_the_client(desk, on, zhang):
    on(LATER, add_record, "points", zhang, {"channel": "wechat", "value": "zhang_sample"})
    assert written(desk, zhang)["mobile"] == LATER


def test_a_removed_record_dates_the_list_while_anything_is_left_in_it(desk, on, zhang):
    son = on(FIRST, add_record, "family", zhang, {"relation": "son", "birth_year": 2015})
    wife = on(FIRST, add_record, "family", zhang, {"relation": "spouse", "name": "赵敏"})
    on(LATER, remove_record, "family", son)
    assert written(desk, zhang)["family"] == LATER
    on(LAST, remove_record, "family", wife)
    assert "family" not in written(desk, zhang)


def test_the_day_is_of_the_write_not_of_what_it_tells(desk, on, zhang):
    on(LAST, log_contact, zhang, {"at": "2025-06-01"})
    assert written(desk, zhang)["contacts"] == LAST


def test_another_client_s_writes_date_nothing(desk, on, zhang):
    li = on(LATER, add_client, {"name": "李娜"}, today=LATER)
    on(LAST, edit_client, li, {"occupation": "nurse"}, today=LAST)
    on(LAST, add_record, "family", li, {"relation": "son", "birth_year": 2015})
    assert set(written(desk, zhang).values()) == {FIRST}
    assert written(desk, li)["occupation"] == LAST
