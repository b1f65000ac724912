"""`family`, `holding`, `flow`, `event`, `need`, `point`: one set of verbs, alike for every list of a client's records."""

import shutil

import pytest

WHO = "000301"  # has one mobile on file, and no other record


# What a list is called, what is said behind CLIENT, the same by options alone, and what then stands on file.
ADDED = {
    "family": (
        ["妻子", "--name", "李红", "--birth-date", "1990-06-25"],
        ["--relation", "spouse", "--name", "李红", "--birth-date", "19900625"],
        {"relation": "spouse", "name": "李红", "birth_date": "1990-06-25", "birth_year": 1990},
    ),
    "holding": (
        ["定期", "--bank", "工商银行", "--amount", "30万", "--maturity-date", "2027-03-01"],
        ["--category", "time_deposit", "--bank", "工商银行", "--amount", "300000", "--maturity-date", "2027年3月1日"],
        {"category": "time_deposit", "bank": "工商银行", "amount": 300_000, "maturity_date": "2027-03-01"},
    ),
    "flow": (
        ["转入", "--on", "2026-11-02", "--amount", "5万"],
        ["--direction", "in", "--on", "2026/11/2", "--amount", "50000"],
        {"direction": "in", "on": "2026-11-02", "amount": 50_000},
    ),
    "event": (
        ["年终奖", "--on", "2027-01-20", "--repeats", "每年"],
        ["--kind", "bonus", "--on", "2027-01-20", "--repeats", "yearly"],
        {"kind": "bonus", "on": "2027-01-20", "repeats": "yearly"},
    ),
    "need": (
        ["退休", "--amount", "200万", "--by", "2040-01-01", "--priority", "1"],
        ["--kind", "retirement", "--amount", "2000000", "--by", "2040-01-01", "--set", "priority=1"],
        {"kind": "retirement", "amount": 2_000_000, "by": "2040-01-01", "priority": 1},
    ),
    "point": (
        ["phone", "010-62345678", "--hours", "9点-11点半", "--bans", "金额"],
        ["--channel", "固定电话", "--value", "010-62345678", "--hours", "9:00-11:30", "--bans", "amounts"],
        {"channel": "phone", "hours": "09:00-11:30", "bans": "amounts"},
    ),
}  # fmt: skip
LIST_OF = {
    "family": "family",
    "holding": "holdings",
    "flow": "flows",
    "event": "events",
    "need": "needs",
    "point": "points",
}
EVERY_LIST = pytest.mark.parametrize("verb", ADDED)


@pytest.fixture
def listed(run):
    """`listed("need")`: the records of our client, whole, oldest first."""
    return lambda verb, who=WHO: run(verb, "list", who, "--reveal", "-f", "json").json


@pytest.fixture
def added(run, listed):
    """`added("need")`: add the example of a list, and give its number."""

    def add(verb):
        done = run(verb, "add", WHO, *ADDED[verb][0])
        assert done.code == 0, done.err
        return str(listed(verb)[-1]["record_id"])

    return add


@EVERY_LIST
@pytest.mark.parametrize("way", [0, 1], ids=["said in order", "said by options"])
def test_a_record_is_added_in_either_way_and_is_the_same(run, small, listed, verb, way):
    known = ADDED[verb][2]
    done = run(verb, "add", WHO, *ADDED[verb][way])
    assert done.code == 0, done.err
    record = listed(verb)[-1]
    assert {field: record[field] for field in known} == known
    assert done.out.startswith(f"added to {record['client_name']} {WHO}: #{record['record_id']} ")


@EVERY_LIST
def test_a_list_tells_the_same_to_people_and_to_scripts(run, small, added, verb):
    number = added(verb)
    as_json = run(verb, "list", WHO, "-f", "json").json
    as_csv = run(verb, "list", WHO, "-f", "csv").rows
    assert [row["record_id"] for row in as_csv] == [str(row["record_id"]) for row in as_json]
    assert list(as_csv[0]) == list(as_json[0])
    assert run(verb, "list", WHO, "-f", "ids").lines == [WHO]
    assert f"#{number} " in run(verb, "list", WHO).out


