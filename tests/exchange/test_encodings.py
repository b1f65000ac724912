"""How a list is encoded is found by itself: what Excel and bank systems write, with and without a mark."""

import codecs

import pytest

from rmtool.errors import InputFileError

TABBED = '客户号\t姓名\t资产余额\r\n000012\t王样例\t1,234.50\r\n000013\t"李\t一"\t200\r\n'
READ = [
    {"client_no": "000012", "name": "王样例", "aum": 123_450},
    {"client_no": "000013", "name": "李\t一", "aum": 20_000},
]
MARKED = {"little endian": (codecs.BOM_UTF16_LE, "utf-16-le"), "big endian": (codecs.BOM_UTF16_BE, "utf-16-be")}


@pytest.mark.parametrize(("mark", "codec"), MARKED.values(), ids=MARKED)
def test_excels_unicode_text(read, mark, codec):
    outcome = read(mark + TABBED.encode(codec))
    assert outcome.rows == READ
    assert (outcome.file.encoding, outcome.file.delimiter) == ("UTF-16", "\t")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_unicode_text_without_a_mark(read, codec):
    outcome = read(TABBED.encode(codec))
    assert outcome.rows == READ
    assert outcome.file.encoding == codec.upper()


def test_unicode_text_whose_first_cell_is_quoted(read):
    assert read('"客户号"\t"姓名"\r\n"000012"\t"王样例"\r\n'.encode("utf-16")).rows[0]["client_no"] == "000012"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_unicode_text_in_which_every_second_row_says_one(read, codec):
    """一 is 4E00: its NUL stands where those of digits do not."""
    rows = "".join(f"{n:06}\t一一\r\n" for n in range(12, 40))
    outcome = read(f"客户号\t姓名\r\n{rows}".encode(codec))
    assert [row["name"] for row in outcome.rows] == ["一一"] * 28


def test_nul_bytes_are_not_taken_for_unicode_text(read):
    with pytest.raises(InputFileError, match="holds NUL bytes"):
        read(b"client_no,name\n000012,WANG\0\0\n")
