"""The packaged numbers, read once, and clients written as a banker would: amounts in yuan, days counted from today."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

import rmtool.rules
from rmtool.rules.facts import ClientFacts, Maturity
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.priority import Priority
from rmtool.rules.rulebook import build
from rmtool.rules.vocabulary import OURS

RULEBOOK = Path(rmtool.rules.__file__).parent.parent / "data" / "rulebook.toml"
TODAY = date(2026, 11, 24)
AMOUNTS = {field for field, kind in CLIENT_FIELDS.items() if kind == "amount"} | {"holdings_ours", "holdings_elsewhere"}


@pytest.fixture(scope="session")
def packaged():
    return tomllib.loads(RULEBOOK.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def rulebook(packaged):
    built, problems = build([("rulebook.toml", packaged)])
    assert problems == ()
    return built


@pytest.fixture(scope="session")
def priority(rulebook):
    return Priority(rulebook, TODAY)


@pytest.fixture(scope="session")
def client_of():
    return _client_of


def _client_of(facts, today=TODAY):
    """Return the client whom a case describes."""
    facts = {field: value * 100 if field in AMOUNTS else value for field, value in facts.items()}
    reached, promised = facts.pop("reached_days_ago", None), facts.pop("promised_in_days", None)
    if reached is not None:
        facts["last_reached_on"] = today - timedelta(reached)
    if promised is not None:
        facts["promised_on"] = today + timedelta(promised)
    facts["categories_held"] = frozenset(facts.get("categories_held", ()))
    facts["maturities"] = tuple(_maturity_of(one, today) for one in facts.get("maturities", ()))
    return ClientFacts(**{"client_id": 1, "client_no": "000001", "name": "王伟", **facts})


def _maturity_of(facts, today):
    amount = facts.get("amount")
    return Maturity(
        on=today + timedelta(facts["in_days"]),
        amount=None if amount is None else amount * 100,
        category=facts.get("category", "time_deposit"),
        bank=facts.get("bank", OURS),
    )
