"""One list in many files: whatever wrote it, the book is the same, and the report says how it was read."""

import sqlite3
from contextlib import closing

import pytest
import xlsxwriter

HEADER = ["客户号", "姓名", "手机号", "出生日期", "资产余额(万元)", "风险等级"]
ROWS = [
    ["000012", "王样例", "10400000012", "1985-03-02", "12.5", "C2"],
    ["000013", "李样例", "10400000013", "1990-12-31", "3", "C3"],
]
TEXT = "\r\n".join(",".join(row) for row in [HEADER, *ROWS]) + "\r\n"


def workbook(desk):
    with xlsxwriter.Workbook(desk.folder / "clients.xlsx") as book:
        book.add_worksheet("说明").write(0, 0, "客户清单")
        sheet = book.add_worksheet("客户")
        sheet.write_row(0, 0, ["客户资产明细"])
        sheet.write_row(2, 0, HEADER)
        for place, row in enumerate(ROWS, start=3):
            sheet.write_row(place, 0, row)
            sheet.write_number(place, 4, float(row[4]))
    return "clients.xlsx"


def page(desk):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in [HEADER, *ROWS])
    return desk.write("clients.xls", f"<html><body><table>{cells}</table></body></html>", "gb18030").name


FILES = {
    "GB18030": lambda desk: desk.write("clients.csv", TEXT, "gb18030").name,
    "Unicode text": lambda desk: desk.write("clients.txt", TEXT.replace(",", "\t"), "utf-16").name,
    "workbook": workbook,
    "page": page,
}


def clients(desk):
    with closing(sqlite3.connect(desk.book)) as book:
        return book.execute(
            "SELECT client_no, name, birth_date, aum, risk_level FROM client ORDER BY client_no"
        ).fetchall()


@pytest.mark.parametrize("write", FILES.values(), ids=FILES)
def test_every_file_of_the_same_clients_gives_the_same_book(run, desk, write):
    done = run("import", write(desk), "-f", "json")
    assert (done.code, done.json["added"], done.json["rejected"]) == (0, 2, 0)
    assert clients(desk) == [
        ("000012", "王样例", "1985-03-02", 12_500_000, "C2"),
        ("000013", "李样例", "1990-12-31", 3_000_000, "C3"),
    ]


def test_the_report_says_which_sheet_was_read(run, desk):
    done = run("import", workbook(desk))
    assert "clients.xlsx  Excel xlsx, sheet 客户, header on line 3" in done.out


def test_scripts_learn_the_sheet(run, desk):
    assert run("import", workbook(desk), "-f", "json").json["sheet"] == "客户"
    assert run("import", FILES["GB18030"](desk), "-f", "json").json["sheet"] is None


def test_a_sheet_by_name(run, desk):
    done = run("import", workbook(desk), "--sheet", "客户", "-f", "json")
    assert (done.code, done.json["rows"]) == (0, 2)
    refused = run("import", workbook(desk), "--sheet", "持仓")
    assert refused.code == 9
    assert 'has no sheet "持仓"' in refused.err
    assert "说明, 客户" in refused.err


def test_a_workbook_through_a_pipe(run, desk):
    content = (desk.folder / workbook(desk)).read_bytes()
    assert run("import", "-", "-f", "json", stdin=content).json["encoding"] == "Excel xlsx"
