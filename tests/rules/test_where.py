"""`--where`: one implementation; an unknown field answers only to the question for the unknown."""

from datetime import date

import pytest

from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.where import KINDS, OPERATORS, Condition, fault, matches

TODAY = date(2026, 11, 24)
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
def test_the_condition_holds(client_of, condition):
    assert matches(client_of(WANG), [Condition(*condition)], TODAY)


@pytest.mark.parametrize("condition", HOLDS_NOT)
def test_the_condition_does_not_hold(client_of, condition):
    assert not matches(client_of(WANG), [Condition(*condition)], TODAY)


def test_all_conditions_must_hold(client_of):
    male, poor = Condition("gender", "=", "male"), Condition("aum", "<", 100)

    assert matches(client_of(WANG), [], TODAY)
    assert not matches(client_of(WANG), [male, poor], TODAY)


def test_a_client_never_reached_has_no_days_of_silence(client_of):
    assert matches(client_of({}), [Condition("days_silent", "=", None)], TODAY)
    assert not matches(client_of({}), [Condition("days_silent", ">", 0)], TODAY)


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
def test_a_question_that_makes_no_sense_is_named(client_of, condition, wrong):
    assert fault(Condition(*condition)) == wrong
    with pytest.raises(ValueError, match=wrong):
        matches(client_of(WANG), [Condition(*condition)], TODAY)


@pytest.mark.parametrize("field", KINDS)
def test_every_field_can_be_asked_for_the_unknown(client_of, field):
    asked = client_of({"client_no": None, "name": None} if field in {"client_no", "name"} else {})

    assert matches(asked, [Condition(field, "=", None)], TODAY)
    assert not matches(asked, [Condition(field, "!=", None)], TODAY)


def test_nothing_beside_the_file_and_the_derived_fields_can_be_asked():
    assert KINDS.keys() - CLIENT_FIELDS.keys() == {"age", "days_silent"}
    assert OPERATORS == ("=", "!=", ">=", "<=", ">", "<", "~")
