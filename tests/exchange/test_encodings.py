"""How a list is encoded is found by itself: what Excel and bank systems write, with and without a mark."""

import codecs
from datetime import date

import pytest

from rmtool.errors import InputFileError
from rmtool.exchange.encoding import find_encoding
from tests.exchange.conftest import read_file
from tests.exchange.list_writer import MAINLAND, TAIWAN, client_list

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


WRITTEN = {
    "GB18030": (MAINLAND, "gb18030", "GB18030"),
    "Big5": (TAIWAN, "cp950", "BIG5"),
    "traditional GB18030": (TAIWAN, "gb18030", "GB18030"),
}


@pytest.mark.parametrize(("place", "codec", "name"), WRITTEN.values(), ids=WRITTEN)
def test_two_hundred_short_lists_are_all_read_in_their_encoding(tmp_path, place, codec, name):
    path = tmp_path / "list.csv"
    for number in range(200):
        text, names = client_list(place, number)
        path.write_bytes(text.encode(codec))
        outcome = read_file(path)
        assert (outcome.file.encoding, [row["name"] for row in outcome.rows]) == (name, names), text


@pytest.mark.parametrize(("place", "codec", "found"), [(MAINLAND, "gb18030", "gb18030"), (TAIWAN, "cp950", "cp950")])
def test_a_header_alone_tells_its_encoding(tmp_path, place, codec, found):
    path = tmp_path / "list.csv"
    for number in range(200):
        path.write_bytes(client_list(place, number, rows=0)[0].encode(codec))
        assert find_encoding(path, "list.csv") == found


@pytest.mark.parametrize("name", ["王䶮", "李𬭎", "龚玥", "仝璟", "亓翀", "乜祎", "逄䶮"])
def test_a_rare_name_makes_no_list_big5(read, name):
    """Under English headers the name is all there is to judge by."""
    outcome = read(f"client_no,name\n000012,{name}\n", written="gb18030")
    assert (outcome.file.encoding, outcome.rows[0]["name"]) == ("GB18030", name)


def test_three_names_under_english_headers_are_enough_for_big5(read):
    outcome = read("client_no,name\n000012,劉麗華\n000013,陳雅婷\n000014,張志豪\n", written="big5")
    assert [row["name"] for row in outcome.rows] == ["劉麗華", "陳雅婷", "張志豪"]


@pytest.mark.parametrize("names", ["莊怡君 呂翊瑋", "謝翊瑋 張俊傑", "黃沛蓁 梁潔儀", "游美玲 莊文雄", "戴皓 黃碧霞"])
def test_two_traditional_names_under_english_headers_are_big5(read, names):
    """Two names of common characters are all there is to judge by; read as GB18030 they are others, just as long."""
    one, two = names.split()
    outcome = read(f"client_no,name\n000012,{one}\n000013,{two}\n", written="big5")
    assert (outcome.file.encoding, [row["name"] for row in outcome.rows]) == ("BIG5", [one, two])


@pytest.mark.parametrize("names", ["庄怡君 吕翊玮", "王䶮 梁洁仪", "陳大文 黃志華"])
def test_two_names_in_gb18030_under_english_headers_stay_gb18030(read, names):
    one, two = names.split()
    outcome = read(f"client_no,name\n000012,{one}\n000013,{two}\n", written="gb18030")
    assert (outcome.file.encoding, [row["name"] for row in outcome.rows]) == ("GB18030", [one, two])


def test_characters_of_hong_kong(read):
    outcome = read("客戶號,姓名,地址\n000012,陳樣例,九龍觀塘咗道邨\n", written="big5hkscs")
    assert (outcome.file.encoding, outcome.rows[0]["address"]) == ("BIG5-HKSCS", ["九龍觀塘咗道邨"])


@pytest.mark.parametrize("written", ["big5", "utf-8", "gb18030"])
def test_traditional_headers_and_words_are_understood_and_names_stay(read, written):
    text = "客戶號,姓名,手機,出生日期,資產餘額(萬元),婚姻狀況,職業,性別\n000012,劉樣例,10400000012,1985/03/02,1.5,離婚,醫生,女\n"
    assert read(text, written=written).rows == [
        {
            "client_no": "000012", "name": "劉樣例", "mobile": ["10400000012"], "birth_date": date(1985, 3, 2),
            "aum": 1_500_000, "marital_status": "divorced", "occupation": "doctor", "gender": "female",
        }
    ]  # fmt: skip


def test_big5_by_name(read):
    assert read("客戶號,姓名\n000012,劉樣例\n".encode("big5"), encoding="big5").rows[0]["name"] == "劉樣例"
