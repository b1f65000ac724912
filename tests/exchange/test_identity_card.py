"""The resident ID number: what it tells is kept, the number itself never is (DOMAIN section 7)."""

from datetime import date

import pytest

from rmtool.exchange.cells import CellError
from rmtool.exchange.identity_card import parse_identity

TODAY = date(2026, 11, 24)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(born: str, sequence: str, region: str = "990000") -> str:
    """Return an ID number of a region that does not exist, with its check character (GB 11643)."""
    first = f"{region}{born}{sequence}"
    rest = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True)) % 11
    return first + "10X98765432"[rest]


@pytest.mark.parametrize(
    ("sequence", "gender"), [("001", "male"), ("002", "female"), ("987", "male"), ("108", "female")]
)
def test_the_number_tells_birth_date_sex_and_its_last_four(sequence, gender):
    card = number("19850302", sequence)
    assert parse_identity(card, TODAY) == (date(1985, 3, 2), gender, card[-4:])


def test_the_check_character_may_be_an_x_of_either_case_and_width():
    ending_in_x = next(card for n in range(1, 999) if (card := number("19850302", f"{n:03}")).endswith("X"))
    wide = ending_in_x.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789X"})
    assert (
        parse_identity(ending_in_x.lower(), TODAY) == parse_identity(ending_in_x, TODAY) == parse_identity(wide, TODAY)
    )


def test_an_old_card_has_fifteen_digits_and_no_check():
    assert parse_identity("990000850302001", TODAY) == (date(1985, 3, 2), "male", "2001")


def test_a_passport_tells_nothing_but_its_last_four():
    assert parse_identity("E12345678", TODAY) == (None, None, "5678")


WRONG = {
    number("19850302", "001")[:-1] + ("1" if number("19850302", "001")[-1] != "1" else "2"): "check digit is wrong",
    number("19850230", "001"): "impossible birth date",
    number("20990302", "001"): "birthday in the future",
    number("18500302", "001"): "more than 120 years ago",
    "990000198503020000": "Excel has damaged",
    "990000198503021000": "Excel has damaged",
    "9.90000E+17": "Excel has damaged",
    "12345": "not an ID number",
}


@pytest.mark.parametrize(("text", "reason"), WRONG.items())
def test_a_wrong_number_is_refused_and_never_shown_whole(text, reason):
    with pytest.raises(CellError, match=reason) as refused:
        parse_identity(text, TODAY)
    assert refused.value.shown == text[:3] + "****"


def test_a_list_keeps_what_the_number_tells_and_not_the_number(read):
    card = number("19850302", "002")
    outcome = read(f"客户号,姓名,证件号码\n000012,王样例,{card}\n")
    (row,) = outcome.rows
    assert row == {
        "client_no": "000012",
        "name": "王样例",
        "birth_date": date(1985, 3, 2),
        "gender": "female",
        "id_last4": card[-4:],
    }
    assert {"birth_date", "gender", "id_last4"} <= set(outcome.file.fields)
    assert "identity_card" not in outcome.file.fields


@pytest.mark.parametrize(("header", "said"), [("出生日期", "1985-03-03"), ("性别", "男")])
def test_a_column_that_contradicts_the_number_rejects_the_row(read, header, said):
    outcome = read(f"客户号,证件号码,{header}\n000012,{number('19850302', '002')},{said}\n")
    (rejection,) = outcome.rejected
    assert (rejection.column, rejection.value) == (header, said)
    assert "the ID number says otherwise" in rejection.reason


def test_a_rejected_number_is_masked_in_the_rejection(read):
    outcome = read(f"客户号,证件号码\n000012,{number('19850302', '002')[:-1]}?\n")
    assert outcome.rejected[0].value == "990****"


def test_a_bank_that_numbers_its_clients_by_id_is_refused_row_by_row(read):
    card = number("19850302", "001")
    (rejection,) = read(f"客户号,姓名\n{card},王样例\n").rejected
    assert "never kept" in rejection.reason
    assert card not in "".join(map(str, rejection))
