"""Amounts as lists write them (D54, DOMAIN section 7), in fen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.exchange.amounts import UNITS, parse_amount
from rmtool.exchange.cells import CellError

YUAN = 100
CASES = {
    "0": 0,
    "0.00": 0,
    "500000": 500_000 * YUAN,
    "12.34": 1_234,
    ".5": 50,
    "120万": 1_200_000 * YUAN,
    "12.5万": 125_000 * YUAN,
    "1.2亿": 120_000_000 * YUAN,
    "3亿元": 300_000_000 * YUAN,
    "35w": 350_000 * YUAN,
    "35W": 350_000 * YUAN,
    "2千": 2_000 * YUAN,
    "8k": 8_000 * YUAN,
    "2百万": 2_000_000 * YUAN,
    "1千万": 10_000_000 * YUAN,
    "¥1,200,000.00": 1_200_000 * YUAN,
    "￥1,200,000.00": 1_200_000 * YUAN,
    "1,234.56": 123_456,
    "1,200,000元": 1_200_000 * YUAN,
    "5000元整": 5_000 * YUAN,
    "RMB 5000": 5_000 * YUAN,
    "CNY5000.5": 500_050,
    "人民币100万": 1_000_000 * YUAN,
    "１２３": 123 * YUAN,
    "１２０万": 1_200_000 * YUAN,
    "（5000）": -5_000 * YUAN,
    "(5,000.00)": -5_000 * YUAN,
    "-5000": -5_000 * YUAN,
    "¥-5000": -5_000 * YUAN,
    "+5000": 5_000 * YUAN,
    "12.340000001": 1_234,
    "12.335": 1_234,
    "12.345": 1_234,
}


@pytest.mark.parametrize(("text", "fen"), CASES.items())
def test_an_amount_is_read_to_the_fen(text, fen):
    assert parse_amount(text) == fen


REFUSED = {
    "约50": "not an amount",
    "50-100万": "not an amount",
    "五十万": "not an amount",
    "12.5%": "not an amount",
    "1,20,000": "not an amount",
    "12,5": "not an amount",
    "万": "not an amount",
    "12..5": "not an amount",
    "--5": "not an amount",
    "(-5)": "not an amount",
    "100美元": "not an amount",
    "1.28E+06": "Excel has shortened",
    "1e5": "Excel has shortened",
    "99999999999999999": "more than any client has",
    "-99999999999999999": "more than any client has",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_is_no_single_amount_is_refused_and_never_guessed(text, reason):
    with pytest.raises(CellError, match=reason):
        parse_amount(text)


@pytest.mark.parametrize(
    ("text", "header_unit", "yuan"),
    [
        ("128", "万元", 1_280_000),
        ("128元", "万元", 128),
        ("1.2亿", "万元", 120_000_000),
        ("3", "千元", 3_000),
        ("0.5", "亿元", 50_000_000),
    ],
)
def test_the_header_names_the_unit_unless_the_cell_has_its_own(text, header_unit, yuan):
    assert parse_amount(text, UNITS[header_unit]) == yuan * YUAN


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_an_amount_written_out_in_yuan_is_read_back(fen):
    yuan = Decimal(fen) / 100
    assert parse_amount(f"{yuan:.2f}") == fen
    assert parse_amount(f"¥{yuan:,.2f}") == fen
    assert parse_amount(f"{yuan:,.2f}元") == fen


@given(st.integers(min_value=0, max_value=10**14))
def test_the_same_amount_in_wan_is_the_same_amount(fen):
    assert parse_amount(f"{Decimal(fen) / 1_000_000:f}万") == fen
    assert parse_amount(f"{Decimal(fen) / 1_000_000:f}", UNITS["万元"]) == fen
