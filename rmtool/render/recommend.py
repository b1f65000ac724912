"""A recommendation on a screen: who, within which limits, the options with their reasons, the question, the rest."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount, percent
from rmtool.render.asset_classes import class_name
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.parts import lines_of
from rmtool.render.questions import question_words
from rmtool.render.recommend_reasons import gate_words, phrase_of
from rmtool.render.recommend_words import ASK, held_back_parts, said, stage_words
from rmtool.render.safe import plain, typed
from rmtool.render.unsuitable import CEILINGS, why_not
from rmtool.rules.allocation_target import AllocationTarget, TargetClass
from rmtool.rules.consent import PROPOSAL
from rmtool.rules.reason import Reason
from rmtool.rules.recommend.client_gate import SHUT
from rmtool.rules.recommend.option import Option
from rmtool.rules.recommend.recommendation import Recommendation
from rmtool.rules.recommend.why_not import WhyNot
from rmtool.rules.suitability.family import INSURANCE, family_of
from rmtool.text import _

_INDENT = 5
_REASONS = 3  # the weightiest; scripts get all


def show_recommendation(found: Recommendation, today: date, *, words: bool = False) -> None:
    """Print the options for one client, or what to ask; with `words` what to say; held back ones are counts alone."""
    screen = console()
    client = found.file.client
    name = plain(f"{client.name} {client.handle}")
    screen.print(_joined([Text(name, style="bold"), *_limits(found, today)], screen))
    for line in _warnings(found, today):
        screen.print(Text(plain(line), style="yellow"))
    screen.print()
    if found.options:
        _print_options(screen, found, today, words=words)
    elif found.gate is None or found.gate.code not in SHUT:
        screen.print(Text(_("Nothing that suits answers a need on file.")))
    _print_rest(screen, found)
    screen.print()
    screen.print(Text(_last_line(found, screen.width), style="dim"))


def _joined(parts: Iterable[Text], screen: Console) -> Text:
    """Return the parts on as few lines as they need, styles kept."""
    texts = [*parts]
    words = lines_of([text.plain for text in texts], screen.width)
    line = Text(words)
    line.stylize("bold", 0, len(texts[0].plain))
    return line


def _limits(found: Recommendation, today: date) -> Iterator[Text]:
    """Yield the stage of life, the level that counts and its last day, the goal."""
    if found.stage.code is not None:
        stage = labels.code("life_stage", found.stage.code)
        why = stage_words(found.stage, today)
        yield Text(_("{stage} ({why})").format(stage=stage, why=why))
    level, rating = found.case.level.level, found.case.level.rating
    if level is not None and rating is not None and rating.valid_until is not None:
        yield Text(_("{level} until {day}").format(level=level, day=short_day(rating.valid_until, today)))
        if level != rating.level:
            yield Text(_("rated {level}, but wants no more").format(level=rating.level))
    if found.approach.objective is not None:
        yield Text(labels.code("objective", found.approach.objective))


def _warnings(found: Recommendation, today: date) -> Iterator[str]:
    if found.gate is not None:
        yield "! " + gate_words(found.gate, today)
    for caution in found.cautions:
        what = labels.code("caution_category", caution.category)
        review = _("; ask again {day}").format(day=short_day(caution.review_on, today)) if caution.review_on else ""
        yield _("! not for now: {what} ({because}){review}").format(what=what, because=caution.because, review=review)
    if found.file.client.taboos:
        yield _("! taboo: {words}").format(words=found.file.client.taboos)


def _print_options(screen: Console, found: Recommendation, today: date, *, words: bool) -> None:
    for place, option in enumerate(found.options, start=1):
        screen.print(_headline(place, option, screen.width))
        for reason in option.reasons[:_REASONS]:
            _print_reason(screen, reason, today)
        features = [phrase_of(one, today) for one in option.features]
        _print_indented(screen, lines_of(features, screen.width - _INDENT), "dim")
        if words:
            _print_indented(screen, _("in words: {words}").format(words=said(option, today)), "italic")
        for warning in option.warnings:
            _print_indented(screen, "! " + phrase_of(warning, today), "yellow")
    screen.print()
    if found.only_one:
        screen.print(
            Text(_("Only one product suits that answers a need: say so, and do not press it."), style="yellow")
        )
    else:
        screen.print(Text(_("Ask: {question}").format(question=_(ASK))))


def _headline(place: int, option: Option, width: int) -> Text:
    """Return an option in one line: name and code, level, need, amount; on a narrow screen in two."""
    product = option.product
    size = "" if option.amount is None else amount(option.amount)
    if family_of(product) == INSURANCE and size:
        size = _("{premium} premium").format(premium=size)
    instead = _("instead of the others") if option.instead else ""
    parts = [plain(f"{product.name} {product.code}"), product.level or "-", labels.code("need_kind", option.need)]
    line = Text(f"{place:>3}  ", style="bold").append(" · ".join(parts))
    rest = size or instead
    gap = width - cell_len(line.plain) - cell_len(rest)
    return line.append(f"\n{' ' * _INDENT}{rest}" if len(rest) > 0 and gap < 2 else ("  " + rest if rest else ""))


def _print_reason(screen: Console, reason: Reason, today: date) -> None:
    line = Text(plain(phrase_of(reason, today)))
    screen.print(Padding(line.append(f"  {reason.source}", style="dim"), (0, 0, 0, _INDENT), expand=False))


def _print_indented(screen: Console, words: str, style: str = "") -> None:
    for line in words.splitlines():
        screen.print(Padding(Text(plain(line), style=style), (0, 0, 0, _INDENT), expand=False))


def _print_rest(screen: Console, found: Recommendation) -> None:
    """Print the allocation's gaps, the money that is free, the questions, and the counts of what was held back."""
    if found.gate is None or found.gate.code not in SHUT:
        for line in (*_allocation(found.target), _money(found)):
            if line:
                screen.print(Text(lines_of(line.split(" · "), screen.width)))
    missing = found.ledger.missing_before(PROPOSAL)
    if found.options and missing is not None:
        screen.print(
            Text(
                _("Before you propose, ask for the client's yes: {step}").format(step=labels.code("step", missing.step))
            )
        )
    if found.discover and (not found.options or not found.stage.sure or found.case.money.at_hand is None):
        screen.print(Text(_("To ask:")))
        for question in found.discover:
            screen.print(Padding(Text("- " + question_words(question)), (0, 0, 0, 2), expand=False))
    if found.held_back:
        first, *more = held_back_parts(found.held_back)
        words = lines_of([_("Held back: {counts}").format(counts=first), *more], screen.width)
        screen.print(Text(words, style="dim"))


