"""Lists of holdings, family and contacts go into the book: whose they are, which they are, what is news."""

from datetime import date

import pytest

from rmtool.errors import RefusedError, UsageError

DEPOSIT = {
    "client_no": "000012",
    "category": "time_deposit",
    "name": "整存整取三年",
    "amount": 50_000_00,
    "start_date": date(2024, 12, 1),
    "maturity_date": date(2027, 12, 1),
}
FUND = {"client_no": "000012", "category": "stock_fund", "product_code": "F001", "name": "沪深", "amount": 8_000_00}
NUMBERED = {"client_no": "000012", "holding_no": "A-1", "category": "mixed_wealth", "amount": 100_00}
SON = {"client_no": "000012", "relation": "son", "name": "张小宝", "birth_date": date(2008, 5, 1)}
CALL = {"client_no": "000012", "at": "2026-11-20T09:30", "channel": "phone", "reached": True, "note": "聊了近况"}


@pytest.fixture
def zhang(desk):
    return desk.add(client_no="000012", name="张伟", mobile=["19900001234"])


def holdings(desk):
    return desk.query("SELECT bank, category, amount, closed_on, nth FROM holding ORDER BY id")


# Whose it is


def test_a_record_of_an_unknown_client_is_rejected_with_what_to_do(desk, tally, zhang):
    outcome = desk.take("holdings", DEPOSIT, {**DEPOSIT, "client_no": "000999"})
    assert tally(outcome) == (1, 0, 0, 0, 1)
    [rejection] = outcome.rejections
    assert (rejection.line, rejection.column, rejection.value) == (3, "client_no", "000999")
    assert "import the client list first" in rejection.hint


@pytest.mark.parametrize("phone", ["19900001234", ["19900001234"]])
def test_without_a_number_name_and_phone_tell_whose_it_is(desk, tally, zhang, phone):
    row = {"client_name": "张伟", "client_phone": phone, "category": "gold", "amount": 1}
    assert tally(desk.take("holdings", row)) == (1, 0, 0, 0, 0)
    assert desk.query("SELECT client_id FROM holding") == [(zhang,)]
    stranger = {**row, "client_name": "李娜"}
    assert tally(desk.take("holdings", stranger)) == (0, 0, 0, 0, 1)


def test_a_record_that_may_be_of_two_clients_is_rejected(desk, tally, zhang):
    desk.add(client_no="000013", name="张伟", mobile=["19900001234"])
    row = {"client_name": "张伟", "client_phone": "19900001234", "category": "gold", "amount": 1}
    assert tally(desk.take("holdings", row)) == (0, 0, 0, 0, 1)


# Holdings (D68, D125)


def test_a_holding_without_a_bank_is_ours(desk, zhang):
    desk.take("holdings", DEPOSIT, {**FUND, "bank": "工商银行"})
    assert [row[0] for row in holdings(desk)] == ["ours", "工商银行"]


@pytest.mark.parametrize("row", [DEPOSIT, FUND, NUMBERED], ids=["by terms", "by product code", "by number"])
def test_the_same_list_again_changes_nothing_and_another_amount_is_news(desk, tally, zhang, row):
    assert tally(desk.take("holdings", row)) == (1, 0, 0, 0, 0)
    again = desk.take("holdings", row)
    assert tally(again) == (0, 0, 1, 0, 0)
    assert again.batch_id is None
    assert tally(desk.take("holdings", {**row, "amount": 7})) == (0, 1, 0, 0, 0)
    assert [amount for _bank, _category, amount, _closed, _nth in holdings(desk)] == [7]
    assert desk.query("SELECT client_id, table_name, row_id, field, old, new FROM change") == [
        (zhang, "holding", 1, "amount", str(row["amount"]), "7")
    ]


def test_equal_deposits_are_told_apart_by_their_place(desk, tally, zhang):
    """A client may hold three equal certificates: none of them is a repetition."""
    rows = [{**DEPOSIT, "amount": amount} for amount in (1, 2, 2)]
    assert tally(desk.take("holdings", *rows)) == (3, 0, 0, 0, 0)
    assert tally(desk.take("holdings", *rows)) == (0, 0, 3, 0, 0)
    assert tally(desk.take("holdings", *rows[:2], {**DEPOSIT, "amount": 9})) == (0, 1, 2, 0, 0)
    assert [(amount, nth) for _bank, _category, amount, _closed, nth in holdings(desk)] == [(1, 1), (2, 2), (9, 3)]


