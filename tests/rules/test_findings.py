"""What cannot be, and what is no longer so: each rule of the check at its edge."""

from datetime import date

import pytest

from rmtool.rules.findings import RULES, a_year_before, balances_differ, limits_on
from rmtool.rules.sections.check import Check

TODAY = date(2026, 11, 24)
LIMITS = limits_on(TODAY, Check(oldest=120, balance_share=0.05, stale_days=92))


def found(kind, **row):
    return [
        rule.code for rule in RULES[kind]
        if rule.fields[0] in row and rule.wrong(LIMITS, *(row.get(field) for field in rule.fields))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "row", "codes"),
    [
        ("clients", {"birth_date": "2026-11-24"}, []),
        ("clients", {"birth_date": "2026-11-25"}, ["born_later"]),
        ("clients", {"birth_date": "1905-11-25"}, []),  # 120 until tomorrow
        ("clients", {"birth_date": "1905-11-24"}, ["too_old"]),  # 121 today
        ("clients", {"risk_rated_on": "2026-11-25"}, ["later"]),
        ("clients", {"risk_rated_on": "2025-11-25"}, []),  # the anniversary is tomorrow
        ("clients", {"risk_rated_on": "2025-11-24"}, ["rating_expired"]),  # it is today
        ("clients", {"risk_rated_on": "2025-11-24", "left_on": "2026-01-01"}, []),
        ("clients", {"aum_on": "2026-08-24"}, []),  # 92 days ago
        ("clients", {"aum_on": "2026-08-23"}, ["balance_stale"]),
        ("clients", {"aum": 0}, []),
        ("clients", {"aum": -1}, ["negative"]),
        ("clients", {"liabilities": -1}, ["negative"]),
        ("clients", {"aum": None, "birth_date": None, "aum_on": None, "risk_rated_on": None}, []),
        ("family", {"birth_date": "2012-11-25"}, ["child_kept"]),  # 13
        ("family", {"birth_date": "2012-11-24"}, []),  # 14 today
        ("family", {"birth_date": "2012-11-25", "guardian_consent": 1}, []),
        ("holdings", {"maturity_date": "2026-01-01", "start_date": "2026-01-02"}, ["ends_first"]),
        ("holdings", {"maturity_date": "2026-01-02", "start_date": "2026-01-02"}, []),
        ("holdings", {"closed_on": "2026-01-01", "start_date": "2026-01-02"}, ["closed_first"]),
        ("holdings", {"amount": -1}, ["negative"]),
        ("holdings", {"amount": -1, "category": "gold"}, ["negative"]),
        ("holdings", {"amount": -1, "category": "mortgage"}, []),  # owed
        ("contacts", {"at": "2026-11-24T23:59"}, []),
        ("contacts", {"at": "2026-11-25T00:00"}, ["later"]),
        ("flows", {"on": "2026-11-25"}, ["later"]),
        ("snapshots", {"on_date": "2026-11-25"}, ["later"]),
    ],
)
def test_what_cannot_be(kind, row, codes):
    assert found(kind, **row) == codes


@pytest.mark.parametrize(
    ("today", "rated"),
    [
        (date(2026, 11, 24), date(2025, 11, 24)),
        (date(2025, 2, 28), date(2024, 2, 29)),  # the anniversary of 29 February is on 28 February
        (date(2024, 2, 28), date(2023, 2, 28)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2024, 3, 1), date(2023, 3, 1)),
    ],
)
def test_a_rating_has_expired_on_its_first_anniversary(today, rated):
    assert a_year_before(today) == rated


def test_balances_may_differ_by_a_share_of_the_larger():
    assert not balances_differ(LIMITS, 10_000, 9_500)
    assert balances_differ(LIMITS, 10_000, 9_499)
    assert balances_differ(LIMITS, 9_499, 10_000)
    assert not balances_differ(LIMITS, 0, 0)
