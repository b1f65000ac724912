"""Hours of the day, months, record numbers, areas, years, terms, product levels and lists of codes: as people write them."""

from datetime import date

import pytest

from rmtool.exchange.cells import CellError
from rmtool.exchange.columns import load_columns
from rmtool.exchange.hours import parse_hours
from rmtool.exchange.numbers import parse_days, parse_sqm, parse_years
from rmtool.exchange.reading import Reading
from rmtool.exchange.several import parse_months, parse_object, parse_record_number

GOOD = [
    (parse_hours, "9:00-11:30", "09:00-11:30"),
    (parse_hours, "9-11", "09:00-11:00"),
    (parse_hours, "9点半到11点", "09:30-11:00"),
    (parse_hours, "9点15分至11点", "09:15-11:00"),
    (parse_hours, "９：００－１１：３０", "09:00-11:30"),
    (parse_hours, "14:00-17:00；9:00-11:30", "09:00-11:30;14:00-17:00"),
    (parse_hours, "上午、晚上", "09:00-12:00;18:00-21:00"),
    (parse_hours, "9-11和9-11", "09:00-11:00"),
    (parse_hours, "20:00-24:00;0:00-2:00", "00:00-02:00;20:00-24:00"),
    (parse_hours, "never", "never"),
    (parse_hours, "不打", "never"),
    (parse_hours, "不要打", "never"),
    (parse_months, "12月、1月", "1;12"),
    (parse_months, "7", "7"),
    (parse_months, "01;1；7", "1;7"),
    (parse_record_number, "#12", 12),
    (parse_record_number, "12", 12),
    (parse_record_number, "＃１２", 12),
    (parse_object, '{"行号": "7"}', {"行号": "7"}),
    (parse_object, "{}", {}),
    (parse_sqm, "120", 120.0),
    (parse_sqm, "89.5平米", 89.5),
    (parse_sqm, "120㎡", 120.0),
    (parse_sqm, "120平方米", 120.0),
    (parse_years, "5", 5),
    (parse_years, "0", 0),
    (parse_years, "3年以上", 3),
    (parse_years, "5.0", 5),
    (parse_days, "180", 180),
    (parse_days, "180天", 180),
    (parse_days, "6个月", 180),
    (parse_days, "1年", 365),
    (parse_days, "两年", 730),
]


def case(value):
    return value.__name__ if callable(value) else str(value)


@pytest.mark.parametrize(("parse", "written", "value"), GOOD, ids=case)
def test_a_cell_means_what_it_says(parse, written, value):
    assert parse(written) == value


REFUSED = [
    (parse_hours, "25:00-26:00", "an hour that no clock shows"),
    (parse_hours, "9:00-25:00", "an hour that no clock shows"),
    (parse_hours, "24:01-24:02", "an hour that no clock shows"),
    (parse_hours, "9:60-11:00", "an hour that no clock shows"),
    (parse_hours, "11:00-9:00", "hours that end before they begin"),
    (parse_hours, "9:00-9:00", "hours that end before they begin"),
    (parse_hours, "22:00-2:00", "hours that end before they begin"),
    (parse_hours, "9:00", "not hours of the day"),
    (parse_hours, "有空的时候", "not hours of the day"),
    (parse_hours, "9:00-11:00;never", "not hours of the day"),
    (parse_hours, ";", "not hours of the day"),
    (parse_months, "0", "not a month"),
    (parse_months, "13", "not a month"),
    (parse_months, "1;春节", "not a month"),
    (parse_record_number, "十二", "not the number of a record"),
    (parse_record_number, "-1", "not the number of a record"),
    (parse_record_number, "#", "not the number of a record"),
    (parse_object, "行号=7", "not a JSON object of text"),
    (parse_object, '["7"]', "not a JSON object of text"),
    (parse_object, '{"行号": 7}', "not a JSON object of text"),
    (parse_sqm, "0", "not an area"),
    (parse_sqm, "-90", "not an area"),
    (parse_sqm, "三居室", "not an area"),
    (parse_sqm, "2亩", "not an area"),
    (parse_years, "-1", "not a number of years"),
    (parse_years, "100", "not a number of years"),
    (parse_years, "2.5", "not a number of years"),
    (parse_years, "很久", "not a number of years"),
    (parse_days, "无固定期限", "not an interval"),
    (parse_days, "-30", "not an interval"),
    (parse_days, "11年", "no interval of 1 to 3650 days"),
]


@pytest.mark.parametrize(("parse", "written", "reason"), REFUSED, ids=case)
def test_what_cannot_be_meant_is_refused_and_told_how_to_write_it(parse, written, reason):
    with pytest.raises(CellError) as refused:
        parse(written)
    assert refused.value.reason == reason
    assert refused.value.hint


@pytest.fixture(scope="module")
def reading():
    return Reading(load_columns(None), date(2026, 11, 24))


CODED = [
    ("product_level", "risk_level", "R3", "R3"),
    ("product_level", "risk_level", "PR3", "R3"),
    ("product_level", "risk_level", "r1", "R1"),
    ("product_level", "risk_level", "R5-高风险", "R5"),
    ("product_level", "risk_level", "P2", "P2"),
    ("level", "risk_preference", "C4", "C4"),
    ("level", "risk_preference", "c1", "C1"),
    ("level", "risk_preference", "C3-平衡型", "C3"),
    ("codes", "bans", "金额、产品", "amounts;product"),
    ("codes", "bans", "product;amounts;product", "product;amounts"),
    ("codes", "digital_channels", "手机银行；企微", "mobile_bank;wechat"),
    ("codes", "notice_topics", "stock", "stock"),
]


@pytest.mark.parametrize(("parser", "field", "written", "value"), CODED)
def test_levels_and_lists_of_codes_are_read(reading, parser, field, written, value):
    assert reading.read(parser, field, written) == value


UNCODED = [
    ("product_level", "risk_level", "R6", "R1, R2, R3, R4, R5, P1"),
    ("product_level", "risk_level", "R0", "R1, R2, R3, R4, R5, P1"),
    ("product_level", "risk_level", "R33", "R1, R2, R3, R4, R5, P1"),
    ("product_level", "risk_level", "R2或R3", "R1, R2, R3, R4, R5, P1"),
    ("product_level", "risk_level", "R3/P3", "R1, R2, R3, R4, R5, P1"),
    ("product_level", "risk_level", "C3", "R1, R2, R3, R4, R5, P1"),
    ("product_level", "risk_level", "中风险", "R1, R2, R3, R4, R5, P1"),
    ("level", "risk_preference", "C6", "C1, C2, C3, C4, C5"),
    ("level", "risk_preference", "R3", "C1, C2, C3, C4, C5"),
    ("level", "risk_preference", "C2-C3", "C1, C2, C3, C4, C5"),
    ("level", "risk_preference", "胆大", "C1, C2, C3, C4, C5"),
    ("codes", "bans", "金额、隐私", "amounts, needs, service"),
    ("codes", "digital_channels", "电报", "online_bank, mobile_bank"),
]


@pytest.mark.parametrize(("parser", "field", "written", "codes"), UNCODED)
def test_a_level_that_is_none_is_never_guessed_and_the_codes_are_named(reading, parser, field, written, codes):
    with pytest.raises(CellError) as refused:
        reading.read(parser, field, written)
    assert codes in refused.value.hint


def test_one_bad_code_in_a_list_of_good_ones_takes_none_of_them(reading):
    """D95: half a ban would be no ban."""
    with pytest.raises(CellError):
        reading.read("codes", "bans", "金额;胡说")
