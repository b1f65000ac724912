"""Every reason of the suitability gate has its words, in both languages (DOMAIN 3.3)."""

import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import rmtool.rules.suitability
from rmtool import text
from rmtool.render.unsuitable import why_not
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.suitability import level

TODAY = date(2026, 11, 24)
FEN = Fen(100_000_00)
SAID = {
    "off_sale": ({"from": date(2026, 12, 1), "to": None}, "on sale only from 1 Dec on"),
    "minor": ({"age": 15}, "the client is under age: deposits and treasury bonds only"),
    "no_rating": ({}, "the client has no risk rating: the assessment comes first"),
    "rating_expired": ({}, "the client's risk rating holds no more: the assessment comes first"),
    "rating_word": ({}, "the word of the client's risk rating is not understood"),
    "level": ({"product": "R4", "client": "C3"}, "its level R4 is above the client's C3"),
    "level_unknown": ({}, "the catalogue names no risk level for it"),
    "elder": ({"age": 66}, "at 66 the procedure for elder clients is to be done first"),
    "age_unknown": ({"age": 65}, "the client's age is not on file, and from 65 on more is asked"),
    "qualified": ({"regime": None}, "it is for qualified investors of its own regime only"),
    "caution": ({"category": "fund", "because": "亏过", "review_on": None}, "a caution covers it: all funds (亏过)"),
    "loan_purpose": ({}, "borrowed money must not be invested"),
    "income_unknown": ({}, "the client's income is not on file"),
    "benefit": ({"age": 66, "income": FEN}, "at this age and income only insurance with certain benefits is shown"),
    "premium_unknown": ({}, "the catalogue does not say what its premium is"),
    "premium": ({"premium": FEN, "income": FEN}, "its premium of ¥100,000 is too much for an income of ¥100,000"),
    "premium_age": ({"age": 55, "years": 20}, "at 55 premiums over 20 years run too long"),
    "term": ({"need": "wedding", "on": date(2027, 3, 1), "amount": None}, "the money would be bound beyond 1 Mar 2027, by which it is needed (wedding)"),
    "money_unknown": ({"minimum": FEN}, "it takes ¥100,000 at least, and how much money is free is not on file"),
    "minimum": ({"minimum": FEN, "free": Fen(0)}, "it takes ¥100,000 at least, and ¥0 is free"),
    "concentration": ({"share": 0.3, "issuer": "x"}, "too much of the client's assets would be in one place"),
    "declined": ({"on": date(2026, 11, 20), "words": "不要"}, 'the client declined it on 20 Nov: "不要"'),
    "skipped": ({"on": date(2026, 11, 20), "words": "已有"}, "passed over on 20 Nov: 已有"),
}  # fmt: skip
# Where the file says less.
LESS = [
    ("off_sale", {"from": None, "to": date(2026, 11, 23)}, "on sale only up to 23 Nov"),
    ("off_sale", {"from": date(2026, 1, 1), "to": date(2026, 11, 23)}, "on sale only up to 23 Nov"),
    ("term", {"need": "wedding", "on": date(2027, 3, 1), "amount": FEN}, "the money would be bound beyond 1 Mar 2027, by which ¥100,000 is needed (wedding)"),
    ("money_unknown", {"minimum": None}, "how much money is free is not on file"),
    ("minimum", {"minimum": None, "free": Fen(0)}, "no money is free for it"),
]  # fmt: skip


def reasons():
    """The codes that the gate's modules give as reasons."""
    found = {level.NO_RATING, level.RATING_EXPIRED, level.RATING_WORD, "declined", "skipped"}
    for file in Path(rmtool.rules.suitability.__file__).parent.glob("*.py"):
        module = import_module(f"rmtool.rules.suitability.{file.stem}")
        for given in re.findall(r"Reason\(\s*([A-Z_]+|\"\w+\"),", file.read_text(encoding="utf-8")):
            found.add(given.strip('"') if given.startswith('"') else getattr(module, given))
    return found


def test_every_reason_of_the_gate_has_words():
    assert reasons() == SAID.keys()


@pytest.mark.parametrize(("code", "params", "words"), [*((code, *said) for code, said in SAID.items()), *LESS])
def test_a_reason_says_what_stands_in_the_way(code, params, words):
    text.set_language("en")

    assert why_not(Reason(code, 0, params, "law"), TODAY) == words
