"""The packaged numbers, read once, and clients written as a banker would: amounts in yuan, days counted from today."""

import tomllib
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

import rmtool.rules
from rmtool.rules.derived import Derived
from rmtool.rules.facts import Balance, ClientFacts, Expected, LineHeld, Maturity, Served
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.priority import Priority
from rmtool.rules.rulebook import build
from rmtool.rules.vocabulary import OURS
from tests.rules.book_in_memory import BookInMemory, empty_book

RULEBOOK = Path(rmtool.rules.__file__).parent.parent / "data" / "rulebook.toml"
TODAY = date(2026, 11, 24)
AMOUNTS = {field for field, kind in CLIENT_FIELDS.items() if kind == "amount"} | {"holdings_ours", "holdings_elsewhere"}

# Days that a case counts from today: under which name, for which field, ahead or behind.
DAYS = (
    ("entered_days_ago", "entered_on", -1),
    ("assigned_days_ago", "assigned_on", -1),
    ("adjust_until_in_days", "adjust_until", 1),
)


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
def derived(rulebook):
    return Derived(rulebook, TODAY)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """The connection to an empty book, of which every book in memory is a copy."""
    with closing(empty_book(tmp_path_factory.mktemp("book"))) as connection:
        yield connection


@pytest.fixture
def book(empty):
    """A book in memory, to be told a case."""
    with closing(BookInMemory(empty)) as book:
        yield book


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
    for written, field, sign in DAYS:
        if written in facts:
            facts[field] = today + sign * timedelta(facts.pop(written))
    if "lines_held" in facts:
        facts["lines_held"] = tuple(LineHeld(one["line"] * 100, _day_of(one, today)) for one in facts["lines_held"])
    if "balance_before" in facts:
        before = facts["balance_before"]
        facts["balance_before"] = Balance(_day_of(before, today), before["amount"] * 100)
    if "expected" in facts:
        facts["expected"] = Expected(facts["expected"]["amount"] * 100, facts["expected"].get("unknown", 0))
    if "served" in facts:
        facts["served"] = _served_of(facts["served"], today)
    facts["categories_held"] = frozenset(facts.get("categories_held", ()))
    facts["maturities"] = tuple(_maturity_of(one, today) for one in facts.get("maturities", ()))
    return ClientFacts(**{"client_id": 1, "client_no": "000001", "name": "王伟", **facts})


def _day_of(facts, today):
    """Return the day that a case counts from today, or names."""
    return facts["on"] if "on" in facts else today - timedelta(facts["days_ago"])


def _served_of(facts, today):
    return Served(
        contacts=facts["contacts"],
        minutes=facts.get("minutes", 0),
        untimed=tuple(facts.get("untimed", (0, 0, 0))),
        visits=facts.get("visits", 0),
        first_on=today - timedelta(facts["first_days_ago"]),
    )


def _maturity_of(facts, today):
    amount = facts.get("amount")
    return Maturity(
        on=today + timedelta(facts["in_days"]),
        amount=None if amount is None else amount * 100,
        category=facts.get("category", "time_deposit"),
        bank=facts.get("bank", OURS),
    )