def _allocation(target: AllocationTarget) -> Iterator[str]:
    """Yield in one line where the classes stand against their bands, and what is not known of it."""
    if not target.total or target.ceiling is None:
        return
    parts = [
        _("{name} {share} ({band})").format(name=class_name(one.name), share=percent(one.share), band=_band(one))
        for one in target.classes
    ]
    if target.not_itemised:
        parts.append(_("not itemised {share}").format(share=percent(target.not_itemised / target.total)))
    if target.elsewhere_unknown:
        parts.append(_("elsewhere unknown"))
    yield _("Assets: {parts}").format(parts=" · ".join(parts))
    if target.ceiling_by is not None:
        yield _("Equity at most {share}, {by}").format(share=percent(target.ceiling), by=_(CEILINGS[target.ceiling_by]))


def _band(one: TargetClass) -> str:
    low, high = percent(one.low or 0), percent(one.high or 0)
    return low if low == high else f"{low}-{high}"


def _money(found: Recommendation) -> str:
    money = found.case.money
    if money.at_hand is None:
        return _("Free money: unknown, so no amounts")
    parts = [_("Free money: {amount}").format(amount=amount(money.at_hand))]
    parts.append(
        _("{amount} kept for spending").format(amount=amount(money.reserve))
        if money.spending_known
        else _("{amount} kept, spending unknown").format(amount=amount(money.reserve))
    )
    if money.not_itemised:
        parts.append(_("{amount} of it not itemised: ask where it lies").format(amount=amount(money.not_itemised)))
    if money.borrowed:
        parts.append(_("borrowed {amount} left out").format(amount=amount(money.borrowed)))
    return " · ".join(parts)


def _last_line(found: Recommendation, width: int) -> str:
    handle = typed(found.file.client.handle)
    words = [_("rmtool recommend {client} --why-not CODE explains one")] if found.held_back else []
    words.append(_("rmtool brief {client} prepares the talk"))
    return lines_of((one.format(client=handle) for one in words), width)


def show_why_not(found: WhyNot, today: date) -> None:
    """Print every reason against one product; for the manager alone."""
    screen = console()
    client, product = found.found.file.client, found.product
    head = f"{client.name} {client.handle} · {product.name} {product.code} · {product.level or '-'}"
    screen.print(Text(plain(head), style="bold"))
    screen.print(Text(_("For you alone. Not to be promoted."), style="yellow"))
    if found.found.gate is not None:
        screen.print(Text("! " + plain(gate_words(found.found.gate, today)), style="yellow"))
    if found.is_option:
        screen.print(Text(_("It is among the options.")))
    for reason in found.reasons:
        screen.print(Text(f"- {plain(why_not(reason, today))}  {reason.source}"))
