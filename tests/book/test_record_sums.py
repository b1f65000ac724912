"""What the records around today add up to: contacts measured, money expected, lines held, a balance before, a cell."""

import sqlite3
import tomllib
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rmtool
from rmtool.book import migrations
from rmtool.book.facts import read_clients
from rmtool.book.tables import TABLES
from rmtool.rules.facts import Balance, Expected, LineHeld, Served
from rmtool.rules.rulebook import build
from rmtool.rules.windows import Windows, whole_windows

TODAY = date(2026, 11, 24)
YUAN = 100
RULEBOOK, _PROBLEMS = build(
    [("rulebook.toml", tomllib.loads((Path(rmtool.__file__).parent / "data" / "rulebook.toml").read_text("utf-8")))]
)
WINDOWS = whole_windows(RULEBOOK, TODAY)
# By the packaged rulebook: 183 days of the log, 36 months ahead, grace of 3 months (private: 6).
LOG_FROM, LAST_EXPECTED = date(2026, 5, 25), date(2029, 11, 24)
GOLD, PLATINUM, WEALTH, PRIVATE = (yuan * YUAN for yuan in (50_000, 200_000, 500_000, 6_000_000))


@pytest.fixture
def zhang(desk):
    return desk.add(client_no="000012", name="张伟")


@pytest.fixture
def facts(desk, zhang):
    """What is known of 张伟 now."""
    return lambda: desk.client(zhang, WINDOWS)


@pytest.fixture
def expects(desk, zhang):
    """`expects("bonus", 5, date(2027, 1, 20))`: an event of 张伟, the amount in yuan."""
    return lambda kind, amount, on, **more: insert(
        desk, "event", zhang, kind=kind, amount=amount and amount * YUAN, on=on, **more
    )


@pytest.fixture
def had(desk, zhang):
    """`had("2026-10-31", 60_000)`: what 张伟 had with us on a day, in yuan."""
    return lambda on, aum, average=None: desk.insert(
        "snapshot", client_id=zhang, on_date=date.fromisoformat(on), aum=aum and aum * YUAN,
        aum_month_avg=average and average * YUAN,
    )  # fmt: skip


@pytest.fixture
def has(desk, zhang):
    """`has(aum=40_000)`: what 张伟 has now, in yuan; no other balance is on file."""

    def set_balance(aum=None, average=None, on="2026-11-23", **more):
        yuan = {"aum": aum and aum * YUAN, "aum_month_avg": average and average * YUAN}
        with desk.write() as unit:
            unit.connection.execute(TABLES["client"].update().values(**yuan, aum_on=date.fromisoformat(on), **more))

    return set_balance


def insert(desk, table, client_id, **values):
    desk.insert(table, client_id=client_id, nth=len(desk.query(f"SELECT 1 FROM {table}")) + 1, **values)


def test_nothing_on_file_is_unknown_and_not_zero(facts):
    found = facts()
    assert (found.lines_held, found.served, found.expected) == ((), None, None)
    assert (found.balance_before, found.kept_cell) == (None, None)


# --- contacts measured ---


def test_an_attempt_that_reached_nobody_is_no_service_and_one_of_which_nobody_said_is(desk, zhang, facts):
    desk.log(zhang, "2026-11-02", channel="phone", reached=False, minutes=3)
    assert facts().served is None
    desk.log(zhang, "2026-11-03", channel="phone", reached=True, minutes=10)
    desk.log(zhang, "2026-11-04T10:00", channel="phone", minutes=5)
    assert facts().served == Served(2, 15, (0, 0, 0), 0, date(2026, 11, 3))


def test_contacts_without_minutes_are_counted_by_kind(desk, zhang, facts):
    """A contact whose way is unknown is a call."""
    for channel in ("visit", "branch", "branch", "phone", "mobile", None, "wechat", "sms", "email", "mail", "fax"):
        desk.log(zhang, "2026-11-03", channel=channel, reached=True)
    assert facts().served == Served(11, 0, (3, 3, 5), 1, date(2026, 11, 3))


