"""The month plan (D97): who is contacted on which working day, at what time, and why someone is not."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.contact_kind import CALL, MESSAGE, VISIT
from rmtool.rules.hours import common, windows_of
from rmtool.rules.plan import UNPLACED_CODES, Capacity, Task, capacity_of, plan

MONDAY = date(2026, 12, 7)
FRIDAY = MONDAY + timedelta(4)
NINE, NOON, TWO, HALF_PAST_FIVE = 9 * 60, 12 * 60, 14 * 60, 17 * 60 + 30
DAY = Capacity(minutes=240, visits=3, day_start=NINE, day_end=HALF_PAST_FIVE, lunch=(NOON, TWO), step=5)


class MondayToFriday:
    def is_working(self, day):
        return day.isoweekday() <= 5

    def on_or_before(self, day):
        return day - timedelta(max(day.isoweekday() - 5, 0))

    def after(self, day, count):
        while count:
            day += timedelta(1)
            count -= self.is_working(day)
        return day


def day(n):
    """Day n of the plan: 0 is Monday 7 December."""
    return MONDAY + timedelta(n)


def task(key, client=None, kind=CALL, minutes=None, days=(0, 4), **more):
    usual = {VISIT: 60, CALL: 15, MESSAGE: 5}
    more.setdefault("travel", 20 if kind == VISIT else 0)
    promised = more.pop("promised", None)
    return Task(
        key,
        client if client is not None else sum(map(ord, key)),
        kind,
        minutes or usual[kind],
        earliest=day(days[0]),
        latest=day(days[1]),
        promised=None if promised is None else day(promised),
        **more,
    )


def planned(*tasks, today=MONDAY, first=MONDAY, last=FRIDAY, capacity=DAY):
    return plan(tasks, MondayToFriday(), first=first, last=last, today=today, capacity=capacity)


def where(found):
    """Key -> (day of the plan, hour as a banker writes it)."""
    clock = lambda at: None if at is None else f"{at // 60}:{at % 60:02}"  # noqa: E731 - read where it stands
    return {item.task.key: ((item.on - MONDAY).days, clock(item.at)) for one in found.days for item in one.items}


def items(found):
    return [item for one in found.days for item in one.items]


# What is planned -> on which day (0 = Monday) and at what time.
CASES = {
    "a call is made at nine": ([task("a")], {"a": (0, "9:00")}),
    "the month fills evenly: a second call goes to the next day": (
        [task("a"), task("b")],
        {"a": (0, "9:00"), "b": (1, "9:00")},
    ),
    "what is due on one day follows by urgency: priority, then key": (
        [task("a", days=(0, 0)), task("b", days=(0, 0), priority=9), task("c", days=(0, 0))],
        {"b": (0, "9:00"), "a": (0, "9:15"), "c": (0, "9:30")},
    ),
    "one who is owed comes before one who is due today": (
        [task("due", days=(0, 0), priority=50), task("owed", days=(-9, -3))],
        {"owed": (0, "9:00"), "due": (0, "9:15")},
    ),
    "not before the earliest day": ([task("a", days=(3, 4))], {"a": (3, "9:00")}),
    "a Saturday is no day: what falls due then is done by Friday": ([task("a", days=(4, 5))], {"a": (4, "9:00")}),
    "only on the weekdays the client wants (D92)": (
        [task("a", weekdays=frozenset({3}))],
        {"a": (2, "9:00")},
    ),
    "within the client's own hours (D94)": ([task("a", hours="10:15-11:00;15:00-16:00")], {"a": (0, "10:15")}),
    "the client's own hours win over the break at noon": ([task("a", hours="12:10-13:00")], {"a": (0, "12:10")}),
    "hours that touch are one stretch": ([task("a", minutes=30, hours="11:45-12:00;12:00-12:30")], {"a": (0, "11:45")}),
    "a client with hours at noon and later is left in peace at noon": (
        [task("a", hours="12:00-15:00")],
        {"a": (0, "14:00")},
    ),
    "after the morning comes the afternoon": (
        [task("a", days=(0, 0), minutes=175, priority=1), task("b", days=(0, 0))],
        {"a": (0, "9:00"), "b": (0, "14:00")},
    ),
    "contacts begin at full five minutes": (
        [task("a", days=(0, 0), minutes=12, priority=1), task("b", days=(0, 0))],
        {"a": (0, "9:00"), "b": (0, "9:15")},
    ),
    "a message needs no hour": ([task("a", kind=MESSAGE)], {"a": (0, None)}),
    "a visit begins when one can be there": ([task("a", kind=VISIT, travel=40)], {"a": (0, "9:20")}),
    "calls begin when one is back": (
        [task("a", kind=VISIT, travel=40, days=(0, 0), priority=1), task("b", days=(0, 0))],
        {"a": (0, "9:20"), "b": (0, "10:40")},
    ),
    "a call fits in before one leaves": (
        [task("a", kind=VISIT, travel=40, days=(0, 0), priority=1, hours="10:00-11:00"), task("b", days=(0, 0))],
        {"b": (0, "9:00"), "a": (0, "10:00")},
    ),
    "visits to one area follow each other on one day": (
        [task("a", kind=VISIT, area="浦东"), task("b", kind=VISIT, area="浦东")],
        {"a": (0, "9:10"), "b": (0, "10:10")},
    ),
    "the day is chosen on which both visits to an area can be made": (
        [task("a", kind=VISIT, area="浦东", days=(0, 3)), task("b", kind=VISIT, area="浦东", days=(2, 4))],
        {"a": (2, "9:10"), "b": (2, "10:10")},
    ),
    "visits to two areas are two ways": (
        [task("a", kind=VISIT, area="浦东", days=(0, 0)), task("b", kind=VISIT, area="徐汇", days=(0, 0))],
        {"a": (0, "9:10"), "b": (0, "10:30")},
    ),
    "visits to one area whose days do not meet stay apart": (
        [task("a", kind=VISIT, area="浦东", days=(0, 1)), task("b", kind=VISIT, area="浦东", days=(2, 4))],
        {"a": (0, "9:10"), "b": (2, "9:10")},
    ),
    "two matters of one client are one call, on the day that suits both": (
        [task("a", client=7, days=(0, 3)), task("b", client=7, days=(2, 4))],
        {"a": (2, "9:00"), "b": (2, "9:00")},
    ),
    "a call about a message, a visit about a call": (
        [task("a", client=7, kind=MESSAGE), task("b", client=7), task("c", client=7, kind=VISIT)],
        {"a": (0, "9:10"), "b": (0, "9:10"), "c": (0, "9:10")},
    ),
    "a promise is kept on its day, and other matters of the client with it": (
        [task("a", client=7, promised=3), task("b", client=7)],
        {"a": (3, "9:00"), "b": (3, "9:00")},
    ),
    "a promise that has passed is kept on the first day": ([task("a", promised=-3)], {"a": (0, "9:00")}),
    "a promise for a Saturday is kept before it": ([task("a", promised=5)], {"a": (4, "9:00")}),
    "a promise for the evening is kept in the evening": (
        [task("a", promised=1, hours="19:00-20:00")],
        {"a": (1, "19:00")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tasks", "expected"), CASES.values(), ids=CASES)
def test_who_is_contacted_on_which_day_and_when(tasks, expected):
    found = planned(*tasks, last=day(5))

    assert where(found) == expected
    assert found.unplaced == ()


# What finds no day -> the reason with its parameters.
UNPLACED = {
    "never": (task("a", hours="never"), "never_hours", {}),
    "evenings only": (
        task("a", hours="19:00-20:00"),
        "hours_outside_day",
        {"hours": "19:00-20:00", "minutes": 15},
    ),
    "no time within the hours": (
        task("a", hours="10:00-10:10"),
        "hours_outside_day",
        {"hours": "10:00-10:10", "minutes": 15},
    ),
    "a visit of five hours": (task("a", kind=VISIT, minutes=300), "too_long", {"minutes": 300, "travel": 20}),
    "four hours are longer than half a day": (task("a", minutes=240), "too_long", {"minutes": 240, "travel": 0}),
    "after the month": (task("a", days=(7, 9)), "after_month", {"on": day(7)}),
    "promised for next month": (task("a", promised=8), "after_month", {"on": day(8)}),
    "Saturdays only": (task("a", weekdays=frozenset({6})), "no_wanted_weekday", {"weekdays": ("6",)}),
    "a weekend": (task("a", days=(5, 6)), "no_working_day", {"earliest": day(5), "last": day(6)}),
}


@pytest.mark.parametrize(("one", "code", "params"), UNPLACED.values(), ids=UNPLACED)
def test_what_finds_no_day_says_why(one, code, params):
    found = planned(one, last=day(6))

    assert [(each.task, each.reason_code, dict(each.params)) for each in found.unplaced] == [(one, code, params)]
    assert tuple(params) == UNPLACED_CODES[code]


def test_a_promise_for_a_day_of_the_month_before_is_not_of_this_plan():
    found = planned(task("a", promised=-3), today=day(-5))

    assert [(each.reason_code, dict(each.params)) for each in found.unplaced] == [("before_month", {"on": day(-3)})]


def test_what_was_owed_before_the_month_is_planned_first_thing():
    found = planned(task("a", days=(-6, -3)), today=day(-5))

    assert where(found) == {"a": (0, "9:00")}
    assert items(found)[0].late


def test_nothing_is_planned_on_days_that_are_past():
    found = planned(task("a"), today=day(2))

    assert [one.on for one in found.days] == [day(2), day(3), day(4)]
    assert where(found) == {"a": (2, "9:00")}


def test_a_month_that_is_over_has_no_day_for_anything():
    found = planned(task("a"), today=day(9))

    assert found.days == ()
    assert [each.reason_code for each in found.unplaced] == ["no_working_day"]


def test_on_a_full_day_the_least_urgent_is_done_late():
    """240 minutes hold 16 calls of 15; the seventeenth due on Monday is called on Tuesday."""
    found = planned(*(task(f"{n:02}", client=n, days=(0, 0)) for n in range(17)))
    monday, tuesday = found.days[:2]

    assert (monday.minutes, len(monday.items), any(item.late for item in monday.items)) == (240, 16, False)
    assert [(item.task.key, item.late) for item in tuesday.items] == [("16", True)]


def test_who_has_no_room_in_the_whole_month_is_named_with_the_days_that_are_full():
    """Two days hold 32 calls."""
    found = planned(*(task(f"{n:02}", client=n, days=(0, 1)) for n in range(33)), last=day(1))
    (left,) = found.unplaced

    assert (left.task.key, left.reason_code) == ("32", "no_room")
    assert dict(left.params) == {"days": ("2026-12-07", "2026-12-08")}


def test_a_fourth_visit_goes_to_another_day():
    found = planned(*(task(f"{n}", client=n, kind=VISIT, minutes=30, area="浦东") for n in range(4)))

    assert [(one.visits, one.minutes, one.travel) for one in found.days[:2]] == [(3, 110, 20), (1, 50, 20)]


def test_the_way_to_an_area_is_paid_once_and_the_longest_counts():
    """60 + 60 minutes of talk, 40 of travel."""
    found = planned(
        task("a", kind=VISIT, area="浦东", travel=20, days=(0, 0)),
        task("b", kind=VISIT, area="浦东", travel=40, days=(0, 0)),
    )

    assert (found.days[0].minutes, found.days[0].travel) == (160, 40)


def test_matters_of_one_client_take_the_minutes_of_the_longest():
    found = planned(task("a", client=7, minutes=10), task("b", client=7, minutes=25), task("c", client=7, kind=MESSAGE))
    monday = found.days[0]

    assert monday.minutes == 25
    assert [(item.task.key, item.minutes, item.rides_with) for item in monday.items] == [
        ("b", 25, None),
        ("a", 0, "b"),
        ("c", 0, "b"),
    ]


def test_promises_overfill_a_day_which_then_says_so():
    """Five promised hours: one call of an hour each, and no room for another client."""
    promised = [task(f"p{n}", client=n, minutes=60, promised=0) for n in range(5)]
    found = planned(*promised, task("other", days=(0, 0)))

    assert (found.days[0].over, found.days[0].minutes) == (True, 300)
    assert where(found)["other"] == (1, "9:00")
    assert not found.days[1].over


def test_a_promise_without_a_free_hour_stays_on_its_day_without_one():
    """Both asked for the same quarter of an hour."""
    both = [task(key, hours="10:00-10:15", promised=0) for key in ("a", "b")]
    found = planned(*both)

    assert where(found) == {"a": (0, "10:00"), "b": (0, None)}
    assert found.days[0].over


def test_empty_days_are_shown_too():
    assert [(one.on, one.items, one.minutes) for one in planned().days] == [(day(n), (), 0) for n in range(5)]


def test_the_packaged_day_has_four_hours_three_visits_and_a_break_at_noon(rulebook):
    assert capacity_of(rulebook.plan) == DAY


# Properties: three weeks, many tasks for few clients.
LAST = 18
_HOURS = [None, None, "never", "10:00-10:30", "09:00-11:30;14:00-17:00", "12:00-13:00", "18:00-20:00", "16:50-24:00"]


@st.composite
def _tasks(draw):
    tasks = []
    for n in range(draw(st.integers(0, 25))):
        kind = draw(st.sampled_from([VISIT, CALL, CALL, MESSAGE]))
        start = draw(st.integers(-8, LAST + 4))
        tasks.append(
            task(
                f"k{n:02}",
                client=draw(st.integers(1, 12)),
                kind=kind,
                minutes=draw(st.sampled_from([5, 12, 30, 60, 90, 200, 300])),
                days=(start, start + draw(st.integers(0, 10))),
                travel=draw(st.sampled_from([0, 15, 40])) if kind == VISIT else 0,
                promised=draw(st.none() | st.none() | st.integers(-5, LAST + 3)),
                priority=draw(st.sampled_from([0.0, 1.5, 80.0])),
                area=draw(st.sampled_from([None, "浦东", "徐汇"])) if kind == VISIT else None,
                hours=draw(st.sampled_from(_HOURS)),
                weekdays=draw(st.sampled_from([None, None, frozenset({1, 2}), frozenset({6}), frozenset({5})])),
            )
        )
    return tasks


def _three_weeks(tasks, today=0):
    return planned(*tasks, today=day(today), last=day(LAST))


todays = st.integers(-4, LAST + 2)


@given(tasks=_tasks(), today=todays)
def test_no_task_is_lost_and_none_is_there_twice(tasks, today):
    found = _three_weeks(tasks, today)
    keys = [item.task.key for item in items(found)] + [each.task.key for each in found.unplaced]

    assert sorted(keys) == [each.key for each in tasks]
    assert all(tuple(each.params) == UNPLACED_CODES[each.reason_code] for each in found.unplaced)


@given(tasks=_tasks(), today=todays)
def test_only_open_days_of_the_month_and_wanted_weekdays(tasks, today):
    for one in _three_weeks(tasks, today).days:
        assert max(MONDAY, day(today)) <= one.on <= day(LAST)
        assert MondayToFriday().is_working(one.on)
        for each in (item.task for item in one.items if item.task.promised is None):
            assert one.on >= each.earliest
            assert each.weekdays is None or one.on.isoweekday() in each.weekdays


@given(tasks=_tasks(), today=todays)
def test_every_hour_suits_the_client_and_lies_in_the_day(tasks, today):
    for item in items(_three_weeks(tasks, today)):
        if item.at is None or item.rides_with is not None:
            continue
        contact = (item.at, item.at + item.minutes)
        allowed = windows_of(item.task.hours) if item.task.hours else ((0, 24 * 60),)
        assert common(allowed, (contact,)) == (contact,)
        if item.task.promised is None and not any(each.promised for each in tasks):
            assert NINE <= contact[0] < contact[1] <= HALF_PAST_FIVE
            assert item.at % DAY.step == 0


@given(tasks=_tasks(), today=todays)
def test_a_rider_is_in_its_own_hours_too(tasks, today):
    leads = {item.task.key: item for item in items(_three_weeks(tasks, today))}
    for item in leads.values():
        if item.rides_with and item.at is not None and item.task.kind != MESSAGE and item.task.hours:
            contact = (item.at, item.at + leads[item.rides_with].minutes)
            assert common(windows_of(item.task.hours), (contact,)) == (contact,)


@given(tasks=_tasks(), today=todays)
def test_calls_visits_and_the_ways_there_never_overlap(tasks, today):
    for one in _three_weeks(tasks, today).days:
        leads = [item for item in one.items if item.rides_with is None and item.at is not None]
        busy = [(item.at, item.at + item.minutes) for item in leads]
        for trip in {_trip(item) for item in leads if item.task.kind == VISIT}:
            there = [item for item in leads if item.task.kind == VISIT and _trip(item) == trip]
            first, last = min(item.at for item in there), max(item.at + item.minutes for item in there)
            travel = max(item.task.travel for item in there)
            busy += [(first - (travel + 1) // 2, first), (last, last + travel // 2)]
        busy = sorted(piece for piece in busy if piece[0] < piece[1])
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(busy))


def _trip(item):
    return item.task.area or item.task.client_id


@given(tasks=_tasks(), today=todays)
def test_only_promises_exceed_what_a_day_holds(tasks, today):
    promises = [each for each in tasks if each.promised is not None]
    for one, kept in zip(_three_weeks(tasks, today).days, _three_weeks(promises, today).days, strict=True):
        assert one.minutes <= max(DAY.minutes, kept.minutes)
        assert one.visits <= max(DAY.visits, kept.visits)
        assert kept.over or not one.over


@given(tasks=_tasks(), today=todays)
def test_minutes_are_those_of_the_contacts_and_each_way_once(tasks, today):
    for one in _three_weeks(tasks, today).days:
        ways = {}
        for item in one.items:
            if item.task.kind == VISIT and item.rides_with is None:
                ways[_trip(item)] = max(ways.get(_trip(item), 0), item.task.travel)
        assert one.travel >= sum(ways.values())  # a second visit to the same client may have the longer way
        assert one.minutes == sum(item.minutes for item in one.items) + one.travel


@given(tasks=_tasks(), today=todays)
def test_a_client_is_contacted_once_a_day(tasks, today):
    for one in _three_weeks(tasks, today).days:
        leads = Counter(item.task.client_id for item in one.items if item.rides_with is None)
        assert set(leads.values()) <= {1}


@given(tasks=_tasks(), today=st.integers(0, LAST))
def test_promises_are_kept_on_their_day(tasks, today):
    for item in items(_three_weeks(tasks, today)):
        promised = item.task.promised
        if promised is not None and promised >= day(today) and promised.isoweekday() <= 5:
            assert (item.on, item.late) == (max(promised, MONDAY), False)
        elif promised is not None and promised < day(today):
            assert item.on == min(one.on for one in _three_weeks(tasks, today).days)


@given(tasks=_tasks(), today=todays)
def test_late_is_after_the_day_to_act(tasks, today):
    for item in items(_three_weeks(tasks, today)):
        assert item.late == (item.on > (item.task.promised or item.task.latest))


@given(tasks=_tasks(), today=todays, data=st.data())
def test_the_order_in_which_tasks_come_does_not_matter(tasks, today, data):
    assert _three_weeks(data.draw(st.permutations(tasks)), today) == _three_weeks(tasks, today)


@given(tasks=_tasks(), today=st.integers(0, LAST - 1))
def test_planned_again_the_next_day_promises_stand_and_nothing_is_lost(tasks, today):
    before = {item.task.key: item.on for item in items(_three_weeks(tasks, today))}
    found = _three_weeks(tasks, today + 1)
    after = {item.task.key: item.on for item in items(found)}

    assert after.keys() | {each.task.key for each in found.unplaced} == {each.key for each in tasks}
    for each in tasks:
        if each.promised is not None and each.key in before and before[each.key] > day(today):
            assert after[each.key] == before[each.key]
