"""The machine contract of `recommend`: the shapes that scripts read. Keys are added, never renamed or removed."""

from collections.abc import Iterator
from datetime import date

from rmtool.commands.contract import told
from rmtool.render.questions import question_words
from rmtool.render.recommend_reasons import gate_words, phrase_of
from rmtool.render.recommend_words import ASK, said, stage_words
from rmtool.render.unsuitable import why_not as why_words
from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.reason import Fen, Reason
from rmtool.rules.recommend.option import Option
from rmtool.rules.recommend.recommendation import Recommendation
from rmtool.rules.recommend.why_not import WhyNot
from rmtool.text import _

OPTION_COLUMNS = (
    "client_id", "client_no", "name", "life_stage", "gate", "code", "product", "category", "risk_level", "need",
    "amount", "points", "reasons",
)  # fmt: skip


def recommendation(one: Recommendation, today: date) -> dict[str, object]:
    """Return `recommend -f json` of one client; shares from 0 to 1, amounts in yuan once written."""
    client = one.file.client
    return {
        "client_id": client.client_id,
        "client_no": client.client_no,
        "name": client.name,
        "life_stage": {
            "code": one.stage.code,
            "why": stage_words(one.stage, today),
            "sure": one.stage.sure,
            "reasons": [_reason(each, today) for each in one.stage.reasons],
        },
        "gate": None if one.gate is None else {"code": one.gate.code, "text": gate_words(one.gate, today)},
        "options": [option(each, today) for each in one.options],
        "only_one": one.only_one,
        "discover": [{"code": each.code, "text": question_words(each)} for each in one.discover],
        "allocation": _allocation(one.target),
        "equity_ceiling": {"share": one.target.ceiling, "by": one.target.ceiling_by},
        "approach": {
            "channel": one.approach.channel,
            "style": one.approach.style,
            "objective": one.approach.objective,
            "hints": [_reason(each, today) for each in one.approach.hints],
        },
        "cautions": [each._asdict() for each in one.cautions],
        "held_back": dict(one.held_back),
        "level": {"level": one.case.level.level, "lacking": one.case.level.lacking},
        "money": _money(one),
        "needs": [
            {"kind": each.kind, "points": each.points, "reasons": [_reason(why, today) for why in each.reasons]}
            for each in one.needs
        ],
        "consent": {"next_step": one.ledger.next_step},
    }


def option(one: Option, today: date) -> dict[str, object]:
    """Return one option; `reasons` speak for it, `features` answer the need, `warnings` are to be said with it."""
    return {
        "code": one.product.code,
        "name": one.product.name,
        "category": one.product.category,
        "risk_level": one.product.level,
        "need": one.need,
        "reasons": [_reason(each, today) for each in one.reasons],
        "ask": _(ASK),
        "points": one.points,
        "amount": None if one.amount is None else Fen(one.amount),
        "instead": one.instead,
        "features": [_reason(each, today) for each in one.features],
        "warnings": [_reason(each, today) for each in one.warnings],
        "say": said(one, today),
    }


def rows(one: Recommendation, today: date) -> Iterator[dict[str, object]]:
    """Yield the options of one client as rows of `recommend -f csv`."""
    client = one.file.client
    for each in one.options:
        yield {
            "client_id": client.client_id,
            "client_no": client.client_no,
            "name": client.name,
            "life_stage": one.stage.code,
            "gate": None if one.gate is None else one.gate.code,
            "code": each.product.code,
            "product": each.product.name,
            "category": each.product.category,
            "risk_level": each.product.level,
            "need": each.need,
            "amount": None if each.amount is None else Fen(each.amount),
            "points": each.points,
            "reasons": "; ".join(phrase_of(why, today) for why in (*each.reasons, *each.features)),
        }


def _reason(one: Reason, today: date) -> dict[str, object]:
    return told(one, phrase_of(one, today))


def _allocation(target: AllocationTarget) -> list[dict[str, object]]:
    return [
        {
            "class": one.name,
            "current": one.share,
            "low": one.low,
            "high": one.high,
            "gap": None if one.gap is None else Fen(one.gap),
            "amount": Fen(one.amount),
        }
        for one in target.classes
    ]


def _money(one: Recommendation) -> dict[str, object]:
    money = one.case.money
    return {
        "at_hand": None if money.at_hand is None else Fen(money.at_hand),
        "reserve": Fen(money.reserve),
        "spending_known": money.spending_known,
        "not_itemised": Fen(money.not_itemised),
        "borrowed": Fen(money.borrowed),
        "assets": None if money.assets is None else Fen(money.assets),
    }


WHY_NOT_COLUMNS = ("client_id", "client_no", "name", "code", "product", "reason", "text", "source")


def why_not(one: WhyNot, today: date) -> dict[str, object]:
    """Return `recommend --why-not -f json`; for the manager alone."""
    client, gate = one.found.file.client, one.found.gate
    return {
        "client_id": client.client_id,
        "client_no": client.client_no,
        "name": client.name,
        "code": one.product.code,
        "product": one.product.name,
        "risk_level": one.product.level,
        "is_option": one.is_option,
        "gate": None if gate is None else {"code": gate.code, "text": gate_words(gate, today)},
        "reasons": [told(each, why_words(each, today)) for each in one.reasons],
        "for_the_manager_only": True,
    }


def why_not_rows(one: WhyNot, today: date) -> Iterator[dict[str, object]]:
    """Yield the reasons against one product as rows of `recommend --why-not -f csv`."""
    client = one.found.file.client
    for each in one.reasons:
        yield {
            "client_id": client.client_id,
            "client_no": client.client_no,
            "name": client.name,
            "code": one.product.code,
            "product": one.product.name,
            "reason": each.code,
            "text": why_words(each, today),
            "source": each.source,
        }
