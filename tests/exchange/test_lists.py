"""Lists as banks really export them (D54, DOMAIN section 7): what surrounds the rows, and how the header is read."""

from datetime import date
from pathlib import Path

import pytest

from rmtool.errors import RulebookError, UsageError

BANK_EXPORT = """样例农村商业银行 客户资产明细表,,,,,,,
机构：青禾支行　客户经理：样例　数据日期：20261123,,,,,,,
客户号,客户姓名,性别,出生日期,手机号码,资产余额（万元）,风险等级,备注
="000012",䶮明,男,19850302,="10400000012",128.5000,C3-平衡型,"儿子出国
要用钱"
="000013",𬭎玉,女,1990/1/5,104 0000 0013,--,稳健型,
="000014",张*,女,99991231,104****0014,"1,200.00",C2-稳健型,他说"再看看"

合计,3户,,,,"1,328.5000",,
制表人：样例,,,,,,,
"""


def test_a_gb18030_export_with_titles_totals_and_wan(read):
    outcome = read(BANK_EXPORT.replace("\n", "\r\n"), written="gb18030")
    file = outcome.file
    assert (file.kind, file.encoding, file.delimiter, file.header_line) == ("clients", "GB18030", ",", 3)
    assert file.units == {"aum": "万元"}
    assert outcome.rejected == []
    assert outcome.rows[0] == {
        "client_no": "000012",
        "name": "䶮明",
        "gender": "male",
        "birth_date": date(1985, 3, 2),
        "mobile": ["10400000012"],
        "aum": 128_500_000,
        "risk_word": "C3-平衡型",
        "risk_level": "C3",
        "note": "儿子出国\r\n要用钱",
    }
    assert outcome.rows[1] == {
        "client_no": "000013",
        "name": "𬭎玉",
        "gender": "female",
        "birth_date": date(1990, 1, 5),
        "mobile": ["10400000013"],
        "risk_word": "稳健型",
        "risk_level": None,
    }
    assert outcome.rows[2]["aum"] == 1_200_000_000
    assert outcome.rows[2]["note"] == '他说"再看看"'
    assert (file.skipped_totals, file.masked) == (2, {"name": 1, "mobile": 1})
    assert file.unknown_risk_words == {"稳健型": 1}
    assert outcome.lines == [4, 6, 7]


LIST = "客户号,姓名,职业\n000012,王样例,医生\n000013,李样例,教师\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("gbk", "GB18030")],
)
def test_the_encoding_is_found_without_a_word(read, written, shown):
    outcome = read(LIST, written=written)
    assert [row["name"] for row in outcome.rows] == ["王样例", "李样例"]
    assert outcome.file.encoding == shown


@pytest.mark.parametrize(("written", "named"), [("big5", "big5"), ("utf-16", "utf-16"), ("gbk", "GBK")])
def test_another_encoding_is_read_when_it_is_named(read, written, named):
    outcome = read("client_no,name\n000012,王大文\n", written=written, encoding=named)
    assert outcome.rows == [{"client_no": "000012", "name": "王大文"}]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_ends_are_found(read, delimiter, end):
    outcome = read(LIST.replace(",", delimiter).replace("\n", end))
    assert [row["occupation"] for row in outcome.rows] == ["doctor", "teacher"]
    assert outcome.file.delimiter == delimiter


def test_commas_inside_cells_do_not_make_a_comma_list(read):
    outcome = read("客户号;姓名;备注\n000012;王样例;买,卖,看\n000013;李样例;一,二,三\n")
    assert outcome.rows[1] == {"client_no": "000013", "name": "李样例", "note": "一,二,三"}


@pytest.mark.parametrize("title", ["客户清单", "备注", "制表日期：2026-11-24,,", "\n\n", "统计日期,20261124,机构"])
def test_lines_above_the_header_are_titles(read, title):
    outcome = read(f"{title}\n{LIST}")
    assert [row["client_no"] for row in outcome.rows] == ["000012", "000013"]


@pytest.mark.parametrize(
    "line",
    [
        "合计,,",
        "总计：2户,,",
        ",小计,",
        "Total,2,",
        "共2户,,",
        "制表人：样例,,",
        "以上数据仅供内部使用,,",
        "客户号,姓名,职业",
    ],
)
def test_sums_footers_and_the_header_again_are_passed_over_and_counted(read, line):
    outcome = read(f"{LIST}{line}\n")
    assert len(outcome.rows) == 2
    assert outcome.rejected == []
    assert outcome.file.skipped_totals == 1


