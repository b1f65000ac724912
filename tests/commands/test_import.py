"""`rmtool import`: what comes back to a script, which rows are refused, and what a second list does (D54)."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
KEYS = [
    "file",
    "kind",
    "encoding",
    "rows",
    "added",
    "updated",
    "unchanged",
    "closed",
    "rejected",
    "rejects_file",
    "batch",
]
# A good row, a day that never was, an amount that is none, and a name alone.
MIXED = "client_no,name,birth_date,aum\n000003,丙,,20万\n000001,甲,1990-02-31,5万\n000002,乙,1990-02-28,约50\n,丁,,\n"


def asked(book, query, *values):
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute(query, values).fetchall()


def everything(book):
    with closing(sqlite3.connect(book)) as connection:
        return list(connection.iterdump())


def counts(done):
    return {key: done.json[key] for key in ("rows", "added", "updated", "unchanged", "closed", "rejected")}


@pytest.fixture
def mixed(desk):
    desk.write("mixed.csv", MIXED)
    return desk


def test_import_json_has_the_keys_of_the_contract_first_and_counts_the_rows(run, desk):
    desk.write("list.csv", "客户号,客户姓名,资产余额(万元)\n000001,甲,120\n000002,乙,3.5\n", "gb18030")
    done = run("import", "list.csv", "-f", "json")
    assert done.code == 0
    assert list(done.json)[: len(KEYS)] == KEYS
    assert (done.json["kind"], done.json["encoding"], done.json["rejects_file"]) == ("clients", "GB18030", None)
    assert counts(done) == {"rows": 2, "added": 2, "updated": 0, "unchanged": 0, "closed": 0, "rejected": 0}
    assert asked(desk.book, "SELECT aum FROM client ORDER BY client_no") == [(120_000_000,), (3_500_000,)]  # fen


def test_import_csv_is_one_row_and_ids_are_the_clients_it_brought_or_changed(run, small):
    small.write("list.csv", "client_no,name,aum\n000012,王伟,1000001\n000173,李娜,\n000999,新人,1\n")
    assert run("import", "list.csv", "-f", "ids").lines == ["000012", "000999"]
    rows = run("import", "list.csv", "-f", "csv").rows
    assert [row["unchanged"] for row in rows] == ["3"]
    assert list(rows[0]) == KEYS


def test_the_same_file_again_changes_nothing_and_leaves_no_batch(run, desk):
    desk.write("list.csv", "client_no,name,mobile,aum\n000001,甲,10412340001,5万\n,乙,10412340002,\n")
    run("import", "list.csv")
    before = everything(desk.book)
    done = run("import", "list.csv", "-f", "json")
    assert counts(done) == {"rows": 2, "added": 0, "updated": 0, "unchanged": 2, "closed": 0, "rejected": 0}
    assert done.json["batch"] is None
    assert everything(desk.book) == before


@pytest.mark.parametrize("kind", ["clients", "family", "holdings", "contacts"])
def test_every_kind_of_sample_list_is_unchanged_the_second_time(run, sample, kind):
    name = "families" if kind == "family" else kind
    file = TESTS.parent / "sample_data" / f"{name}.csv"
    before = asked(sample.book, "SELECT count(*) FROM batch")
    done = run("import", str(file), "--as-of", "2026-11-23", "-f", "json")
    assert done.code == 0
    assert (done.json["kind"], done.json["added"], done.json["updated"]) == (kind, 0, 0)
    assert done.json["unchanged"] == done.json["rows"]
    assert asked(sample.book, "SELECT count(*) FROM batch") == before


def test_rejected_rows_end_with_7_the_good_ones_are_in(run, mixed):
    done = run("import", "mixed.csv", "-f", "json")
    assert done.code == 7
    assert counts(done) == {"rows": 4, "added": 1, "updated": 0, "unchanged": 0, "closed": 0, "rejected": 3}
    assert done.error["exit_code"] == 7
    assert asked(mixed.book, "SELECT client_no FROM client") == [("000003",)]


def test_the_rejects_file_names_line_column_value_reason_and_what_to_do(run, mixed):
    run("import", "mixed.csv")
    with (mixed.folder / "mixed.csv.rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    assert head == ["line", "column", "value", "reason", "what to do"]
    assert [row[:3] for row in rows] == [
        ["3", "birth_date", "1990-02-31"], ["4", "aum", "约50"], ["5", "client_no", ""],
    ]  # fmt: skip
    assert all(reason and advice for *_where, reason, advice in rows)


def test_a_formula_in_a_rejected_cell_is_guarded_in_the_rejects_file(run, desk):
    desk.write("list.csv", "client_no,name,aum\n000001,甲,=2+5\n")
    run("import", "list.csv")
    text = (desk.folder / "list.csv.rejects.csv").read_text(encoding="utf-8-sig")
    assert "'=2+5" in text


def test_corrected_rows_go_in_with_a_second_import_of_the_list(run, mixed):
    run("import", "mixed.csv")
    mixed.write("mixed.csv", MIXED.replace("1990-02-31", "1990-02-27").replace("约50", "50万"))
    done = run("import", "mixed.csv", "-f", "json")
    assert counts(done) == {"rows": 4, "added": 2, "updated": 0, "unchanged": 1, "closed": 0, "rejected": 1}


def test_strict_takes_all_rows_or_none(run, mixed):
    done = run("import", "mixed.csv", "--strict")
    assert done.code == 9
    assert "line 3" in done.err
    assert not mixed.book.exists()
    assert not (mixed.folder / "mixed.csv.rejects.csv").exists()


def test_strict_leaves_a_book_that_is_there_as_it_was(run, small):
    small.write("mixed.csv", MIXED)
    before = everything(small.book)
    assert run("import", "mixed.csv", "--strict").code == 9
    assert everything(small.book) == before


def test_dry_run_shows_the_plan_and_writes_nothing(run, small):
    small.write("list.csv", "client_no,name,资产余额(万元)\n000012,王伟,200\n000999,新人,1\n")
    before = everything(small.book)
    done = run("import", "list.csv", "--dry-run")
    assert done.code == 0
    assert "added 1 · updated 1 · unchanged 0" in done.out
    assert "¥2,000,000" in done.out  # as decoded
    assert everything(small.book) == before
    assert sorted(path.name for path in small.folder.iterdir()) == ["book.db", "config", "list.csv"]


def test_dry_run_shows_the_first_rows_as_they_were_decoded_with_phones_masked(run, small):
    small.write("list.csv", "客户号,客户姓名,手机号,资产余额(万元)\n000900,新人,13812341234,12.5\n")
    shown = run("import", "list.csv", "--dry-run").out
    assert "¥125,000" in shown
    assert "138****1234" in shown
    assert "13812341234" not in shown


def test_dry_run_without_a_book_makes_none_and_no_rejects_file(run, mixed):
    run("import", "mixed.csv", "--dry-run", "-f", "json")
    assert sorted(path.name for path in mixed.folder.iterdir()) == ["config", "mixed.csv"]


def test_full_closes_who_is_missing_and_counts_them_deleting_nobody(run, small):
    kept = "000012,王伟\n000173,李娜\n000044,陈静\n000088,欧阳文静雅\n000377,张文\n"
    small.write("whole.csv", f"client_no,name\n{kept}")
    done = run("import", "whole.csv", "--full", "--as-of", "2026-11-24", "-f", "json")
    assert (done.code, done.json["closed"]) == (0, 1)  # 000301; who has no number, and who had left, are not counted
    assert asked(small.book, "SELECT client_no, left_on FROM client WHERE left_on IS NOT NULL ORDER BY 1") == [
        ("000201", "2026-10-01"),
        ("000301", "2026-11-24"),
    ]
    assert asked(small.book, "SELECT count(*) FROM client") == [(8,)]


def test_full_closes_nobody_while_a_rejected_row_may_be_theirs(run, small):
    small.write("torn.csv", "client_no,name,birth_date\n000012,王伟,1990-02-31\n000044,陈静,\n")
    done = run("import", "torn.csv", "--full", "-f", "json")
    assert (done.code, done.json["closed"], done.json["rejected"]) == (7, 0, 1)
    assert "were not closed" in " ".join(done.json["notes"])


def test_full_again_opens_who_is_back_on_the_list(run, small):
    small.write("whole.csv", "client_no,name\n000012,王伟\n000173,李娜\n000044,陈静\n000088,欧阳文静雅\n000377,张文\n")
    run("import", "whole.csv", "--full")
    small.write("back.csv", "client_no,name\n000301,Christopher Montgomery-Featherstone\n")
    run("import", "back.csv")
    assert asked(small.book, "SELECT left_on FROM client WHERE client_no = '000301'") == [(None,)]


def test_full_that_would_close_more_than_half_is_refused_unless_said_twice(run, small):
    small.write("short.csv", "client_no,name\n000012,王伟\n")
    before = everything(small.book)
    done = run("import", "short.csv", "--full")
    assert done.code == 8
    assert "--yes" in done.err
    assert everything(small.book) == before
    assert run("import", "short.csv", "--full", "--yes").code == 0


def test_an_older_balance_is_kept_as_a_snapshot_and_leaves_the_newer_one(run, desk):
    desk.write("new.csv", "client_no,name,aum\n000001,甲,100万\n")
    desk.write("old.csv", "client_no,name,aum\n000001,甲,80万\n")
    run("import", "new.csv", "--as-of", "2026-11-23")
    run("import", "old.csv", "--as-of", "2026-10-31")
    assert asked(desk.book, "SELECT aum, aum_on FROM client") == [(100_000_000, "2026-11-23")]
    assert asked(desk.book, "SELECT on_date, aum FROM snapshot ORDER BY on_date") == [
        ("2026-10-31", 80_000_000),
        ("2026-11-23", 100_000_000),
    ]


@pytest.mark.parametrize("day", ["2026-11-25", "soon", "99991231"])
def test_as_of_a_day_that_has_not_been_is_a_usage_error(run, mixed, day):
    done = run("import", "mixed.csv", "--as-of", day)
    assert done.code == 2
    assert done.err.splitlines()[0] == f'error: --as-of "{day}" is not a day up to 2026-11-24'
    assert not mixed.book.exists()


def test_a_dash_reads_standard_input(run, desk):
    done = run("import", "-", "-f", "json", stdin="客户号,客户姓名\n000001,甲\n".encode("gb18030"))
    assert (done.code, done.json["added"], done.json["encoding"]) == (0, 1, "GB18030")


def test_rejects_of_standard_input_lie_in_this_folder(run, desk):
    done = run("import", "-", "-f", "json", stdin=MIXED.encode())
    assert (done.code, done.json["rejects_file"]) == (7, "stdin.rejects.csv")
    assert (desk.folder / "stdin.rejects.csv").exists()


def test_an_unknown_risk_word_is_kept_and_the_level_becomes_unknown_also_over_an_older_one(run, small):
    small.write("list.csv", "客户号,客户姓名,风险等级\n000012,王伟,激进B\n")
    done = run("import", "list.csv", "-f", "json")
    client = run("profile", "000012", "-f", "json").json["client"]
    assert (client["risk_word"], client["risk_level"]) == ("激进B", None)
    assert "激进B (1)" in done.json["notes"][0]


def test_a_blank_cell_is_no_news_and_clears_only_when_asked(run, small):
    small.write("list.csv", "client_no,name,occupation\n000012,王伟,\n")
    assert run("import", "list.csv", "-f", "json").json["unchanged"] == 1
    assert run("import", "list.csv", "--blank", "clears", "-f", "json").json["updated"] == 1
    assert run("profile", "000012", "-f", "json").json["client"]["occupation"] is None


def test_unknown_columns_are_listed_and_kept_only_when_asked(run, desk):
    desk.write("list.csv", "client_no,name,喜欢的颜色\n000001,甲,红\n")
    assert run("import", "list.csv", "-f", "json").json["unknown_columns"] == ["喜欢的颜色"]
    assert asked(desk.book, "SELECT extra FROM client") == [(None,)]
    run("import", "list.csv", "--keep-unknown")
    assert "红" in asked(desk.book, "SELECT extra FROM client")[0][0]


def test_map_says_which_field_a_column_is(run, desk):
    desk.write("list.csv", "client_no,name,存了多少\n000001,甲,5万\n")
    run("import", "list.csv", "--map", "存了多少=aum")
    assert run("profile", "000001", "-f", "json").json["client"]["aum"] == 50_000


@pytest.mark.parametrize("mapping", ["存了多少=money", "存了多少", "=aum"])
def test_a_wrong_map_is_a_usage_error(run, desk, mapping):
    desk.write("list.csv", "client_no,name,存了多少\n000001,甲,5万\n")
    assert run("import", "list.csv", "--map", mapping).code == 2
    assert not desk.book.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "there is no file list.csv"),
        (b"", "empty"),
        (b"client_no,name\n", "no rows"),
        (b"a,b\n1,2\n", "no line of it names columns"),
        (bytes(range(256)) * 20, "NUL"),
        (b"client_no,name\n000001,\x00\n", "NUL"),
    ],
    ids=["missing", "empty", "header only", "not a list", "binary", "a NUL byte"],
)
def test_a_file_that_is_no_list_ends_with_9_and_makes_no_book(run, desk, content, words):
    if content is not None:
        (desk.folder / "list.csv").write_bytes(content)
    done = run("import", "list.csv")
    assert (done.code, done.out) == (9, "")
    assert words in done.err.splitlines()[0]
    assert done.err.splitlines()[1].startswith("hint: ")
    assert not desk.book.exists()


def test_a_folder_in_place_of_a_file_ends_with_9(run, desk):
    assert run("import", ".").code == 9


def test_an_unknown_encoding_ends_with_9_or_2_and_says_which_are_known(run, mixed):
    done = run("import", "mixed.csv", "--encoding", "klingon")
    assert done.code in {2, 9}
    assert "gb18030" in done.err


@pytest.mark.parametrize("kind", ["family", "contacts"])
def test_full_is_only_for_lists_that_can_be_whole(run, small, kind):
    done = run("import", str(TESTS / "small_book" / f"{kind}.csv"), "--full")
    assert done.code == 2
    assert kind in done.err
