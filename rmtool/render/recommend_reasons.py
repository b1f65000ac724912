"""The reasons of a recommendation in words: what speaks for an option, what of it answers the need, what to heed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.amounts import amount, percent, short_amount
from rmtool.render.asset_classes import band_words
from rmtool.render.dates import short_day
from rmtool.rules.reason import Reason
from rmtool.text import _, mark, ngettext

Params = Mapping[str, Any]


def phrase_of(reason: Reason, today: date) -> str:
    """Return a reason of a recommendation in the reader's language."""
    return _PHRASES[reason.code](reason.params, today)


def _stated(params: Params, today: date) -> str:
    parts = [
        labels.code("need_kind", params["need"]),
        amount(params["amount"]) if params["amount"] is not None else "",
        _("by {day}").format(day=short_day(params["by"], today)) if params["by"] else "",
    ]
    return " ".join(part for part in parts if part)


def _stated_need(params: Params, today: date) -> str:
    return _("the client said: {need}").format(need=_stated(params, today))


def _unmet_need(params: Params, today: date) -> str:
    return _("asked for before, when we had nothing: {need}").format(need=_stated(params, today))


def _uncovered(params: Params, _today: date) -> str:
    return _("nothing held answers this: {need}").format(need=labels.code("need_kind", params["need"]))


def _event(params: Params, today: date) -> str:
    what = labels.code("event_kind", params["event"])
    size = f" {short_amount(params['amount'])}" if params["amount"] is not None else ""
    return _("{event}{amount} ahead, {day}").format(event=what, amount=size, day=short_day(params["on"], today))


def _maturity_free(params: Params, today: date) -> str:
    day = short_day(params["on"], today)
    if params["amount"] is None:
        return _("money comes free, {day}").format(day=day)
    return _("{amount} comes free, {day}").format(amount=short_amount(params["amount"]), day=day)


def _gap(params: Params, _today: date) -> str:
    return band_words(params["class"], params["share"], (params["low"], params["high"]), params["gap"])


def _age_plan(params: Params, _today: date) -> str:
    return _("at {age} one plans for schooling or for retirement").format(**params)


def _feature_level(params: Params, today: date) -> str:
    words = _("{product} is within {client}").format(**params)
    until = params["until"]
    return words if until is None else words + _(", rated until {day}").format(day=short_day(until, today))


def _feature_term(params: Params, today: date) -> str:
    words = ngettext("bound for {n} day", "bound for {n} days", params["days"]).format(n=f"{params['days']:,}")
    if params["needed_on"] is None:
        return words + _(", no dated need on file before its end")
    return words + _(", back before it is needed ({day})").format(day=short_day(params["needed_on"], today))


def _children(params: Params, _today: date) -> str:
    parts = []
    if params["ages"]:
        parts.append(_("children aged {ages}").format(ages=_(", ").join(params["ages"])))
    if params["unknown"]:
        words = ngettext("{n} child of unknown age", "{n} children of unknown age", params["unknown"])
        parts.append(words.format(n=params["unknown"]))
    return _(", ").join(parts)


def _said(words: str) -> Callable[[Params, date], str]:
    return lambda params, _today: _(words).format(**params)


_PHRASES: dict[str, Callable[[Params, date], str]] = {
    "stated_need": _stated_need,
    "unmet_need": _unmet_need,
    "goal": lambda params, _today: _("the client's goal is {goal}").format(
        goal=labels.code("objective", params["objective"])
    ),
    "age_home": _said(mark("at {age} a home of one's own is to be thought of")),
    "age_plan": _age_plan,
    "age_growth": _said(mark("at {age} people like growth, as far as the rating goes")),
    "age_preservation": _said(mark("at {age} people like to keep what they have")),
    "stage": lambda params, _today: _("belongs to this stage of life: {stage}").format(
        stage=labels.code("life_stage", params["stage"])
    ),
    "uncovered": _uncovered,
    "event": _event,
    "maturity_free": _maturity_free,
    "gap": _gap,
    "starter": _said(mark("plain enough to begin with")),
    "feature_no_level": _said(mark("carries no risk level, open to everybody")),
    "feature_insured": _said(mark("no level of its own; income and premium were looked at")),
    "feature_level": _feature_level,
    "feature_term": _feature_term,
    "feature_any_day": _said(mark("can be sold on any working day, at that day's value")),
    "feature_at_hand": _said(mark("the money stays at hand")),
    "feature_minimum": lambda params, _today: _("from {amount} on").format(amount=amount(params["minimum"])),
    "own_industry": _said(mark("invests in the client's own industry ({industry}): job and money in one place")),
    "surrender": _said(mark("early surrender loses money in the first years: say so")),
    "same_product": lambda params, _today: _(
        "offered to {share} of the clients lately: not the same for everybody"
    ).format(share=percent(params["share"])),
    "stage_occupation": lambda params, _today: labels.code("occupation", params["occupation"]),
    "stage_children": _children,
    "stage_no_children": _said(mark("no children")),
    "stage_marriage": lambda params, _today: labels.code("marital_status", params["status"]),
    "stage_family_unknown": _said(mark("family unknown: ask")),
    "stage_age": lambda params, _today: _("age {age}").format(age=params["age"]),
    "hint_passive": _said(mark("waits to be asked: you go first")),
    "hint_decision": _said(mark("decides on money: {who}; be sure that he or she is in the room")),
    "hint_industry": _said(mark("knows this industry: {industry}; a subject to talk of, no reason to invest in it")),
    "hint_hobbies": _said(mark("likes {hobbies}")),
    "hint_elder": _said(mark("speak slowly, leave time to think, offer to have the family present")),
    "hint_fees": _said(mark("does not like fees: name them first")),
}


def gate_words(reason: Reason, today: date) -> str:
    """Return why a client is shown nothing, or only deposits and treasury bonds."""
    return _GATES[reason.code](reason.params, today)


def _assessment(params: Params, today: date) -> str:
    first = {
        "no_rating": _("no risk rating on file"),
        "rating_word": _('the bank\'s word "{word}" means no level here').format(word=params["word"]),
        "rating_expired": _("the risk rating holds no more"),
    }[params["lacking"]]
    if params["lacking"] == "rating_expired" and params["until"] is not None:
        first = _("the risk rating was good until {day}").format(day=short_day(params["until"], today))
    return _("{why}: the assessment comes first; till then only deposits and treasury bonds").format(why=first)


_GATES: dict[str, Callable[[Params, date], str]] = {
    "left": lambda params, today: _("left the bank on {day}").format(day=short_day(params["on"], today)),
    "do_not_contact": _said(mark("does not want to be contacted: nothing is proposed")),
    "discovery": _said(mark("new: ask first, no products before a talk about needs")),
    "refused": lambda params, today: _(
        "said no to this step on {day}: {step}; ask anew before anything is proposed"
    ).format(day=short_day(params["on"], today), step=labels.code("step", params["step"])),
    "minor": _said(mark("under age: only deposits and treasury bonds")),
    "assessment": _assessment,
}
