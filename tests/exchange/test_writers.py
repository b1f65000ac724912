"""Files we write: Excel opens them as they are, nothing runs as a formula, and they are whole or not there."""

import os
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from rmtool.errors import InputFileError
from rmtool.exchange.files import write_csv_file
from rmtool.exchange.workbook_writer import write_workbook
from rmtool.rules.reason import Fen
from tests.exchange.conftest import read_file

COLUMNS = ["客户号", "姓名", "手机号", "出生日期", "资产余额", "免打扰", "备注"]
ROWS = [
    {
        "客户号": "000012",
        "姓名": "王样例",
        "手机号": ["10400000012", "10400000013"],
        "出生日期": date(1985, 3, 2),
        "资产余额": Fen(123_450),
        "免打扰": True,
        "备注": "=1+1",
    },
    {"客户号": "6228480001234567890", "姓名": "李样例", "资产余额": Fen(-5), "备注": "https://example.com"},
]


def one_sheet(path, rows=ROWS, columns=COLUMNS):
    write_workbook(path, [("客户", columns, iter(rows))])
    return path


def cells(path, sheet="客户"):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()


def inside(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_text_stays_text_and_money_is_yuan(tmp_path):
    assert cells(one_sheet(tmp_path / "list.xlsx")) == [
        COLUMNS,
        ["000012", "王样例", "10400000012;10400000013", "1985-03-02", 1234.5, 1, "=1+1"],
        ["6228480001234567890", "李样例", "", "", -0.05, "", "https://example.com"],
    ]


def test_nothing_runs_as_a_formula_or_a_link(tmp_path):
    sheet = inside(one_sheet(tmp_path / "list.xlsx"), "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_the_header_is_frozen_and_bold_and_money_has_two_decimals(tmp_path):
    path = one_sheet(tmp_path / "list.xlsx")
    assert 'state="frozen"' in inside(path, "xl/worksheets/sheet1.xml")
    assert "<b/>" in inside(path, "xl/styles.xml")
    assert "#,##0.00" in inside(path, "xl/styles.xml") or 'numFmtId="4"' in inside(path, "xl/styles.xml")


def test_what_is_written_is_read_again(tmp_path):
    rows = read_file(one_sheet(tmp_path / "list.xlsx", ROWS[:1])).rows
    assert rows == [
        {
            "client_no": "000012",
            "name": "王样例",
            "mobile": ["10400000012", "10400000013"],
            "birth_date": date(1985, 3, 2),
            "aum": 123_450,
            "do_not_contact": True,
            "note": "=1+1",
        }
    ]


def test_titles_that_excel_refuses_are_made_fit(tmp_path):
    path = tmp_path / "list.xlsx"
    write_workbook(
        path, [("客户/持仓", ["a"], []), ("客户 持仓", ["a"], []), ("客" * 40, ["a"], []), ("History", ["a"], [])]
    )
    assert CalamineWorkbook.from_path(str(path)).sheet_names == ["客户 持仓", "客户 持仓 (2)", "客" * 31, "History (2)"]


def test_a_text_longer_than_excel_takes_is_refused_not_cut(tmp_path):
    with pytest.raises(InputFileError, match="than Excel takes"):
        one_sheet(tmp_path / "list.xlsx", [{"备注": "王" * 32_768}])
    assert list(tmp_path.iterdir()) == []


def test_a_csv_file_that_excel_opens(tmp_path):
    path = tmp_path / "list.csv"
    write_csv_file(path, COLUMNS, ROWS[:1])
    line = "000012,王样例,10400000012;10400000013,1985-03-02,1234.5,1,'=1+1"
    assert path.read_bytes() == b"\xef\xbb\xbf" + f"{','.join(COLUMNS)}\r\n{line}\r\n".encode()


def write_csv(path, rows=ROWS):
    write_csv_file(path, COLUMNS, rows)
    return path


WRITERS = {"workbook": one_sheet, "csv": write_csv}
every_writer = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


@every_writer
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_the_owner_may_read_it(tmp_path, write):
    old = tmp_path / "list"
    old.write_text("old")
    old.chmod(0o644)
    assert write(old).stat().st_mode & 0o777 == 0o600


@every_writer
def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path, write):
    def breaking():
        yield ROWS[0]
        raise RuntimeError

    path = tmp_path / "list"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        write(path, breaking())
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("list", "old")]


@every_writer
@pytest.mark.parametrize("place", ["nowhere/list", "."])
def test_where_it_cannot_be_written(tmp_path, write, place):
    with pytest.raises(InputFileError, match="cannot be written") as refused:
        write(tmp_path / place)
    assert "name another file" in refused.value.hint
