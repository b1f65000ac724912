"""What the records of a client add up to."""

import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtool.book import migrations
from rmtool.book.facts import read_clients, read_file
from rmtool.errors import NotFoundError
from rmtool.rules.facts import ClientFacts, Maturity
from rmtool.rules.windows import Windows

YUAN = 100
WINDOW = (date(2026, 11, 20), date(2026, 12, 20))
WINDOWS = Windows(maturities=WINDOW, last_contact=True)


@pytest.fixture
def zhang(desk):
    return desk.add(client_no="000012", name="张伟")


def hold(desk, client_id, category="time_deposit", amount=1000, bank="ours", **more):
    nth = len(desk.query("SELECT 1 FROM holding")) + 1
    amount = None if amount is None else amount * YUAN
    desk.insert("holding", client_id=client_id, bank=bank, category=category, amount=amount, nth=nth, **more)


def test_a_client_without_records_has_unknown_sums_not_zero(desk, zhang):
    facts = desk.client(zhang)
    assert facts.holdings_on_file == 0
    assert (facts.holdings_ours, facts.holdings_elsewhere) == (None, None)
    assert (facts.last_reached_on, facts.last_contact_on, facts.promised_on) == (None, None, None)
    assert (facts.categories_held, facts.maturities) == (frozenset(), ())


def test_our_open_holdings_add_up_without_loans_and_services(desk, zhang):
    hold(desk, zhang, "time_deposit", 100_000)
    hold(desk, zhang, "stock_fund", 20_000)
    hold(desk, zhang, "mortgage", 900_000)
    hold(desk, zhang, "payroll", 8_000)
    hold(desk, zhang, "gold", 5_000, closed_on=date(2026, 1, 5))
    hold(desk, zhang, None, 3_000)
    facts = desk.client(zhang)
    assert facts.holdings_ours == 123_000 * YUAN
    assert facts.categories_held == {"time_deposit", "stock_fund", "mortgage", "payroll"}
    assert facts.holdings_on_file == 6


def test_what_another_bank_holds_is_no_holding_of_ours(desk, zhang):
    """D60 asks what is missing with us: only our own holdings tell (D68 keeps the others')."""
    hold(desk, zhang, "stock_fund", 50_000, bank="工商银行")
    hold(desk, zhang, "mortgage", 400_000, bank="工商银行")
    facts = desk.client(zhang)
    assert facts.holdings_on_file == 0
    assert facts.categories_held == frozenset()
    assert facts.holdings_ours is None
    assert facts.holdings_elsewhere == 50_000 * YUAN


def test_a_holding_of_unknown_amount_adds_nothing_and_is_not_zero(desk, zhang):
    hold(desk, zhang, "time_deposit", None)
    facts = desk.client(zhang)
    assert facts.holdings_ours is None
    assert facts.categories_held == {"time_deposit"}


def test_maturities_in_the_window_come_along_both_ends_included(desk, zhang):
    """D125: deposits, loans and wealth products; D68: another bank's too."""
    hold(desk, zhang, "time_deposit", 1000, maturity_date=date(2026, 11, 19))
    hold(desk, zhang, "time_deposit", 2000, maturity_date=date(2026, 12, 20))
    hold(desk, zhang, "mortgage", 3000, maturity_date=date(2026, 11, 20))
    hold(desk, zhang, "mixed_wealth", None, bank="建设银行", maturity_date=date(2026, 12, 1))
    hold(desk, zhang, "time_deposit", 5000, maturity_date=date(2026, 12, 21))
    hold(desk, zhang, "time_deposit", 6000, maturity_date=date(2026, 12, 2), closed_on=date(2026, 11, 1))
    assert desk.client(zhang, WINDOWS).maturities == (
        Maturity(date(2026, 11, 20), 3000 * YUAN, "mortgage", "ours"),
        Maturity(date(2026, 12, 1), None, "mixed_wealth", "建设银行"),
        Maturity(date(2026, 12, 20), 2000 * YUAN, "time_deposit", "ours"),
    )


