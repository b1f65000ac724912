"""What a reminder says: the reason in words, and what it is about. Amounts stand in them for the manager alone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.calendars.lunar import LunarError, month_day_name, to_lunar
from rmtool.render import labels
from rmtool.render.amounts import percent, short_amount
from rmtool.render.dates import short_day
from rmtool.rules.reminders.maturities import LOAN
from rmtool.rules.reminders.reminder import AFTER, Due
from rmtool.rules.vocabulary import LOANS
from rmtool.text import _, ngettext

Params = Mapping[str, Any]
Words = Callable[[Due, date], str]


def text(due: Due, today: date) -> str:
    """Return why the reminder stands on the list, in the reader's language."""
    return _TEXTS[due.kind](due, today)


def subject(due: Due) -> str:
    """Return what it is about in a word or two: the product, the relative, the festival, the need; else nothing."""
    params = due.params
    if due.kind in {"maturity", "maturity_elsewhere"}:
        return _products(params)
    if due.kind == "family_birthday":
        return _(", ").join(_relatives(params))
    named = (("festival", "festival"), ("event", "event_kind"), ("need", "need_kind"), ("tier", "tier"))
    for param, kind in named:
        if params.get(param):
            return labels.code(kind, params[param])
    if due.kind == "caution_review":
        return labels.code("caution_category", params["category"])
    return str(params.get("name") or params.get("brought") or params.get("note") or "")


def _birthday(due: Due, today: date) -> str:
    return _celebrated(_("birthday"), due, today)


def _family_birthday(due: Due, today: date) -> str:
    who = _(", ").join(_relatives(due.params))
    return _celebrated(_("birthday of {who}").format(who=who), due, today)


def _celebrated(what: str, due: Due, today: date) -> str:
    """Return the day by both calendars, the one it is kept by first, and the years."""
    on, lunar = short_day(due.due, today), _lunar(due.due)
    kept = due.params["kept"] == "lunar"
    both = _("{lunar} by the lunar calendar ({day})") if kept else _("{day} (lunar {lunar})")
    ages = _(", ").join(age for age in due.params["ages"] if age)
    years = _(" · {years} years").format(years=ages) if ages else ""
    mark = _(" · a round one") if due.params["round"] else ""
    return f"{what} {both.format(day=on, lunar=lunar) if lunar else on}{years}{mark}"


def _lunar(on: date) -> str:
    try:
        day = to_lunar(on)
    except LunarError:  # a year behind the calendar's end
        return ""
    return month_day_name(day.month, day.day, leap=day.leap)


def _relatives(params: Params) -> list[str]:
    pairs = zip(params["relations"], params["names"], strict=True)
    return [" ".join(part for part in (labels.code("relation", relation), name) if part) for relation, name in pairs]


def _festival(due: Due, today: date) -> str:
    return f"{labels.code('festival', due.params['festival'])} {short_day(due.due, today)}"


def _maturity(due: Due, today: date) -> str:
    params = due.params
    what = _sum(params, _products(params))
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


def _products(params: Params) -> str:
    """Return the one product's name, else the categories; loans and deposits never stand together."""
    if len(params["names"]) == 1 and params["count"] == 1:
        return str(params["names"][0])
    kinds = [labels.code("category", category) for category in params["categories"]]
    if params["count"] == 1 or not kinds:
        return kinds[0] if kinds else _("a holding")
    few = _(", ").join(kinds)
    one = _("{n} loans: {kinds}") if set(params["categories"]) & {*LOANS} else _("{n} holdings: {kinds}")
    return one.format(n=params["count"], kinds=few)


def _contact_due(due: Due, today: date) -> str:
    params = due.params
    basis = {
        "wish": _("wants every {interval} days"),
        "tier": _("tier says every {interval} days"),
        "cell": _("tier and cell say every {interval} days"),
    }[params["basis"]].format(interval=params["interval"])
    silent = (today - params["reached"]).days
    words = ngettext("last reached {n} day ago, {basis}", "last reached {n} days ago, {basis}", silent)
    said = words.format(n=silent, basis=basis)
    return _("too late: {words}").format(words=said) if params["late"] else said


def _first_contact(due: Due, today: date) -> str:
    since = short_day(due.params["since"], today)
    if due.params["assigned"]:
        return _("taken over {day}, not reached since").format(day=since)
    return _("never reached, in the book since {day}").format(day=since)


def _event(due: Due, today: date) -> str:
    return _("{what} expected {day}").format(what=_money(due.params), day=short_day(due.due, today))


def _life_event(due: Due, today: date) -> str:
    return f"{labels.code('event_kind', due.params['event'])} {short_day(due.due, today)}"


def _missing(due: Due, today: date) -> str:
    return _("{what} expected {day}, not seen on our account: talk about it").format(
        what=_money(due.params), day=short_day(due.due, today)
    )


