"""Options worked out by hand (D18, D23, D52, D118; DOMAIN 3.3, 4.3): what becomes one, what does not, how much goes in."""

from datetime import date

import pytest

from rmtool.rules.allocation import Allocation, ClassShare
from rmtool.rules.allocation_target import Suits, allocation_target
from rmtool.rules.facts import ClientFacts
from rmtool.rules.product import ProductFacts
from rmtool.rules.recommend.discovery import questions
from rmtool.rules.recommend.recommendation import Recommender
from rmtool.rules.records import ClientFile, ContactFacts, HoldingFacts, NeedFacts

TODAY = date(2026, 11, 24)
RATED = {"birth_date": date(1985, 5, 1), "risk_level": "C3", "risk_rated_on": date(2026, 6, 1), "gender": "male"}
BOND = ProductFacts(1, "GZ", "国债", "treasury_bond", minimum=10_000, term_days=1095)
DEPOSIT = ProductFacts(2, "DQ", "定期", "time_deposit", minimum=5_000, term_days=365)
MIXED = ProductFacts(3, "HH", "混合", "mixed_fund", "R3", minimum=100_000)
BAR = ProductFacts(4, "JT", "金条", "gold", minimum=100_000)
PENSION = ProductFacts(5, "YL", "养老金账户", "pension_account", minimum=100_000)
COVER = ProductFacts(6, "BX", "保障", "protection_insurance", "P1", minimum=100_000, premium_years=10)
LOAN = ProductFacts(7, "DK", "按揭", "mortgage", needs="growth;home_purchase")


def _row(kind, /, **told):
    return kind(**{**dict.fromkeys(kind._fields), "record_id": 1, **told})


def file_of(*, holdings=(), needs=(), contacts=(), **client):
    """A client in fen; every need is one that was talked of."""
    return ClientFile(
        ClientFacts(1, "000001", "王伟", **{**RATED, **client}),
        holdings=tuple(_row(HoldingFacts, bank="ours", **one) for one in holdings),
        needs=tuple(_row(NeedFacts, status="confirmed", **one) for one in needs),
        contacts=tuple(contacts),
    )


def recommended(rulebook, file, *catalogue):
    return Recommender(rulebook, catalogue, TODAY).recommend(file)


def codes(found):
    return [one.product.code for one in found.options]


@pytest.fixture
def recommend(rulebook):
    return lambda file, *catalogue: recommended(rulebook, file, *catalogue)


def test_d52_the_free_money_is_parted_evenly_before_the_first_is_filled(recommend):
    found = recommend(file_of(aum=12_500_000, needs=[{"kind": "preservation"}]), BOND, DEPOSIT)
    # 125,000 at hand, a fifth stays: 100,000 for two.
    assert {one.product.code: one.amount for one in found.options} == {"GZ": 5_000_000, "DQ": 5_000_000}


def test_d105_a_minor_is_spoken_to_of_no_home(recommend):
    found = recommend(file_of(birth_date=date(2010, 5, 1), needs=[{"kind": "payment"}]), DEPOSIT)
    assert found.gate.code == "minor"
    assert "age_home" not in {reason.code for need in found.needs for reason in need.reasons}


@pytest.mark.parametrize(("level", "shown"), [("C1", []), ("C2", ["JT"])])
def test_d118_no_class_that_begins_above_the_level(recommend, level, shown):
    """Gold without a level of its own: the class begins at 2."""
    found = recommend(file_of(risk_level=level, aum=100_000_000, needs=[{"kind": "preservation"}]), BAR)
    assert codes(found) == shown
    assert found.held_back == ({} if shown else {"allocation": 1})


@pytest.mark.parametrize(("equity", "shown"), [(249_000, ["HH"]), (249_001, [])])
def test_d118_equity_ends_at_its_ceiling(recommend, equity, shown):
    """C3: 25 % of 1,000,000; the least purchase is 1,000."""
    held = [
        {"category": "stock_fund", "amount": equity * 100},
        {"category": "demand_deposit", "amount": 10**8 - equity * 100},
    ]
    found = recommend(file_of(holdings=held, needs=[{"kind": "growth"}]), MIXED)
    assert found.target.total == 10**8
    assert codes(found) == shown
    assert found.held_back.get("allocation", 0) == (not shown)


@pytest.mark.parametrize(
    ("client", "shown"),
    [
        ({"monthly_income": 800_000}, True),
        ({"monthly_income": 799_999}, False),
        ({}, False),
        ({"monthly_income": 800_000, "occupation": "retired"}, False),
    ],
    ids=["8,000 a month", "a fen less", "unknown", "retired"],
)
def test_a_pension_account_only_where_its_relief_is_known_to_help(recommend, client, shown):
    found = recommend(file_of(needs=[{"kind": "retirement"}], **client), PENSION)
    assert (codes(found), found.held_back.get("pension", 0)) == ((["YL"], 0) if shown else ([], 1))


def test_what_is_lacking_of_insurance_and_gold_is_no_reason_to_buy(recommend):
    """C4 would have 5 to 15 % of the rest: a premium is no share of the assets."""
    held = [{"category": "demand_deposit", "amount": 100_000_000}]
    client = file_of(risk_level="C4", holdings=held, monthly_income=5_000_000, needs=[{"kind": "protection"}])
    found = recommend(client, COVER)
    assert found.target.of("rest").gap == 5_000_000
    assert [reason.code for reason in found.options[0].reasons if reason.code == "gap"] == []


@pytest.mark.parametrize(
    ("needs", "named"), [([{"kind": "growth"}], []), ([{"kind": "home_purchase"}], ["home_purchase"])]
)
def test_a_loan_is_named_for_what_is_bought_never_to_invest(recommend, needs, named):
    # 45 and the owner of a home: nothing but what he said speaks of a home.
    found = recommend(file_of(birth_date=date(1981, 5, 1), housing_ownership="owned", needs=needs), LOAN)
    assert [one.need for one in found.options] == named


@pytest.mark.parametrize(("at", "gate"), [("2025-11-24", "refused"), ("2025-11-23", None)])
def test_d21_a_no_holds_as_long_as_a_yes_would(recommend, at, gate):
    said = _contact(at=at, step="needs", step_answer=False)
    found = recommend(file_of(aum=10_000_000, needs=[{"kind": "preservation"}], contacts=[said]), DEPOSIT)
    assert (None if found.gate is None else found.gate.code) == gate


def _contact(**told):
    return ContactFacts(
        **{**dict.fromkeys(ContactFacts._fields), "contact_id": 1, "client_id": 1, "name": "王伟", **told}
    )


@pytest.mark.parametrize(
    ("need", "asked"),
    [
        ({"kind": "retirement", "amount": 100, "by": date(2040, 1, 1)}, False),
        ({"kind": "retirement", "by": date(2040, 1, 1)}, True),
        ({"kind": "retirement", "amount": 100}, True),
    ],
    ids=["whole", "no amount", "no day"],
)
def test_d14_for_when_how_much_is_asked_where_a_need_does_not_say(need, asked):
    assert ("dates" in {one.code for one in questions(file_of(needs=[need]), 10)}) is asked


def test_who_spends_more_than_he_has_keeps_it_all_at_hand(rulebook):
    now = Allocation((ClassShare("cash", 100, 1.0),), 100, 0, elsewhere_unknown=False)
    found = allocation_target(now, Suits("C4", "growing", 40, reserve=250, soon=0), rulebook.targets)
    assert {one.name: one.high for one in found.classes} == pytest.approx(
        {"cash": 1.0, "fixed_income": 0.05, "equity": 0.0, "rest": 0.05}
    )
    assert found.ceiling == 0
