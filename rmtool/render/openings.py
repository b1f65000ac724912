"""Opening words of a contact: a greeting, an appointment or a fact - never a word of sale or an amount (D8, D95)."""

from collections.abc import Callable
from datetime import date

from rmtool.render import labels
from rmtool.render.dates import short_day
from rmtool.rules.facts import ClientFacts
from rmtool.rules.reminders.maturities import LOAN
from rmtool.rules.reminders.reminder import AFTER, Due
from rmtool.rules.reminders.sale_followups import OFFER
from rmtool.text import _, mark

# On these days one wishes health, nobody is wished a merry one.
_IN_HEALTH = frozenset({"dragon_boat", "double_ninth", "winter_solstice", "great_heat", "laba"})


def opening(due: Due, client: ClientFacts, today: date) -> str:
    """Return how to begin; nothing for work at the desk."""
    words = _OPENINGS.get(due.kind)
    if words is None:
        return ""
    return _("{who}, {words}").format(who=_salutation(client), words=words(due, today))


def _salutation(client: ClientFacts) -> str:
    called = {"male": _("Mr {name}"), "female": _("Ms {name}")}.get(client.gender or "", "{name}")
    return called.format(name=client.name)


def _festival(due: Due, _today: date) -> str:
    name = labels.code("festival", due.params["festival"])
    if due.params["festival"] in _IN_HEALTH:
        return _("I wish you and your family good health on {festival}.").format(festival=name)
    return _("I wish you and your family a happy {festival}.").format(festival=name)


def _family(due: Due, _today: date) -> str:
    relations = _(", ").join(labels.code("relation", relation) for relation in dict.fromkeys(due.params["relations"]))
    return _("please give my best wishes for the birthday in your family ({relations}).").format(relations=relations)


def _maturity(due: Due, today: date) -> str:
    day = short_day(due.due, today)
    if due.table == LOAN:
        return _("your loan is due on {day}; shall we go through what there is to prepare?").format(day=day)
    if due.due < today or due.stage == AFTER:  # what opens after the day is said after it
        return _("your product ended on {day}; when would you have time to talk over what comes next?").format(day=day)
    return _("your product ends on {day}; when would you have time to talk over what comes next?").format(day=day)


def _rating(due: Due, today: date) -> str:
    if due.due <= today:
        return _("your risk assessment has ended; when may you have some minutes to do a new one?")
    return _("your risk assessment ends on {day}; when may you have some minutes to do a new one?").format(
        day=short_day(due.due, today)
    )


def _need(due: Due, _today: date) -> str:
    return _("we spoke of {need}; how do things stand, and when may we talk about it?").format(
        need=labels.code("need_kind", due.params["need"])
    )


def _sale(due: Due, _today: date) -> str:
    if due.table == OFFER and due.params["first"]:
        return _("after our last talk: did all go as you wished, and have you been given all papers?")
    return _("since you signed some days ago: have all papers arrived, and is anything still unclear?")


def _said(words: str) -> Callable[[Due, date], str]:
    return lambda _due, _today: _(words)


_MEET = mark("how are you these days? When would it suit you to talk for a few minutes?")
_HELP = mark("I wanted to ask whether all went well with your account lately, and whether I can help.")
_OPENINGS: dict[str, Callable[[Due, date], str]] = {
    "birthday": _said(mark("happy birthday! I wish you health and all the best.")),
    "family_birthday": _family,
    "festival": _festival,
    "occupation_day": _said(mark("today is the day of your profession: thank you for your work.")),
    "life_event": _said(mark("I am thinking of you these days and wish you and your family all the best.")),
    "maturity": _maturity,
    "maturity_elsewhere": _said(_MEET),
    "contact_due": _said(_MEET),
    "first_contact": _said(
        mark("I am the manager in charge of you at our branch; when may I introduce myself for ten minutes?")
    ),
    "windfall": _said(_MEET),
    "inflow_missing": _said(_MEET),
    "withdrawal": _said(
        mark("I wanted to ask whether all went well with your account lately, and whether I can help.")
    ),
    "transfer_out": _said(
        mark("I wanted to ask whether all went well with your account lately, and whether I can help.")
    ),
    "portfolio_review": _said(mark("may I go through your arrangements with you once more? When would it suit you?")),
    "risk_expiry": _rating,
    "promise": _said(mark("as promised I am getting back to you.")),
    "market_news": _said(mark("here are the market notes that you asked for; I am glad to explain them.")),
    "new_product": _need,
    "need_met": _need,
    "need_date": _need,
    "stale_need": _need,
    "referral_thanks": _said(mark("thank you very much for recommending us.")),
    "sale_followup": _sale,
    "next_generation": _said(mark("may I ask how you think about passing things on in your family one day?")),
    "tier_near": _said(_MEET),
    "tier_risk": _said(_MEET),
}
