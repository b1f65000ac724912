"""Counts, distances, intervals, yes and no, numbers kept as text, codes, risk words and occupations of clients."""

from datetime import date

import pytest

from rmtool.errors import Rejection

GOOD = [
    ("子女数", "2", "children", 2),
    ("子女数", "2个", "children", 2),
    ("子女数", "2.0", "children", 2),
    ("子女数", "０", "children", 0),
    ("家庭住址距离", "1.5", "distance_home_km", 1.5),
    ("家庭住址距离", "1.5km", "distance_home_km", 1.5),
    ("家庭住址距离", "1.5公里", "distance_home_km", 1.5),
    ("家庭住址距离", "800米", "distance_home_km", 0.8),
    ("家庭住址距离", "1,200米", "distance_home_km", 1.2),
    ("家庭住址距离(米)", "800", "distance_home_km", 0.8),
    ("家庭住址距离(米)", "2公里", "distance_home_km", 2.0),
    ("约定联系间隔", "30", "wanted_interval_days", 30),
    ("约定联系间隔", "30天", "wanted_interval_days", 30),
    ("约定联系间隔", "每月", "wanted_interval_days", 30),
    ("约定联系间隔", "一个月", "wanted_interval_days", 30),
    ("约定联系间隔", "每周", "wanted_interval_days", 7),
    ("约定联系间隔", "两周", "wanted_interval_days", 14),
    ("约定联系间隔", "每季度", "wanted_interval_days", 90),
    ("约定联系间隔", "半年", "wanted_interval_days", 180),
    ("约定联系间隔", "monthly", "wanted_interval_days", 30),
    ("约定联系间隔(月)", "2", "wanted_interval_days", 60),
    ("约定联系间隔(月)", "45天", "wanted_interval_days", 45),
    *[("免打扰", text, "do_not_contact", True) for text in ("1", "是", "Y", "true", "有", "TRUE", "y")],
    *[("免打扰", text, "do_not_contact", False) for text in ("0", "否", "N", "false", "无", "ｎ")],
    ("约定联系间隔", "半个月", "wanted_interval_days", 15),
    ("约定联系间隔", "每周两次", "wanted_interval_days", 3),
    ("性别", "男", "gender", "male"),
    ("性别", " 女 ", "gender", "female"),
    ("性别", "男性", "gender", "male"),
    ("性别", "1-男", "gender", "male"),
    ("性别", "M", "gender", "male"),
    ("婚姻状况", "已婚", "marital_status", "married"),
    ("婚姻状况", "离异", "marital_status", "divorced"),
    ("学历", "大学本科", "education", "bachelor"),
    ("客户来源", "公私联动", "source", "corporate_link"),
    ("首选联系方式", "微信", "preferred_channel", "wechat"),
    ("生日历法", "农历", "birthday_kept", "lunar"),
    ("职业", "医生", "occupation", "doctor"),
    ("职业", "内科医生", "occupation", "doctor"),
    ("职业", "中学教师", "occupation", "teacher"),
    ("职业", "退休教师", "occupation", "retired"),
    ("职业", "实习律师", "occupation", "实习律师"),
    ("职业", "风水师", "occupation", "风水师"),
    ("兴趣爱好", "钓鱼、书法；太极", "hobbies", "钓鱼;书法;太极"),
    ("电子邮箱", "a@example.com;b@example.com", "email", ["a@example.com", "b@example.com"]),
    ("证件后四位", "002x", "id_last4", "002X"),
    ("出生日期", "19850302", "birth_date", date(1985, 3, 2)),
    ("出生日期", "1906-12-01", "birth_date", date(1906, 12, 1)),
    ("离行日期", "99991231", "left_on", None),
    ("风评日期", "00000000", "risk_rated_on", None),
    ("禁忌", "无", "taboos", "无"),
]


@pytest.mark.parametrize(("header", "text", "field", "value"), GOOD)
def test_a_cell_is_read(cell, header, text, field, value):
    assert cell(header, text, field) == value


