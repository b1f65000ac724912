"""The sheet's last part: how to talk, what to ask, what the talk is to reach, and what is written down after it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rmtool.render import labels
from rmtool.render.amounts import amount, short_amount
from rmtool.render.brief_block import Block, Line
from rmtool.render.dates import short_day
from rmtool.render.questions import QUESTIONS
from rmtool.render.recommend_reasons import phrase_of
from rmtool.rules.brief.aim import Aim
from rmtool.rules.brief.asked import Asked
from rmtool.rules.brief.brief import Brief
from rmtool.text import _, mark

Params = Mapping[str, Any]
_STYLES = {
    "analytical": mark("figures and reasons, step by step; leave the papers"),
    "relationship": mark("the person first, then the matter; take time"),
    "information": mark("short and to the point: facts, dates, what is new"),
}


def how_to_talk(brief: Brief, today: date) -> Block:
    """Return the segment's proposition and strategy, the style, what else to mind, and what a gift may cost."""
    if not brief.may_be_asked:
        return Block(_("How to talk"), [])
    how, segment = brief.recommendation.approach, brief.profile.segment
    lines = []
    if segment is not None:
        lines += [Line(_("we offer"), _(segment.proposition)), Line(_("how"), _(segment.strategy))]
    if how.style is not None:
        lines.append(Line(_("style"), _(_STYLES[how.style])))
    lines += [Line("", phrase_of(one, today)) for one in how.hints if one.code != "hint_decision"]
    lines.append(Line(_("gifts"), _gift(brief), "dim"))
    return Block(_("How to talk"), lines)


def _gift(brief: Brief) -> str:
    if not brief.gift_room:
        return _("none")
    return _("up to {amount}, never linked to a deposit or a sale").format(amount=short_amount(brief.gift_room))


def questions(brief: Brief) -> Block:
    """Return the open questions of this talk (D29)."""
    lines = [Line(f"{place}", question_words(one)) for place, one in enumerate(brief.questions, start=1)]
    return Block(_("Ask"), lines, firm=True)


def question_words(one: Asked) -> str:
    """Return a question as one says it."""
    if one.code == "discover":
        return _(QUESTIONS[str(one.params["question"])])
    need = labels.code("need_kind", str(one.params["need"])) if "need" in one.params else ""
    return _(_QUESTIONS[one.code]).format(need=need)


_QUESTIONS = {
    "need_confirm": mark("You mentioned {need}: what would it mean to you to have that settled?"),
    "need_amount": mark("On {need}: how much do you think of?"),
    "need_day": mark("On {need}: by when should it be settled?"),
    "changed": mark("What has changed with you since we last spoke?"),
    "better": mark("What should we do better for you?"),
    "next_talk": mark("What would you like to talk about next time?"),
}


def aim(brief: Brief, today: date) -> Block:
    """Return what this contact is to reach, and what is good enough if it does not."""
    lines = [Line(_("target"), target_words(brief.aim, today))]
    fallback = fallback_words(brief.aim)
    return Block(_("Aim"), [*lines, *([Line(_("if not"), fallback)] if fallback else [])], firm=True)


def target_words(one: Aim, today: date) -> str:
    """Return the target in words."""
    return _TARGETS[one.code](one.params, today)


def fallback_words(one: Aim) -> str:
    """Return the fallback in words, "" where there is none."""
    return "" if one.fallback is None else _(_FALLBACKS[one.fallback])


def _maturity(params: Params, today: date) -> str:
    day = short_day(params["on"], today)
    if params["amount"] is None:
        return _("agree on what becomes of the money that comes free on {day}").format(day=day)
    return _("agree on what becomes of the {amount} that come free from {day} on").format(
        amount=amount(params["amount"]), day=day
    )


def _promise(params: Params, today: date) -> str:
    day = short_day(params["on"], today)
    if params["words"] is None:
        return _("keep what was promised for {day}").format(day=day)
    return _("keep what was promised for {day}: {words}").format(day=day, words=params["words"])


def _said(words: str) -> Callable[[Params, date], str]:
    return lambda _params, _today: _(words)


_TARGETS: dict[str, Callable[[Params, date], str]] = {
    "left": _said(mark("no contact: the client is no longer ours")),
    "no_contact": _said(mark("no contact")),
    "service_only": _said(mark("only what the bank owes the client: no word of a product")),
    "keep_promise": _promise,
    "find_reason": _said(mark("learn why the money left, and whether we can help")),
    "maturity": _maturity,
    "needs_talk": _said(mark("the client's yes to a talk about needs, and the talk itself")),
    "ask_anew": lambda params, _today: _("understand the no to this step, and ask anew: {step}").format(
        step=labels.code("step", params["step"])
    ),
    "assessment": _said(mark("a new risk assessment, answered by the client alone")),
    "decision": lambda params, _today: _("hear what the client thinks of what was shown: {names}").format(
        names=_(", ").join(params["names"])
    ),
    "consent_step": lambda params, _today: _("the client's yes to the next step: {step}").format(
        step=labels.code("step", params["step"])
    ),
    "keep_touch": _said(mark("stay in touch: ask whether all is as it should be")),
}
_FALLBACKS = {
    "new_day": mark("say what is lacking, and name the day on which it comes"),
    "day": mark("a day for the next talk"),
    "call_again": mark("leave to call again"),
    "leave_in_peace": mark("leave the client in peace, and note it"),
}


def objections(brief: Brief) -> Block:
    """Return what the client may say, and an answer that helps him and sells nothing."""
    return Block(_("If the client says"), [Line(*map(_, _ANSWERS[code])) for code in brief.objections])


_ANSWERS = {
    "bad_experience": (
        mark("I lost money"),
        mark("Thank you for telling me; tell me what happened. Today we only talk of what you want to avoid."),
    ),
    "family_first": (
        mark("I must ask at home"),
        mark("Of course. When would it suit you both, so that I explain it once and nobody decides today?"),
    ),
    "other_bank": (
        mark("the other bank gives more"),
        mark("May I note what it is and until when? Then you can lay the terms side by side in peace."),
    ),
    "fees": (
        mark("that costs too much"),
        mark("I name every fee first; what you do not need, you do not pay."),
    ),
    "no_time": (
        mark("I have no time"),
        mark("When suits you better, and by which way? I need ten minutes."),
    ),
}