@EVERY_LIST
def test_without_a_client_everybodys_are_listed(run, small, added, verb):
    added(verb)
    run(verb, "add", "000173", *ADDED[verb][0])
    assert {WHO, "000173"} <= {row["client_no"] for row in run(verb, "list", "-f", "json").json}
    assert {row["client_no"] for row in run(verb, "list", WHO, "-f", "json").json} == {WHO}


@EVERY_LIST
def test_the_csv_of_a_list_is_taken_back_by_import(run, small, command, small_book, added, listed, verb):
    added(verb)
    small.write("mine.csv", run(verb, "list", WHO, "--reveal", "-f", "csv").out)
    again = run("import", "mine.csv", "--as", LIST_OF[verb], "-f", "json")
    assert (again.code, again.json["added"], again.json["updated"]) == (0, 0, 0), again.err
    other = small.folder / "other.db"
    shutil.copy(small_book, other)
    taken = run("import", "mine.csv", "--as", LIST_OF[verb], "-f", "json", RMTOOL_BOOK=str(other))
    assert (taken.code, taken.json["added"]) == (0, 1), taken.err
    there = run(verb, "list", WHO, "--reveal", "-f", "json", RMTOOL_BOOK=str(other)).json
    assert [without_number(row) for row in there] == [without_number(row) for row in listed(verb)]


def without_number(row):
    return {field: value for field, value in row.items() if field != "record_id"}


EDITS = [
    ("family", ["--plan", "明年留学"], {"plan": "明年留学", "name": "李红"}),
    ("holding", ["--amount", "33.5万"], {"amount": 335_000, "bank": "工商银行"}),
    ("flow", ["--counterparty-bank", "招商银行"], {"counterparty_bank": "招商银行", "amount": 50_000}),
    ("event", ["--set", "seen=是"], {"seen": True, "repeats": "yearly"}),
    ("need", ["--status", "已确认"], {"status": "confirmed", "priority": 1}),
    ("point", ["--hours", "不打"], {"hours": "never", "bans": "amounts"}),
]


@pytest.mark.parametrize(("verb", "said", "known"), EDITS, ids=[e[0] for e in EDITS])
def test_an_edit_changes_the_field_that_is_named_and_no_other(run, small, added, listed, verb, said, known):
    number = added(verb)
    before = listed(verb)[-1]
    done = run(verb, "edit", number, *said)
    assert done.code == 0, done.err
    after = listed(verb)[-1]
    assert {field: after[field] for field in known} == known
    assert [field for field in after if after[field] != before[field]] == list(known)[:1]
    run("undo", "--yes")
    assert listed(verb)[-1] == before


OPTIONAL = {
    "family": "name", "holding": "maturity_date", "flow": "amount", "event": "repeats", "need": "by", "point": "hours",
}  # fmt: skip


@pytest.mark.parametrize(("verb", "field"), OPTIONAL.items())
def test_an_empty_value_clears(run, small, added, listed, verb, field):
    number = added(verb)
    assert listed(verb)[-1][field] is not None
    assert run(verb, "edit", number, f"--{field.replace('_', '-')}", "").code == 0
    assert listed(verb)[-1][field] is None


REQUIRED = [
    ("family", "relation"), ("holding", "category"), ("flow", "on"), ("flow", "direction"), ("event", "kind"),
    ("need", "kind"), ("point", "channel"), ("point", "value"),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "field"), [each for each in REQUIRED if each != ("holding", "category")])
def test_what_a_record_cannot_be_without_is_not_cleared(run, small, added, listed, verb, field):
    number = added(verb)
    before = listed(verb)
    done = run(verb, "edit", number, f"--{field}", "")
    assert done.code == 2
    assert field in done.err
    assert listed(verb) == before


@EVERY_LIST
@pytest.mark.parametrize("doing", [["edit", "999", "--set", "x=1"], ["remove", "999", "--yes"]], ids=lambda d: d[0])
def test_a_number_that_no_record_has_ends_with_3_and_says_where_numbers_stand(run, small, verb, doing):
    done = run(verb, *doing)
    assert done.code == 3
    assert "#999" in done.err
    assert f"rmtool {verb} list CLIENT" in done.err


@EVERY_LIST
def test_an_unknown_client_ends_with_3(run, small, verb):
    assert run(verb, "add", "999999", *ADDED[verb][0]).code == 3
    assert run(verb, "list", "999999").code == 3


