"""Whatever was written can be taken back with one command, and the taking back can be taken back."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rmtool.book.records import CAUTION_IN_FORCE, CONTACT_IN_FORCE, OFFER_IN_FORCE
from rmtool.rules.fields import TABLE_OF

LOGGED = {"contact": CONTACT_IN_FORCE, "caution": CAUTION_IN_FORCE, "offer": OFFER_IN_FORCE}
# By which number of the book a row is known, and which it answers: a row that is said again has a number of its own.
NUMBERS = {"id", "corrects", "withdrawn", "batch_id", "lifts", "nth", "answers"}
CHANGED = "客户号,姓名,手机,职业,资产余额(万元),标签\n000012,王伟,19900000012;19900000099,教师,88,新\n000901,赵敏,19900000901,医生,12,\n"


def content(path):
    """Every table of data: of the log, the cautions and the offers what holds, of the others every column of every row."""
    found = {}
    with closing(sqlite3.connect(path)) as book:
        for table in TABLE_OF.values():
            columns = [row[1] for row in book.execute(f"PRAGMA table_info({table})")]
            kept = [c for c in columns if table not in LOGGED or c not in NUMBERS]
            which = f"WHERE {LOGGED[table]}" if table in LOGGED else ""
            names = ", ".join(f'"{name}"' for name in kept)
            found[table] = sorted(book.execute(f"SELECT {names} FROM {table} {which}"), key=repr)
    return found


# What an RM does in a day, each a line of the command.
WRITES = [
    ["edit", "000012", "--set", "occupation=lawyer", "--set", "aum=99万", "--set", "name=王大伟"],
    ["edit", "000012", "--set", "mobile=19911112222;19900000012", "--set", "risk_level=C4"],
    ["edit", "000044", "--set", "note=", "--add-tag", "重点"],
    ["edit", "--where", "aum >= 1万", "--set", "objective=growth", "--add-tag", "季度", "--yes"],
    ["add", "钱多", "--client-no", "000777", "--mobile", "19900000777", "--aum", "50万"],
    ["family", "add", "000012", "son", "--name", "小宝", "--birth-date", "2001-03-04"],
    ["need", "add", "000012", "child_education", "--amount", "50万", "--by", "2033-09-01"],
    ["event", "add", "000044", "bonus", "--on", "2027-02-01", "--repeats", "yearly"],
    ["holding", "add", "000012", "time_deposit", "--bank", "工商银行", "--amount", "30万"],
    ["holding", "edit", "1", "--amount", "77万"],
    ["holding", "remove", "2", "--yes"],
    ["point", "add", "000044", "phone", "010-62345678", "--hours", "9:00-11:00"],
    ["caution", "add", "000012", "--category", "fund", "--because", "2025年亏损"],
    ["offer", "add", "000012", "DQ01", "DQ02", "--need", "income"],
    ["offer", "answer", "1", "--accepted", "就这个"],
    ["offer", "answer", "2", "--undecided", "想想"],
    ["offer", "skip", "000012", "DQ02", "--because", "太短"],
    ["need", "move", "1"],
    ["log", "000012", "约周五", "--phone", "--reached"],
    ["log", "000044", "聊了市场", "--channel", "visit"],
    ["import", "{folder}/changed.csv", "--tag", "夜间"],
    ["import", "{folder}/changed.csv", "--full", "--yes", "--prefer", "file"],
]  # fmt: skip


PRODUCTS = "code,name,category,rule_family,minimum\nDQ01,定期一年,time_deposit,deposit,50\nDQ02,定期半年,time_deposit,deposit,50\n"
# A client who may be offered something: his needs are known, and he agreed to the analysis.
TALKED = [
    ["need", "add", "000012", "income", "--status", "probed"],
    ["log", "000012", "可以", "--step", "needs", "--yes"],
    ["log", "000012", "可以", "--step", "analysis", "--yes"],
    ["offer", "add", "000012", "DQ01", "DQ02"],
]


@pytest.fixture(scope="module")
def talked_book(command, small_book, tmp_path_factory):
    """The small book after a first talk, with two options shown."""
    folder = tmp_path_factory.mktemp("talked")
    shutil.copy(small_book, folder / "book.db")
    (folder / "products.csv").write_text(PRODUCTS, encoding="utf-8")
    environment = {"RMTOOL_BOOK": str(folder / "book.db"), "RMTOOL_CONFIG": str(folder), "RMTOOL_TODAY": "2026-11-24"}
    for line in (["import", str(folder / "products.csv"), "--as", "products"], *TALKED):
        done = command(environment, *line)
        assert done.code == 0, done.err
    with closing(sqlite3.connect(folder / "book.db")) as book:
        book.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the copies are made of the one file
    return folder / "book.db"


@pytest.fixture(scope="module")
def day(command, talked_book):
    """A desk in a folder that lives as long as one example."""

    class Day:
        def __init__(self, folder):
            self.folder, self.book = Path(folder), Path(folder) / "book.db"
            shutil.copy(talked_book, self.book)
            (self.folder / "changed.csv").write_text(CHANGED, encoding="utf-8")
            self.environment = {
                "RMTOOL_BOOK": str(self.book),
                "RMTOOL_CONFIG": folder,
                "RMTOOL_TODAY": "2026-11-24",
                "RMTOOL_LANG": "en",
                "COLUMNS": "100",
            }

        def run(self, *words):
            return command(self.environment, *(word.format(folder=self.folder) for word in words))

        def writes(self):
            return [each["write"] for each in self.run("undo", "--list", "-f", "json").json]

    return Day


@settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(st.lists(st.sampled_from(WRITES), min_size=1, max_size=6))
def test_taking_back_step_by_step_brings_every_former_state_back(day, lines):
    with TemporaryDirectory() as folder:
        desk = day(folder)
        states = [content(desk.book)]
        for line in lines:
            before = desk.writes()
            done = desk.run(*line)
            assert done.code in {0, 2, 3, 7, 8}, done.err
            if desk.writes() != before:
                states.append(content(desk.book))
        for former in reversed(states[:-1]):
            done = desk.run("undo", "--yes")
            assert done.code == 0, done.err
            assert content(desk.book) == former


@pytest.mark.parametrize("line", WRITES, ids=lambda line: " ".join(line[:3]))
def test_what_was_taken_back_can_be_done_again(day, tmp_path, line):
    desk = day(str(tmp_path))
    assert desk.run(*line).code in {0, 7}
    done_once = content(desk.book)
    assert desk.run("undo", "--yes").code == 0
    number = desk.writes()[0]
    assert desk.run("undo", str(number), "--yes").code == 0
    assert content(desk.book) == done_once


def test_a_wrong_file_is_taken_back_with_one_command(run, small):
    """The issue's own words: a list with --full closed clients, changed others and brought new ones."""
    before = content(small.book)
    file = small.write("changed.csv", CHANGED)
    run("import", str(file), "--full", "--yes", "--prefer", "file")
    assert content(small.book) != before
    done = run("undo", "--yes")
    assert done.code == 0
    assert "is taken back" in done.out
    assert content(small.book) == before


