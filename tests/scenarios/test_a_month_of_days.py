"""A month of an RM's days through the real command (D7): 24 November to the New Year holiday, nothing owed is lost.

Each working day the RM reads the list, works through the first fifteen - calls, messages, new promises, some put off,
some ticked off - and goes home. On days off the list is only looked at. What stands open stays until something
answers it, or until the rulebook takes it off.
"""

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.scenarios import owed_by_the_lists as owed

FIRST, LAST = date(2026, 11, 24), date(2027, 1, 4)
# Of the working days of these weeks only weekends are off, and the New Year's holiday from Friday on.
NEW_YEAR = date(2027, 1, 1)
FIRST_ONES = 15
RULES = tomllib.loads((Path(__file__).parents[2] / "rmtool/data/rulebook.toml").read_text("utf-8"))["remind"]
# Work at the desk: no client is called about it.
DESK = ("stale_file", "file_update", "stale_need", "caution_review")
GREETINGS = ("birthday", "family_birthday", "festival", "occupation_day")
# What a talk answers by its topic; and what any talk that reached the client does.
BY_TOPIC = {
    "maturity": {"maturity", "maturity_elsewhere"},
    "market": {"market_news"},
    "needs": {"need_date", "next_generation", "portfolio_review", "windfall", "inflow_missing", "stale_need", "life_event"},
    "service": {"sale_followup", "withdrawal", "transfer_out", "tier_near", "tier_risk"},
    "social": {*GREETINGS, "life_event", "referral_thanks"},
}  # fmt: skip
TOPIC_OF = {kind: topic for topic, kinds in BY_TOPIC.items() for kind in kinds}
REACHED = {"contact_due", "first_contact"}
# The bank's figures are of the 23rd: reminders of tiers end a month after them.
FIGURES_OF = date(2026, 11, 23)

# "promises 27", before the first of its lines.
HEAD = re.compile(r"^(?!--kind)\S.*? (\d+)(?:  |$)")


class Deed(NamedTuple):
    """What the RM did about a line: called, messaged, moved, snoozed or ticked."""

    how: str
    line: dict
    topic: str | None = None
    until: date | None = None


class Day(NamedTuple):
    listed: list
    page: str
    whole_page: str
    deeds: list


class Desk:
    """The RM's month, day by day."""

    def __init__(self, ask):
        self.ask, self.days, self.turn = ask, {}, 0

    def work(self):
        for today in owed.days_between(FIRST, LAST):
            listed = self.ask(today, "remind", "-f", "json").json
            pages = [self.ask(today, "remind", *more).out for more in ((), ("--top", "0"))]
            day = self.days[today] = Day(listed, *pages, [])
            if today.weekday() < 5 and today < NEW_YEAR:
                self.do(today, day)

    def do(self, today, day):
        """First what needs no client, then the calls: a call may close what would have been ticked off."""
        called = set()
        for line in day.listed[:FIRST_ONES]:
            self.turn += 1
            day.deeds.append(self.deed(line, today, called))
        ticked = [deed.line["key"] for deed in day.deeds if deed.how == "ticked"]
        if ticked:
            self.ask(today, "remind", *(word for key in ticked for word in ("--done", key)))
        for deed in sorted(day.deeds, key=lambda deed: deed.how != "snoozed"):
            self.carry_out(deed, today)

    def deed(self, line, today, called):
        """Decide by turns; nobody is called twice a day, and nobody about the work at the desk."""
        topic = TOPIC_OF.get(line["kind"])
        ways = ("called", "missed", "moved", "snoozed", "called", "ticked", "put word")
        how = ways[self.turn % len(ways)]
        if line["client_no"] in called or line["kind"] in DESK:
            how = "ticked" if self.turn % 2 else "snoozed"
        if how in ("called", "missed", "moved", "put word"):
            called.add(line["client_no"])
        if line["kind"] in GREETINGS and how == "called":
            return Deed("messaged", line, "social")
        if how in ("moved", "put word"):
            return Deed(how, line, topic, today + timedelta(3 + self.turn % 9))
        return Deed(how, line, topic, today + timedelta(1 + self.turn % 6) if how == "snoozed" else None)

    def carry_out(self, deed, today):
        client, topic = deed.line["client_no"], ("--topic", deed.topic) if deed.topic else ()
        match deed.how:
            case "called":
                self.ask(today, "log", client, "talked", "--phone", "--reached", *topic)
            case "missed":
                self.ask(today, "log", client, "--phone", "--not-reached", *topic)
            case "moved":
                self.ask(today, "log", client, "later", "--phone", "--reached", "--next", f"{deed.until}", *topic)
            case "put word":
                self.ask(today, "log", client, "left word", "--phone", "--not-reached", "--next", f"{deed.until}")
            case "messaged":
                self.ask(today, "log", client, "all the best", "--wechat", *topic)
            case "snoozed":
                self.ask(today, "remind", "--snooze", deed.line["key"], f"{deed.until}")


