"""Reasons in words: a code with its parameters becomes a phrase that a client's RM can say aloud."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.amounts import percent, short_amount
from rmtool.render.dates import short_day
from rmtool.render.tier import below_words, fell_words
from rmtool.rules.priority import NextAction
from rmtool.rules.reason import Reason
from rmtool.text import _, ngettext

Params = Mapping[str, Any]


def phrase(reason: Reason, today: date) -> str:
    """Return the reason in the reader's language, without its points."""
    return _PHRASES[reason.code](reason.params, today)


def short_phrase(reason: Reason, today: date) -> str:
    """Return the reason as a list shows it, where a line has little room: what matters of it, and no more."""
    return _SHORT.get(reason.code, _PHRASES[reason.code])(reason.params, today)


def next_action(action: NextAction, today: date) -> str:
    """Return what to do next, a few words; a dash where nothing is due."""
    day = short_day(action.on, today) if action.on else ""
    return _ACTIONS[action.code]().format(day=day)


_ACTIONS: dict[str, Callable[[], str]] = {
    "keep_promise": lambda: _("promised {day}"),
    "call_by": lambda: _("call by {day}"),
    "call_now": lambda: _("call now"),
    "first_call": lambda: _("first call"),
    "none": lambda: "-",
}


def _assets(params: Params, _today: date) -> str:
    basis = {
        "month_average": _("assets {amount} (month average)"),
        "balance": _("assets {amount}"),
        "holdings": _("assets {amount} (sum of holdings)"),
    }
    return basis[params["basis"]].format(amount=short_amount(params["amount"]))


def _lifetime(params: Params, _today: date) -> str:
    age = _("age {age}").format(age=params["age"]) if params["age"] is not None else _("age unknown")
    return f"{age}{_(', ')}{_children(params['children'])}"


def _children(count: int | None) -> str:
    if count is None:
        return _("children unknown")
    if count == 0:
        return _("no children")
    return ngettext("{n} child", "{n} children", count).format(n=count)


def _profession(params: Params, _today: date) -> str:
    words = [labels.code("occupation", params["occupation"]), labels.code("education", params["education"])]
    return _(", ").join(word for word in words if word)


def _nearness(params: Params, _today: date) -> str:
    sentence = {"home": _("lives {km} km from the branch"), "work": _("works {km} km from the branch")}
    return sentence[params["place"]].format(km=f"{params['km']:g}")


def _missing_products(params: Params, _today: date) -> str:
    missing = _(", ").join(labels.code("group", group) for group in params["missing"])
    return _("without {missing} ({n} of {groups})").format(
        missing=missing, n=len(params["missing"]), groups=params["groups"]
    )


def _maturity(params: Params, _today: date) -> str:
    what = labels.code("category", params["category"]) if params.get("count") == 1 else ""
    subject = _matured_amount(params["amount"], what)
    bank = params.get("bank")
    if bank:
        subject = _("{subject} at {bank}").format(subject=subject, bank=bank)
    return _when(params["days"]).format(subject=subject)


def _matured_amount(fen: int | None, what: str) -> str:
    if fen is None:
        return what or _("a holding")
    if not what:
        return short_amount(fen)
    return _("{amount} {what}").format(amount=short_amount(fen), what=what)


def _when(days: int) -> str:
    if days == 0:
        return _("{subject} matures today")
    if days > 0:
        return ngettext("{subject} matures in {n} day", "{subject} matures in {n} days", days).replace("{n}", str(days))
    return ngettext("{subject} matured {n} day ago", "{subject} matured {n} days ago", -days).replace("{n}", str(-days))


def _overdue(params: Params, _today: date) -> str:
    sentence = {
        "wish": _("last reached {days} days ago, wants every {interval} days"),
        "tier": _("last reached {days} days ago, tier says every {interval} days"),
        "cell": _("last reached {days} days ago, {cell} says every {interval} days"),
    }
    cell = labels.code("cell", params.get("cell"))
    return sentence[params["basis"]].format(days=params["days"], interval=params["interval"], cell=cell)


