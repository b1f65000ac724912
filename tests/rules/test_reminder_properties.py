"""What must hold of the reminders of any small book, whatever the facts: real rows, the real calendars."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtool.rules.facts import ClientFacts
from rmtool.rules.priority import Priority
from rmtool.rules.reminders.engine import ALL_KINDS
from rmtool.rules.reminders.order import Weigher, in_order
from rmtool.rules.reminders.reminder import AFTER, Due
from rmtool.rules.sections.remind import STAGED
from rmtool.rules.vocabulary import CATEGORIES, EVENT_KINDS, GENDERS, NEED_KINDS, NEED_STATUSES, OCCUPATIONS, REPEATS
from tests.rules.book_in_memory import DAYS, BookInMemory, remind

TODAY = date(2026, 11, 24)
some = settings(max_examples=40, deadline=None)
few = settings(max_examples=6, deadline=None)

# What is prepared before its day; the rest can only be answered once it has happened.
AHEAD = ALL_KINDS - {
    "first_contact", "inflow_missing", "withdrawal", "transfer_out", "portfolio_review", "new_product", "need_met",
    "stale_file", "stale_need", "referral_thanks", "next_generation", "tier_near", "tier_risk", "file_update",
}  # fmt: skip


def day(first, last):
    return st.integers(min_value=first, max_value=last).map(lambda number: TODAY + timedelta(number))


maybe = lambda strategy: st.none() | strategy  # noqa: E731 - reads as a word of the strategies
past, ahead, around = day(-150, 0), day(1, 120), day(-60, 120)
grown = st.dates(min_value=date(1940, 1, 1), max_value=date(2000, 12, 31)) | st.sampled_from(
    [date(1992, 2, 29), date(1985, 2, 19), date(1987, 7, 28), date(1961, 12, 20), date(1984, 9, 10)]
)
yuan = st.sampled_from([1_000, 150_000, 200_000, 450_000, 1_000_000])
kept = maybe(st.sampled_from(["solar", "lunar"]))
whose = st.integers(min_value=1, max_value=2)
# Neither a tier lost by its grace, a child coming of age, nor a rating expiring between two days of one question: on
# such a day the answer of tomorrow is another than that of today, and rightly so. The cases have those days.
clients = st.fixed_dictionaries(
    {"tier": st.sampled_from(["私行", "财富", "白金", "普卡"]), "entered_on": day(-500, 0)},
    optional={
        "gender": st.sampled_from(GENDERS),
        "birth_date": grown,
        "birthday_kept": kept,
        "birth_month_day": st.sampled_from(["--02-29", "--12-30", "--11-26", "--01-01"]),
        "marital_status": st.just("married"),
        "children": st.integers(0, 2),
        "occupation": st.sampled_from(OCCUPATIONS),
        "wanted_interval_days": st.integers(1, 90),
        "assigned_on": past,
        "verified_on": day(-400, 0),
        "risk_level": st.sampled_from(["C1", "C3", "C5"]),
        "risk_rated_on": day(-700, -430) | day(-300, -60),
        "notice_topics": st.sampled_from(["market", "product", "gold;product"]),
        "aum": yuan,
        "aum_on": day(-40, 0),
        "referrer": st.sampled_from(["000001", "王伟", "赵六"]),
    },
)
records = {
    "family": st.fixed_dictionaries(
        {"client_id": whose, "relation": st.sampled_from(["spouse", "son", "mother"]), "birth_date": grown},
        optional={"birthday_kept": kept, "name": st.just("李娜")},
    ),
    "holdings": st.fixed_dictionaries(
        {"client_id": whose, "bank": st.sampled_from(["ours", "招商银行"]), "category": st.sampled_from(CATEGORIES)},
        optional={
            "amount": yuan,
            "maturity_date": around,
            "start_date": past,
            "closed_on": past,
            "product_code": st.just("LC1"),
        },
    ),
    "flows": st.fixed_dictionaries(
        {"client_id": whose, "on": past, "direction": st.sampled_from(["in", "out"])},
        optional={"amount": yuan, "counterparty_bank": st.just("招商银行")},
    ),
    "contacts": st.fixed_dictionaries(
        {"client_id": whose, "at": past.map(date.isoformat)},
        optional={
            "reached": st.booleans(),
            "channel": st.sampled_from(["visit", "mobile"]),
            "topic": st.sampled_from(["needs", "market"]),
            "next_on": around,
        },
    ),
    "events": st.fixed_dictionaries(
        {"client_id": whose, "kind": st.sampled_from(EVENT_KINDS), "on": around},
        optional={"repeats": st.sampled_from(REPEATS), "amount": yuan, "seen": st.booleans()},
    ),
    "needs": st.fixed_dictionaries(
        {"client_id": whose, "kind": st.sampled_from(NEED_KINDS), "filed": day(-300, 0)},
        optional={"status": st.sampled_from(NEED_STATUSES), "by": around},
    ),
    "offers": st.fixed_dictionaries(
        {
            "client_id": whose,
            "at": past.map(date.isoformat),
            "product_code": st.just("LC1"),
            "answer": st.sampled_from(["accepted", "declined", "skipped"]),
        },
        optional={"amount": yuan, "category": st.just("fixed_income_wealth")},
    ),
    "cautions": st.fixed_dictionaries(
        {
            "client_id": whose,
            "at": day(-250, 0).map(date.isoformat),
            "category": st.just("fund"),
            "because": st.just("亏过"),
        },
        optional={"review_on": around},
    ),
}


@st.composite
def books(draw):
    """Draw what a case would say: two clients and some rows of every list."""
    facts = {"client": draw(clients), "others": [{**draw(clients), "client_no": "000002", "name": "李芳"}]}
    facts |= {kind: draw(st.lists(row, max_size=3)) for kind, row in records.items()}
    for number in (1, 2):
        balances = draw(st.dictionaries(past, yuan, max_size=4))
        rows = [{"client_id": number, "on_date": on, "aum": aum} for on, aum in balances.items()]
        facts["snapshots"] = facts.get("snapshots", []) + rows
    wealth = {"category": "fixed_income_wealth", "rule_family": "wealth", "needs": ";".join(NEED_KINDS)}
    facts["products"] = [
        {"code": f"LC{number}", "name": "稳利", "on_sale_from": on, "risk_level": level, **wealth}
        for number, (on, level) in enumerate(
            draw(st.lists(st.tuples(around, st.sampled_from(["R1", "R3"])), max_size=2))
        )
    ]
    return facts


@pytest.fixture(scope="module")
def ask(empty, rulebook):
    """`ask(facts)`: a book of these facts, as a function of day, days ahead and kinds."""

    def of(facts):
        book = BookInMemory(empty)
        book.tell(facts)
        return lambda today=TODAY, days=0, kinds=ALL_KINDS: remind(book, rulebook, today, days, kinds)

    return of


def keys(dues):
    return {due.key for due in dues}


@some
@given(facts=books(), first=st.integers(0, 40), second=st.integers(1, 40))
def test_what_opens_in_two_parts_is_what_opens_in_the_whole(ask, facts, first, second):
    question = ask(facts)
    whole = question(TODAY, first + second)
    parts = [*question(TODAY, first), *question(TODAY + timedelta(first + 1), second - 1)]

    assert keys(whole) == keys(parts)


@some
@given(facts=books(), days=st.integers(0, 60))
def test_a_day_more_never_takes_a_reminder_away(ask, facts, days):
    question = ask(facts)

    assert keys(question(TODAY, days)) <= keys(question(TODAY, days + 1))


@some
@given(facts=books(), days=st.integers(0, 60))
def test_a_key_names_one_reminder_in_plain_letters(ask, facts, days):
    found = [due.key for due in ask(facts)(TODAY, days)]

    assert len(set(found)) == len(found)
    assert all(key.isascii() and " " not in key for key in found)


@some
@given(facts=books())
def test_what_stands_on_the_list_tomorrow_too_has_the_same_key_and_the_same_days(ask, facts):
    question, tomorrow = ask(facts), TODAY + timedelta(1)
    later = {due.key: due for due in question(tomorrow)}

    for due in question(TODAY):
        if due.closes >= tomorrow:
            assert later[due.key][:10] == due[:10]


@some
@given(facts=books(), days=st.integers(0, 90))
def test_one_acts_on_a_working_day_and_in_time(ask, facts, days):
    for due in ask(facts)(TODAY, days):
        assert DAYS.is_working(due.act_on), due
        assert due.opens <= due.act_on
        assert due.opens <= due.closes
        assert due.opens <= TODAY + timedelta(days)
        assert due.closes >= TODAY
        if due.kind in AHEAD and due.stage != AFTER:
            # Only where no working day lies between the last contact and the next may one be late.
            late = due.kind == "contact_due" and due.act_on == DAYS.after(due.anchor, 1)
            assert due.act_on <= due.due or late, due


@some
@given(facts=books(), later=st.integers(0, 120))
def test_one_thing_stands_on_the_list_once_a_day(ask, facts, later):
    found = ask(facts)(TODAY + timedelta(later), kinds=STAGED)
    things = Counter((due.kind, due.table, due.row_id, due.anchor) for due in found)

    assert all(count == 1 for count in things.values())


@some
@given(
    facts=books(), days=st.integers(0, 30), kinds=st.sets(st.sampled_from(sorted(ALL_KINDS)), min_size=1, max_size=4)
)
def test_some_kinds_are_those_among_all(ask, facts, days, kinds):
    question = ask(facts)

    assert keys(question(TODAY, days, kinds)) == {due.key for due in question(TODAY, days) if due.kind in kinds}


@few
@given(wishes=st.lists(st.integers(1, 120), min_size=1, max_size=4), tier=st.sampled_from(["私行", "财富", "白金"]))
def test_in_a_year_everybody_is_contacted_within_the_interval(empty, rulebook, wishes, tier):
    """Contacts are logged on the working day on which they are asked for; the tier's own client comes along."""
    intervals = {1: {"私行": 15, "财富": 30, "白金": 60}[tier], **dict(enumerate(wishes, start=2))}
    book, start = BookInMemory(empty), date(2026, 3, 2)
    wanting = [{"name": "李芳", "entered_on": start, "wanted_interval_days": wish} for wish in wishes]
    book.tell({"client": {"tier": tier, "entered_on": start}, "others": wanting})
    reached = {number: [] for number in intervals}

    for today in (start + timedelta(number) for number in range(366)):
        for due in remind(book, rulebook, today, kinds={"contact_due", "first_contact"}):
            if due.act_on <= today and DAYS.is_working(today):
                reached[due.client_id].append(today)
                book.add("contacts", client_id=due.client_id, at=today.isoformat(), reached=True)
        # Nobody who was reached today stands on today's list.
        left = remind(book, rulebook, today, kinds={"contact_due", "first_contact"})
        assert not [due.key for due in left if reached[due.client_id][-1] == today]

    for number, interval in intervals.items():
        wish = timedelta(interval)
        assert reached[number][0] == start
        for earlier, later in pairwise(reached[number]):
            assert later == max(DAYS.on_or_before(earlier + wish), DAYS.after(earlier, 1))
        last = reached[number][-1]
        assert max(DAYS.on_or_before(last + wish), DAYS.after(last, 1)) > start + timedelta(365)


