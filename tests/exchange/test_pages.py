"""Pages that bank systems call .xls, and workbooks that cannot be opened: read where there is a list, else named."""

import pytest
import xlwt
from python_calamine import CalamineWorkbook

from rmtool.errors import InputFileError
from tests.exchange.conftest import read_file

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset={charset}">
<style>td {{mso-number-format:"\\@"}}</style></head><body>
<table><tr><td>客户资产明细表</td></tr></table>
<table border=1>
<tr><td colspan=4>单位：万元</td></tr>
<tr><th>客户号</th><th>姓 名<br></th><th colspan=2>手机号</th><th>资产余额</th></tr>
<tr><td>000012</td><td>王&nbsp;样例</td><td>10400000012</td><td></td><td>1.5</td></tr>
<tr><td>000013<td>李样例 &amp; 赵样例<td colspan="2">10400000013<td>2</tr>
</table></body></html>
"""
READ = [
    {"client_no": "000012", "name": "王\xa0样例", "mobile": ["10400000012"], "aum": 1_500_000},
    {"client_no": "000013", "name": "李样例 & 赵样例", "mobile": ["10400000013"], "aum": 2_000_000},
]


@pytest.mark.parametrize(
    ("charset", "written"),
    [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("gb2312", "utf-8"), ("utf-8", "gb18030"), ("unicode", "utf-16")],
)
def test_the_table_of_a_page_is_a_list(read, charset, written):
    outcome = read(PAGE.format(charset=charset), written=written)
    assert outcome.rows == READ
    file = outcome.file
    assert (file.encoding, file.delimiter, file.sheet, file.header_line) == ("HTML", "", None, 2)
    assert outcome.lines == [3, 4]


@pytest.mark.parametrize(
    "before", ["<h1>客户</h1>", "<br/>", "<title>客户</title>", "<LINK rel=stylesheet>", "<![if gte mso 9]>", "\r\n<p>"]
)
def test_whatever_stands_before_its_table_makes_a_page(read, before):
    table = "<table><tr><td>客户号<td>姓名</tr><tr><td>12<td>王样例</tr></table>"
    assert read(before + table).rows == [{"client_no": "12", "name": "王样例"}]


def test_a_cell_that_spans_rows_shifts_those_below(read):
    page = "<table><tr><td>客户号<td>姓名<td>备注</tr><tr><td>12<td rowspan=2>王样例<td>一</tr><tr><td>13<td>二</tr><tr><td>14<td>李样例<td>三</tr></table>"
    assert read(page).rows == [
        {"client_no": "12", "name": "王样例", "note": "一"},
        {"client_no": "13", "note": "二"},
        {"client_no": "14", "name": "李样例", "note": "三"},
    ]


def test_a_cell_that_spans_beside_a_short_row_spans_no_further(read):
    page = "<table><tr><td>客户号<td>姓名<td>备注</tr><tr><td>12<td>王样例<td rowspan=2>一</tr><tr><td>13</tr><tr><td>14<td>李样例<td>三</tr></table>"
    assert [row.get("note") for row in read(page).rows] == ["一", None, "三"]


def test_the_table_with_the_most_known_columns_within_one_for_the_layout(read):
    inner = "<table><tr><td>客户号<td>姓名<td>性别</tr><tr><td>12<td>王样例<td>女</tr></table>"
    page = f"<!DOCTYPE html><table><tr><td>客户号<td>姓名</tr><tr><td>1</tr><tr><td>{inner}</td></tr></table>"
    assert read(page).rows == [{"client_no": "12", "name": "王样例", "gender": "female"}]


def test_a_script_in_a_cell_says_nothing(read):
    page = "<table><tr><td>客户号<td>姓名</tr><tr><td>12<script>var a = '<td>';</script><td>王样例</tr></table>"
    assert read(page).rows == [{"client_no": "12", "name": "王样例"}]


REFUSED = {
    "a page to log in": ("<html><body>请登录</body></html>", "is a web page without a table", "log in"),
    "a page that breaks off": (
        PAGE.partition("</table></body>")[0],
        "is a web page that breaks off within a table",
        "export it again",
    ),
    "an XML spreadsheet": (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "is an XML spreadsheet of Excel 2003",
        "Excel workbook (.xlsx)",
    ),
    "an XML spreadsheet without a prolog": (
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "is an XML spreadsheet of Excel 2003",
        "Excel workbook (.xlsx)",
    ),
    "XML": ('<?xml version="1.0"?><clients/>', "is an XML document", "(.xlsx)"),
    "a saved page": ("MIME-Version: 1.0\nContent-Type: multipart/related", "is a saved web page", "(.xlsx)"),
    "a page saved by a browser": (
        "From: <Saved by Blink>\nSubject: =?utf-8?Q?\n =E5=AE=A2?=\nMIME-Version: 1.0\nContent-Type: multipart/related",
        "is a saved web page",
        "(.xlsx)",
    ),
    "rows of a table outside of any": ("<tr><td>客户号</td></tr>", "is a web page without a table", "log in"),
    "a PDF": ("%PDF-1.7\n", "is a PDF, not a list", "(.xlsx)"),
}


@pytest.mark.parametrize(("content", "sentence", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_holds_no_list_is_named(read, content, sentence, hint):
    with pytest.raises(InputFileError) as refused:
        read(content)
    assert sentence in refused.value.sentence
    assert hint in refused.value.hint


def test_a_workbook_encrypted_by_excel(read):
    """Excel puts the encrypted workbook as a part of this name into an OLE container."""
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(96)
    with pytest.raises(InputFileError, match="is protected by a password") as refused:
        read(container)
    assert "without the password" in refused.value.hint


def test_an_old_workbook_with_a_password(tmp_path):
    """The record FILEPASS (2F) stands where xlwt writes INTERFACEHDR (E1), right behind the beginning."""
    book = xlwt.Workbook()
    book.add_sheet("客户").write(0, 0, "客户号")
    book.save(str(tmp_path / "list.xls"))
    content = (tmp_path / "list.xls").read_bytes()
    header = bytes.fromhex("e1000200b004")
    assert content.count(header) == 1
    (tmp_path / "list.xls").write_bytes(content.replace(header, bytes.fromhex("2f0002000100")))
    with pytest.raises(InputFileError, match="is protected by a password"):
        read_file(tmp_path / "list.xls")


def test_an_encrypted_open_document(tmp_path):
    from tests.exchange.test_workbooks import CLIENTS, ods

    path = ods(tmp_path / "list.ods", ("客户", CLIENTS), manifest="<manifest:encryption-data/>")
    with pytest.raises(InputFileError, match="is protected by a password"):
        read_file(path)


def test_a_word_document_of_old(read):
    parts = "".join(name.ljust(32, "\0") for name in ("Root Entry", "WordDocument"))
    with pytest.raises(InputFileError, match="is no workbook"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + parts.encode("utf-16-le"))


def test_bytes_that_crash_the_reader_are_named_damage(tmp_path):
    from tests.exchange.test_workbooks import CLIENTS, xls

    path = xls(tmp_path / "list.xls", ("客户", CLIENTS))
    content = path.read_bytes()
    end_of_a_sector = len(content) - 3 * 512
    path.write_bytes(content[: end_of_a_sector + 12])  # the directory ends in the middle of an entry
    with pytest.raises(BaseException) as crash:  # noqa: PT011 - the class of the crash cannot be imported
        CalamineWorkbook.from_path(str(path))
    assert type(crash.value).__name__ == "PanicException"
    with pytest.raises(InputFileError, match="is a workbook that is cut or damaged"):
        read_file(path)
