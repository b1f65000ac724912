"""What a reminder says: the reason in words, and what it is about. Amounts stand in them for the manager alone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels, reminder_days, reminder_money
from rmtool.render.dates import short_day
from rmtool.rules.reminders.reminder import Due
from rmtool.rules.reminders.sale_followups import OFFER
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
        return reminder_money.products(params)
    if due.kind == "family_birthday":
        return _(", ").join(reminder_days.relatives(params))
    named = (("festival", "festival"), ("event", "event_kind"), ("need", "need_kind"), ("tier", "tier"))
    for param, kind in named:
        if params.get(param):
            return labels.code(kind, params[param])
    if due.kind == "caution_review":
        return labels.code("caution_category", params["category"])
    return str(params.get("name") or params.get("brought") or params.get("note") or "")


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
    if due.table == OFFER and due.params["first"]:
        return _("chose {name} on {day}: carried out, recorded, confirmation handed over?").format(
            name=name, day=short_day(due.params["on"], today)
        )
    return _("{days} days after {name} of {day}: is all as it should be?").format(
        days=due.params["days"], name=name, day=short_day(due.params["on"], today)
    )


def _heir(due: Due, _today: date) -> str:
    who = " ".join(part for part in (labels.code("relation", due.params["relation"]), due.params["name"]) if part)
    return _("the next generation: {who}, only with that person's own consent").format(who=who)


_TEXTS: dict[str, Words] = {
    "birthday": reminder_days.birthday,
    "family_birthday": reminder_days.family_birthday,
    "festival": reminder_days.festival,
    "occupation_day": reminder_days.festival,
    "life_event": reminder_days.life_event,
    "maturity": reminder_money.maturity,
    "maturity_elsewhere": reminder_money.maturity,
    "contact_due": _contact_due,
    "first_contact": _first_contact,
    "windfall": reminder_money.windfall,
    "inflow_missing": reminder_money.missing,
    "withdrawal": reminder_money.find_reason,
    "transfer_out": reminder_money.find_reason,
    "portfolio_review": reminder_money.review,
    "risk_expiry": _rating,
    "promise": _promise,
    "market_news": _news,
    "new_product": _product_news,
    "need_met": _product_news,
    "need_date": reminder_money.need_date,
    "stale_file": _stale_file,
    "file_update": _file_update,
    "stale_need": reminder_money.stale_need,
    "caution_review": _caution,
    "referral_thanks": _referral,
    "sale_followup": _sale,
    "next_generation": _heir,
    "tier_near": reminder_money.tier_near,
    "tier_risk": reminder_money.tier_risk,
}
