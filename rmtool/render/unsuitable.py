"""Why a product is held back from a client, in words (DOMAIN 3.3). For the manager alone: no client is shown this."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.amounts import amount, percent
from rmtool.render.dates import short_day
from rmtool.rules.reason import Reason
from rmtool.rules.vocabulary import NEED_KINDS
from rmtool.text import _, mark

Params = Mapping[str, Any]


CEILINGS = {
    "level": mark("by the risk level"),
    "stage": mark("by the stage of life"),
    "age": mark("by the age"),
    "liquidity": mark("by what is needed soon"),
}


def why_not(reason: Reason, today: date) -> str:
    """Return one reason of the suitability gate as a phrase in the reader's language."""
    return _WHY[reason.code](reason.params, today)


def too_much(wanted: int, room: int, *, money_known: bool) -> str:
    """Return that more is meant for a product than may go into it; amounts in fen."""
    said = (
        _("{wanted} is more than the {room} that may go into it")
        if money_known
        else _("{wanted} is more than the {room} that may go into it while the money at hand is unknown")
    )
    return said.format(wanted=amount(wanted), room=amount(room))


def _off_sale(params: Params, today: date) -> str:
    if params["from"] is not None and params["from"] > today:
        return _("on sale only from {day} on").format(day=short_day(params["from"], today))
    return _("on sale only up to {day}").format(day=short_day(params["to"] or params["from"], today))


def _level(params: Params, _today: date) -> str:
    return _("its level {product} is above the client's {client}").format(**params)


def _term(params: Params, today: date) -> str:
    need = (
        labels.code("need_kind", params["need"])
        if params["need"] in NEED_KINDS
        else labels.code("event_kind", params["need"])
    )
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


def _allocation(params: Params, _today: date) -> str:
    if params["share"] is None or params["by"] is None:
        return _("its class of assets begins above the client's level")
    return _("its class of assets has as much as suits; equity at most {share} ({by})").format(
        share=percent(params["share"]), by=_(CEILINGS[params["by"]])
    )


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
    "allocation": _allocation,
    "private_batch": lambda _params, _today: _("private offers are never part of a list"),
    "pension": lambda _params, _today: _("its tax relief is not known to help at this income or age"),
    "no_need": lambda _params, _today: _("it suits, but no need on file calls for it"),
    "others_first": lambda _params, _today: _("it suits; others answer more of what the client needs"),
}


# The same reasons as counts of products.
HELD_BACK = {
    "off_sale": mark("{n} not on sale"),
    "minor": mark("{n} not for who is under age"),
    "no_rating": mark("{n} without an assessment"),
    "rating_expired": mark("{n} without a valid assessment"),
    "rating_word": mark("{n} without a level that is understood"),
    "level": mark("{n} above the risk level"),
    "level_unknown": mark("{n} without a level of their own"),
    "elder": mark("{n} before the procedure for elders"),
    "age_unknown": mark("{n} for want of an age"),
    "qualified": mark("{n} for qualified investors"),
    "caution": mark("{n} cautioned"),
    "loan_purpose": mark("{n} loans without a purpose"),
    "income_unknown": mark("{n} for want of an income"),
    "benefit": mark("{n} with uncertain benefits"),
    "premium_unknown": mark("{n} without a premium on file"),
    "premium": mark("{n} with too high a premium"),
    "premium_age": mark("{n} with premiums for too long"),
    "term": mark("{n} too long for money that is needed"),
    "money_unknown": mark("{n} for want of known money"),
    "minimum": mark("{n} above the free money"),
    "concentration": mark("{n} too much in one place"),
    "declined": mark("{n} declined"),
    "skipped": mark("{n} passed over"),
    "allocation": mark("{n} of a class that has enough"),
    "pension": mark("{n} whose tax relief is not known to help"),
    "private_batch": mark("{n} private, never in a list"),
}