def test_a_visit_is_away_from_the_branch_timed_or_not(desk, zhang, facts):
    desk.log(zhang, "2026-11-03", channel="visit", reached=True, minutes=40)
    desk.log(zhang, "2026-11-04", channel="visit", reached=True)
    desk.log(zhang, "2026-11-05", channel="branch", reached=True, minutes=20)
    assert facts().served == Served(3, 60, (1, 0, 0), 2, date(2026, 11, 3))


def test_what_was_put_right_or_taken_back_does_not_count(desk, zhang, facts):
    wrong = desk.log(zhang, "2026-11-03", channel="phone", reached=True, minutes=600)
    desk.log(zhang, "2026-11-03", channel="phone", reached=True, minutes=6, corrects=wrong)
    assert facts().served == Served(1, 6, (0, 0, 0), 0, date(2026, 11, 3))
    gone = desk.log(zhang, "2026-11-10", channel="visit", reached=True, minutes=50)
    desk.log(zhang, "2026-11-10", channel="visit", reached=True, minutes=50, corrects=gone, withdrawn=True)
    assert facts().served == Served(1, 6, (0, 0, 0), 0, date(2026, 11, 3))


def test_the_days_measured_include_today_and_the_first_one_and_no_more(desk, zhang, facts):
    assert WINDOWS.log == (LOG_FROM, TODAY)
    desk.log(zhang, "2026-05-24T23:59", channel="phone", reached=True, minutes=1)
    assert facts().served is None
    desk.log(zhang, "2026-05-25", channel="phone", reached=True, minutes=2)
    desk.log(zhang, "2026-05-25T00:00", channel="phone", reached=True, minutes=4)
    desk.log(zhang, "2026-11-24", channel="phone", reached=True, minutes=8)
    desk.log(zhang, "2026-11-24T23:59", channel="phone", reached=True, minutes=16)
    assert facts().served == Served(4, 30, (0, 0, 0), 0, LOG_FROM)


# --- money expected ---


def test_only_events_that_bring_money_in_count(desk, zhang, facts, expects):
    expects("home_purchase", 800_000, date(2027, 3, 1))
    expects("birth", None, date(2027, 3, 1))
    assert facts().expected is None
    expects("bonus", 80_000, date(2027, 1, 20))
    expects("inheritance", 300_000, date(2028, 1, 1))
    assert facts().expected == Expected(380_000 * YUAN, 0)
    only_bonus = WINDOWS._replace(events=WINDOWS.events._replace(kinds=("bonus",)))
    assert desk.client(zhang, only_bonus).expected == Expected(80_000 * YUAN, 0)


def test_what_comes_again_and_again_is_income_and_not_counted_here(facts, expects):
    expects("rent", 2_000, date(2026, 12, 1), repeats="monthly")
    expects("bonus", 80_000, date(2027, 1, 20), repeats="yearly")
    assert facts().expected is None
    expects("rent", 3_000, date(2026, 12, 1), repeats="once")
    expects("rent", 4_000, date(2026, 12, 1))
    assert facts().expected == Expected(7_000 * YUAN, 0)


def test_what_has_come_already_is_expected_no_more(facts, expects):
    expects("bonus", 80_000, date(2026, 12, 1), seen=True)
    assert facts().expected is None
    expects("bonus", 10_000, date(2026, 12, 1), seen=False)
    expects("bonus", 20_000, date(2026, 12, 1), seen=None)
    assert facts().expected == Expected(30_000 * YUAN, 0)


def test_the_days_ahead_include_today_and_the_last_one_and_no_more(facts, expects):
    assert WINDOWS.events.span == (TODAY, LAST_EXPECTED)
    expects("bonus", 1_000, TODAY - timedelta(1))
    expects("bonus", 2_000, LAST_EXPECTED + timedelta(1))
    assert facts().expected is None
    expects("bonus", 4_000, TODAY)
    expects("bonus", 8_000, LAST_EXPECTED)
    assert facts().expected == Expected(12_000 * YUAN, 0)


def test_money_without_an_amount_or_a_day_is_counted_as_unknown_and_adds_nothing(facts, expects):
    expects("bonus", None, date(2027, 1, 20))
    expects("inheritance", 500_000, None)
    expects("dividend", None, None)
    assert facts().expected == Expected(0, 3)
    expects("rent", 1_000, date(2027, 1, 1))
    assert facts().expected == Expected(1_000 * YUAN, 3)


