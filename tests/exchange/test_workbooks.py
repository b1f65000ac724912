"""Workbooks as several programs write them: found by content, one sheet chosen, every cell as text or refused."""

import zipfile
from datetime import date, datetime, time

import pytest
import xlsxwriter
import xlwt

from rmtool.errors import InputFileError
from rmtool.exchange.sheet_cells import number_text
from tests.exchange.conftest import read_file

HEADER = ["客户号", "姓名", "出生日期", "手机号", "资产余额", "免打扰"]
BORN = datetime(1985, 3, 2)
DAYS = {"num_format": "yyyy-mm-dd"}


def xlsx(path, *sheets, top=0, left=0):
    """Write sheets of (title, rows); days as cells formatted as days."""
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format(DAYS)
        for title, rows in sheets:
            sheet = book.add_worksheet(title)
            for place, row in enumerate(rows, start=top):
                for column, cell in enumerate(row, start=left):
                    if isinstance(cell, date | time):
                        sheet.write_datetime(place, column, cell, days)
                    elif cell is not None:
                        sheet.write(place, column, cell)
    return path


def xls(path, *sheets):
    book = xlwt.Workbook(encoding="utf-8")
    for title, rows in sheets:
        sheet = book.add_sheet(title)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                style = xlwt.easyxf(num_format_str="yyyy-mm-dd") if isinstance(cell, date) else xlwt.Style.default_style
                sheet.write(place, column, cell, style)
    book.save(str(path))
    return path


def ods_cell(cell):
    if isinstance(cell, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(cell).lower()}"/>'
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.date()}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'


def ods(path, *sheets, manifest=""):
    """Write what LibreOffice does, as far as it matters: the type of the file, and the tables."""
    tables = "".join(
        f'<table:table table:name="{title}">'
        + "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for title, rows in sheets
    )
    kinds = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content{kinds}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest>{manifest}</manifest:manifest>")
    return path


CLIENTS = [
    HEADER,
    ["000012", "王样例", BORN, 13800138000, 1234.5, True],
    ["000013", "李样例", BORN, "13800138001", 200, False],
]
READ = [
    {
        "client_no": "000012",
        "name": "王样例",
        "birth_date": date(1985, 3, 2),
        "mobile": ["13800138000"],
        "aum": 123_450,
        "do_not_contact": True,
    },
    {
        "client_no": "000013",
        "name": "李样例",
        "birth_date": date(1985, 3, 2),
        "mobile": ["13800138001"],
        "aum": 20_000,
        "do_not_contact": False,
    },
]
WRITERS = {"Excel xlsx": xlsx, "Excel xls": xls, "OpenDocument ods": ods}


@pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)
def test_a_workbook_is_found_by_its_content(tmp_path, name, write):
    outcome = read_file(write(tmp_path / "list.csv", ("客户", CLIENTS)))
    assert outcome.rows == READ
    file = outcome.file
    assert (file.encoding, file.delimiter, file.sheet, file.header_line) == (name, "", "客户", 1)


def test_titles_above_the_header_and_an_empty_first_column(tmp_path):
    """Row numbers are those of the sheet; what stands above names the unit."""
    rows = [
        ["客户资产明细表"],
        ["单位：万元"],
        [],
        HEADER,
        ["", "", "", "12", "", ""],
        *CLIENTS[1:],
        ["合计", "", "", "", 3],
    ]
    outcome = read_file(xlsx(tmp_path / "list.xlsx", ("客户", rows), top=1, left=1))
    assert outcome.file.header_line == 5
    assert [row["aum"] for row in outcome.rows] == [1_234_500_000, 200_000_000]
    assert [rejection.line for rejection in outcome.rejected] == [6]
    assert outcome.file.skipped_totals == 1


def test_a_merged_title(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 5, "客户号一览")
        for place, row in enumerate([HEADER, ["000012", "王样例"]], start=1):
            sheet.write_row(place, 0, row)
    outcome = read_file(tmp_path / "list.xlsx")
    assert (outcome.file.header_line, outcome.rows) == (2, [{"client_no": "000012", "name": "王样例"}])


SHEETS = (("说明", [["本表每月更新"]]), ("客户", CLIENTS), ("旧客户", CLIENTS[:2]))


def test_the_first_sheet_that_names_columns(tmp_path):
    assert read_file(xlsx(tmp_path / "list.xlsx", *SHEETS)).file.sheet == "客户"


@pytest.mark.parametrize("sheet", ["旧客户", "3"])
def test_a_sheet_by_name_or_number(tmp_path, sheet):
    outcome = read_file(xlsx(tmp_path / "list.xlsx", *SHEETS), sheet=sheet)
    assert (outcome.file.sheet, outcome.rows) == ("旧客户", READ[:1])


@pytest.mark.parametrize("sheet", ["新客户", "0", "4"])
def test_a_sheet_that_is_not_there(tmp_path, sheet):
    with pytest.raises(InputFileError, match=f'has no sheet "{sheet}"') as refused:
        read_file(xlsx(tmp_path / "list.xlsx", *SHEETS), sheet=sheet)
    assert refused.value.hint == "its sheets are 说明, 客户, 旧客户"


