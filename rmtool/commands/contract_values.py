"""The machine contract of single values: what the book stores, as scripts read it."""

from collections.abc import Callable

from rmtool.rules.fields import fields_of
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.rules.reason import Fen

_READ: dict[str, Callable[[str], object]] = {
    "amount": lambda text: Fen(int(text)),
    "yes_no": lambda text: text == "1",
    "count": int,
    "record": int,
    "km": float,
    "sqm": float,
    "minutes": float,
    "points": float,
}


def machine_value(kind: str, field: str, value: object, channel: object = None, *, reveal: bool = False) -> object:
    """Return a stored value of a list's field as scripts read it: amounts as money, yes and no as booleans.

    Phones and the ID's tail are masked unless `reveal`; `channel` says of a contact point's value what it is.
    """
    if value is None:
        return None
    text = str(value)
    if not reveal and (field in CALLED or (field == "value" and channel in CALLED)):
        return ";".join(map(mask_phone, text.split(";")))
    if field == "id_last4" and not reveal:
        return "****"
    return _READ.get(fields_of(kind).get(field, "text"), str)(text)