def test_only_a_contact_that_reached_the_client_counts_as_reached(desk, zhang):
    """DOMAIN 6.3: an unanswered call does not reset the clock, nor does one of which nobody said."""
    desk.log(zhang, "2026-10-01T10:00", reached=True)
    desk.log(zhang, "2026-11-02", reached=False)
    desk.log(zhang, "2026-11-20T16:30")
    facts = desk.client(zhang)
    assert facts.last_reached_on == date(2026, 10, 1)
    assert facts.last_contact_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("log", "promised"),
    [
        ([("2026-11-01", None, date(2026, 11, 10))], date(2026, 11, 10)),
        # Called in between, but not yet on the promised day.
        ([("2026-11-01", None, date(2026, 11, 10)), ("2026-11-05", True, None)], date(2026, 11, 10)),
        # Called on the day itself: kept.
        ([("2026-11-01", None, date(2026, 11, 10)), ("2026-11-10", True, None)], None),
        ([("2026-11-01", None, date(2026, 11, 10)), ("2026-11-12T09:00", True, None)], None),
        # Tried on the day, not reached: still open.
        ([("2026-11-01", None, date(2026, 11, 10)), ("2026-11-10", False, None)], date(2026, 11, 10)),
        # A later contact promises another day, earlier or later: it replaces the first.
        ([("2026-11-01", None, date(2026, 12, 10)), ("2026-11-03", True, date(2026, 11, 30))], date(2026, 11, 30)),
        # Two notes of one day: the one written last.
        ([("2026-11-03", True, date(2026, 11, 30)), ("2026-11-03", True, date(2026, 11, 25))], date(2026, 11, 25)),
        # An old contact entered late does not outrun a newer one.
        ([("2026-11-03", True, date(2026, 11, 30)), ("2026-11-01", None, date(2026, 12, 24))], date(2026, 11, 30)),
    ],
)
def test_a_promise_stands_until_it_is_kept(desk, zhang, log, promised):
    for at, reached, next_on in log:
        desk.log(zhang, at, reached=reached, next_on=next_on)
    assert desk.client(zhang).promised_on == promised


def test_clients_come_in_the_order_in_which_they_entered(desk):
    desk.add(name="李娜")
    desk.add(name="张伟", left_on=date(2026, 10, 1))
    desk.add(name="王芳")
    assert [client.name for client in desk.clients()] == ["李娜", "张伟", "王芳"]
    assert [client.name for client in desk.clients(include_left=False)] == ["李娜", "王芳"]


def test_a_caller_may_say_which_columns_it_looks_at(desk, zhang):
    desk.edit(zhang, aum=500, note="long", do_not_contact=True, left_on=date(2026, 11, 1))
    [narrow] = desk.clients(fields=("aum", "left_on"))
    [wide] = desk.clients()
    assert (narrow.client_no, narrow.name, narrow.aum, narrow.left_on) == ("000012", "张伟", 500, date(2026, 11, 1))
    assert (narrow.note, narrow.do_not_contact) == (None, None)
    assert wide._replace(note=None, do_not_contact=None, entered_on=None, aum_on=None) == narrow


def test_a_list_of_clients_is_of_one_moment(desk, zhang):
    """Whoever writes while a morning's list is read does not tear it."""
    for number in range(3):
        desk.add(name=f"客户{number}")
    with desk.reading() as book:
        clients = read_clients(book, windows=WINDOWS)
        first = next(clients)
        desk.log(zhang, "2026-11-20", reached=True)
        desk.add(name="新客户")
        assert [first.name, *(client.name for client in clients)] == ["张伟", "客户0", "客户1", "客户2"]
        assert len(list(read_clients(book, windows=WINDOWS))) == 5