# --- lines held ---


def test_a_line_below_which_the_balance_fell_comes_with_the_last_day_at_or_above_it(facts, had, has):
    has(aum=49_999)
    had("2026-08-31", 90_000)
    had("2026-09-30", 50_000)  # on the line is not below it
    had("2026-10-31", 49_999)
    assert facts().lines_held == (LineHeld(GOLD, date(2026, 9, 30)),)


def test_a_line_that_is_reached_now_or_never_was_is_none(facts, had, has):
    had("2026-09-30", 210_000)
    has(aum=200_000)
    assert facts().lines_held == ()
    has(aum=40_000)
    assert facts().lines_held == (LineHeld(GOLD, date(2026, 9, 30)), LineHeld(PLATINUM, date(2026, 9, 30)))


def test_each_line_has_its_own_last_day_and_its_own_grace(facts, had, has):
    """Private keeps its tier for six months, the others for three."""
    had("2026-06-30", 7_000_000)
    had("2026-10-31", 600_000)
    has(aum=300_000)
    assert facts().lines_held == (LineHeld(WEALTH, date(2026, 10, 31)), LineHeld(PRIVATE, date(2026, 6, 30)))


def test_a_day_before_the_grace_tells_nothing(facts, had, has):
    had("2026-08-20", 90_000)
    has(aum=10_000)
    assert facts().lines_held == ()


def test_the_bank_keeps_the_grace_of_its_own_words(facts, had, has):
    had("2026-10-31", 90_000)
    has(aum=10_000, tier="金卡")
    assert facts().lines_held == ()
    has(aum=10_000, tier="至尊")  # a word that the rulebook does not know
    assert facts().lines_held == (LineHeld(GOLD, date(2026, 10, 31)),)


def test_averages_are_compared_with_averages_and_balances_with_balances(facts, had, has):
    had("2026-09-30", 90_000, 40_000)
    had("2026-10-31", 40_000, 60_000)
    has(aum=80_000, average=45_000)
    assert facts().lines_held == (LineHeld(GOLD, date(2026, 10, 31)),)
    has(aum=45_000, average=None)
    assert facts().lines_held == (LineHeld(GOLD, date(2026, 9, 30)),)
    has(aum=10_000, average=80_000)
    assert facts().lines_held == ()


def test_a_client_without_any_figure_holds_no_line(facts, had, has):
    had("2026-10-31", 90_000)
    has(aum=None, average=None)
    assert facts().lines_held == ()


# --- the balance before ---


def test_the_latest_balance_of_a_month_before_tells_of_a_fall(facts, had, has):
    had("2026-09-30", 200_000)
    had("2026-10-26", 100_000)  # 28 days before 23 November
    had("2026-10-27", 999_000)
    has(aum=80_000)
    assert facts().balance_before == Balance(date(2026, 10, 26), 100_000 * YUAN)


def test_a_fall_of_less_than_a_fifth_is_none(facts, had, has):
    had("2026-09-30", 500_000)
    had("2026-10-26", 100_000)  # the latest one decides, whatever was before
    has(aum=81_000)
    assert facts().balance_before is None


@pytest.mark.parametrize(("on", "seen"), [("2026-09-22", True), ("2026-09-21", False)], ids=["62 days", "63 days"])
def test_a_balance_older_than_two_months_tells_nothing_of_the_last_one(facts, had, has, on, seen):
    had(on, 100_000)
    has(aum=10_000)
    assert (facts().balance_before is not None) is seen


@pytest.mark.parametrize(("on", "seen"), [("2026-10-24", True), ("2026-10-23", False)], ids=["31 days", "32 days"])
def test_a_fall_of_long_ago_is_no_news(facts, had, has, on, seen):
    had("2026-09-15", 100_000)
    has(aum=10_000, on=on)
    assert (facts().balance_before is not None) is seen


def test_the_month_average_is_no_balance(facts, had, has):
    had("2026-10-20", None, 100_000)
    has(aum=10_000)
    assert facts().balance_before is None
    had("2026-10-19", 50_000)
    assert facts().balance_before == Balance(date(2026, 10, 19), 50_000 * YUAN)


