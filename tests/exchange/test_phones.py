"""Phone numbers in all the shapes of exports. Mobiles that begin with 104 belong to nobody."""

import pytest

from rmtool.exchange.cells import CellError
from rmtool.exchange.phones import parse_phones

ONE_MOBILE = (
    "10400000012",
    "104 0000 0012",
    "104-0000-0012",
    "+8610400000012",
    "+86 104 0000 0012",
    "008610400000012",
    "8610400000012",
    "+86-104-0000-0012",
    "(+86)10400000012",
    "10400000012.0",
    "１０４００００００１２",
    "+86010400000012",
)


@pytest.mark.parametrize("text", ONE_MOBILE)
def test_one_mobile_in_all_its_spellings(text):
    assert parse_phones(text) == ["10400000012"]


def test_digits_that_look_like_a_country_code_stay_inside_the_number():
    assert parse_phones("104 0086 0086") == ["10400860086"]


@pytest.mark.parametrize("between", [";", "；", "、", " ; "])
def test_several_numbers_in_one_cell(between):
    assert parse_phones(f"10400000012{between}10400000013") == ["10400000012", "10400000013"]


def test_a_number_given_twice_is_one():
    assert parse_phones("10400000012;104-0000-0012") == ["10400000012"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0571-88880000", "0571-8888-0000"),
        ("057188880000", "0571-8888-0000"),
        ("(0571)88880000", "0571-8888-0000"),
        ("0571-88880000-801", "0571-8888-0000-801"),
        ("0571-88880000转801", "0571-8888-0000-801"),
        ("88880000", "8888-0000"),
    ],
)
def test_a_landline_keeps_its_area_code_and_extension(text, read):
    assert parse_phones(text) == [read]


@pytest.mark.parametrize("text", ["0", "00000000000"])
def test_a_filler_is_no_number(text):
    assert parse_phones(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.04E+10", "Excel has shortened"),
        ("1.04e10", "Excel has shortened"),
        ("1040000001", "not a phone"),
        ("12", "not a phone"),
        ("见备注", "not a phone"),
        ("10400000012/10400000013x", "not a phone"),
    ],
)
def test_what_is_no_number_is_refused(text, reason):
    with pytest.raises(CellError, match=reason):
        parse_phones(text)


def test_the_phone_columns_of_a_list_add_up(read):
    (row,) = read("客户号,联系电话,家庭电话\n000012,10400000012,0571-88880000\n").rows
    assert row["phone"] == ["10400000012", "0571-8888-0000"]


def test_a_masked_phone_is_no_news_and_is_counted(read):
    outcome = read("客户号,姓名,手机号\n000012,张*,104****0012\n000013,王样例,10400000013\n")
    assert outcome.rows == [
        {"client_no": "000012"},
        {"client_no": "000013", "name": "王样例", "mobile": ["10400000013"]},
    ]
    assert outcome.file.masked == {"name": 1, "mobile": 1}