FOUR_KINDS = ("promise", "maturity", "birthday", "stale_file")
MANY = 1200  # weighed in three lots


def _long_list(told, of_kind):
    """Return many reminders of four kinds: `told` are clients, days and urgencies, over and over again."""
    dues = []
    for number in range(MANY):
        client, on, urgency = told[number % len(told)]
        kind = FOUR_KINDS[number % len(FOUR_KINDS)]
        weight = (urgency + of_kind[number % len(FOUR_KINDS)]) / 2
        dues.append(Due(kind, client, "client", number, on, "", on, on, on, on, weight, {}))
    return dues


@settings(max_examples=25, deadline=None)
@given(
    told=st.lists(
        st.tuples(st.integers(1, 6), day(-3, 40), st.sampled_from([20.0, 50.0, 80.0])), min_size=4, max_size=24
    ),
    of_kind=st.permutations([10.0, 40.0, 70.0, 100.0]),
    top=st.integers(1, 30),
    assets=st.lists(yuan, min_size=6, max_size=6),
)
def test_the_first_few_are_the_head_of_the_list_and_one_of_every_other_kind(rulebook, told, of_kind, top, assets):
    dues = _long_list(told, of_kind)
    weigher = Weigher(rulebook.remind, Priority(rulebook, TODAY))
    clients_of = {number: _client(number, aum) for number, aum in enumerate(assets, start=1)}

    def listed(how_many=0):
        return in_order(dues, weigher, lambda ids: [clients_of[number] for number in ids], how_many)

    whole, few_of_them = listed(), listed(top)
    head = whole[:top]
    leaders = {one.due.kind: one for one in reversed(head)}
    others = [one for one in head if leaders[one.due.kind] is not one]
    sure = [*leaders.values(), *others[: max(top - len(FOUR_KINDS), 0)]]
    rest = Counter(one.due.kind for one in few_of_them if one.due.kind not in leaders)

    assert len(whole) == len(dues)
    assert [one.priority for one in whole] == sorted((one.priority for one in whole), reverse=True)
    assert len(few_of_them) == top
    assert keys(one.due for one in few_of_them if one.due.kind in leaders) == keys(one.due for one in sure)
    assert all(count == 1 for count in rest.values())
    if top >= len(FOUR_KINDS):
        assert {*leaders, *rest} == {*FOUR_KINDS}


def _client(number, aum):
    known = {"client_id": number, "client_no": f"{number:06}", "name": "王伟", "aum": aum * 100}
    return ClientFacts(**known, categories_held=frozenset(), maturities=())
