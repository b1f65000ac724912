"""The fields of a client's page as labelled lines, in the blocks in which a person reads them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from rmtool.calendars.lunar import LunarError, month_day_name, to_lunar
from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.dates import short_day
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.text import _, mark

Line = tuple[str, str]

# What a person reads together stands together; every stored field is in exactly one block (a test proves it).
BLOCKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "person": (
        mark("Person"),
        (
            "gender", "birth_date", "birth_month_day", "birthday_kept", "id_last4", "marital_status", "children",
            "decision_maker", "education", "hobbies",
        ),
    ),
    "work": (mark("Work"), ("occupation", "employer", "industry", "corporate_link")),
    "home": (
        mark("Home"),
        (
            "housing_ownership", "housing_area", "housing_place", "new_home_wish", "distance_home_km",
            "distance_work_km",
        ),
    ),
    "banking": (
        mark("Banking"),
        ("main_bank", "other_banks", "visit_frequency", "digital_channels", "fee_acceptance", "bank_awareness"),
    ),
    "money": (
        mark("Money"),
        (
            "aum", "aum_month_avg", "aum_on", "assets_elsewhere", "liabilities", "monthly_income", "monthly_expense",
            "income_months",
        ),
    ),
    "risk": (
        mark("Risk"),
        (
            "risk_level", "risk_word", "risk_rated_on", "risk_preference", "investment_experience",
            "qualified_investor", "elder_procedure_done", "objective",
        ),
    ),
    "style": (
        mark("How to talk"),
        (
            "relation_style", "active", "analytical", "preferred_channel", "wanted_interval_days",
            "wanted_weekdays", "minutes_per_contact", "notice_topics", "mailing_instruction", "plain_envelope",
        ),
    ),
    "consent": (mark("Consent"), ("consent_call", "consent_sms", "consent_wechat", "consent_mail")),
    "with_us": (
        mark("With us"),
        (
            "tier", "relationship", "source", "referrer", "referrer_note", "known_by", "assigned_on", "entered_on",
            "left_on", "verified_on", "adjust", "adjust_because", "adjust_until", "tags", "note",
        ),
    ),
}  # fmt: skip
# Shown in the headline and in the warnings below it.


def shown(field: str, value: object, today: date) -> str:
    """Return a field's value in the reader's words and units, "" where it is unknown."""
    if value is None:
        return ""
    held = CLIENT_FIELDS.get(field, field)
    if held == "amount" and isinstance(value, int):
        return amount(value)
    for kind, words in _WORDS:
        if isinstance(value, kind):
            return words(value, today)
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return labels.codes(field, text) if held in {"codes", "code"} else labels.code(field, text)


_WORDS: tuple[tuple[type, Callable[[Any, date], str]], ...] = (
    (bool, lambda value, _today: _("yes") if value else _("no")),
    (date, short_day),
    (list, lambda value, _today: ";".join(map(str, value))),
)


def lines(client: ClientFacts, fields: Sequence[str], today: date, *, reveal: bool) -> Iterator[Line]:
    """Yield the known fields as label and value."""
    for field in fields:
        value = getattr(client, field)
        words = shown(field, value, today)
        if field == "id_last4" and words and not reveal:
            words = "****"
        if field == "birth_date" and client.birthday_kept == "lunar" and client.birth_date:
            words += _lunar(client.birth_date)
        if field == "birth_month_day" and words:
            words = month_day(words, client.birthday_kept)
        if words:
            yield labels.field(field), words


def _lunar(day: date) -> str:
    try:
        lunar = to_lunar(day)
    except LunarError:
        return ""
    return _(" ({day}, lunar)").format(day=month_day_name(lunar.month, lunar.day, leap=lunar.leap))


def month_day(text: str, kept: str | None) -> str:
    """Return a birthday without its year, `--05-13`, as it is said; a lunar one by the lunar calendar."""
    month, day = int(text[2:4]), int(text[5:])
    if kept == "lunar":
        return _("{day}, lunar").format(day=month_day_name(month, day))
    return short_day(date(2000, month, day), date(2000, 1, 1))


def consent_line(client: ClientFacts) -> str:
    """Return in one line to what the client said yes, to what no, and what nobody asked: that is no consent."""
    answers: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for field, channel in CONSENTS.items():
        answers[getattr(client, field)].append(_(channel))
    words = ((True, _("yes to {what}")), (False, _("no to {what}")), (None, _("not asked: {what}")))
    return " · ".join(text.format(what=_(", ").join(answers[answer])) for answer, text in words if answers[answer])


CONSENTS = {
    "consent_call": mark("calls"),
    "consent_sms": mark("text messages"),
    "consent_wechat": mark("WeChat"),
    "consent_mail": mark("mail"),
}
