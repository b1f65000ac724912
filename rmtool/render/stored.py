"""A value as the book stores it (fen, 1 and 0, ISO days, codes), in the reader's words."""

from datetime import date

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.dates import short_day
from rmtool.rules.fields import CLIENTS, POINT_FIELDS, fields_of, words_of
from rmtool.rules.masking import mask_phone
from rmtool.text import _

_CALLED = frozenset({"mobile", "phone", "fax", "sms"})


def stored(kind: str, field: str, value: object, today: date, channel: str | None = None) -> str:
    """Return a stored value of a list's field in words; phones and the ID's tail are masked.

    `channel` says of a contact point's value what it is.
    """
    if value is None:
        return _("(unknown)")
    if (channel or field) in _CALLED:
        return "; ".join(mask_phone(one) for one in str(value).split(";"))
    if field == "id_last4":
        return "****"
    return _by_kind(kind, field, str(value), today)


def _by_kind(kind: str, field: str, text: str, today: date) -> str:
    held = "text" if kind == CLIENTS and field in POINT_FIELDS else fields_of(kind).get(field, "text")
    if held == "amount":
        return amount(int(text))
    if held == "yes_no":
        return _("yes") if text == "1" else _("no")
    if held == "date":
        return short_day(date.fromisoformat(text), today)
    if held == "record":
        return f"#{text}"
    if held in {"code", "codes"}:
        return labels.codes(words_of(kind, field), text)
    return labels.code(field, text) if kind == CLIENTS else text
