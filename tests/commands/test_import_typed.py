"""Lists over what the manager typed, and lists of every kind: what stays, what the bank says, what is refused."""

import csv

import pytest

from rmtool.rules.fields import CLIENTS, INSIDE, RECORD_FIELDS, fields_of, words_of
from rmtool.rules.vocabulary import CODES

WHO = "000012"  # 王伟: a doctor, C3, 100万 with us
LIST = "客户号,姓名,职业,工作单位\n000012,王伟,教师,样例中学\n"
BANK = "客户号,姓名,资产余额(万元),风险等级,客户等级\n000012,王伟,88,C2,金卡\n"


@pytest.fixture
def file(run):
    """`file("tier")`: what stands in the client's file."""
    return lambda *fields: tuple(run("profile", WHO, "-f", "json").json["client"][field] for field in fields)


@pytest.fixture
def take(run, small):
    """`take(LIST, "--prefer", "file")`: import a list, in the table form unless -f says otherwise."""

    def import_text(text, *words, kind=CLIENTS):
        small.write("list.csv", text)
        return run("import", "list.csv", "--as", kind, *words)

    return import_text


def test_what_was_typed_stays_and_the_rest_of_the_row_is_taken(run, small, file, take):
    run("edit", WHO, "--set", "occupation=律师")
    assert take(LIST).code == 0
    assert file("occupation", "employer") == ("lawyer", "样例中学")


def test_what_stays_is_listed_for_people_and_for_scripts(run, small, take):
    run("edit", WHO, "--set", "occupation=律师")
    shown = take(LIST).out
    assert "1 value that you typed stays; --prefer file takes the file's" in shown
    assert "line 2  000012  occupation: yours lawyer, the file's teacher" in shown
    assert take(LIST, "-f", "json").json["conflicts"] == [
        {"line": 2, "client": WHO, "field": "occupation", "kept": "lawyer", "offered": "teacher"}
    ]


def test_a_dry_run_lists_the_same_and_writes_nothing(run, small, file, take):
    run("edit", WHO, "--set", "occupation=律师")
    assert len(take(LIST, "--dry-run", "-f", "json").json["conflicts"]) == 1
    assert file("occupation", "employer") == ("lawyer", None)


def test_prefer_file_takes_the_files_value_and_from_then_on_it_is_the_lists(run, small, file, take):
    run("edit", WHO, "--set", "occupation=律师")
    assert take(LIST, "--prefer", "file", "-f", "json").json["conflicts"] == []
    assert file("occupation") == ("teacher",)
    assert take(LIST.replace("教师", "护士"), "-f", "json").json["conflicts"] == []
    assert file("occupation") == ("nurse",)


def test_what_a_list_brought_is_changed_by_the_next_list(run, small, file, take):
    assert take(LIST, "-f", "json").json["conflicts"] == []
    assert file("occupation") == ("teacher",)


def test_an_empty_cell_and_an_equal_one_are_no_conflict(run, small, file, take):
    run("edit", WHO, "--set", "occupation=律师")
    assert take("客户号,姓名,职业\n000012,王伟,律师\n", "-f", "json").json["conflicts"] == []
    assert take("客户号,姓名,职业\n000012,王伟,\n", "-f", "json").json["conflicts"] == []
    assert file("occupation") == ("lawyer",)


def test_the_banks_own_figures_always_win(run, small, file, take):
    """DOMAIN 3.3: a level typed by hand must not outlive the bank's rating."""
    run("edit", WHO, "--set", "aum=99万", "--set", "risk_level=C5", "--set", "tier=私行")
    assert file("aum", "risk_level", "tier") == (990_000, "C5", "私行")
    assert take(BANK, "-f", "json").json["conflicts"] == []
    assert file("aum", "risk_level", "tier") == (880_000, "C2", "金卡")