def test_undo_says_in_words_what_it_will_do_and_does_nothing_unasked(run, small):
    run("edit", "000012", "--set", "occupation=lawyer")
    before = content(small.book)
    done = run("undo")
    assert done.code == 2
    assert "clients: 1 to change back" in done.out
    assert "add --yes" in done.err
    assert content(small.book) == before


def test_a_later_change_stands_in_the_way_and_is_named(run, small):
    run("edit", "000012", "--set", "occupation=lawyer")
    first = run("undo", "--list", "-f", "json").json[0]["write"]
    run("edit", "000012", "--set", "occupation=nurse")
    later = run("undo", "--list", "-f", "json").json[0]["write"]
    done = run("undo", str(first), "--yes")
    assert done.code == 8
    assert f"take back the later writes first: {later}" in done.err
    assert run("undo", "--yes").code == 0
    assert run("undo", str(first), "--yes").code == 0


def test_a_client_with_a_later_log_is_not_taken_out(run, small):
    run("add", "钱多", "--client-no", "000777")
    added = run("undo", "--list", "-f", "json").json[0]["write"]
    run("log", "000777", "约周五", "--phone", "--reached")
    assert run("undo", str(added), "--yes").code == 8
    assert run("profile", "000777").code == 0


def test_what_is_taken_back_is_not_taken_back_twice(run, small):
    run("edit", "000012", "--set", "occupation=lawyer")
    number = run("undo", "--list", "-f", "json").json[0]["write"]
    run("undo", "--yes")
    done = run("undo", str(number), "--yes")
    assert done.code == 8
    assert "is taken back already" in done.err


def test_an_unknown_write_and_an_export_cannot_be_taken_back(run, small):
    assert run("undo", "999", "--yes").code == 3
    run("export", str(small.folder / "out.csv"), "--reveal", "--reason", "test")
    number = run("undo", "--list", "-f", "json").json[0]["write"]
    assert run("undo", str(number), "--yes").code == 8


def test_a_withdrawn_contact_no_longer_resets_the_clock(run, small):
    score = run("rank", "--why", "000012", "-f", "json").json[0]["timing"]
    run("log", "000012", "聊了", "--phone", "--reached")
    assert run("rank", "--why", "000012", "-f", "json").json[0]["timing"] != score
    run("undo", "--yes")
    assert run("rank", "--why", "000012", "-f", "json").json[0]["timing"] == score


def test_history_says_who_changed_what_from_what_to_what_and_by_which_file(run, small):
    run("edit", "000012", "--set", "occupation=lawyer", "--set", "monthly_income=3万")
    file = small.write("changed.csv", CHANGED)
    run("import", str(file), "--prefer", "file")
    happened = run("history", "000012", "-f", "json").json
    mine = [(one["by"], one["old"], one["new"]) for one in happened if one["field"] == "occupation"]
    assert mine == [("import", "lawyer", "teacher"), ("edit", "doctor", "lawyer")]
    income = next(one for one in happened if one["field"] == "monthly_income")
    assert income["new"] == 30_000
    assert next(one for one in happened if one["by"] == "import" and one["field"] == "occupation")["file"] == str(file)
    shown = run("history", "000012").out
    assert "occupation  doctor → lawyer" in shown
    assert "19900000012" not in shown  # phones are masked