def test_a_hidden_sheet_comes_after_those_that_are_seen(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        for title in ("字典", "客户"):
            book.add_worksheet(title).write_row(0, 0, HEADER)
            book.get_worksheet_by_name(title).write_row(1, 0, ["000012", "王样例"])
        book.get_worksheet_by_name("客户").activate()
        book.get_worksheet_by_name("字典").hide()
    assert read_file(tmp_path / "list.xlsx").file.sheet == "客户"


# Counted by hand: a float holds these digits, Excel kept fifteen of them.
NUMBERS = {
    13800138000.0: "13800138000",
    0.0: "0",
    -12.5: "-12.5",
    0.1 + 0.2: "0.3",
    1e-7: "0.0000001",
    123456789012345.0: "123456789012345",
    1234567890123456.0: "1.234567890123456E15",
    6.2284800012345678e18: "6.228480001234568E18",
}


@pytest.mark.parametrize(("number", "text"), NUMBERS.items())
def test_the_digits_of_a_number(number, text):
    assert number_text(number).replace("E+", "E") == text


@pytest.mark.parametrize("header", ["客户号", "手机号", "证件号码"])
def test_a_number_of_sixteen_digits_is_refused_where_its_digits_matter(tmp_path, header):
    rows = [["姓名", header], ["王样例", 6228480001234567]]
    outcome = read_file(xlsx(tmp_path / "list.xlsx", ("客户", rows)), kind="clients")
    assert (outcome.rows, [rejection.line for rejection in outcome.rejected]) == ([], [2])
    assert "Excel" in outcome.rejected[0].reason


def test_an_account_number_of_sixteen_digits_is_refused(tmp_path):
    rows = [["客户号", "产品名称", "账号", "金额"], ["000012", "定期", 6228480001234567, 100]]
    assert "Excel" in read_file(xlsx(tmp_path / "list.xlsx", ("持仓", rows))).rejected[0].reason


def test_days_and_times(tmp_path):
    """31108 days after 1899-12-30 is 1985-03-02; 9999-12-31 means none."""
    rows = [
        ["客户号", "联系时间", "下次联系日期"],
        ["000012", datetime(2026, 11, 20, 9, 30), 31108],
        ["000013", datetime(2026, 11, 20), datetime(9999, 12, 31)],
    ]
    outcome = read_file(xlsx(tmp_path / "list.xlsx", ("联系", rows)), kind="contacts")
    assert outcome.rows[0]["at"] == "2026-11-20T09:30"
    assert outcome.rows[0]["next_on"] == date(1985, 3, 2)
    assert outcome.rows[1]["at"] == "2026-11-20"
    assert "next_on" not in outcome.rows[1]


def test_a_day_that_excel_shows_as_its_zero_is_none(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["000012", "王样例"])
        sheet.write_number(1, 2, 0, book.add_format(DAYS))
    assert read_file(tmp_path / "list.xlsx").rows == [{"client_no": "000012", "name": "王样例"}]


def test_errors_of_formulas_are_no_values(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEADER, "备注"])
        sheet.write_row(1, 0, ["000012"])
        sheet.write_formula(1, 1, '="王"&"样例"', None, "王样例")
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 6, "=NA()", None, "#N/A")
    assert read_file(tmp_path / "list.xlsx").rows == [{"client_no": "000012", "name": "王样例"}]


def test_a_workbook_without_a_list(tmp_path):
    with pytest.raises(InputFileError, match="no line of it names columns"):
        read_file(xlsx(tmp_path / "list.xlsx", ("表", [["今天天气很好"]])))


def test_a_header_without_rows(tmp_path):
    with pytest.raises(InputFileError, match="has a header but no rows"):
        read_file(xlsx(tmp_path / "list.xlsx", ("表", [HEADER])))


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_workbook_that_was_cut(tmp_path, write, share):
    path = write(tmp_path / "list.xlsx", ("客户", CLIENTS))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(InputFileError, match="is a workbook that is cut or damaged"):
        read_file(path)


def test_a_space_in_the_last_cell_of_a_sheet(tmp_path):
    """All cells up to it would be loaded, 16,384 x 1,048,576: the process would die without a word."""
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("客户")
        sheet.write_row(0, 0, HEADER)
        sheet.write_string(1_048_575, 16_383, " ")
    with pytest.raises(InputFileError, match="has a sheet with cells as far as XFD1048576") as refused:
        read_file(path)
    assert "delete the rows below its list" in refused.value.hint


def test_a_space_far_below_or_far_beside_the_list_is_no_client(tmp_path):
    path = tmp_path / "list.xlsx"
    for row, column in ((200_000, 1), (1, 300)):
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("客户")
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, ["000012", "王样例"])
            sheet.write_string(row, column, " ")
        assert read_file(path).rows == [{"client_no": "000012", "name": "王样例"}]


def test_what_a_workbook_does_not_have(tmp_path):
    path = xlsx(tmp_path / "list.xlsx", ("客户", CLIENTS))
    with pytest.raises(InputFileError, match="has no encoding") as refused:
        read_file(path, encoding="gb18030")
    assert refused.value.hint == "leave --encoding out"


def test_text_has_no_sheets(read):
    with pytest.raises(InputFileError, match="is no workbook: it has no sheets"):
        read("客户号,姓名\n1,王\n", sheet="客户")


def test_a_word_document_is_no_workbook(tmp_path):
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(InputFileError, match="is no workbook"):
        read_file(path)