@pytest.fixture(scope="module")
def month(ask):
    desk = Desk(ask)
    desk.work()
    return desk.days


def deeds_of(month, how):
    return [(today, deed) for today, day in month.items() for deed in day.deeds if deed.how == how]


def keys(day):
    return {line["key"] for line in day.listed}


# --- what may take a line off the list ---


def answers(deed, line, today):
    """Say whether what was done about a client closes another of the client's lines."""
    if deed.line["client_no"] != line["client_no"] or deed.how in ("snoozed", "ticked"):
        return False
    reached, named_a_day = deed.how in ("called", "moved"), deed.how in ("moved", "put word")
    if line["kind"] == "promise":
        # On its day or, for a day off, on the last working day before: then alone it stands on the list.
        return reached or named_a_day
    if reached and line["kind"] in REACHED:
        return True
    by_topic = line["kind"] in BY_TOPIC.get(deed.topic, ())
    if deed.how == "messaged":
        return by_topic and line["kind"] in (*GREETINGS, "life_event", "market_news", "new_product")
    # A market talk, reached or not, is the last news that the client had.
    return by_topic and (reached or line["kind"] == "market_news")


def last_day(line):
    """Return the last day on which the rulebook leaves a line on the list, None where only a deed takes it off."""
    behind, due = RULES[line["kind"]]["behind"]["value"], date.fromisoformat(line["due"])
    if behind == "done":
        return None
    if line["kind"] == "tier_risk":  # a month after the figures, unless the tier is lost before
        return min(FIGURES_OF + timedelta(behind), due - timedelta(1))
    return due + timedelta(behind)


def thing(key):
    """Return what the stages of a key have in common."""
    return ":".join(key.split(":")[:4])


def is_accounted_for(line, today, yesterday, month):
    """Say whether a line that stood on yesterday's list may be missing from today's."""
    if any(answers(deed, line, yesterday) for deed in month[yesterday].deeds):
        return True
    limit = last_day(line)
    over = (limit is not None and today > limit) or sold_out(line, today)
    return over or moved_on(line, month[today]) or lost_tier(line, today, month)


def sold_out(line, today):
    """Nobody is told of a product any more whose sale is over."""
    if line["kind"] not in ("need_met", "new_product"):
        return False
    begun = [row for row in owed.rows("products") if row["起售日"] == line["due"]]
    return bool(begun) and all(row["止售日"] and row["止售日"] < today.isoformat() for row in begun)


def moved_on(line, day):
    """One stage ends where the next begins."""
    return line["key"].count(":") == 4 and any(thing(key) == thing(line["key"]) for key in keys(day) - {line["key"]})


def lost_tier(line, today, month):
    """Whose tier is lost today is served by the calendar of the next one from now on: the contact may be due later."""
    own = (one for one in month[FIRST].listed if one["client_no"] == line["client_no"] and one["kind"] == "tier_risk")
    return line["kind"] == "contact_due" and any(one["due"] == today.isoformat() for one in own)


def test_nothing_that_was_open_yesterday_is_lost_today(month):
    lost, gone = [], Counter()
    for yesterday, day in month.items():
        today = yesterday + timedelta(1)
        if today not in month:
            continue
        settled = {deed.line["key"] for deed in day.deeds if deed.how in ("snoozed", "ticked")}
        for line in day.listed:
            if line["key"] in keys(month[today]) or line["key"] in settled:
                continue
            gone[line["kind"]] += 1
            if not is_accounted_for(line, today, yesterday, month):
                lost.append((today, line["key"], line["text"]))
    assert lost == []
    assert len(gone) > 10  # of many kinds something was answered, or ran out


def test_what_is_owed_until_it_is_done_grew_older_on_the_list(month):
    days = list(month)
    silent = [line for line in month[days[0]].listed if line["kind"] in ("contact_due", "caution_review", "promise")]
    done = {deed.line["key"] for day in month.values() for deed in day.deeds if deed.how in ("ticked", "snoozed")}
    talked = {deed.line["client_no"] for day in month.values() for deed in day.deeds}
    left = [line for line in silent if line["key"] not in done and line["client_no"] not in talked]
    assert len(left) > 10
    assert {line["key"] for line in left} <= keys(month[days[-1]])


# --- what was put off, ticked off, talked about ---


