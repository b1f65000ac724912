"""`--where 'field op value'`: which clients a question is about. One implementation, on facts.

An unknown field matches only the question for the unknown: `field =` (unknown) and `field !=` (known). The tier is what
the rules see in it: the bank's word where the rulebook knows it, else what the assets make of it.
"""

import operator
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from rmtool.rules.derived import Derived, Value
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS, DERIVED_FIELDS
from rmtool.rules.sections.tiers import ALL_TIERS
from rmtool.rules.vocabulary import AWARENESS_LEVELS, EDUCATIONS, RELATIONSHIPS, RISK_LEVELS

EQUAL, UNEQUAL, CONTAINS = "=", "!=", "~"
TIER = "tier"
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
OPERATORS = (EQUAL, UNEQUAL, *ORDER, CONTAINS)
KINDS = {**CLIENT_FIELDS, **DERIVED_FIELDS}
ORDERED_KINDS = ("amount", "count", "km", "sqm", "minutes", "points", "date")
WORD_KINDS = ("text", "code", "codes", "list", "months")
SEVERAL_KINDS = ("codes", "list", "months")
# Codes that stand in an order of their own, lowest first.
SCALES: dict[str, tuple[str, ...]] = {
    "education": EDUCATIONS,
    "tier": ALL_TIERS,
    "risk_level": RISK_LEVELS,
    "risk_preference": RISK_LEVELS,
    "bank_awareness": AWARENESS_LEVELS,
    "relationship": RELATIONSHIPS,
}
SEPARATORS = str.maketrans("；、", ";;")


class Condition(NamedTuple):
    """One condition: amounts in fen, dates as dates, yes/no as bool; `value` None asks for the unknown."""

    field: str
    op: str
    value: Value


def fault(condition: Condition) -> str | None:
    """Return what is wrong: unknown_field, unknown_operator, no_order or no_words; None when nothing is."""
    field, op, value = condition
    if field not in KINDS:
        return "unknown_field"
    if op not in OPERATORS:
        return "unknown_operator"
    if op in ORDER and (value is None or not (KINDS[field] in ORDERED_KINDS or field in SCALES)):
        return "no_order"
    return "no_words" if op == CONTAINS and (value is None or KINDS[field] not in WORD_KINDS) else None


def matches(client: ClientFacts, conditions: Iterable[Condition], derived: Derived) -> bool:
    """Return whether all conditions hold for the client, by the rulebook and on the day of `derived`.

    Raises:
        ValueError: a condition has a `fault`; ask that first.
    """
    return all(_holds(client, condition, derived) for condition in conditions)


def _holds(client: ClientFacts, condition: Condition, derived: Derived) -> bool:
    wrong = fault(condition)
    if wrong:
        raise ValueError(wrong)
    field, op, value = condition
    known = derived.read(client, field)
    if field == TIER:
        known, value = _tier(client, op, known, value, derived)
    if value is None or known is None:
        return value is None and (known is None) == (op == EQUAL)
    if op in ORDER:
        return _in_order(field, op, known, value)
    if op == CONTAINS:
        return str(value).casefold() in str(known).casefold()
    return _equal(field, known, value) == (op == EQUAL)


def _tier(client: ClientFacts, op: str, word: Value, value: Value, derived: Derived) -> tuple[Value, Value]:
    """Return the client's tier and the one asked for as codes; a part of a word is looked for in the bank's word."""
    code = derived.tier(client)
    if op == CONTAINS or code is None or value is None:
        return word or code, value
    asked = derived.tier_code(str(value))
    return (code, asked) if asked in ALL_TIERS else (word, value)


def _equal(field: str, known: Value, value: Value) -> bool:
    if KINDS[field] in SEVERAL_KINDS:
        return str(value) in list_words(str(known))
    return known == value


def _in_order(field: str, op: str, known: Value, value: Value) -> bool:
    scale = SCALES.get(field)
    if scale is None:
        return ORDER[op](known, value)
    if known not in scale or value not in scale:
        return False
    return ORDER[op](scale.index(str(known)), scale.index(str(value)))


def list_words(cell: str) -> tuple[str, ...]:
    """Return the words of a list field, as the book writes it (`;`) or a person does (`；`, `、`)."""
    return tuple(word.strip() for word in cell.translate(SEPARATORS).split(";") if word.strip())