@pytest.mark.parametrize("field", ["category", "name", "start_date", "maturity_date", "bank"])
def test_other_terms_are_another_holding(desk, tally, zhang, field):
    other = {"category": "large_cd", "name": "五年", "bank": "建设银行"}.get(field, date(2025, 1, 1))
    desk.take("holdings", DEPOSIT)
    assert tally(desk.take("holdings", {**DEPOSIT, field: other})) == (1, 0, 0, 0, 0)


def test_a_contract_number_identifies_whatever_else_changed(desk, tally, zhang):
    desk.take("holdings", NUMBERED)
    renamed = {**NUMBERED, "name": "新名称", "maturity_date": date(2027, 1, 1), "category": "fixed_income_wealth"}
    assert tally(desk.take("holdings", renamed)) == (0, 1, 0, 0, 0)
    assert len(holdings(desk)) == 1


def test_one_contract_number_twice_in_a_list(desk, tally, zhang):
    assert tally(desk.take("holdings", NUMBERED, NUMBERED)) == (1, 0, 1, 0, 0)
    outcome = desk.take("holdings", NUMBERED, {**NUMBERED, "amount": 5})
    assert tally(outcome) == (0, 0, 1, 0, 1)
    assert "line 2" in outcome.rejections[0].reason


def test_one_contract_number_of_two_clients_is_two_holdings(desk, tally, zhang):
    desk.add(client_no="000201", name="李娜")
    assert tally(desk.take("holdings", NUMBERED, {**NUMBERED, "client_no": "000201"})) == (2, 0, 0, 0, 0)


def test_a_whole_list_closes_what_it_lacks_of_the_banks_it_names(desk, tally, zhang):
    elsewhere = {**FUND, "bank": "工商银行"}
    desk.take("holdings", DEPOSIT, FUND, NUMBERED, elsewhere)
    outcome = desk.take("holdings", DEPOSIT, NUMBERED, full=True, as_of=date(2026, 11, 20))
    assert tally(outcome) == (0, 0, 2, 1, 0)
    assert [(row[1], row[3]) for row in holdings(desk)] == [
        ("time_deposit", None),
        ("stock_fund", "2026-11-20"),
        ("mixed_wealth", None),
        ("stock_fund", None),
    ]
    assert desk.query("SELECT client_id, field, old, new FROM change") == [(zhang, "closed_on", None, "2026-11-20")]


def test_a_closed_holding_that_appears_again_is_open_again(desk, tally, zhang):
    desk.take("holdings", DEPOSIT, FUND)
    desk.take("holdings", DEPOSIT, full=True)
    outcome = desk.take("holdings", DEPOSIT, FUND)
    assert tally(outcome) == (0, 1, 1, 0, 0)
    assert outcome.returned == 1
    assert [row[3] for row in holdings(desk)] == [None, None]


def test_a_list_may_say_itself_that_a_holding_is_closed(desk, tally, zhang):
    closed = {**DEPOSIT, "closed_on": date(2026, 10, 1)}
    desk.take("holdings", DEPOSIT)
    assert tally(desk.take("holdings", closed)) == (0, 1, 0, 0, 0)
    assert tally(desk.take("holdings", closed)) == (0, 0, 1, 0, 0)
    assert holdings(desk)[0][3] == "2026-10-01"


def test_a_whole_list_closes_nothing_while_rows_of_it_are_unread(desk, zhang):
    desk.take("holdings", DEPOSIT, FUND, NUMBERED)
    outcome = desk.take("holdings", DEPOSIT, NUMBERED, full=True, unread=1)
    assert (outcome.closed, outcome.withheld) == (0, 1)
    assert [row[3] for row in holdings(desk)] == [None, None, None]


def test_a_rejected_row_names_no_bank_whose_holdings_would_close(desk, tally, zhang):
    desk.take("holdings", DEPOSIT, {**FUND, "bank": "工商银行"})
    stranger = {**FUND, "bank": "工商银行", "client_no": "000999"}
    assert tally(desk.take("holdings", DEPOSIT, stranger, full=True)) == (0, 0, 1, 0, 1)