def _money(params: Params) -> str:
    what = labels.code("event_kind", params["event"])
    return (
        what
        if params["amount"] is None
        else _("{amount} {what}").format(amount=short_amount(params["amount"]), what=what)
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


def _find_reason(due: Due, today: date) -> str:
    return _("{words}: find the reason").format(words=_outflow(due, today))


def _review(due: Due, today: date) -> str:
    return _("{words}: propose an adjustment of the portfolio").format(words=_outflow(due, today))


def _rating(due: Due, today: date) -> str:
    level = due.params["level"] or _("of an unknown word")
    sentence = _("risk rating {level} ends {day}") if due.due > today else _("risk rating {level} ended {day}")
    return sentence.format(level=level, day=short_day(due.due, today))


def _promise(due: Due, today: date) -> str:
    note = due.params["note"]
    day = short_day(due.due, today)
    return (
        _("promised for {day}: {note}").format(day=day, note=note) if note else _("promised for {day}").format(day=day)
    )


def _news(due: Due, today: date) -> str:
    return _("wants news ({topics}), the last ones {day}").format(
        topics=labels.codes("notice_topics", due.params["topics"]), day=short_day(due.params["since"], today)
    )


def _product_news(due: Due, _today: date) -> str:
    sentence = (
        _("new for the need {need}: {names}")
        if due.kind == "new_product"
        else _("now there is something for the unmet need {need}: {names}")
    )
    need, names = labels.code("need_kind", due.params["need"]), _(", ").join(due.params["names"])
    return sentence.format(need=need, names=names)


def _need_date(due: Due, today: date) -> str:
    return _("{need} wanted by {day}").format(need=_need(due.params), day=short_day(due.due, today))


def _stale_need(due: Due, today: date) -> str:
    return _("{need} open since {day}, nobody followed it up").format(
        need=_need(due.params), day=short_day(due.params["since"], today)
    )


def _need(params: Params) -> str:
    what = labels.code("need_kind", params["need"])
    return (
        what
        if params["amount"] is None
        else _("{amount} {what}").format(amount=short_amount(params["amount"]), what=what)
    )


def _stale_file(due: Due, today: date) -> str:
    return _("file not gone through since {day}").format(day=short_day(due.params["since"], today))


def _file_update(due: Due, today: date) -> str:
    return _("talk of {day}: nothing was put on file").format(day=short_day(due.params["on"], today))


def _caution(due: Due, today: date) -> str:
    return _("caution on {what} since {day}: ask again").format(
        what=labels.code("caution_category", due.params["category"]), day=short_day(due.params["since"], today)
    )


def _referral(due: Due, _today: date) -> str:
    if due.params["known"]:
        return _("brought {name}: say thank you").format(name=due.params["brought"])
    return _("was brought by {name}: thank that person").format(name=due.params["referrer"])


def _sale(due: Due, today: date) -> str:
    name = due.params["name"] or labels.code("category", due.params["category"])
    return _("{days} days after {name} of {day}: is all as it should be?").format(
        days=due.params["days"], name=name, day=short_day(due.params["on"], today)
    )


def _heir(due: Due, _today: date) -> str:
    who = " ".join(part for part in (labels.code("relation", due.params["relation"]), due.params["name"]) if part)
    return _("the next generation: {who}, only with that person's own consent").format(who=who)


def _tier_near(due: Due, _today: date) -> str:
    return _("{amount} short of {tier}").format(
        amount=short_amount(due.params["amount"]), tier=labels.code("tier", due.params["tier"])
    )


def _tier_risk(due: Due, today: date) -> str:
    words = _("{amount} below the line of {tier}").format(
        amount=short_amount(due.params["amount"]), tier=labels.code("tier", due.params["tier"])
    )
    until = due.params["until"]
    return words if until is None else _("{words}, lost from {day}").format(words=words, day=short_day(until, today))


_TEXTS: dict[str, Words] = {
    "birthday": _birthday,
    "family_birthday": _family_birthday,
    "festival": _festival,
    "occupation_day": _festival,
    "life_event": _life_event,
    "maturity": _maturity,
    "maturity_elsewhere": _maturity,
    "contact_due": _contact_due,
    "first_contact": _first_contact,
    "windfall": _event,
    "inflow_missing": _missing,
    "withdrawal": _find_reason,
    "transfer_out": _find_reason,
    "portfolio_review": _review,
    "risk_expiry": _rating,
    "promise": _promise,
    "market_news": _news,
    "new_product": _product_news,
    "need_met": _product_news,
    "need_date": _need_date,
    "stale_file": _stale_file,
    "file_update": _file_update,
    "stale_need": _stale_need,
    "caution_review": _caution,
    "referral_thanks": _referral,
    "sale_followup": _sale,
    "next_generation": _heir,
    "tier_near": _tier_near,
    "tier_risk": _tier_risk,
}
