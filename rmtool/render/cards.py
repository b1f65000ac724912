"""A client's file as a card (D16): who it is and what to heed, then now, needs, plans, and what nobody knows yet."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rich.console import Group
from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import percent
from rmtool.render.card_fields import BLOCKS, consent_line, lines
from rmtool.render.card_money import (
    allocation_lines,
    balance_lines,
    holding_words,
    maturity_lines,
    quadrant_lines,
    rating_line,
    risk_words,
    tier_words,
)
from rmtool.render.card_people import (
    ahead_lines,
    contact_lines,
    family_lines,
    need_lines,
    offer_lines,
    reach_lines,
)
from rmtool.render.console import Screen, console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.rules.age import age_on
from rmtool.rules.profile import Profile
from rmtool.text import _, mark

_TWO_COLUMNS_FROM = 110
_LABEL_WIDTH = 22
_NARROW_LABEL = 16
_NARROW = 56
_ASKED_FIRST = 8  # questions: more nobody asks in one talk
FILE_BLOCKS = {
    "person": mark("person"),
    "family": mark("family"),
    "work": mark("work"),
    "reach": mark("reach"),
    "home": mark("home"),
    "banking": mark("banking"),
    "money": mark("money"),
    "risk": mark("risk"),
    "style": mark("style"),
    "needs": mark("needs and events"),
}


# Parts of the file that are records of their own.
_RECORDS = {
    "family": mark("family members"),
    "holdings": mark("holdings"),
    "needs": mark("needs"),
    "events": mark("events"),
}


class Block(NamedTuple):
    """A titled block of labelled lines."""

    title: str
    lines: list[tuple[str, str]]


def show_file(profile: Profile, today: date, *, reveal: bool) -> None:
    """Print the card; phones and the ID's tail are masked unless `reveal`."""
    screen = console()
    screen.print(_headline(profile, today))
    for warning in _warnings(profile, today):
        screen.print(warning)
    for title, blocks in (
        (_("NOW"), _now(profile, today, reveal=reveal)),
        (_("NEEDS"), [Block("", list(need_lines(profile.needs, today)))]),
        (_("PLANS"), [Block("", [*need_lines(profile.goals, today), *ahead_lines(profile, today)])]),
        (_("THE FILE"), [Block("", _file_lines(profile, today))]),
    ):
        _part(screen, title, [block for block in blocks if block.lines])


def _headline(profile: Profile, today: date) -> Text:
    client = profile.file.client
    head = Text(plain(f"{client.name} {client.handle}"), style="bold")
    age = _("age {age}").format(age=age_on(client.birth_date, today)) if client.birth_date else ""
    tier = tier_words(profile.tier) if profile.tier else ""
    life = (labels.code("marital_status", client.marital_status), labels.code("occupation", client.occupation))
    stage = labels.code("life_stage", profile.stage.code) if profile.stage.sure else ""
    facts = (age, *life, stage, tier)
    words = " · ".join(word for word in facts if word)
    return head.append(plain(f"  {words}" if words else ""), style="not bold")


def _warnings(profile: Profile, today: date) -> Iterable[Text]:
    """What to heed before anything else: each in words, coloured beside."""
    client = profile.file.client
    if client.left_on is not None and client.left_on <= today:
        yield Text(_("! left the bank on {day}").format(day=short_day(client.left_on, today)), style="red")
    if client.do_not_contact:
        yield Text(_("! do not contact: the client said no"), style="red")
    if client.taboos:
        yield Text(plain(_("! taboo: {words}").format(words=client.taboos)), style="yellow")
    if profile.tier is not None and profile.tier.at_risk:
        yield Text(_("! tier at risk: {why}").format(why=risk_words(profile.tier, today)), style="yellow")
    for caution in profile.file.cautions:
        what = labels.code("caution_category", caution.category)
        review = _("; ask again {day}").format(day=short_day(caution.review_on, today)) if caution.review_on else ""
        words = _("! not for now: {what} ({because}){review}").format(what=what, because=caution.because, review=review)
        yield Text(plain(words), style="yellow")
    if client.plain_envelope:
        yield Text(_("! plain envelopes only: nothing that names the bank"), style="yellow")