def test_a_whole_list_that_closes_more_than_half_is_refused(desk, zhang):
    desk.take("holdings", DEPOSIT, FUND, NUMBERED)
    with pytest.raises(RefusedError):
        desk.take("holdings", DEPOSIT, full=True)
    assert [row[3] for row in holdings(desk)] == [None, None, None]


# Family (D63, D113)


def family(desk):
    return desk.query("SELECT relation, name, birth_date, birth_year, guardian_consent FROM family_member ORDER BY id")


def test_a_named_member_is_the_same_whatever_else_is_learnt(desk, tally, zhang):
    desk.take("family", {"client_no": "000012", "relation": "son", "name": "张小宝"})
    assert tally(desk.take("family", {**SON, "birth_year": 2008})) == (0, 1, 0, 0, 0)
    assert tally(desk.take("family", {**SON, "birth_year": 2008})) == (0, 0, 1, 0, 0)
    assert family(desk) == [("son", "张小宝", "2008-05-01", 2008, None)]


def test_unnamed_members_are_told_apart_by_birth_year_and_place(desk, tally, zhang):
    """Twins are two."""
    twin = {"client_no": "000012", "relation": "daughter", "birth_year": 2009}
    elder = {**twin, "birth_year": 2005}
    assert tally(desk.take("family", twin, twin, elder)) == (3, 0, 0, 0, 0)
    assert tally(desk.take("family", twin, twin, elder)) == (0, 0, 3, 0, 0)


def test_one_name_twice_in_a_list_is_one_member(desk, tally, zhang):
    assert tally(desk.take("family", SON, SON)) == (1, 0, 1, 0, 0)
    assert tally(desk.take("family", SON, {**SON, "plan": "留学"})) == (0, 0, 1, 0, 1)


def test_consent_taken_back_leaves_the_birth_year_of_a_child(desk, tally, zhang):
    """DOMAIN 0.11: under 14 only with a guardian's consent."""
    child = {**SON, "birth_date": date(2015, 5, 1), "birth_year": 2015, "guardian_consent": True}
    desk.take("family", child)
    outcome = desk.take("family", {**child, "birth_date": None, "guardian_consent": False})
    assert tally(outcome) == (0, 1, 0, 0, 0)
    assert family(desk) == [("son", "张小宝", None, 2015, 0)]


def test_a_blank_consent_is_no_news(desk, zhang):
    child = {**SON, "birth_date": date(2015, 5, 1), "birth_year": 2015, "guardian_consent": True}
    desk.take("family", child)
    desk.take("family", {key: value for key, value in child.items() if key != "guardian_consent"})
    assert family(desk) == [("son", "张小宝", "2015-05-01", 2015, 1)]


def test_a_member_without_a_relation_is_rejected(desk, tally, zhang):
    assert tally(desk.take("family", {"client_no": "000012", "name": "张小宝"})) == (0, 0, 0, 0, 1)


# Contacts (D3, D7)


def test_contacts_are_added_and_never_changed(desk, tally, zhang):
    assert tally(desk.take("contacts", CALL)) == (1, 0, 0, 0, 0)
    assert tally(desk.take("contacts", CALL)) == (0, 0, 1, 0, 0)
    assert tally(desk.take("contacts", {**CALL, "note": "补记"})) == (1, 0, 0, 0, 0)
    assert desk.query("SELECT note, nth FROM contact ORDER BY id") == [("聊了近况", 1), ("补记", 1)]
    assert desk.query("SELECT count(*) FROM change") == [(0,)]


def test_two_equal_contacts_in_a_list_are_two(desk, tally, zhang):
    assert tally(desk.take("contacts", CALL, CALL)) == (2, 0, 0, 0, 0)
    assert tally(desk.take("contacts", CALL, CALL)) == (0, 0, 2, 0, 0)


def test_a_contact_logged_by_hand_is_known_to_the_list(desk, tally, zhang):
    desk.log(zhang, CALL["at"], channel="phone", reached=True, note="聊了近况")
    assert tally(desk.take("contacts", CALL)) == (0, 0, 1, 0, 0)


@pytest.mark.parametrize(("kind", "row"), [("family", SON), ("contacts", CALL)])
def test_what_happened_is_never_taken_back_by_a_whole_list(desk, zhang, kind, row):
    with pytest.raises(UsageError, match="--full"):
        desk.take(kind, row, full=True)
