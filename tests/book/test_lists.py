"""The rows of any list as they lie in the book: what the lists of records and the export are made of."""

import pytest

from rmtool.book.cautions import lift_caution
from rmtool.book.lists import Points, nth_of, read_list, read_row
from rmtool.book.record_edit import add_record
from rmtool.rules.fields import CLIENTS, LISTS, fields_of


@pytest.fixture
def zhang(desk):
    return desk.add(client_no="000012", name="张伟", mobile=["19900001234", "19900005678"], email=["z@example.com"])


@pytest.fixture
def li(desk):
    return desk.add(name="李娜", phone=["010-65529988"])


def record(desk, kind, client_id, /, **values):
    with desk.write() as unit:
        return add_record(unit, kind, client_id, values)


def rows(desk, kind, **more):
    with desk.reading() as book:
        return list(read_list(book, kind, **more))


def row(desk, kind, record_id):
    with desk.reading() as book:
        return read_row(book, kind, record_id)


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("in_force", [True, False])
def test_every_list_can_be_read_of_an_empty_book(desk, kind, in_force):
    desk.add(name="李娜")
    assert [found.client_name for found in rows(desk, kind, in_force=in_force)] == (["李娜"] if kind == CLIENTS else [])


def test_a_client_is_a_row_of_his_own(desk, zhang, li):
    found = rows(desk, CLIENTS)
    assert [(one.record_id, one.client_id, one.client_no, one.client_name) for one in found] == [
        (zhang, zhang, "000012", "张伟"),
        (li, li, None, "李娜"),
    ]
    assert [one.handle for one in found] == ["000012", f"#{li}"]
    assert list(found[0].values) == list(fields_of(CLIENTS))
    assert found[0].values["entered_on"] == "2026-11-24"
    assert [one.client_name for one in rows(desk, CLIENTS, client_id=li)] == ["李娜"]


def test_records_come_client_by_client_under_their_owner(desk, zhang, li):
    record(desk, "family", li, relation="mother")
    record(desk, "family", zhang, relation="son", birth_year=2015)
    record(desk, "family", li, relation="spouse", name="赵敏")
    found = rows(desk, "family")
    assert [(one.client_id, one.client_no, one.client_name, one.values["relation"]) for one in found] == [
        (zhang, "000012", "张伟", "son"),
        (li, None, "李娜", "mother"),
        (li, None, "李娜", "spouse"),
    ]
    assert [one.values["relation"] for one in rows(desk, "family", client_id=li)] == ["mother", "spouse"]


def test_values_are_as_they_lie_in_the_book(desk, zhang):
    """Fen, ISO text, 0 for no."""
    record(desk, "events", zhang, kind="bonus", amount=5_000_00, seen=False)
    assert rows(desk, "events")[0].values == {
        "kind": "bonus", "on": None, "repeats": None, "amount": 500_000, "how_known": None, "seen": 0, "note": None,
    }  # fmt: skip


def test_a_contact_that_was_put_right_is_left_out_unless_asked_for(desk, zhang):
    wrong = desk.log(zhang, "2026-11-01", note="wrong")
    desk.log(zhang, "2026-11-02", note="right", corrects=wrong)
    taken_back = desk.log(zhang, "2026-11-03", note="of another client")
    desk.log(zhang, "2026-11-03", corrects=taken_back, withdrawn=True)
    assert [one.values["note"] for one in rows(desk, "contacts")] == ["right"]
    assert [one.values["note"] for one in rows(desk, "contacts", client_id=zhang)] == ["right"]
    assert len(rows(desk, "contacts", in_force=False)) == 4


def test_a_lifted_caution_is_left_out_unless_asked_for(desk, zhang):
    funds = record(desk, "cautions", zhang, at="2026-11-01T09:00", category="fund", because="亏损")
    record(desk, "cautions", zhang, at="2026-11-02T09:00", category="gold", because="太贵")
    with desk.write() as unit:
        lift_caution(unit, funds, "又想买了", desk.now)
    assert [one.values["category"] for one in rows(desk, "cautions")] == ["gold"]
    assert [one.values["because"] for one in rows(desk, "cautions", in_force=False)] == ["亏损", "太贵", "又想买了"]


def test_a_product_is_nobodys(desk):
    desk.insert("product", id=1, code="P001", name="年年有余", category="fixed_income_wealth")
    [product] = rows(desk, "products")
    assert (product.client_id, product.client_no, product.client_name) == (None, None, None)
    assert product.values["code"] == "P001"
    assert row(desk, "products", 1) == product


def test_one_row_by_its_number(desk, zhang, li):
    record(desk, "needs", zhang, kind="retirement")
    health = record(desk, "needs", li, kind="health")
    found = row(desk, "needs", health)
    assert (found.record_id, found.client_name, found.values["kind"]) == (health, "李娜", "health")
    assert found in rows(desk, "needs")
    assert row(desk, "needs", 999) is None
    assert row(desk, CLIENTS, li).values["name"] == "李娜"


def test_equal_records_are_numbered(desk, zhang):
    twins = [record(desk, "family", zhang, relation="son") for _son in range(2)]
    point = record(desk, "points", zhang, channel="wechat", value="zhang_sample")
    with desk.reading() as book:
        assert [nth_of(book, "family", son) for son in twins] == [1, 2]
        assert nth_of(book, "points", point) == 1  # of a number there is but one


def test_the_ways_to_reach_a_client_the_first_to_try_first(desk, zhang, li):
    with desk.reading() as book:
        ways = Points(book)
        assert [way for way in ways.of(zhang) if way[0] == "mobile"] == [
            ("mobile", "19900001234"),
            ("mobile", "19900005678"),
        ]
        assert ways.phones(zhang) == ["19900001234", "19900005678"]  # no e-mail among them
        assert ways.phones(li) == ["010-65529988"]
        assert ways.of(999) == []


def test_the_bank_s_own_columns_stand_beside_a_client(desk, zhang, li):
    desk.insert("client", id=7, name="王芳", extra='{"网点": "样例支行"}')
    with desk.reading() as book:
        ways = Points(book)
        assert ways.others(7) == '{"网点": "样例支行"}'
        assert ways.others(li) is None
        assert ways.others(999) is None
