"""Why a product is held back from a client, in words (DOMAIN 3.3). For the manager alone: no client is shown this."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.dates import short_day
from rmtool.rules.reason import Reason
from rmtool.text import _

Params = Mapping[str, Any]


def why_not(reason: Reason, today: date) -> str:
    """Return one reason of the suitability gate as a phrase in the reader's language."""
    return _WHY[reason.code](reason.params, today)


def too_much(wanted: int, room: int) -> str:
    """Return that more is meant for a product than may go into it; amounts in fen."""
    return _("{wanted} is more than the {room} that may go into it").format(wanted=amount(wanted), room=amount(room))


def _off_sale(params: Params, today: date) -> str:
    if params["from"] is not None and params["from"] > today:
        return _("on sale only from {day} on").format(day=short_day(params["from"], today))
    return _("on sale only up to {day}").format(day=short_day(params["to"] or params["from"], today))


def _level(params: Params, _today: date) -> str:
    return _("its level {product} is above the client's {client}").format(**params)


def _term(params: Params, today: date) -> str:
    need = labels.code("need_kind", params["need"])
    day = short_day(params["on"], today)
    if params["amount"] is None:
        return _("the money would be bound beyond {day}, by which it is needed ({need})").format(day=day, need=need)
    return _("the money would be bound beyond {day}, by which {amount} is needed ({need})").format(
        day=day, amount=amount(params["amount"]), need=need
    )


def _minimum(params: Params, _today: date) -> str:
    if params["minimum"] is None:
        return _("no money is free for it")
    return _("it takes {minimum} at least, and {free} is free").format(
        minimum=amount(params["minimum"]), free=amount(params["free"])
    )


def _money_unknown(params: Params, _today: date) -> str:
    if params["minimum"] is None:
        return _("how much money is free is not on file")
    return _("it takes {minimum} at least, and how much money is free is not on file").format(
        minimum=amount(params["minimum"])
    )


def _caution(params: Params, _today: date) -> str:
    what = labels.code("caution_category", params["category"])
    return _("a caution covers it: {what} ({because})").format(what=what, because=params["because"])


def _premium(params: Params, _today: date) -> str:
    return _("its premium of {premium} is too much for an income of {income}").format(
        premium=amount(params["premium"]), income=amount(params["income"])
    )


def _declined(params: Params, today: date) -> str:
    return _('the client declined it on {day}: "{words}"').format(
        day=short_day(params["on"], today), words=params["words"] or ""
    )


def _skipped(params: Params, today: date) -> str:
    return _("passed over on {day}: {words}").format(day=short_day(params["on"], today), words=params["words"] or "")


_WHY: dict[str, Callable[[Params, date], str]] = {
    "off_sale": _off_sale,
    "minor": lambda _params, _today: _("the client is under age: deposits and treasury bonds only"),
    "no_rating": lambda _params, _today: _("the client has no risk rating: the assessment comes first"),
    "rating_expired": lambda _params, _today: _("the client's risk rating holds no more: the assessment comes first"),
    "rating_word": lambda _params, _today: _("the word of the client's risk rating is not understood"),
    "level": _level,
    "level_unknown": lambda _params, _today: _("the catalogue names no risk level for it"),
    "elder": lambda params, _today: _("at {age} the procedure for elder clients is to be done first").format(**params),
    "age_unknown": lambda params, _today: _("the client's age is not on file, and from {age} on more is asked").format(
        **params
    ),
    "qualified": lambda _params, _today: _("it is for qualified investors of its own regime only"),
    "caution": _caution,
    "loan_purpose": lambda _params, _today: _("borrowed money must not be invested"),
    "income_unknown": lambda _params, _today: _("the client's income is not on file"),
    "benefit": lambda _params, _today: _("at this age and income only insurance with certain benefits is shown"),
    "premium_unknown": lambda _params, _today: _("the catalogue does not say what its premium is"),
    "premium": _premium,
    "premium_age": lambda params, _today: _("at {age} premiums over {years} years run too long").format(**params),
    "term": _term,
    "money_unknown": _money_unknown,
    "minimum": _minimum,
    "concentration": lambda _params, _today: _("too much of the client's assets would be in one place"),
    "declined": _declined,
    "skipped": _skipped,
}
