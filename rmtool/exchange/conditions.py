"""`--where 'field op value'`, read with the same words and units as a list's cells."""

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from rmtool.errors import UsageError
from rmtool.exchange.cells import CellError, clean
from rmtool.exchange.columns import Columns, load_columns, read_header
from rmtool.exchange.reading import Reading
from rmtool.rules.fields import CLIENTS, words_of
from rmtool.rules.where import CONTAINS, KINDS, Condition, fault
from rmtool.text import _

_CONDITION = re.compile(r"\s*(?P<field>[^\s=!<>~]+)\s*(?P<op>!=|>=|<=|=|>|<|~)\s*(?P<value>.*?)\s*", re.DOTALL)
# Fields of which a list may say more than their kind: 内科医生 is a doctor, 每月 is 30 days.
_AS_WRITTEN = {"occupation": "occupation", "wanted_interval_days": "interval"}
_EXAMPLE = "--where 'aum >= 50万'"


def parse_conditions(texts: list[str], *, today: date, user_columns: Path | None = None) -> tuple[Condition, ...]:
    """Return the conditions that `texts` state; amounts take 万 and 亿, codes or their labels both do.

    Raises:
        UsageError: a text is no condition, names no field, or compares what has no order.
    """
    columns = load_columns(user_columns)
    reading = Reading(columns, today)
    return tuple(_condition(text, columns, reading) for text in texts)


def _condition(text: str, columns: Columns, reading: Reading) -> Condition:
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise UsageError(_('--where "{text}" is not field, sign, value').format(text=text), _EXAMPLE)
    # A field's own name comes before what a list may call another one: `cell` is no mobile phone here.
    named = found["field"]
    field = named if named in KINDS else columns.asked(read_header(named)) or named
    if field not in KINDS:
        raise _unknown_field(found["field"])
    try:
        value = _value(field, found["op"], clean(found["value"]), reading)
    except CellError as error:
        raise UsageError(
            _('--where {field} "{value}": {reason}').format(field=field, value=found["value"], reason=error.reason),
            error.hint,
        ) from None
    condition = Condition(field, found["op"], value)
    if fault(condition):
        raise UsageError(
            _("--where: {field} cannot be compared with {op}").format(field=field, op=found["op"]),
            _("use = or != for words, ~ for a part of them, < and > for amounts, numbers and days"),
        )
    return condition


def _value(field: str, op: str, text: str, reading: Reading) -> str | int | float | bool | date | None:
    """Return the value; a part of a word (`~`) is compared as typed, an empty one asks for the unknown."""
    kind = _AS_WRITTEN.get(field, KINDS[field])
    if not text:
        return None
    if op == CONTAINS or kind in {"text", "list", "months"}:
        return text
    if field == "risk_level" and (level := reading.risk_level(text)):
        return level
    value = reading.read("code" if kind == "codes" else kind, words_of(CLIENTS, field), text)
    return value if isinstance(value, str | int | float | date) else None


def _unknown_field(name: str) -> UsageError:
    close = ", ".join(get_close_matches(name, KINDS))
    hint = (
        _("did you mean {names}?").format(names=close)
        if close
        else _("the fields are {names}").format(names=", ".join(KINDS))
    )
    return UsageError(_("--where: there is no field {name}").format(name=name), hint)