def test_a_file_is_the_client_with_all_records_newest_contact_first(desk, zhang):
    desk.edit(zhang, mobile=["19900000001", "19900000002"], email=["a@example.com"])
    hold(desk, zhang, "gold", 1, closed_on=date(2026, 1, 1))
    hold(desk, zhang, "time_deposit", 2, maturity_date=date(2027, 1, 1))
    desk.insert("family_member", client_id=zhang, relation="son", birth_year=2015, guardian_consent=False, nth=1)
    desk.log(zhang, "2026-11-01", note="first")
    desk.log(zhang, "2026-11-20", reached=True, note="second")
    with desk.reading() as book:
        file = read_file(book, zhang, windows=WINDOWS)
        with pytest.raises(NotFoundError):
            read_file(book, 999, windows=WINDOWS)
    assert file.client == desk.client(zhang, WINDOWS)
    assert [point.value for point in file.points if point.channel == "mobile"] == ["19900000001", "19900000002"]
    assert [holding.category for holding in file.holdings] == ["time_deposit", "gold"]
    assert [(member.relation, member.birth_year, member.guardian_consent) for member in file.family] == [
        ("son", 2015, False)
    ]
    assert [(contact.note, contact.reached) for contact in file.contacts] == [("second", True), ("first", None)]


# The same sums, written down a second time in the plainest way there is.
DAYS = st.dates(date(2026, 10, 1), date(2026, 12, 31))
HOLDINGS = st.tuples(
    st.integers(1, 3),
    st.sampled_from(["ours", "工商银行"]),
    st.sampled_from(["time_deposit", "mortgage", "gold", None]),
    st.none() | st.integers(0, 9),
    st.none() | DAYS,
    st.none() | DAYS,
)
CONTACTS = st.tuples(st.integers(1, 3), DAYS, st.sampled_from([None, 0, 1]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HOLDINGS, max_size=12), st.lists(CONTACTS, max_size=12))
def test_sums_are_those_of_a_plain_loop(holdings, contacts):
    book = sqlite3.connect(":memory:", isolation_level=None)
    migrations.migrate(book)
    book.executemany("INSERT INTO client (id, name) VALUES (?, ?)", [(1, "甲"), (2, "乙"), (3, "丙")])
    book.executemany(
        "INSERT INTO holding (client_id, bank, category, amount, maturity_date, closed_on, nth)"
        " VALUES (?, ?, ?, ?, ?, ?, 1)",
        [(*row[:4], *(day and day.isoformat() for day in row[4:])) for row in holdings],
    )
    book.executemany(
        "INSERT INTO contact (client_id, at, reached, nth) VALUES (?, ?, ?, 1)",
        [(client, at.isoformat(), reached) for client, at, reached in contacts],
    )
    for facts in read_clients(book, windows=WINDOWS):
        check_sums(facts, [row[1:] for row in holdings if row[0] == facts.client_id])
        mine = [row for row in contacts if row[0] == facts.client_id]
        assert facts.last_contact_on == max((at for _, at, _ in mine), default=None)
        assert facts.last_reached_on == max((at for _, at, reached in mine if reached), default=None)
    book.close()


def check_sums(facts: ClientFacts, holdings):
    ours = [row for row in holdings if row[0] == "ours"]
    open_ours = [row for row in ours if row[4] is None]
    amounts = [row[2] for row in open_ours if row[1] != "mortgage" and row[2] is not None]
    elsewhere = [
        row[2]
        for row in holdings
        if row[0] != "ours" and row[4] is None and row[1] != "mortgage" and row[2] is not None
    ]
    maturing = [row[3] for row in holdings if row[4] is None and row[3] and WINDOW[0] <= row[3] <= WINDOW[1]]
    assert facts.holdings_on_file == len(ours)
    assert facts.categories_held == {row[1] for row in open_ours} - {None}
    assert facts.holdings_ours == (sum(amounts) if amounts else None)
    assert facts.holdings_elsewhere == (sum(elsewhere) if elsewhere else None)
    assert [maturity.on for maturity in facts.maturities] == sorted(maturing)