def test_an_unknown_balance_fell_from_nowhere(facts, had, has):
    had("2026-10-20", 100_000)
    has(aum=None)
    assert facts().balance_before is None


# --- the kept cell ---


def test_the_cell_that_holds_is_the_latest_kept_up_to_the_day(desk, zhang, facts):
    for on, cell in (("2026-09-30", "cultivate"), ("2026-11-24", "quick_win"), ("2026-11-25", "low_priority")):
        desk.insert("placement", client_id=zhang, on_date=date.fromisoformat(on), cell=cell)
    assert facts().kept_cell == "quick_win"
    assert desk.client(zhang, WINDOWS._replace(placed=date(2026, 11, 23))).kept_cell == "cultivate"
    assert desk.client(zhang, WINDOWS._replace(placed=date(2026, 9, 29))).kept_cell is None


def test_a_client_who_was_unplaced_last_has_no_cell(desk, zhang, facts):
    desk.insert("placement", client_id=zhang, on_date=date(2026, 9, 30), cell="cultivate")
    desk.insert("placement", client_id=zhang, on_date=date(2026, 10, 31), cell=None)
    assert facts().kept_cell is None


def test_what_nobody_asks_for_is_not_read(desk, zhang, had, has, expects):
    had("2026-10-20", 100_000)
    has(aum=10_000)
    expects("bonus", 1, TODAY)
    desk.log(zhang, "2026-11-03", reached=True)
    desk.insert("placement", client_id=zhang, on_date=TODAY, cell="cultivate")
    found = desk.client(zhang, Windows(contacts=False))
    assert (found.lines_held, found.served, found.expected, found.balance_before, found.kept_cell) == (
        (), None, None, None, None,
    )  # fmt: skip
    assert (found.last_reached_on, found.last_contact_on, found.promised_on) == (None, None, None)


# --- all of it once more, in the plainest way there is ---

CLIENTS = {1: "金卡", 2: None, 3: "至尊"}
NEAR_DAYS = st.dates(date(2026, 5, 20), TODAY)
AMOUNTS = st.none() | st.sampled_from([0, 40_000, 50_000, 62_500, 200_000, 300_000, 6_000_000])
NOW = st.tuples(AMOUNTS, AMOUNTS, st.none() | st.dates(date(2026, 10, 15), TODAY))
SNAPSHOTS = st.tuples(st.integers(1, 3), NEAR_DAYS, AMOUNTS, AMOUNTS)
CONTACTS = st.tuples(
    st.integers(1, 3), NEAR_DAYS, st.sampled_from(["visit", "branch", "phone", "mobile", "wechat", None]),
    st.sampled_from([None, 0, 1]), st.none() | st.integers(0, 90),
    st.none() | st.integers(1, 8), st.sampled_from([None, 0, 1]),
)  # fmt: skip
EVENTS = st.tuples(
    st.integers(1, 3), st.sampled_from(["bonus", "rent", "birth"]), AMOUNTS,
    st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 30)) | st.dates(date(2029, 11, 20), date(2029, 11, 30)),
    st.sampled_from([None, "once", "yearly"]), st.sampled_from([None, 0, 1]),
)  # fmt: skip
PLACES = st.tuples(
    st.integers(1, 3), st.dates(date(2026, 11, 20), date(2026, 11, 28)), st.sampled_from(["cultivate", None])
)


