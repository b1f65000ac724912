"""Hiding what a screen or a file handed on need not show: the one place that says how."""

import re

_SHOWN_BEFORE = 3
_SHOWN_AFTER = 4
_MOBILE_DIGITS = 11
_HIDDEN = "****"


def mask_phone(value: str) -> str:
    """Return a phone with its middle hidden: `138****1234`, and of a shorter number only its last digits."""
    digits = re.sub(r"\D", "", value)
    if len(digits) <= _SHOWN_AFTER:
        return _HIDDEN
    before = digits[:_SHOWN_BEFORE] if len(digits) >= _MOBILE_DIGITS else ""
    return before + _HIDDEN + digits[-_SHOWN_AFTER:]
