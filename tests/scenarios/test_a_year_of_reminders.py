"""A year at the desk through the real command (D7, D8, D113, D122-D125): nothing missed, nothing said twice.

An RM works every working day from 2026-11-24 to 2027-11-23 on the sample book: lists what is to be done, calls where a
promise is due, ticks off the rest. What should have stood on the list is worked out from the CSV files alone.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from rmtool.calendars.working_days import working_days
from tests.scenarios import owed_by_the_lists as owed
from tests.scenarios.owed_by_the_lists import Maturing, Talk

FIRST, LAST = date(2026, 11, 24), date(2027, 11, 23)
KINDS = "birthday,family_birthday,maturity,maturity_elsewhere,promise"
A_WEEK = timedelta(7)
# Reminders stand on the list some days around their own: what may be listed is looked up in a wider span.
AROUND = timedelta(40)


class Year:
    """The RM at work: what was listed on which day, what was ticked off when, which talks were logged."""

    def __init__(self, ask, days):
        self.ask, self.days, self.worked = ask, days, [on for on in days if on <= LAST]
        self.listed = {}
        self.ticked = {}
        self.talks = owed.logged()
        self.calls = 0

    def work(self):
        for today in self.worked:
            listed = self.listed[today] = self.ask(today, "remind", "-f", "json", "--kind", KINDS).json
            self.tick_off([line["key"] for line in listed if line["kind"] != "promise"], today)
            for line in listed:
                if line["kind"] == "promise":
                    self.keep_promise(line, today)
            self.greet(listed, today)

    def tick_off(self, keys, today):
        if keys:
            self.ask(today, "remind", *(word for key in keys for word in ("--done", key)))
        self.ticked |= dict.fromkeys(keys, today)

    def keep_promise(self, line, today):
        self.calls += 1
        if any(talk.client_no == line["client_no"] and talk.on == today for talk in self.talks):
            return  # two promises to one client: one call is enough
        match self.calls % 5:
            case 0:  # nobody answers: it stays
                self.log(line["client_no"], today, reached=False)
            case 1:  # nobody answers, and a word is left that the RM calls again, on another day than the promised one
                again = today + timedelta(2)
                again += timedelta(again.isoformat() == line["due"])
                self.log(line["client_no"], today, reached=False, next_on=again)
            case 2:  # the client moves on to another day, at times a day off
                self.log(line["client_no"], today, reached=True, next_on=today + timedelta(9 + self.calls % 30))
            case 3:
                self.tick_off([line["key"]], today)
            case _:
                self.log(line["client_no"], today, reached=True)

    def greet(self, listed, today):
        """Of some birthdays the RM makes a talk, and of the talk a new promise."""
        waiting = {one.client_no for one in self.open_promises(today)}
        for line in listed:
            if line["kind"] == "birthday" and line["client_no"] not in waiting and int(line["client_no"]) % 3 == 0:
                waiting.add(line["client_no"])
                # The day before, the day itself, days off and days far ahead: whatever was agreed on.
                ahead = timedelta(1 + int(line["client_no"]) % 60)
                self.log(line["client_no"], today, reached=True, next_on=today + ahead, topic="social")

    def open_promises(self, today):
        return [one for one in owed.promises(self.talks) if one.on >= today or self.kept_on(one) is None]

    def opens(self, promise):
        """Return the day on which a promise comes onto the list: the last working day up to its own."""
        return last_worked(self, promise.on) or promise.on

    def kept_on(self, promise):
        return owed.answered_on(promise, self.talks, self.opens(promise))

    def log(self, client_no, today, *, reached, next_on=None, topic="service"):
        words = ["--phone", "--reached" if reached else "--not-reached", "--topic", topic, "--at", f"{today} 10:30"]
        words += ["--next", next_on.isoformat()] if next_on else []
        self.ask(today, "log", client_no, "a word", *words)
        self.talks.append(Talk(client_no, len(owed.CLIENTS) * 10 + len(self.talks), today, reached, next_on))


@pytest.fixture(scope="module")
def year(ask):
    calendar = working_days()
    year = Year(ask, [on for on in owed.days_between(FIRST, LAST + AROUND) if calendar.is_working(on)])
    year.work()
    return year


@pytest.fixture(scope="module")
def seen(year):
    """Return when each thing stood on the list: birthdays, maturities and promises by what they are about."""
    seen = SimpleNamespace(birthday=defaultdict(list), family_birthday=defaultdict(list))
    seen.maturity, seen.promise = defaultdict(list), defaultdict(list)
    for today, lines in year.listed.items():
        for line in lines:
            of, what = about(line)
            getattr(seen, of)[what].append((today, line))
    for days in vars(seen).values():
        days.default_factory = None  # what is only asked for was not seen
    return seen


def about(line):
    """Return which book of the year a line belongs into, and what it is about: a client and a day, a maturity."""
    due, kind = date.fromisoformat(line["due"]), line["kind"]
    if kind in ("maturity", "maturity_elsewhere"):
        loan = line["key"].split(":")[1] == "loan"
        return "maturity", Maturing(line["client_no"], due, kind == "maturity", loan)
    return kind, (line["client_no"], due)


def last_worked(year, until):
    """Return the last day on which the RM worked up to a day; None before the first."""
    place = bisect_right(year.days, until)
    return year.days[place - 1] if place else None


def test_the_rm_worked_neither_on_weekends_nor_on_holidays(year):
    assert len(year.listed) in range(240, 256)
    for off in (date(2026, 11, 28), date(2027, 1, 1), date(2027, 2, 6), date(2027, 10, 1)):
        assert off not in year.listed


# --- nothing was missed ---


def test_no_birthday_of_a_client_was_missed_and_none_was_made_up(seen):
    birthdays = owed.client_birthdays(FIRST, LAST)
    assert len(birthdays) > 150
    in_time = {what for what, days in seen.birthday.items() if days[0][0] <= what[1]}
    assert birthdays - in_time == set()
    assert set(seen.birthday) - owed.client_birthdays(FIRST - AROUND, LAST + AROUND) == set()


def test_lunar_birthdays_are_among_them(seen):
    lunar = {number for number, row in owed.CLIENTS.items() if row["birthday_kept"] == "lunar"} & owed.HERE - owed.QUIET
    kept = {number for number, _on in owed.client_birthdays(FIRST, LAST)}
    # A lunar birthday late in the year may fall into a solar year twice or not at all: of this year nobody is without.
    assert len(lunar & kept) >= 10
    assert lunar & kept <= {number for number, _on in seen.birthday}


def test_no_birthday_in_a_family_was_missed_and_none_was_made_up(seen):
    birthdays = owed.family_birthdays(FIRST, LAST, filed_on=FIRST)
    assert len(birthdays) > 150
    missed = {what for what in birthdays if what not in seen.family_birthday}
    late = {what for what in birthdays if what not in missed and seen.family_birthday[what][0][0] > what[1]}
    assert (missed, late) == (set(), set())
    assert set(seen.family_birthday) <= set(owed.family_birthdays(FIRST - AROUND, LAST + AROUND, filed_on=FIRST))


def test_a_family_birthday_names_everybody_who_has_it(seen):
    for what, names in owed.family_birthdays(FIRST, LAST, filed_on=FIRST).items():
        [(_today, line), *_more] = seen.family_birthday[what]
        assert all(name in line["text"] for name in names)


def test_children_under_14_are_kept_only_where_a_guardian_agreed(seen):
    youngest = "2012-11-24"
    children = [row for row in owed.rows("families") if row["出生日期"] > youngest]
    refused = {row["姓名"] for row in children if row["监护人同意"] != "是"}
    agreed = {row["姓名"] for row in children if row["监护人同意"] == "是"}
    text = " ".join(line["text"] for days in seen.family_birthday.values() for _today, line in days)
    both = {row["姓名"] for row in owed.rows("families") if row["出生日期"] <= youngest}
    assert [name for name in refused - agreed - both if name in text] == []
    assert any(name in text for name in agreed)


def test_no_maturity_was_missed_a_week_ahead_and_on_its_day(year, seen):
    maturities = owed.maturities(FIRST, LAST)
    assert sum(one.here for one in maturities) > 60
    assert any(one.loan for one in maturities)
    missed = []
    for one in maturities:
        on_list = {today for today, _line in seen.maturity.get(one, [])}
        days = {last_worked(year, one.on), last_worked(year, one.on - A_WEEK)} - {None}
        missed += [(one, day) for day in days if day not in on_list]
    assert missed == []


def test_no_maturity_was_made_up_and_its_sum_is_that_of_what_is_open(seen):
    maturities = owed.maturities(FIRST - AROUND, LAST + AROUND)
    closed = {(row["客户号"], row["到期日"]) for row in owed.rows("holdings") if row["结清日期"]}
    for one, days in seen.maturity.items():
        if one not in maturities:  # what was paid out on its day is looked after for a week
            assert (one.client_no, one.on.isoformat()) in closed
        elif (one.client_no, one.on.isoformat()) not in closed and maturities[one] is not None:
            assert {line["amount"] for _today, line in days} == {maturities[one]}


def test_every_promise_stood_on_the_list_from_its_day_until_it_was_kept(year, seen):
    counted = Counter()
    for promise in owed.promises(year.talks):
        wanted = list(days_owed(year, promise))
        on_list = {today for today, _line in seen.promise.get((promise.client_no, promise.on), [])}
        assert [day for day in wanted if day not in on_list] == [], promise
        counted[bool(wanted), promise.said_on >= FIRST] += 1
    # Of the lists', and of those that the year's own talks made.
    assert counted[True, False] >= 25
    assert counted[True, True] >= 60


def days_owed(year, promise):
    """Yield the days on which a promise has to stand on the list: from the last working day up to its own, ...

    ... but not before it was made, until it is answered or ticked off; the list is read before the calls are made.
    """
    kept, opens = year.kept_on(promise) or date.max, year.opens(promise)
    for today in year.worked:
        if today < opens or (promise.said_on >= FIRST and today <= promise.said_on):
            continue
        lines = [line for line in year.listed[today] if about(line) == ("promise", (promise.client_no, promise.on))]
        if today > kept or (kept < FIRST and promise.said_on < FIRST):
            return
        yield today
        if lines and year.ticked.get(lines[0]["key"]) == today:
            return


def test_no_promise_was_made_up_or_came_before_its_day(year, seen):
    promised = {(one.client_no, one.on) for one in owed.promises(year.talks)}
    for what, days in seen.promise.items():
        assert what in promised
        assert days[0][0] >= (last_worked(year, what[1]) or what[1])


def test_a_promise_that_was_answered_is_off_the_list(year, seen):
    answered = 0
    for promise in owed.promises(year.talks):
        kept = year.kept_on(promise)
        if kept is not None:
            answered += 1
            assert [day for day, _line in seen.promise.get((promise.client_no, promise.on), []) if day > kept] == []
    assert answered > 50


# --- nothing was said twice ---


def test_what_was_done_never_came_back(year):
    returned = [
        (line["key"], today)
        for today, lines in year.listed.items()
        for line in lines
        if year.ticked.get(line["key"], LAST) < today
    ]
    assert len(year.ticked) > 500
    assert returned == []


def test_one_thing_has_one_key_the_whole_year(year):
    keys = defaultdict(set)
    for lines in year.listed.values():
        for line in lines:
            stage = line["key"].split(":")[4:]
            keys[about(line), *stage].add(line["key"])
    assert {what: found for what, found in keys.items() if len(found) > 1} == {}


def test_nothing_stood_on_the_list_twice_on_one_day(year):
    for today, lines in year.listed.items():
        times = Counter(about(line) for line in lines)
        assert [what for what, count in times.items() if count > 1] == [], today


def test_birthdays_and_stages_of_maturities_were_listed_once(year):
    """All of them are ticked off on the day they are first seen."""
    times = Counter(line["key"] for lines in year.listed.values() for line in lines if line["kind"] != "promise")
    assert [key for key, count in times.items() if count > 1] == []