def test_a_client_added_by_hand_keeps_what_was_typed_but_not_the_banks_figures(run, small, take):
    run("add", "钱多", "--client-no", "000777", "--occupation", "律师", "--aum", "50万")
    done = take("客户号,姓名,职业,学历,资产余额(万元)\n000777,钱多,教师,本科,60\n", "-f", "json")
    assert [one["field"] for one in done.json["conflicts"]] == ["occupation"]
    client = run("profile", "000777", "-f", "json").json["client"]
    assert (client["occupation"], client["education"], client["aum"]) == ("lawyer", "bachelor", 600_000)


def test_typing_that_was_taken_back_stands_in_no_lists_way(run, small, file, take):
    run("edit", WHO, "--set", "occupation=律师")
    run("undo", "--yes")
    assert take(LIST, "-f", "json").json["conflicts"] == []
    assert file("occupation") == ("teacher",)


def test_a_list_that_was_taken_back_leaves_the_typed_value_typed(run, small, file, take):
    """The list's value never counted: what the manager had typed before is still his."""
    run("edit", WHO, "--set", "occupation=律师")
    take(LIST, "--prefer", "file")
    run("undo", "--yes")
    assert file("occupation") == ("lawyer",)
    assert [one["kept"] for one in take(LIST, "-f", "json").json["conflicts"]] == ["lawyer"]
    assert file("occupation") == ("lawyer",)


def test_a_value_that_only_a_list_set_is_no_typed_one_after_undo(run, small, file, take):
    take(LIST)
    run("undo", "--yes")
    assert file("occupation") == ("doctor",)
    assert take(LIST, "-f", "json").json["conflicts"] == []
    assert file("occupation") == ("teacher",)


def test_a_typed_need_stays_too(run, small, take):
    run("need", "add", WHO, "retirement", "--amount", "200万", "--status", "confirmed")
    done = take("客户号,需求,金额(元),优先级\n000012,退休,1000000,1\n", "-f", "json", kind="needs")
    assert [(one["field"], one["client"]) for one in done.json["conflicts"]] == [("amount", WHO)]
    [need] = run("need", "list", WHO, "-f", "json").json
    assert (need["amount"], need["priority"]) == (2_000_000, 1)


# ---- Tags ----


def test_a_tag_goes_to_every_client_of_the_list_once_and_beside_the_others(run, small, take):
    run("edit", WHO, "--add-tag", "重点")
    done = take(LIST + "000900,新人,,\n", "--tag", "夜间", "--tag", "十一月")
    assert done.code == 0, done.err
    tagged = {row["client_no"]: row["tags"] for row in run("find", "--columns", "tags", "-f", "csv").rows}
    assert tagged[WHO] == "重点;夜间;十一月"
    assert tagged["000900"] == "夜间;十一月"
    assert tagged["000173"] == ""
    take(LIST, "--tag", "夜间")
    assert run("find", WHO, "--columns", "tags", "-f", "csv").rows[0]["tags"] == "重点;夜间;十一月"


def test_a_tag_without_a_word_is_refused(run, small, take):
    assert take(LIST, "--tag", " ").code == 2


# ---- Every kind of list ----

