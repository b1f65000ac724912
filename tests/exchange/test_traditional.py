"""Headers of Taiwan and Hong Kong are compared in simplified characters, and ours are not touched by it."""

import tomllib
from importlib.resources import files
from itertools import chain

import pytest

from rmtool.exchange.columns import load_columns, read_header
from rmtool.exchange.traditional import _SIMPLIFIED, simplified

HEADERS = {
    "客戶號": "client_no", "客戶編號": "client_no", "戶名": "name", "證件號碼": "identity_card", "性別": "gender",
    "婚姻狀況": "marital_status", "職業": "occupation", "學歷": "education", "資產餘額(萬元)": "aum", "總資產": "aum",
    "月日均資產": "aum_month_avg", "風險等級": "risk_level", "客戶來源": "source", "手機號碼": "mobile", "移動電話": "mobile",
    "聯繫電話": "phone", "通訊地址": "address", "電子郵箱": "email", "興趣愛好": "hobbies", "備註": "note", "負債總額": "liabilities",
}  # fmt: skip


@pytest.mark.parametrize(("header", "field"), HEADERS.items())
def test_a_traditional_header_names_its_field(header, field):
    assert load_columns().field("clients", read_header(header)) == field


def test_the_unit_of_a_traditional_header():
    assert read_header("資產餘額(萬元)").unit == "万元"


def test_folding_changes_no_word_that_we_know():
    packaged = files("rmtool.data").joinpath("columns.toml").read_text(encoding="utf-8")
    lists = [texts for table in tomllib.loads(packaged).values() for texts in table.values()]
    words = [word for texts in lists for word in (texts if isinstance(texts, list) else chain(*texts.values()))]
    assert len(words) > 500
    assert [word for word in words if simplified(word) != word] == []


def test_what_is_folded_is_traditional_and_becomes_simplified():
    """GB 2312 has no traditional characters (後 is there as a surname), and every simplified one in use."""
    assert [chr(sign) for sign in _SIMPLIFIED if chr(sign).encode("gb2312", errors="ignore")] == ["後"]
    assert [sign for sign in _SIMPLIFIED.values() if not sign.encode("gb2312", errors="ignore")] == []