def test_a_client_who_is_called_like_a_total_is_a_client(read):
    assert read("客户号,姓名\n000012,Sum\n000013,合计\n").rows[0] == {"client_no": "000012", "name": "Sum"}


def test_the_unit_in_a_title_line_holds_for_every_amount_without_its_own(read):
    outcome = read("客户资产表　单位：万元\n客户号,资产余额,月收入(元)\n000012,3,8000\n")
    assert outcome.rows == [{"client_no": "000012", "aum": 3_000_000, "monthly_income": 800_000}]
    assert outcome.file.units == {"aum": "万元", "monthly_income": "元"}


@pytest.mark.parametrize(
    ("header", "fen"),
    [
        ("资产余额", 300),
        ("资产余额(元)", 300),
        ("资产余额（万元）", 3_000_000),
        ("资产余额_万元", 3_000_000),
        ("资产余额(人民币万元)", 3_000_000),
        ("AUM（CNY）", 300),
        ("aum (千元)", 300_000),
        ("资产余额(时点)", 300),
        (" 资产 余额 ：", 300),
    ],
)
def test_the_header_says_what_amounts_count_in(read, header, fen):
    assert read(f"客户号,{header}\n000012,3\n").rows[0]["aum"] == fen


def test_a_short_row_leaves_the_rest_blank(read):
    assert read(f"{LIST}000014\n").rows[2] == {"client_no": "000014"}


def test_empty_cells_too_many_do_no_harm(read):
    assert read(f"{LIST}000014,张样例,,,,\n").rows[2] == {"client_no": "000014", "name": "张样例"}


def test_a_row_with_more_cells_than_the_header_is_rejected(read):
    (rejection,) = read(f"{LIST}000014,张样例,医生,下午3点\n").rejected
    assert (rejection.line, rejection.reason) == (4, "4 cells, but the header has 3")


@pytest.mark.parametrize("blank", ["", ",,", " , ,", "　,\t,"])
def test_blank_lines_are_no_rows(read, blank):
    outcome = read(f"{LIST}{blank}\n000014,张样例,\n")
    assert len(outcome.rows) == 3
    assert outcome.rejected == []


def test_the_line_of_a_row_is_where_it_begins_in_the_file(read):
    outcome = read('客户号,备注\n000012,"一\n二\n三"\n\n000013,"四"\n000014,x,y\n')
    assert outcome.lines == [2, 6, 7]


def test_quotation_marks_that_do_not_fit_reject_their_row_alone(read):
    outcome = read('客户号,姓名\n000012,"王"样例\n000013,李样例\n')
    assert [row["client_no"] for row in outcome.rows] == ["000013"]
    assert (outcome.rejected[0].line, outcome.rejected[0].reason) == (2, "the quotation marks do not fit")


def test_a_doubled_unknown_header_is_listed_once_and_a_nameless_column_by_its_number(read):
    outcome = read("客户号,姓名,指标,指标,\n000012,王样例,1,2,3\n")
    assert outcome.file.unknown == ("指标", "#5")


def test_a_nameless_empty_column_is_not_worth_a_word(read):
    assert read("客户号,姓名,\n000012,王样例,\n").file.unknown == ()


def test_unknown_columns_are_kept_only_on_request(read):
    text = "客户号,姓名,积分\n000012,王样例,88\n000013,李样例,\n"
    assert read(text).rows[0] == {"client_no": "000012", "name": "王样例"}
    kept = read(text, keep_unknown=True)
    assert kept.rows[0]["extra"] == {"积分": "88"}
    assert "extra" not in kept.rows[1]
    assert "extra" in kept.file.fields


def test_a_map_names_a_column_that_no_alias_knows(read):
    outcome = read("客户号,我行资产\n000012,3万\n", maps={"我行资产": "aum"}, kind="clients")
    assert outcome.rows[0]["aum"] == 3_000_000


def test_a_map_wins_over_an_alias_and_settles_two_columns_for_one_field(read):
    outcome = read("客户号,姓名,客户姓名\n000012,王,王样例\n", maps={"客户姓名": "name"})
    assert outcome.rows[0]["name"] == "王样例"
    assert outcome.file.unknown == ("姓名",)


def test_a_map_says_that_a_lunar_column_holds_solar_days(read):
    outcome = read("客户号,农历生日\n000012,1985-03-02\n", maps={"农历生日": "birth_date"})
    assert outcome.rows[0]["birth_date"] == date(1985, 3, 2)