def _headroom(params: Params, _today: date) -> str:
    if not params["amount"]:
        return _("nothing at other banks")
    return _("{amount} at other banks").format(amount=short_amount(params["amount"]))


def _cool_off(params: Params, _today: date) -> str:
    days = params["days"]
    if days == 0:
        return _("reached today")
    return ngettext("reached {n} day ago", "reached {n} days ago", days).format(n=days)


def _tier_near(params: Params, _today: date) -> str:
    tier = labels.code("tier", params["tier"])
    if not params["missing"]:
        return _("has reached the {tier} line").format(tier=tier)
    return _("{amount} to the {tier} line").format(amount=short_amount(params["missing"]), tier=tier)


def _tier_risk(params: Params, today: date) -> str:
    return below_words(params["below"], params["tier"], params["until"], today)


def _fell(params: Params, today: date) -> str:
    fell = fell_words(params["share"], params["before_on"], today)
    return fell if params["below"] is None else f"{fell}{_(', ')}{_tier_risk(params, today)}"


def _referred(params: Params, _today: date) -> str:
    if params["by"]:
        return _("referred by {name}, not reached yet").format(name=params["by"])
    return _("referred by a client, not reached yet")


def _adjustment(params: Params, today: date) -> str:
    because = params["because"] or _("without a reason")
    if params["until"] is None:
        return because
    return _("{because} (until {day})").format(because=because, day=short_day(params["until"], today))


def _short_maturity(params: Params, today: date) -> str:
    if params["amount"] is None:
        return _maturity(params, today)
    return _when(params["days"]).format(subject=short_amount(params["amount"]))


_PHRASES: dict[str, Callable[[Params, date], str]] = {
    "assets": _assets,
    "income": lambda p, _t: _("income {amount} a month").format(amount=short_amount(p["amount"])),
    "assets_income_unknown": lambda _p, _t: _("assets and income unknown"),
    "lifetime": _lifetime,
    "lifetime_unknown": lambda _p, _t: _("age and children unknown"),
    "profession": _profession,
    "profession_unknown": lambda _p, _t: _("occupation and education unknown"),
    "nearness": _nearness,
    "nearness_unknown": lambda _p, _t: _("distance unknown"),
    "missing_products": _missing_products,
    "products_complete": lambda _p, _t: _("no product group missing"),
    "holdings_unknown": lambda _p, _t: _("holdings unknown"),
    "headroom": _headroom,
    "elsewhere_unknown": lambda _p, _t: _("assets elsewhere unknown"),
    "maturity": _maturity,
    "maturity_elsewhere": _maturity,
    "never_contacted": lambda _p, _t: _("never contacted"),
    "contact_overdue": _overdue,
    "cool_off": _cool_off,
    "tier_near": _tier_near,
    "tier_risk": _tier_risk,
    "balance_fell": _fell,
    "referred": _referred,
    "warm_source": lambda p, _t: _("new, came by: {source}").format(source=labels.code("source", p["source"])),
    "timing_limit": lambda p, _t: _("timing goes no further than {limit}").format(limit=f"{p['limit']:+g}"),
    "adjustment": _adjustment,
}

_SHORT: dict[str, Callable[[Params, date], str]] = {
    "assets": lambda p, _t: _("assets {amount}").format(amount=short_amount(p["amount"])),
    "missing_products": lambda p, _t: _("{n} of {groups} product groups missing").format(
        n=len(p["missing"]), groups=p["groups"]
    ),
    "maturity": _short_maturity,
    "contact_overdue": lambda p, _t: _("last reached {days} days ago").format(days=p["days"]),
    "balance_fell": lambda p, _t: _("balance fell {share}").format(share=percent(p["share"])),
    "referred": lambda p, _t: _("referred by {name}").format(name=p["by"]) if p["by"] else _("referred"),
    "adjustment": lambda p, _t: p["because"] or _("own points"),
}
