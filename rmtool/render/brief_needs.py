"""The sheet's core: the stage of life, needs and goals, the allocation beside its band, and what may be proposed."""

from collections.abc import Iterator
from datetime import date

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.asset_classes import outside_band
from rmtool.render.brief_block import Block, Line, cut, shortened
from rmtool.render.card_people import event_lines, need_lines
from rmtool.render.recommend_reasons import gate_words, phrase_of
from rmtool.render.recommend_words import ASK, held_back_parts, stage_words
from rmtool.rules.allocation_target import AllocationTarget
from rmtool.rules.brief.brief import Brief
from rmtool.rules.consent import PROPOSAL
from rmtool.rules.recommend.option import Option
from rmtool.rules.suitability.family import DEPOSIT, INSURANCE, LOAN, TREASURY, family_of
from rmtool.text import _

_NEEDS, _AHEAD, _REASONS = 4, 3, 2
_WITHOUT_RISK_WORDS = frozenset({DEPOSIT, TREASURY, LOAN, "service", "account"})


def needs(brief: Brief, today: date) -> Block:
    """Return the stage of life with its evidence, needs and goals, what is ahead, and the allocation."""
    stage = brief.recommendation.stage
    name = labels.code("life_stage", stage.code) if stage.code else _("unknown")
    profile = brief.profile
    stated = [Line(label, shortened(words)) for label, words in need_lines((*profile.goals, *profile.needs), today)]
    ahead = [Line(label, shortened(words)) for label, words in event_lines(profile, today)]
    lines = [
        Line(_("stage of life"), " · ".join(part for part in (name, stage_words(stage, today)) if part)),
        *(cut(stated, _NEEDS) or [Line(_("needs"), _("none on file: ask"), "dim")]),
        *cut(ahead, _AHEAD),
    ]
    return Block(_("Needs"), [*lines, *_allocation(brief.recommendation.target)])


def _allocation(target: AllocationTarget) -> Iterator[Line]:
    """Yield the classes that lie outside their band with the yuan, and what of the whole is not known."""
    if not target.total:
        yield Line(_("allocation"), _("unknown: no amount is on file"), "dim")
        return
    if target.ceiling is None:
        yield Line(_("allocation"), _("no band without a risk level that holds"), "dim")
    else:
        yield Line(_("allocation"), _("; ").join(outside_band(target)) or _("within its band"))
    unknown = _unknown(target)
    if unknown:
        yield Line("", " · ".join(unknown), "dim")


def _unknown(target: AllocationTarget) -> list[str]:
    return [
        words
        for words in (
            _("{amount} not itemised").format(amount=amount(target.not_itemised)) if target.not_itemised else "",
            _("assets elsewhere unknown") if target.elsewhere_unknown else "",
            _("{n} holdings without an amount are not in it").format(n=target.without_amount)
            if target.without_amount
            else "",
        )
        if words
    ]


def options(brief: Brief, today: date) -> Block:
    """Return what may be proposed and how, or what comes before any proposal; held back products only as counts."""
    found = brief.recommendation
    lines = [Line("", gate_words(found.gate, today), "yellow")] if found.gate is not None else []
    if brief.only_in_person and found.options:
        lines.append(Line("", _("not spoken of on this way: only face to face"), "yellow"))
    missing = found.ledger.missing_before(PROPOSAL) if found.options else None
    if missing is not None:
        step = labels.code("step", missing.step)
        lines.append(Line("", _("Before you propose, ask for the client's yes: {step}").format(step=step), "yellow"))
    for place, one in enumerate(found.options, start=1):
        lines.append(_option(place, one, today))
    if found.only_one:
        lines.append(Line("", _("only one option passes: say so")))
    elif found.options:
        lines.append(Line("", _("ask: {question}").format(question=_(ASK))))
    if found.gate is None and not found.options:
        lines.append(Line("", _("nothing in the catalogue suits now"), "dim"))
    if found.held_back:
        counts = " · ".join(held_back_parts(found.held_back))
        lines.append(Line("", _("Held back: {counts}").format(counts=counts), "dim"))
    return Block(_("Options, for your preparation"), lines, firm=True)


def _option(place: int, option: Option, today: date) -> Line:
    """Return an option as one line of several parts: what it is, what of it answers the need, why, what to say."""
    product = option.product
    size = _("instead of the others") if option.instead else ""
    if option.amount is not None:
        size = amount(option.amount)
    need = labels.code("need_kind", option.need)
    head = " · ".join(part for part in (f"{product.name} {product.code}", product.level or "", need, size) if part)
    features = _(", ").join(phrase_of(one, today) for one in option.features)
    why = _("; ").join(phrase_of(one, today) for one in option.reasons[:_REASONS])
    say = [_risk(option), *(phrase_of(one, today) for one in option.warnings)]
    words = [head, features, _("why: {words}").format(words=why)]
    if any(say):
        words.append(_("say: {words}").format(words=_("; ").join(part for part in say if part)))
    if product.approved_text:
        words.append(shortened(product.approved_text))
    return Line(f"{place}", "\n".join(words))


def _risk(option: Option) -> str:
    """Return what is to be said of the risk; deposits and treasury bonds carry none to be spoken of here."""
    family = family_of(option.product)
    if family in _WITHOUT_RISK_WORDS:
        return ""
    if family == INSURANCE:
        return _("an insurance, no deposit: go through its conditions together")
    return _("no deposit: its value may fall, and no return is promised")
