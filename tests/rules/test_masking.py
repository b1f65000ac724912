"""What is hidden of phones and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.masking import hidden, mask_name, mask_phone


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("19900001234", "199****1234"),
        ("010-6552 9988", "010****9988"),
        ("65529988", "****9988"),
        ("+86 199 0000 1234", "861****1234"),
        ("1234", "****"),
        ("", "****"),
    ],
)
def test_a_phone_shows_its_ends(phone, shown):
    assert mask_phone(phone) == shown


@given(st.from_regex(r"1\d{10}", fullmatch=True))
def test_a_masked_mobile_hides_four_digits(phone):
    assert mask_phone(phone) == f"{phone[:3]}****{phone[-4:]}"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张伟", "张*"),
        ("欧阳文静", "欧阳*"),
        ("司马光", "司马*"),
        ("欧阳", "欧*"),  # of two signs one is the given name: it would stand there whole
        ("John Smith", "J*"),
        ("𠮷野", "𠮷*"),
        ("", ""),
    ],
)
def test_of_a_name_the_surname_shows(name, shown):
    assert mask_name(name) == shown


@given(st.text(min_size=2))
def test_no_name_shows_whole(name):
    assert name != mask_name(name).removesuffix("*")


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("mobile", "19900001234", "199****1234"),
        ("fax", "010-65529988", "010****9988"),
        ("sms", "19900001234", "199****1234"),
        ("name", "欧阳文静", "欧阳*"),
        ("client_name", "张伟", "张*"),
        ("email", "wang@example.com", None),
        ("address", "样例路1号", None),
        ("id_last4", "987X", None),
        ("note", "绝不外传", None),
        ("extra", "{}", None),
        ("gender", "male", "male"),
        ("client_no", "000012", "000012"),
    ],
)
def test_what_a_file_handed_on_hides(field, text, shown):
    assert hidden(field, text) == shown


def test_what_needs_no_hiding_stays_the_value_it_is():
    assert hidden("aum", "1000", 1000) == 1000
    assert hidden("do_not_contact", "False", False) is False
    assert hidden("note", "x", "x") is None
