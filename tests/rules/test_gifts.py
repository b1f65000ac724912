"""What speaks against a gift (D108, D113, DOMAIN 6.5): 200 yuan a gift, 500 a client a year; amounts in fen."""

import pytest

from rmtool.rules.gifts import GiftsOfYear, gift_reasons
from rmtool.rules.sections.gift import GiftRules

RULES = GiftRules(most=20_000, year_limit=50_000)


def codes(value, topic=None, occupation=None, year=0, unvalued=0):
    found = gift_reasons(value, topic, occupation, GiftsOfYear(year, unvalued), RULES)
    assert all(reason.points == 0 for reason in found)
    return [reason.code for reason in found]


def test_the_packaged_limits(rulebook):
    assert rulebook.gift == RULES


@pytest.mark.parametrize(("value", "found"), [(0, []), (20_000, []), (20_001, ["gift_too_dear"])])
def test_a_gift_may_cost_just_the_limit(value, found):
    assert codes(value, year=value) == found


@pytest.mark.parametrize(("year", "found"), [(49_999, []), (50_000, []), (50_001, ["gifts_of_year"])])
def test_a_year_may_hold_just_the_limit(year, found):
    assert codes(100, year=year) == found


def test_the_sum_says_how_many_gifts_it_leaves_out():
    [reason] = gift_reasons(100, None, None, GiftsOfYear(60_000, 2), RULES)
    assert reason.params == {"total": 60_000, "limit": 50_000, "unvalued": 2}


def test_a_gift_without_a_value_is_no_gift_of_nothing():
    assert codes(None) == ["gift_without_value"]
    assert codes(0) == []


@pytest.mark.parametrize(
    ("occupation", "found"),
    [
        ("civil_servant", ["gift_to_official"]),
        ("institution_staff", ["gift_to_official"]),
        ("doctor", []),
        ("村委会主任", []),  # a word outside the list says nothing
        (None, []),
    ],
)
def test_officials_take_none_by_default(occupation, found):
    assert codes(100, occupation=occupation) == found


@pytest.mark.parametrize(
    ("topic", "found"),
    [("maturity", ["gift_with_sale"]), ("product", ["gift_with_sale"]), ("social", []), ("needs", []), (None, [])],
)
def test_a_gift_must_not_come_with_a_deposit_or_a_sale(topic, found):
    assert codes(100, topic) == found


def test_all_that_speaks_against_it_is_said():
    assert codes(30_000, "product", "civil_servant", year=60_000) == [
        "gift_too_dear", "gifts_of_year", "gift_to_official", "gift_with_sale",
    ]  # fmt: skip
