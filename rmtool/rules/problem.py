"""What is wrong with a rulebook: file, key, what was found, what is allowed; `render` has the words."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rmtool.rules.reason import Param

# Every code an `Allowed` may carry, with its parameters.
ALLOWED_CODES: dict[str, tuple[str, ...]] = {
    "known_key": ("keys",),
    "section": ("keys",),
    "moved": ("to",),
    "value_table": ("keys",),
    "unit": ("unit",),
    "text": (),
    "day": (),
    "number": ("least",),
    "number_or": ("word",),
    "whole_number": ("least",),
    "day_list": (),
    "from_to": (),
    "percents": ("parts", "total"),
    "hours": (),
    "share": (),
    "curve": (),
    "curve_rising": (),
    "curve_share": (),
    "curve_above_zero": (),
    "curve_never_falls": (),
    "curve_never_rises": (),
    "words": (),
    "known_words": ("words",),
    "once": ("word", "other"),
    "some_group": (),
    "rising_lines": ("order",),
    "rising_hours": ("order",),
    "total": ("total",),
    "at_most": ("limit",),
}


class Allowed(NamedTuple):
    """What the rulebook may say at a key: one of `ALLOWED_CODES` with its parameters."""

    code: str
    params: Mapping[str, Param]


class Problem(NamedTuple):
    """One thing wrong: in which file, at which dotted key, what was found (as TOML), what is allowed."""

    file: str
    key: str
    found: str
    allowed: Allowed


def as_written(value: object) -> str:
    """Return `value` as a TOML file would write it, so that a person finds it again."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {as_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(as_written(item) for item in value) + "]"
    return str(value)