REFUSED = [
    ("子女数", "很多", "not a whole number"),
    ("子女数", "-1", "not a whole number"),
    ("子女数", "1.5", "not a whole number"),
    ("子女数", "200", "more children than any family has"),
    ("家庭住址距离", "1,5", "not a distance"),
    ("家庭住址距离", "很近", "not a distance"),
    ("家庭住址距离", "8000", "farther than any client lives"),
    ("约定联系间隔", "0", "no interval"),
    ("约定联系间隔", "偶尔", "not an interval"),
    ("免打扰", "也许", "neither yes nor no"),
    ("性别", "0", "a bare number"),
    ("性别", "1", "a bare number"),
    ("性别", "male/female", "not a word for this field"),
    ("婚姻状况", "复杂", "not a word for this field"),
    ("学历", "自学", "not a word for this field"),
    ("出生日期", "2027-01-01", "a birthday in the future"),
    ("出生日期", "1899-12-31", "more than 120 years ago"),
    ("出生日期", "1985-02-30", "no such day"),
    ("风评日期", "农历三月初二", "a lunar date"),
    ("出生日期", "850302", "the century is missing"),
    ("电子邮箱", "example.com", "not an e-mail address"),
    ("证件后四位", "12", "not the last four"),
    ("月收入", "(5000)", "below zero"),
    ("月收入", "约5000", "not an amount"),
    ("行外资产", "50-100万", "not an amount"),
]


@pytest.mark.parametrize(("header", "text", "reason"), REFUSED)
def test_a_cell_that_cannot_be_read_rejects_its_row_with_the_reason(cell, header, text, reason):
    rejection = cell(header, text, "")
    assert isinstance(rejection, Rejection)
    assert (rejection.line, rejection.column, rejection.value) == (2, header, text)
    assert reason in rejection.reason
    assert rejection.hint


@pytest.mark.parametrize(
    "text", ["", " ", "　", "--", "-", "/", "无", "NULL", "N/A", "#N/A", "#REF!", "空", "null", "——", '=""', "'"]
)
@pytest.mark.parametrize("header", ["职业", "资产余额", "出生日期", "性别", "手机号", "客户等级", "工作单位"])
def test_a_cell_that_says_nothing_is_no_news(read, header, text):
    quoted = text.replace('"', '""')
    (row,) = read(f'客户号,{header}\n000012,"{quoted}"\n').rows
    assert row == {"client_no": "000012"}


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"])
@pytest.mark.parametrize("header", ["姓名", "备注", "家庭地址"])
def test_the_error_of_a_formula_is_no_text(read, header, error):
    """A CSV saved by Excel carries the errors as words; a name #REF! would replace the one that is known."""
    (row,) = read(f"客户号,{header}\n000012,{error}\n").rows
    assert row == {"client_no": "000012"}


def test_a_text_that_only_speaks_of_an_error_stays(read):
    assert read("客户号,备注\n000012,表里显示#REF!\n").rows[0]["note"] == "表里显示#REF!"
    assert read("客户号,备注\n000012,#1客户\n").rows[0]["note"] == "#1客户"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("000012", "000012"),
        ('="000012"', "000012"),
        ("'000012", "000012"),
        ("\t000012", "000012"),
        ("０００１２", "00012"),
        ("A-0012", "A-0012"),
        (" 000012　", "000012"),
    ],
)
def test_a_client_number_is_text_and_keeps_its_zeros(read, text, kept):
    quoted = text.replace('"', '""')
    (row,) = read(f'客户号,姓名\n"{quoted}",王样例\n').rows
    assert row["client_no"] == kept


@pytest.mark.parametrize("text", ["12.0", "1.2E+11", "1.23457e+15"])
def test_a_client_number_that_excel_changed_is_refused(read, text):
    (rejection,) = read(f"客户号,姓名\n{text},王样例\n").rejected
    assert "Excel has changed" in rejection.reason


LABELS = [
    ("C3", "C3"),
    ("c3", "C3"),
    ("C3-平衡型", "C3"),
    ("C2稳健型", "C2"),
    ("平衡型(C3)", "C3"),
    ("Ｃ３", "C3"),
    ("稳健型", None),
    ("谨慎型", None),
    ("R3", None),
    ("C1至C3", None),
    ("三级", None),
]


@pytest.mark.parametrize(("label", "level"), LABELS)
def test_a_risk_label_keeps_its_word_and_gets_a_level_only_where_it_is_certain(read, label, level):
    outcome = read(f"客户号,风险等级\n000012,{label}\n000013,{label}\n")
    assert outcome.rows[0] == {"client_no": "000012", "risk_word": label, "risk_level": level}
    assert outcome.file.unknown_risk_words == ({} if level else {label: 2})


NAMES = (
    "[bold]王样例[/bold]",
    "=cmd()",
    "\x1b[31m王样例",
    "王\u200f样例",
    "䶮𬭎",
    "王" * 50,
    "O'Brien",
    "'t Hooft",
    "Null",
    "Na",
    "买买提·阿不都",
    "A&B<script>",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_name_comes_through_as_given(read, name, written):
    (row,) = read(f"客户号,姓名,备注\n000012,{name},{name}\n", written=written).rows
    assert (row["name"], row["note"]) == (name, name)
