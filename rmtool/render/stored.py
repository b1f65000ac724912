"""A value as the book stores it (fen, 1 and 0, ISO days, codes), in the reader's words."""

from collections.abc import Callable
from datetime import date

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.dates import short_day
from rmtool.rules.fields import CLIENTS, POINT_FIELDS, fields_of, words_of
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.text import _


def stored(kind: str, field: str, value: object, today: date, channel: str | None = None) -> str:
    """Return a stored value of a list's field in words; phones and the ID's tail are masked.

    `channel` says of a contact point's value what it is.
    """
    if value is None:
        return _("(unknown)")
    if (channel or field) in CALLED:
        return "; ".join(mask_phone(one) for one in str(value).split(";"))
    if field == "id_last4":
        return "****"
    return _by_kind(kind, field, str(value), today)


def _by_kind(kind: str, field: str, text: str, today: date) -> str:
    held = "text" if kind == CLIENTS and field in POINT_FIELDS else fields_of(kind).get(field, "text")
    if held in {"code", "codes"}:
        return labels.codes(words_of(kind, field), text)
    if held in _WORDS:
        return _WORDS[held](text, today)
    return labels.code(field, text) if kind == CLIENTS else text


def _moment(text: str, today: date) -> str:
    return f"{short_day(date.fromisoformat(text[:10]), today)} {text[11:16]}".rstrip()


_WORDS: dict[str, Callable[[str, date], str]] = {
    "amount": lambda text, _today: amount(int(text)),
    "yes_no": lambda text, _today: _("yes") if text == "1" else _("no"),
    "date": lambda text, today: short_day(date.fromisoformat(text), today),
    "moment": _moment,
    "record": lambda text, _today: f"#{text}",
    "hours": lambda text, _today: _("never") if text == "never" else text,
}
