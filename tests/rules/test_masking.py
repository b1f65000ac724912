"""What is hidden of phones and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.rules.masking import mask_phone


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
