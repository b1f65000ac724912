"""What is refused when a record is added by hand, and what the manager is told instead."""

import pytest

WHO = "000301"


@pytest.fixture
def listed(run):
    return lambda verb: run(verb, "list", WHO, "-f", "json").json


MISSING = [
    ("family", ["--name", "李红"], "relation"),
    ("flow", ["in"], "on"),
    ("flow", ["--on", "2026-11-02"], "direction"),
    ("event", ["--on", "2027-01-20"], "kind"),
    ("need", ["--by", "2040-01-01"], "kind"),
    ("point", ["--value", "010-62345678"], "channel"),
    ("point", ["phone"], "value"),
]


@pytest.mark.parametrize(("verb", "said", "field"), MISSING)
def test_a_record_without_what_it_is_about_is_not_added(run, small, listed, verb, said, field):
    before = listed(verb)
    done = run(verb, "add", WHO, *said)
    assert done.code == 2
    assert done.err.startswith(f"error: {field} is missing")
    assert listed(verb) == before


BAD = [
    ("family", ["叔公的邻居"], "spouse, son, daughter"),
    ("family", ["son", "--birthday-kept", "回历"], "solar, lunar"),
    ("holding", ["比特币"], "demand_deposit, time_deposit"),
    ("flow", ["横向", "--on", "2026-11-02"], "in, out"),
    ("event", ["中彩票"], "bonus, rent, dividend"),
    ("event", ["bonus", "--repeats", "偶尔"], "once, monthly, quarterly, yearly"),
    ("need", ["买游艇"], "liquidity, emergency_fund, home_purchase"),
    ("need", ["retirement", "--status", "也许"], "probed, confirmed, analysed, met, unmet"),
    ("point", ["电报", "010-62345678"], "phone, mobile, sms, wechat"),
    ("point", ["phone", "010-62345678", "--place", "月球"], "home, work, other"),
    ("point", ["phone", "010-62345678", "--bans", "秘密"], "amounts, needs, service"),
]


@pytest.mark.parametrize(("verb", "said", "codes"), BAD)
def test_a_word_that_no_field_knows_is_refused_and_the_codes_are_named(run, small, listed, verb, said, codes):
    before = listed(verb)
    done = run(verb, "add", WHO, *said)
    assert done.code == 2
    assert f"one of {codes}" in done.err
    assert listed(verb) == before


@pytest.mark.parametrize(
    ("verb", "said", "reason"),
    [
        ("point", ["mobile", "找他妻子"], "value"),
        ("point", ["email", "li.example.com"], "value"),
        ("point", ["phone", "010-62345678", "--hours", "25:00-26:00"], "an hour that no clock shows"),
        ("need", ["retirement", "--priority", "0"], "no priority"),
        ("need", ["retirement", "--by", "2027-02-30"], "no such day"),
        ("family", ["son", "--birth-year", "1850"], "no year of birth"),
        ("holding", ["定期", "--start-date", "2027-03-01", "--maturity-date", "2026-03-01"], "ends before it begins"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(run, small, listed, verb, said, reason):
    before = listed(verb)
    done = run(verb, "add", WHO, *said)
    assert done.code == 2
    assert reason in done.err
    assert listed(verb) == before
