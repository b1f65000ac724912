"""Files that are no lists: each one is refused as a whole, in one sentence, with what to do (exit 9)."""

import io
import os
from pathlib import Path

import pytest

from rmtool.errors import InputFileError
from rmtool.exchange import delimited
from rmtool.exchange.intake import open_list
from tests.exchange.conftest import TODAY, read_file

HEADER = "客户号,姓名,资产余额\n"
ROW = "000012,王样例,100\n"

REFUSED = {
    "an empty file": (b"", "is empty", "export the list again"),
    "a byte order mark and nothing": (b"\xef\xbb\xbf", "is empty", "export the list again"),
    "a header alone": (HEADER.encode(), "has a header but no rows", "export the list again, with its clients"),
    "a header and a total": (f"{HEADER}合计,,100\n".encode(), "has a header but no rows", "export the list again"),
    "prose": (
        "今天天气很好。\n没有客户。\n".encode(),
        "no line of it names columns that rmtool knows",
        "--map THEIRS=OURS",
    ),
    "a list of other things": (b"sku,price\n1,2\n", "no line of it names columns", "--map"),
    "the beginning of a workbook": (
        b"PK\x03\x04\x14\x00\x06\x00",
        "is a workbook that is cut or damaged",
        "export it again",
    ),
    "the beginning of an old workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "is a workbook that is cut or damaged",
        "export",
    ),
    "Unicode text that breaks off": (
        b"\xff\xfe" + f"{HEADER}{ROW}".encode("utf-16-le")[:-1],
        "is UTF-16 text with a broken character on line 2",
        "was cut or edited",
    ),
    "UTF-32": (f"{HEADER}{ROW}".encode("utf-32"), "is UTF-16 text with a broken character on line 1", "was cut"),
    "NUL bytes": (f"{HEADER}000012,王\0,1\n".encode(), "holds NUL bytes: it is no text file", "export the list as CSV"),
    "a program": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "holds NUL bytes", "export the list as CSV"),
    "neither UTF-8 nor GB18030 nor Big5": (
        b"name,note\n\xff\xff\xff,1\n",
        "is neither UTF-8, GB18030 nor Big5 text (line 2)",
        "name its encoding",
    ),
    "UTF-8 cut in a character": (
        f"{HEADER}000012,王样例样例样例,1\n".encode() + "王".encode()[:2],
        "broken character on line 3",
        "cut",
    ),
    "a quote never closed": (
        f'{HEADER}{ROW}000013,"王样例,1\n{ROW}{ROW}'.encode(),
        "opened on line 3 is never closed",
        "close it",
    ),
    "two columns for one field": (
        "客户号,姓名,客户姓名\n1,a,b\n".encode(),
        'columns 2 "姓名" and 3 "客户姓名" are both name',
        "--map 姓名=name",
    ),
    "one header twice": ("客户号,姓名,姓名\n1,a,b\n".encode(), "are both name", "rename or remove one of them"),
    "a lunar birthday column": (
        "客户号,姓名,农历生日\n1,a,1985-03-02\n".encode(),
        "speaks of lunar dates",
        "--map 农历生日=birth_date",
    ),
    "amounts in dollars": ("客户号,姓名,资产余额(USD)\n1,a,100\n".encode(), "is not in yuan", "convert it to yuan"),
    "a header of no kind": (
        "性别,手机号\n男,10400000012\n".encode(),
        "does not tell what the list is about",
        "--as clients",
    ),
}


@pytest.mark.parametrize(("content", "sentence", "hint"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_list_is_refused(read, content, sentence, hint):
    with pytest.raises(InputFileError) as refused:
        read(content)
    assert sentence in refused.value.sentence
    assert "list.csv" in refused.value.sentence
    assert hint in refused.value.hint
    assert "\n" not in refused.value.sentence
    assert refused.value.exit_code == 9


def test_a_missing_file(tmp_path):
    with pytest.raises(InputFileError, match=r"there is no file .*nowhere\.csv"):
        read_file(tmp_path / "nowhere.csv")


def test_a_folder(tmp_path):
    with pytest.raises(InputFileError, match="is a folder") as refused:
        read_file(tmp_path)
    assert refused.value.hint == "name a file in it"


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read everything, Windows has no such rights")
def test_a_file_of_somebody_else(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputFileError, match="cannot be read"):
        read_file(path)


@pytest.mark.parametrize("name", ["martian", "hex", "rot13", ""])
def test_an_unknown_encoding(read, name):
    with pytest.raises(InputFileError, match="there is no encoding") as refused:
        read(HEADER + ROW, encoding=name)
    assert "gb18030" in refused.value.hint


def test_an_encoding_that_is_not_the_files(read):
    with pytest.raises(InputFileError, match="is not ascii text"):
        read(HEADER + ROW, encoding="ascii")


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_cell_of_ten_megabytes(read, quote):
    with pytest.raises(InputFileError) as refused:
        read(f"{HEADER}000012,{quote}{'王' * 10_000_000}{quote},1\n")
    assert f"line 2 is longer than {delimited.LONGEST_CELL} characters" in refused.value.sentence


def test_two_hundred_columns_are_read_and_the_unknown_ones_listed(read):
    others = [f"指标{n}" for n in range(198)]
    outcome = read(",".join(["客户号", "姓名", *others]) + "\n" + ",".join(["000012", "王样例", *"9" * 198]) + "\n")
    assert outcome.rows == [{"client_no": "000012", "name": "王样例"}]
    assert outcome.file.unknown == tuple(others)


def test_thousands_of_columns_are_no_client_list(read):
    with pytest.raises(InputFileError, match="has 600 columns"):
        read(",".join(["客户号", "姓名", *(f"指标{n}" for n in range(598))]) + f"\n{ROW}")


def test_a_file_that_changes_while_it_is_read(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(HEADER + ROW * 3, encoding="utf-8")
    with open_list(path, today=TODAY) as file:
        entries = file.entries()
        next(entries)
        with path.open("a", encoding="utf-8") as more:
            more.write(ROW)
        with pytest.raises(InputFileError, match="changed while it was read") as refused:
            list(entries)
    assert "import it again" in refused.value.hint


def test_a_file_that_turns_into_another_text_while_it_is_read(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(HEADER + ROW * 20_000, encoding="utf-8")
    with open_list(path, today=TODAY) as file:
        entries = file.entries()
        next(entries)
        path.write_bytes((HEADER + ROW * 20_000).encode("gb18030"))
        with pytest.raises(InputFileError, match="changed while it was read"):
            list(entries)


def test_standard_input_is_a_list_too():
    with open_list(None, stdin=io.BytesIO((HEADER + ROW).encode("gb18030")), today=TODAY) as file:
        assert [entry.values["name"] for entry in file.entries()] == ["王样例"]
        assert (file.name, file.encoding) == ("standard input", "GB18030")


def test_standard_input_with_nothing_in_it():
    with (
        pytest.raises(InputFileError, match="standard input is empty"),
        open_list(None, stdin=io.BytesIO(), today=TODAY),
    ):
        pass


def test_nothing_stays_behind_of_standard_input(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with open_list(None, stdin=io.BytesIO((HEADER + ROW).encode()), today=TODAY) as file:
        list(file.entries())
        assert len(list(Path(tmp_path).iterdir())) == 1
    assert not list(Path(tmp_path).iterdir())