def _now(profile: Profile, today: date, *, reveal: bool) -> list[Block]:
    file = profile.file

    def fields(name: str) -> Block:
        title, names = BLOCKS[name]
        return Block(_(title), list(lines(file.client, names, today, reveal=reveal)))

    return [
        Block(_("Reach"), list(reach_lines(file, today, reveal=reveal))),
        fields("person"),
        Block(_("Family"), list(family_lines(file, today))),
        fields("work"),
        fields("home"),
        fields("banking"),
        fields("style"),
        Block(_("Consent"), [("", consent_line(file.client))]),
        Block(_("Balance sheet"), list(balance_lines(profile))),
        Block(_("Allocation"), list(allocation_lines(profile))),
        Block(_("Quadrant"), list(quadrant_lines(profile))),
        fields("money"),
        _risk(profile, today, reveal=reveal),
        Block(_("Next maturities"), list(maturity_lines(profile, today))),
        Block(_("Holdings"), [holding_words(holding, today) for holding in file.holdings]),
        fields("with_us"),
        Block(_("Last contacts"), list(contact_lines(file, today))),
        Block(_("Options shown"), list(offer_lines(file, today))),
    ]


def _risk(profile: Profile, today: date, *, reveal: bool) -> Block:
    """The bank's rating in one line, and beside it what the client says: two things that are never mixed."""
    title, names = BLOCKS["risk"]
    rating = rating_line(profile, today)
    rest = [name for name in names if name not in _IN_RATING]
    said = lines(profile.file.client, rest, today, reveal=reveal)
    return Block(_(title), [*([(_("the bank's rating"), rating)] if rating else []), *said])


_IN_RATING = frozenset({"risk_level", "risk_word", "risk_rated_on"})


def _file_lines(profile: Profile, today: date) -> list[tuple[str, str]]:
    """How complete the file is, what to ask first, and what is old."""
    state = profile.completeness
    blocks = _(" · ").join(f"{_(FILE_BLOCKS[block.name])} {percent(block.share)}" for block in state.blocks)
    rows = [(_("complete"), _("{share}  ({blocks})").format(share=percent(state.share), blocks=blocks))]
    first = state.missing[:_ASKED_FIRST]
    if first:
        named = _(", ").join(_(_RECORDS[name]) if name in _RECORDS else labels.field(name) for name in first)
        more = len(state.missing) - _ASKED_FIRST
        rows.append((_("ask first"), named + (_(" and {n} more").format(n=more) if more > 0 else "")))
    if profile.stale:
        old = (f"{_(FILE_BLOCKS[one.name])} ({short_day(one.since, today)})" for one in profile.stale)
        rows.append((_("old"), _(", ").join(old)))
    return rows


def _part(screen: Screen, title: str, blocks: list[Block]) -> None:
    """Print a part of the card, in two columns where there is room and enough to fill them."""
    if not blocks:
        return
    screen.print()
    screen.print(Text(title, style="bold reverse") if screen.is_terminal else Text(f"== {title}"))
    if screen.width < _TWO_COLUMNS_FROM or not screen.has_edge or len(blocks) == 1:
        screen.print(_stacked(blocks, screen.width))
        return
    half = (screen.width - 4) // 2
    left, right = _halves(blocks)
    columns = Table.grid(padding=(0, 4, 0, 0))
    columns.add_column(width=half, overflow="fold")
    columns.add_column(width=half, overflow="fold")
    columns.add_row(_stacked(left, half), _stacked(right, half))
    screen.print(columns)


def _halves(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Divide the blocks where both sides come out about as long."""
    sizes = [len(block.lines) + 2 for block in blocks]
    cut = min(range(1, len(blocks)), key=lambda place: abs(sum(sizes[:place]) - sum(sizes[place:])))
    return blocks[:cut], blocks[cut:]


def _stacked(blocks: list[Block], width: int) -> Group:
    parts: list[Text | Table] = []
    for place, block in enumerate(blocks):
        if place:
            parts.append(Text())
        if block.title:
            parts.append(Text(block.title, style="bold"))
        parts.append(_table(block, width))
    return Group(*parts)


def _table(block: Block, width: int) -> Table:
    label = _NARROW_LABEL if width < _NARROW else _LABEL_WIDTH
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
    labelled = any(name for name, _value in block.lines)
    if labelled:
        table.add_column(width=label, overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for name, value in block.lines:
        cells = (name, value) if labelled else (value,)
        table.add_row(*(Text(plain(cell)) for cell in cells))
    return table