def test_what_was_put_off_is_away_until_its_day_and_back_on_it(month):
    put_off = deeds_of(month, "snoozed")
    back = Counter()
    for on, deed in put_off:
        key = deed.line["key"]
        assert [day for day in month if on < day < deed.until and key in keys(month[day])] == []
        if deed.until not in month:
            continue
        if key in keys(month[deed.until]):
            back[deed.until.weekday() < 5] += 1
        else:
            away = [day for day in month if on <= day < deed.until]
            assert any(
                moved_on(deed.line, month[day]) or is_accounted_for(deed.line, deed.until, day, month) for day in away
            ), (on, deed.until, key)
    assert back[True] > 20
    assert back[False] > 5  # a day off too: it stands there for the next working day


def test_what_was_ticked_off_never_came_back(month):
    for on, deed in deeds_of(month, "ticked"):
        assert [day for day in month if day > on and deed.line["key"] in keys(month[day])] == []
    assert len(deeds_of(month, "ticked")) > 50


def test_a_call_that_reached_closes_what_was_due_and_one_that_did_not_closes_nothing(month):
    closed = Counter()
    for how in ("called", "moved"):
        for on, deed in deeds_of(month, how):
            tomorrow = month[on + timedelta(1)]
            kinds = {one["kind"] for one in tomorrow.listed if one["client_no"] == deed.line["client_no"]}
            assert not REACHED & kinds
            closed[how] += deed.line["key"] not in keys(tomorrow)
    assert min(closed.values()) > 20
    stayed = [deed.line["key"] in keys(month[on + timedelta(1)]) for on, deed in deeds_of(month, "missed")]
    assert stayed.count(True) > 20


def test_every_day_that_was_named_to_a_client_came_back_as_a_promise(month):
    named = [(on, deed) for how in ("moved", "put word") for on, deed in deeds_of(month, how)]
    kept = 0
    for on, deed in named:
        acts_on = worked_up_to(deed.until)
        if acts_on not in month:
            continue
        later = [
            other for day in month if on < day < acts_on for other in month[day].deeds
            if other.line["client_no"] == deed.line["client_no"] and other.how not in ("ticked", "snoozed")
        ]  # fmt: skip
        first = max(acts_on, on + timedelta(1))
        due = [
            one for one in month[first].listed
            if (one["kind"], one["client_no"], one["due"]) == ("promise", deed.line["client_no"], f"{deed.until}")
        ]  # fmt: skip
        assert due or later, (on, deed.line["client_no"], deed.until)
        kept += len(due)
    assert kept > 20


def worked_up_to(day):
    while day.weekday() > 4 or day == NEW_YEAR:
        day -= timedelta(1)
    return day


# --- days off, and the pages ---


def test_a_day_off_asks_for_the_same_and_never_for_less_than_the_evening_before(month):
    for saturday in (day for day in month if day.weekday() == 5):
        assert month[saturday].deeds == []
    new_years_eve, new_year, monday = month[date(2026, 12, 31)], month[NEW_YEAR], month[LAST]
    kinds = Counter(line["kind"] for line in new_year.listed)
    assert kinds["festival"] > 100
    assert {line["due"] for line in new_year.listed if line["kind"] == "festival"} == {"2027-01-01"}
    # The branch is closed from Friday to Sunday: what has its day there is to be done on Thursday.
    for line in new_years_eve.listed:
        if "2027-01-01" <= line["due"] <= "2027-01-03" and line["kind"] in ("birthday", "promise", "contact_due"):
            assert line["act_on"] == "2026-12-31"
    assert monday.listed


def test_birthdays_of_the_holiday_stand_on_the_list_before_it(month):
    over_new_year = owed.client_birthdays(NEW_YEAR, date(2027, 1, 3))
    listed = defaultdict(list)
    for day in month:
        for line in month[day].listed:
            if line["kind"] == "birthday":
                listed[line["client_no"], date.fromisoformat(line["due"])].append(day)
    assert all(min(listed[what]) <= date(2026, 12, 31) for what in over_new_year)


def test_the_page_counts_what_the_json_lists(month):
    for today, day in month.items():
        counts = Counter(line["kind"] for line in day.listed)
        for page in (day.page, day.whole_page):
            assert int(re.search(r" · (\d+) things? to do", page)[1]) == len(day.listed), today
            assert sorted(heads(page)) == sorted(counts.values()), today


def heads(page):
    """Return the counts of the kinds on a page; each stands once, before its first line."""
    return [int(found[1]) for line in page.splitlines()[1:] if (found := HEAD.match(line))]


def test_the_whole_page_has_a_line_for_each_and_a_screenful_has_one_of_every_kind(month):
    for today, day in month.items():
        lines = [line for line in day.whole_page.splitlines()[1:] if re.search(r" (\d{6}|#\d+) ", line)]
        shown = [line for line in lines if not line.startswith("--kind ")]
        assert len(shown) == len(day.listed), today
        kinds = {line["kind"] for line in day.listed}
        assert len(heads(day.page)) == len(kinds), today
