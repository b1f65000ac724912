"""Hiding what a screen or a file handed on need not show: the one place that says how."""

import re

from rmtool.rules.names import is_chinese, split_name

_SHOWN_BEFORE = 3
_SHOWN_AFTER = 4
_MOBILE_DIGITS = 11
_HIDDEN = "****"
# What a masked export hides, by field: called numbers, names, and words that may say anything.
CALLED = frozenset({"mobile", "phone", "fax", "sms"})
_NAMES = frozenset({"name", "client_name"})
_WORDS = frozenset(
    {"wechat", "email", "address", "id_last4", "note", "taboos", "decision_maker", "corporate_link", "employer"}
    | {"referrer", "referrer_note", "known_by", "mailing_instruction", "housing_place", "because", "said_by"}
    | {"how_known", "plan", "extra"}
)


def mask_phone(value: str) -> str:
    """Return a phone with its middle hidden: `138****1234`, and of a shorter number only its last digits."""
    digits = re.sub(r"\D", "", value)
    if len(digits) <= _SHOWN_AFTER:
        return _HIDDEN
    before = digits[:_SHOWN_BEFORE] if len(digits) >= _MOBILE_DIGITS else ""
    return before + _HIDDEN + digits[-_SHOWN_AFTER:]


def mask_name(value: str) -> str:
    """Return a name of which only the surname shows: 张*, 欧阳*; of a Latin name the first letter."""
    return f"{split_name(value)[0] if is_chinese(value) else value[:1]}*" if value else ""


def hidden(field: str, text: str, value: object = None) -> object:
    """Return what a masked export shows of a field: `value` itself (or the text) where there is nothing to hide."""
    if field in CALLED:
        return mask_phone(text)
    if field in _NAMES:
        return mask_name(text)
    if field in _WORDS:
        return None
    return text if value is None else value
