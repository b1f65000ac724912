"""`--where 'field op value'`: which clients a question is about. One implementation, on facts.

An unknown field matches only the question for the unknown: `field =` (unknown) and `field !=` (known).
"""

import operator
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from rmtool.rules.age import age_on
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS, DERIVED_FIELDS
from rmtool.rules.vocabulary import AWARENESS_LEVELS, EDUCATIONS, RELATIONSHIPS, RISK_LEVELS

Value = str | int | float | bool | date | None

EQUAL, UNEQUAL, CONTAINS = "=", "!=", "~"
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
OPERATORS = (EQUAL, UNEQUAL, *ORDER, CONTAINS)
KINDS = {**CLIENT_FIELDS, **DERIVED_FIELDS}
ORDERED_KINDS = ("amount", "count", "km", "sqm", "date")
WORD_KINDS = ("text", "code", "codes", "list", "months")
SEVERAL_KINDS = ("codes", "list", "months")
# Codes that stand in an order of their own, lowest first.
SCALES: dict[str, tuple[str, ...]] = {
    "education": EDUCATIONS,
    "risk_level": RISK_LEVELS,
    "risk_preference": RISK_LEVELS,
    "bank_awareness": AWARENESS_LEVELS,
    "relationship": RELATIONSHIPS,
}
SEPARATORS = str.maketrans("；、", ";;")

# The columns that a derived field is computed from.
NEEDS: dict[str, str] = {"age": "birth_date"}

_POSITIONS = {field: ClientFacts._fields.index(field) for field in CLIENT_FIELDS}


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


def matches(client: ClientFacts, conditions: Iterable[Condition], today: date) -> bool:
    """Return whether all conditions hold for the client on the day `today`.

    Raises:
        ValueError: a condition has a `fault`; ask that first.
    """
    return all(_holds(client, condition, today) for condition in conditions)


def _holds(client: ClientFacts, condition: Condition, today: date) -> bool:
    wrong = fault(condition)
    if wrong:
        raise ValueError(wrong)
    field, op, value = condition
    known = read_field(client, field, today)
    if value is None or known is None:
        return value is None and (known is None) == (op == EQUAL)
    if op in ORDER:
        return _in_order(field, op, known, value)
    if op == CONTAINS:
        return str(value).casefold() in str(known).casefold()
    return _equal(field, known, value) == (op == EQUAL)


def read_field(client: ClientFacts, field: str, today: date) -> Value:
    """Return what is known of a client under a field of `KINDS`, stored or derived; None for unknown."""
    if field in _POSITIONS:
        columns: tuple[Value, ...] = client  # type: ignore[assignment]  # no field of the file holds a record
        return columns[_POSITIONS[field]]
    if field == "age":
        return age_on(client.birth_date, today)
    return None if client.last_reached_on is None else (today - client.last_reached_on).days


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