def iso(row):
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.tuples(NOW, NOW, NOW),
    st.lists(SNAPSHOTS, max_size=12, unique_by=lambda row: row[:2]),
    st.lists(CONTACTS, max_size=10),
    st.lists(EVENTS, max_size=8),
    st.lists(PLACES, max_size=5, unique_by=lambda row: row[:2]),
)
def test_what_the_reader_adds_up_is_what_a_plain_loop_does(now, snapshots, contacts, events, places):
    # A contact puts right an earlier one of the same client only, and each is put right once.
    settled, targets = [], set()
    for number, (client, at, channel, reached, minutes, corrects, withdrawn) in enumerate(contacts, start=1):
        earlier = corrects is not None and corrects < number and corrects not in targets
        target = corrects if earlier and contacts[corrects - 1][0] == client else None
        targets.add(target)
        settled.append((number, client, at, channel, reached, minutes, target, withdrawn if target else None))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as book:
        migrations.migrate(book)
        book.executemany(
            "INSERT INTO client (id, name, tier, aum, aum_month_avg, aum_on) VALUES (?, '王', ?, ?, ?, ?)",
            [iso((client_id, tier, *now[client_id - 1])) for client_id, tier in CLIENTS.items()],
        )
        book.executemany(
            "INSERT INTO snapshot (client_id, on_date, aum, aum_month_avg) VALUES (?, ?, ?, ?)", map(iso, snapshots)
        )
        book.executemany(
            "INSERT INTO contact (id, client_id, at, channel, reached, minutes, corrects, withdrawn, nth)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
            map(iso, settled),
        )
        book.executemany(
            'INSERT INTO event (client_id, kind, amount, "on", repeats, seen, nth) VALUES (?, ?, ?, ?, ?, ?, 1)',
            map(iso, events),
        )
        book.executemany("INSERT INTO placement (client_id, on_date, cell) VALUES (?, ?, ?)", map(iso, places))
        for found in read_clients(book, windows=small_windows()):
            mine = [[row for row in rows if row[0] == found.client_id] for rows in (snapshots, events, places)]
            log = [row for row in settled if row[1] == found.client_id]
            assert set(found.lines_held) == set(plain_lines(found, mine[0]))
            assert found.balance_before == plain_before(found, mine[0])
            assert found.expected == plain_expected(mine[1])
            held = [row for row in mine[2] if row[1] <= TODAY]
            assert found.kept_cell == (max(held, key=lambda row: row[1])[2] if held else None)
            assert found.served == plain_served(log)


def small_windows():
    """The packaged windows over lines that the amounts drawn are around; those are written in fen."""
    balances = WINDOWS.balances
    lines = tuple(held._replace(line=held.line // YUAN) for held in balances.lines)
    return WINDOWS._replace(balances=balances._replace(lines=lines))


def plain_lines(client, snapshots):
    if client.tier == "金卡":
        return
    on_average = client.aum_month_avg is not None
    present = client.aum_month_avg if on_average else client.aum
    for line, since in small_windows().balances.lines:
        days = [
            on
            for _client, on, aum, average in snapshots
            if since <= on <= TODAY and (figure := average if on_average else aum) is not None and figure >= line
        ]
        if present is not None and present < line and days:
            yield LineHeld(line, max(days))


def plain_before(client, snapshots):
    if client.aum is None or client.aum_on is None or (TODAY - client.aum_on).days > 31:
        return None
    before = [row for row in snapshots if row[2] is not None and (client.aum_on - row[1]).days >= 28]
    if not before:
        return None
    _client, on, amount, _average = max(before, key=lambda row: row[1])
    went = client.aum <= 0.8 * amount + 1
    return Balance(on, amount) if went and (client.aum_on - on).days <= 62 else None


def plain_expected(events):
    amounts, unknown, any_found = 0, 0, False
    for _client, kind, amount, on, repeats, seen in events:
        if kind == "birth" or repeats == "yearly" or seen or (on is not None and not TODAY <= on <= LAST_EXPECTED):
            continue
        any_found = True
        unknown += amount is None or on is None
        amounts += amount if amount is not None and on is not None else 0
    return Expected(amounts, unknown) if any_found else None


def plain_served(log):
    corrected = {row[6] for row in log}
    kept = [
        row
        for row in log
        if row[0] not in corrected and not (row[6] and row[7]) and row[4] != 0 and LOG_FROM <= row[2] <= TODAY
    ]
    if not kept:
        return None
    untimed = [row[3] for row in kept if row[5] is None]
    met, called = (sum(way in ways for way in untimed) for ways in (("visit", "branch"), ("phone", "mobile", None)))
    kinds = (met, called, len(untimed) - met - called)
    visits = sum(row[3] == "visit" for row in kept)
    return Served(len(kept), sum(row[5] or 0 for row in kept), kinds, visits, min(row[2] for row in kept))
