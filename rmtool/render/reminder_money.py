"""Reminders that speak of money, in words: maturities, what comes and goes, needs, tiers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.amounts import percent, short_amount
from rmtool.render.dates import short_day
from rmtool.rules.reminders.maturities import LOAN
from rmtool.rules.reminders.reminder import AFTER, Due
from rmtool.rules.vocabulary import LOANS
from rmtool.text import _

Params = Mapping[str, Any]


def maturity(due: Due, today: date) -> str:
    """Return what matures, where and when, and where its money is."""
    params = due.params
    what = _sum(params, products(params))
    if params["banks"]:
        what = _("{subject} at {bank}").format(subject=what, bank=_(", ").join(params["banks"]))
    day, ahead = short_day(due.due, today), (due.due - today).days
    if due.table == LOAN:
        sentence = _("{what} is due {day}") if ahead >= 0 else _("{what} was due {day}: is it paid back?")
        return sentence.format(what=what, day=day)
    if due.stage != AFTER:
        return _("{what} matures {day}").format(what=what, day=day)
    arrives = params["arrives"]
    if arrives is not None and arrives >= today:
        return _("{what} matured {day}: the money is there by {arrives}").format(
            what=what, day=day, arrives=short_day(arrives, today)
        )
    return _("{what} matured {day}: is the money still with us?").format(what=what, day=day)


def _sum(params: Params, what: str) -> str:
    if params["amount"] is None:
        return _("{what}, amount unknown").format(what=what)
    sentence = _("at least {amount} {what}") if params["amounts_unknown"] else _("{amount} {what}")
    return sentence.format(amount=short_amount(params["amount"]), what=what)


def products(params: Params) -> str:
    """Return the one product's name, else the categories; loans and deposits never stand together."""
    if len(params["names"]) == 1 and params["count"] == 1:
        return str(params["names"][0])
    kinds = [labels.code("category", category) for category in params["categories"]]
    if params["count"] == 1 or not kinds:
        return kinds[0] if kinds else _("a holding")
    few = _(", ").join(kinds)
    one = _("{n} loans: {kinds}") if set(params["categories"]) & {*LOANS} else _("{n} holdings: {kinds}")
    return one.format(n=params["count"], kinds=few)


def windfall(due: Due, today: date) -> str:
    """Return the money that is to come."""
    return _("{what} expected {day}").format(
        what=_priced(due.params, labels.code("event_kind", due.params["event"])), day=short_day(due.due, today)
    )


def missing(due: Due, today: date) -> str:
    """Return the money that did not come."""
    return _("{what} expected {day}, not seen on our account: talk about it").format(
        what=_priced(due.params, labels.code("event_kind", due.params["event"])), day=short_day(due.due, today)
    )


def _outflow(due: Due, today: date) -> str:
    params = due.params
    amount, day = short_amount(params["amount"]), short_day(params["on"], today)
    if params["bank"]:
        words = _("{amount} went to {bank} on {day}").format(amount=amount, bank=params["bank"], day=day)
    elif params["seen"]:
        words = _("{amount} was withdrawn on {day}").format(amount=amount, day=day)
    else:
        words = _("the balance was {amount} lower on {day}").format(amount=amount, day=day)
    share = "" if params["share"] is None else _(" ({share} of the assets)").format(share=percent(params["share"]))
    return words + share


def find_reason(due: Due, today: date) -> str:
    """Return the money that left, and that its reason is to be found."""
    return _("{words}: find the reason").format(words=_outflow(due, today))


def review(due: Due, today: date) -> str:
    """Return the money that left, and that the portfolio is to be looked at."""
    return _("{words}: propose an adjustment of the portfolio").format(words=_outflow(due, today))


def need_date(due: Due, today: date) -> str:
    """Return a need and its day."""
    return _("{need} wanted by {day}").format(
        need=_priced(due.params, labels.code("need_kind", due.params["need"])), day=short_day(due.due, today)
    )


def stale_need(due: Due, today: date) -> str:
    """Return a need that nobody followed up."""
    return _("{need} open since {day}, nobody followed it up").format(
        need=_priced(due.params, labels.code("need_kind", due.params["need"])),
        day=short_day(due.params["since"], today),
    )


def _priced(params: Params, what: str) -> str:
    """Return what it is, with its amount where that is known."""
    return (
        what
        if params["amount"] is None
        else _("{amount} {what}").format(amount=short_amount(params["amount"]), what=what)
    )


def tier_near(due: Due, _today: date) -> str:
    """Return what is lacking to the next tier."""
    return _("{amount} short of {tier}").format(
        amount=short_amount(due.params["amount"]), tier=labels.code("tier", due.params["tier"])
    )


def tier_risk(due: Due, today: date) -> str:
    """Return what is lacking to the own tier, and until when it is kept."""
    words = _("{amount} below the line of {tier}").format(
        amount=short_amount(due.params["amount"]), tier=labels.code("tier", due.params["tier"])
    )
    until = due.params["until"]
    return words if until is None else _("{words}, lost from {day}").format(words=words, day=short_day(until, today))