def test_a_holding_is_judged_by_the_day_on_file_too(run, small, added, listed):
    number = added("holding")  # matures on 1 March 2027
    assert run("holding", "edit", number, "--start-date", "2027-04-01").code == 2
    assert listed("holding")[-1]["start_date"] is None


def test_a_holding_is_ours_unless_a_bank_is_named(run, small, listed):
    run("holding", "add", WHO, "gold", "--amount", "8万")
    assert listed("holding")[-1]["bank"] == "ours"


@pytest.mark.parametrize("verb", ["holding", "flow", "event", "need"])
def test_one_like_it_is_taken_as_another_and_said(run, small, added, listed, verb):
    added(verb)
    done = run(verb, "add", WHO, *ADDED[verb][0])
    assert done.code == 0
    assert "there is one like it already" in done.err
    assert len(listed(verb)) == 2


def test_one_number_is_not_on_file_twice(run, small, added, listed):
    added("point")
    before = listed("point")
    done = run("point", "add", WHO, "phone", "(010) 62345678")
    assert (done.code, listed("point")) == (2, before)
    assert "the client has that very record already" in done.err


def test_a_client_has_one_son_of_a_name(run, small, added, listed):
    """A list takes the second for the first again: by hand he would be lost on the way through an export."""
    added("family")
    before = listed("family")
    assert run("family", "add", WHO, *ADDED["family"][0]).code == 2
    assert listed("family") == before
    run("family", "add", WHO, "mother", "--name", "李红")
    assert run("family", "edit", str(listed("family")[-1]["record_id"]), "--relation", "spouse").code == 2
    assert [row["relation"] for row in listed("family")] == ["spouse", "mother"]


def test_an_event_moved_to_the_day_of_another_stays_one_of_two(run, small, added, listed):
    added("event")
    run("event", "add", WHO, "bonus", "--on", "2027-02-20", "--repeats", "yearly")
    assert run("event", "edit", str(listed("event")[-1]["record_id"]), "--on", "2027-01-20").code == 0
    small.write("mine.csv", run("event", "list", WHO, "--reveal", "-f", "csv").out)
    again = run("import", "mine.csv", "--as", "events", "-f", "json").json
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_an_edit_does_not_make_one_number_stand_twice(run, small, added, listed):
    run("point", "add", WHO, "phone", "010-62345679")
    number = added("point")
    done = run("point", "edit", number, "--value", "010-62345679")
    assert done.code == 2
    assert "the client has that very record already" in done.err
    assert listed("point")[-1]["value"].replace("-", "") == "01062345678"


def test_a_field_said_twice_with_two_values_is_no_choice_of_ours(run, small, listed):
    done = run("need", "add", WHO, "retirement", "--kind", "protection")
    assert (done.code, listed("need")) == (2, [])
    assert "kind is said twice" in done.err
    assert run("need", "add", WHO, "retirement", "--set", "kind=retirement").code == 0


def test_an_edit_that_names_nothing_or_changes_nothing_is_no_write(run, small, added):
    number = added("need")
    writes = run("undo", "--list", "-f", "json").json
    assert run("need", "edit", number).code == 2
    assert run("need", "edit", number, "--priority", "1").code == 0
    assert run("undo", "--list", "-f", "json").json == writes


def test_unmet_is_a_need_we_have_nothing_for(run, small, listed):
    """D88"""
    assert run("need", "add", WHO, "跨境", "--unmet").code == 0
    assert listed("need")[-1]["status"] == "unmet"
    assert run("need", "add", WHO, "protection", "--unmet", "--status", "met").code == 2


@EVERY_LIST
def test_removal_asks_does_nothing_unasked_and_undo_brings_it_back(run, small, added, listed, verb):
    number = added(verb)
    before = listed(verb)
    asked = run(verb, "remove", number)
    assert asked.code == 2
    assert f"#{number} " in asked.out
    assert "add --yes" in asked.err
    assert listed(verb) == before
    assert run(verb, "remove", number, "--yes").code == 0
    assert listed(verb) == before[:-1]
    assert run("undo", "--yes").code == 0
    assert listed(verb) == before
