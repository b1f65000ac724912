"""`--where`: one implementation; an unknown field answers only to the question for the unknown."""

from datetime import date

import pytest

from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.where import KINDS, OPERATORS, Condition, fault, matches

WANG = {
    "gender": "male",
    "birth_date": date(1988, 5, 20),
    "education": "bachelor",
    "aum": 200_000,
    "children": 1,
    "distance_home_km": 2.5,
    "risk_level": "C3",
    "do_not_contact": False,
    "hobbies": "网球;古典音乐",
    "other_banks": "招商银行、工商银行",
    "note": "Prefers Tennis talk",
    "reached_days_ago": 41,
}

HOLDS = [
    ("gender", "=", "male"),
    ("gender", "!=", "female"),
    ("aum", "=", 20_000_000),
    ("aum", ">=", 20_000_000),
    ("aum", "<=", 20_000_000),
    ("aum", ">", 19_999_999),
    ("aum", "<", 20_000_001),
    ("distance_home_km", "<", 3.0),
    ("children", ">", 0),
    ("birth_date", "<", date(1990, 1, 1)),
    ("do_not_contact", "=", False),
    ("do_not_contact", "!=", True),
    ("education", ">", "college"),
    ("education", "<", "master"),
    ("risk_level", ">=", "C3"),
    ("hobbies", "=", "网球"),
    ("hobbies", "~", "音乐"),
    ("hobbies", "!=", "游泳"),
    ("other_banks", "=", "工商银行"),
    ("note", "~", "tennis"),
    ("name", "~", "王"),
    ("age", "=", 38),
    ("age", ">=", 38),
    ("days_silent", "=", 41),
    ("occupation", "=", None),
    ("gender", "!=", None),
    ("days_silent", "!=", None),
]
HOLDS_NOT = [
    ("gender", "!=", "male"),
    ("aum", ">", 20_000_000),
    ("aum", "<", 20_000_000),
    ("education", ">", "master"),
    ("hobbies", "=", "音乐"),
    ("hobbies", "=", "古典音乐;网球"),
    ("note", "=", "prefers tennis talk"),
    ("age", ">", 38),
    ("occupation", "=", "doctor"),
    ("occupation", "!=", "doctor"),
    ("occupation", "~", "doc"),
    ("monthly_income", "<", 10**9),
    ("monthly_income", "!=", 0),
    ("occupation", "!=", None),
    ("gender", "=", None),
]


@pytest.mark.parametrize("condition", HOLDS)
def test_the_condition_holds(client_of, derived, condition):
    assert matches(client_of(WANG), [Condition(*condition)], derived)


@pytest.mark.parametrize("condition", HOLDS_NOT)
def test_the_condition_does_not_hold(client_of, derived, condition):
    assert not matches(client_of(WANG), [Condition(*condition)], derived)


def test_all_conditions_must_hold(client_of, derived):
    male, poor = Condition("gender", "=", "male"), Condition("aum", "<", 100)

    assert matches(client_of(WANG), [], derived)
    assert not matches(client_of(WANG), [male, poor], derived)


def test_a_client_never_reached_has_no_days_of_silence(client_of, derived):
    assert matches(client_of({}), [Condition("days_silent", "=", None)], derived)
    assert not matches(client_of({}), [Condition("days_silent", ">", 0)], derived)


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        (("client_id", "=", 1), "unknown_field"),
        (("_fields", "=", "x"), "unknown_field"),
        (("maturities", "=", None), "unknown_field"),
        (("gender", "==", "male"), "unknown_operator"),
        (("gender", ">", "female"), "no_order"),
        (("name", "<", "x"), "no_order"),
        (("aum", ">", None), "no_order"),
        (("aum", "~", "2"), "no_words"),
        (("note", "~", None), "no_words"),
    ],
)
def test_a_question_that_makes_no_sense_is_named(client_of, derived, condition, wrong):
    assert fault(Condition(*condition)) == wrong
    with pytest.raises(ValueError, match=wrong):
        matches(client_of(WANG), [Condition(*condition)], derived)


@pytest.mark.parametrize("field", KINDS)
def test_every_field_can_be_asked_for_the_unknown(client_of, derived, field):
    asked = client_of({"client_no": None, "name": None} if field in {"client_no", "name"} else {})

    assert matches(asked, [Condition(field, "=", None)], derived)
    assert not matches(asked, [Condition(field, "!=", None)], derived)


def test_nothing_beside_the_file_and_the_derived_fields_can_be_asked():
    assert KINDS.keys() - CLIENT_FIELDS.keys() == {
        "age",
        "days_silent",
        "tier_near",
        "tier_risk",
        "cell",
        "segment",
        "potential",
        "minutes_per_month",
    }
    assert OPERATORS == ("=", "!=", ">=", "<=", ">", "<", "~")


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"aum": 40_000}, ("tier_near", "=", True)),  # 80 % of the gold line
        ({"aum": 39_999}, ("tier_near", "=", False)),
        ({"aum": 50_000, "balance_before": {"days_ago": 30, "amount": 62_500}}, ("tier_risk", "=", True)),
        ({"aum": 50_001, "balance_before": {"days_ago": 30, "amount": 62_500}}, ("tier_risk", "=", False)),
        ({"aum": 49_999, "tier": "金卡"}, ("tier_risk", "=", True)),
        ({"kept_cell": "quick_win"}, ("cell", "=", "quick_win")),
        ({"objective": "growth"}, ("segment", "=", "growth")),
        ({"aum": 50_000, "assets_elsewhere": 1}, ("potential", "=", 5_000_100)),
        ({"wanted_interval_days": 30}, ("minutes_per_month", ">", 10)),  # 30.4375 / 30 x 10 minutes = 10.1
        ({"aum": 50_000}, ("tier", "=", "gold")),
        ({"aum": 50_000}, ("tier", "=", "金卡")),
        ({"aum": 50_000, "tier": "私行"}, ("tier", "=", "private")),
        ({"aum": 500_000}, ("tier", ">=", "wealth")),
        ({"aum": 6_000_000}, ("tier", ">=", "wealth")),
        ({"aum": 499_999}, ("tier", "<", "wealth")),
    ],
)
def test_what_follows_from_the_file_can_be_asked(client_of, derived, facts, condition):
    assert matches(client_of(facts), [Condition(*condition)], derived)


def test_a_tier_that_is_lower_does_not_answer_to_the_higher_one(client_of, derived):
    platinum = client_of({"aum": 499_999})

    assert not matches(platinum, [Condition("tier", ">=", "wealth")], derived)
    assert not matches(platinum, [Condition("tier", "=", "金卡")], derived)