def test_a_map_to_no_field_names_the_close_ones(read):
    with pytest.raises(UsageError, match="--map 资产=amu: there is no field amu") as refused:
        read(LIST, maps={"资产": "amu"})
    assert "aum" in refused.value.hint


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("客户号,客户姓名,手机号,资产余额", "clients"),
        ("客户号,姓名,账号,手机号,资产余额,风险等级", "clients"),
        ("客户号,产品名称,产品类型,金额,起息日,到期日", "holdings"),
        ("客户号,贷款金额,到期日期", "holdings"),
        ("客户号,关系,姓名,出生日期", "family"),
        ("客户号,联系时间,联系方式,内容", "contacts"),
        ("client_no,name,aum", "clients"),
        ("client_no,at,channel,note", "contacts"),
    ],
)
def test_the_header_tells_what_the_list_is_about(read, header, kind):
    assert read(f"{header}\n000012\n").file.kind == kind


def test_a_holding_is_read_whole(read):
    outcome = read(
        "客户号,银行,产品名称,产品类型,产品代码,金额(万元),起息日,到期日\n"
        "000012,本行,样例一号,固收理财,XY01,20,20260101,20270101\n"
        "000012,样例银行,,定期存款,,30,2026-05-01,99991231\n"
        "000012,本行,样例二号,固收理财,XY02,20,20270101,20260101\n"
    )
    assert outcome.rows[0] == {
        "client_no": "000012",
        "bank": "ours",
        "name": "样例一号",
        "category": "fixed_income_wealth",
        "product_code": "XY01",
        "amount": 20_000_000,
        "start_date": date(2026, 1, 1),
        "maturity_date": date(2027, 1, 1),
    }
    assert (outcome.rows[1]["bank"], "maturity_date" in outcome.rows[1]) == ("样例银行", False)
    assert outcome.rejected[0].reason == "the holding ends before it begins"


def test_a_visit_reached_the_client_and_a_call_may_not_have(read):
    outcome = read("客户号,联系时间,渠道,接通\n1,2026-11-20 9:30,拜访,\n2,2026-11-20,电话,\n3,2026-11-20,电话,未接通\n")
    assert [row.get("reached") for row in outcome.rows] == [True, None, False]
    assert outcome.rows[0]["at"] == "2026-11-20T09:30"
    assert "reached" in outcome.file.fields


def test_a_contact_of_tomorrow_has_not_happened(read):
    (rejection,) = read("客户号,联系时间,渠道\n1,2026-11-25,电话\n").rejected
    assert "a contact in the future" in rejection.reason


OWN_COLUMNS = """
[clients]
aum = ["家底"]
[words.gender]
male = ["0"]
female = ["1"]
[words.risk_level]
C2 = ["稳健型"]
"""


@pytest.fixture
def own(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "columns.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_bank_of_its_own_words_teaches_them_in_columns_toml(read, own):
    outcome = read("客户号,家底,性别,风险等级\n000012,3万,1,稳健型\n", user_columns=own(OWN_COLUMNS))
    assert outcome.rows == [
        {"client_no": "000012", "aum": 3_000_000, "gender": "female", "risk_word": "稳健型", "risk_level": "C2"}
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[customers]\nname=['x']", "there is no customers"),
        ("[clients]\nnmae=['x']", "there is no clients.nmae"),
        ("[clients]\nname='x'", "clients.name is x"),
        ("[words.gender]\nman=['x']", "there is no words.gender.man"),
        ("[words.colour]\nred=['x']", "there is no words.colour"),
        ("[clients", "columns.toml"),
    ],
)
def test_a_wrong_columns_toml_names_file_and_key(read, own, text, sentence):
    with pytest.raises(RulebookError) as refused:
        read(LIST, user_columns=own(text))
    assert sentence in refused.value.sentence
    assert "columns.toml" in refused.value.sentence


def test_every_field_of_the_packaged_columns_is_a_field_of_its_list():
    from rmtool.exchange.columns import KINDS, load_columns
    from rmtool.exchange.rows import parsers

    columns = load_columns()
    for kind in KINDS:
        assert columns.fields(kind) <= parsers(kind).keys() | {"bank"}


def test_the_progress_ends_at_the_size_of_the_file(tmp_path):
    from rmtool.exchange.intake import open_list

    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    with open_list(tmp_path / "list.csv", today=date(2026, 11, 24)) as file:
        list(file.entries())
        assert file.position == file.size > 0
