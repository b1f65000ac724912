"""The machine contract of `brief`: the whole sheet, nothing cut. Keys are added, never renamed."""

from datetime import date

from rmtool.commands import contract, contract_offers, contract_recommend
from rmtool.commands.contract_profile import plain_facts
from rmtool.render.brief_after import step_line
from rmtool.render.brief_heed import heed_line
from rmtool.render.brief_talk import fallback_words, question_words, target_words
from rmtool.render.reminder_texts import text
from rmtool.render.safe import typed
from rmtool.render.salutation import salutation
from rmtool.rules.age import age_on
from rmtool.rules.brief.brief import Brief
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.rules.reason import Fen
from rmtool.rules.records import HoldingFacts
from rmtool.rules.reminders.reminder import Due

COLUMNS = (
    "client_id", "client_no", "name", "salutation", "age", "occupation", "tier", "channel", "hours", "heed", "why_now",
    "risk_level", "rated_until", "life_stage", "gate", "options", "questions", "target", "fallback",
)  # fmt: skip


def brief(one: Brief, today: date, *, reveal: bool) -> dict[str, object]:
    """Return `brief -f json`; phones are masked unless `reveal`, amounts are yuan once written."""
    client, rating, wallet = one.file.client, one.profile.rating, one.profile.wallet
    found = contract_recommend.recommendation(one.recommendation, today)
    return {
        **_who(one, today),
        "heed": [contract.told(each, heed_line(each, today).words) for each in one.heed],
        "way": _way(one, reveal=reveal),
        "why_now": [_due(each, today) for each in one.why_now],
        "consent": [plain_facts(step) for step in one.ledger.steps],
        "contacts": [contract.contact(each) for each in one.file.contacts],
        "offers": [{"offer_id": each.offer.record_id, **contract_offers.option(each)} for each in one.offers],
        "decision_maker": client.decision_maker,
        "family": [plain_facts(each) for each in one.file.family],
        "birthdays": [_due(each, today) for each in one.birthdays],
        "gift_room": Fen(one.gift_room),
        "holdings": [_holding(each) for each in one.file.holdings if each.closed_on is None],
        "wallet": plain_facts(wallet, money=("ours", "elsewhere")),
        "rating": plain_facts(rating),
        **{key: found[key] for key in _OF_RECOMMENDATION},
        "segment": plain_facts(one.profile.segment),
        "questions": [
            {"code": each.code, **each.params, "field": each.field, "text": question_words(each)}
            for each in one.questions
        ],
        "aim": _aim(one, today),
        "objections": list(one.objections),
        "after": _after(one),
    }


def _who(one: Brief, today: date) -> dict[str, object]:
    client, tier = one.file.client, one.profile.tier
    return {
        "client_id": client.client_id,
        "client_no": client.client_no,
        "name": client.name,
        "salutation": salutation(client),
        "age": age_on(client.birth_date, today),
        "occupation": client.occupation,
        "tier": None if tier is None else tier.tier,
    }


_OF_RECOMMENDATION = (
    "level", "life_stage", "needs", "allocation", "equity_ceiling", "money", "gate", "options", "only_one",
    "held_back", "approach",
)  # fmt: skip


def row(one: Brief, today: date) -> dict[str, object]:
    """Return `brief -f csv`: the sheet as one flat row."""
    rating, way = one.profile.rating, one.way
    gate = one.recommendation.gate
    return {
        **_who(one, today),
        "channel": None if way is None else way.channel,
        "hours": None if way is None else way.hours,
        "heed": "; ".join(heed_line(each, today).words for each in one.heed),
        "why_now": "; ".join(text(each, today) for each in one.why_now),
        "risk_level": one.recommendation.case.level.level,
        "rated_until": None if rating is None else rating.valid_until,
        "life_stage": one.recommendation.stage.code,
        "gate": None if gate is None else gate.code,
        "options": ";".join(each.product.code for each in one.recommendation.options),
        "questions": "; ".join(map(question_words, one.questions)),
        "target": target_words(one.aim, today),
        "fallback": fallback_words(one.aim),
    }


def _way(one: Brief, *, reveal: bool) -> dict[str, object] | None:
    if one.way is None:
        return None
    point = one.way.point
    value = None if point is None else point.value
    if value is not None and point is not None and point.channel in CALLED and not reveal:
        value = mask_phone(value)
    return {"channel": one.way.channel, "hours": one.way.hours, "value": value, "only_in_person": one.only_in_person}


def _due(due: Due, today: date) -> dict[str, object]:
    return {"key": due.key, "kind": due.kind, "due": due.due, "act_on": due.act_on, "text": text(due, today)}


def _holding(one: HoldingFacts) -> dict[str, object]:
    return {**one._asdict(), "amount": None if one.amount is None else Fen(one.amount)}


def _aim(one: Brief, today: date) -> dict[str, object]:
    return {
        "code": one.aim.code,
        "topic": one.aim.topic,
        "params": dict(one.aim.params),
        "target": target_words(one.aim, today),
        "fallback": None if one.aim.fallback is None else {"code": one.aim.fallback, "text": fallback_words(one.aim)},
        "source": one.aim.source,
    }


def _after(one: Brief) -> list[dict[str, object]]:
    client = typed(one.file.client.handle)
    return [{"code": step.code, "command": step_line(step, client).words} for step in one.after]