LISTS = {
    "points": "客户号,channel,value,hours,bans\n000012,phone,010-62345678,9:00-11:30,amounts\n000173,email,li@example.com,,\n",
    "family": "client_no,relation,name,birth_date\n000173,妻子,李红,1990-06-25\n000173,father,,\n",
    "holdings": "client_no,bank,category,amount,maturity_date\n000173,工商银行,定期,30万,2027-03-01\n000173,ours,gold,8万,\n",
    "flows": "client_no,on,direction,amount,counterparty_bank\n000012,2026-11-02,in,5万,招商银行\n000012,2026-11-02,out,3万,\n",
    "contacts": "client_no,at,channel,reached,note\n000012,2026-11-20 09:30,phone,是,约周五\n000173,2026-11-21,visit,,\n",
    "events": "client_no,kind,on,repeats,amount\n000012,bonus,2027-01-20,yearly,8万\n000012,年终奖,2027-02-20,,\n",
    "needs": "client_no,kind,amount,by,priority,status\n000012,退休,200万,2040-01-01,1,confirmed\n000173,protection,,,,\n",
    "cautions": "client_no,at,category,because,review_on\n000012,2026-11-20,基金,亏损,2027-05-01\n000173,2026-11-20,gold,不感兴趣,\n",
    "offers": "client_no,at,product_code,product_level,need,amount,answer\n000012,2026-11-20 09:30,LC0180,R2,退休,30万,\n000173,2026-11-21,0012,R3,,,接受\n",
    "snapshots": "client_no,on_date,aum\n000012,2026-06-30,90万\n000012,2026-09-30,95万\n",
    "placements": "client_no,on_date,cell,minutes\n000012,2026-10-31,quick_win,30.5\n000173,2026-10-31,维持线上服务,\n",
    "products": "code,name,category,risk_level,minimum,term_days\nLC0180,年年有余180天,fixed_income_wealth,R2,1万,180天\n0012,积存金,gold,R3,,\n",
}  # fmt: skip


def test_every_kind_of_list_has_its_example():
    assert set(LISTS) == set(RECORD_FIELDS) - set(INSIDE)


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_goes_in_and_the_same_again_changes_nothing(run, small, take, kind):
    first = take(LISTS[kind], "-f", "json", kind=kind).json
    assert (first["rows"], first["added"], first["rejected"]) == (2, 2, 0)
    again = take(LISTS[kind], "-f", "json", kind=kind).json
    assert (again["added"], again["updated"], again["unchanged"], again["batch"]) == (0, 0, 2, None)


@pytest.mark.parametrize("kind", LISTS)
def test_an_export_of_that_list_changes_nothing_either(run, small, take, kind):
    take(LISTS[kind], kind=kind)
    done = run("export", "out.csv", "--as", kind, "--reveal", "--reason", "test")
    assert done.code == 0, done.err
    again = run("import", "out.csv", "--as", kind, "-f", "json").json
    assert (again["added"], again["updated"], again["rejected"]) == (0, 0, 0)
    assert again["unchanged"] == again["rows"] >= 2


@pytest.mark.parametrize("kind", [kind for kind in LISTS if kind != "products"])
def test_a_row_of_a_client_who_is_not_in_the_book_is_refused(run, small, take, kind):
    head, first, _second = LISTS[kind].splitlines()
    owner = first.split(",")[0]
    done = take(f"{head}\n{first.replace(owner, '999999', 1)}\n", "-f", "json", kind=kind)
    assert (done.code, done.json["rejected"], done.json["added"]) == (7, 1, 0)


CODED = [
    (kind, field)
    for kind in (CLIENTS, *RECORD_FIELDS)
    for field, holds in fields_of(kind).items()
    if holds in {"code", "codes"} and (kind, field) != (CLIENTS, "risk_level")
]


@pytest.mark.parametrize(("kind", "field"), CODED, ids=[f"{kind} {field}" for kind, field in CODED])
def test_a_word_that_no_code_means_is_refused_and_all_allowed_ones_are_named(run, small, take, kind, field):
    """The bank's risk label alone is kept as written: its meaning is taught in columns.toml."""
    row = {"client_no": WHO, "name": "王伟"} if kind == CLIENTS else example(kind)
    row = {**row, field: "胡说八道"}
    done = take(",".join(row) + "\n" + ",".join(row.values()) + "\n", "-f", "json", kind=kind)
    assert (done.code, done.json["rejected"]) == (7, 1)
    with (small.folder / "list.csv.rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
        [rejected] = csv.DictReader(stream)
    assert (rejected["column"], rejected["value"]) == (field, "胡说八道")
    assert ", ".join(CODES[words_of(kind, field)]) in rejected["what to do"]


def example(kind):
    head, first, _second = LISTS[kind].splitlines()
    return dict(zip(head.replace("客户号", "client_no").split(","), first.split(","), strict=True))
