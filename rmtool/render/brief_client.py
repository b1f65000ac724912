"""The sheet's middle part: the family and who decides, the money and what matures next, the risk level that counts."""

from collections.abc import Iterator
from datetime import date

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.brief_block import Block, Line, cut, shortened
from rmtool.render.card_money import balance_lines, holding_words, maturity_lines, rating_line
from rmtool.render.card_people import family_lines
from rmtool.render.reminder_texts import text
from rmtool.render.reminders import gift_words
from rmtool.rules.brief.brief import Brief
from rmtool.text import _, ngettext

_FAMILY, _LOANS = 4, 2
_BALANCE = (0, 1, -1)  # with us, elsewhere, the share of wallet: debts stand among the holdings
_ASKED_OF_MONEY = ("assets_elsewhere", "liabilities", "monthly_income", "monthly_expense")


def people(brief: Brief, today: date) -> Block:
    """Return who decides, who belongs to the family, and whose birthday is near."""
    client = brief.file.client
    decides = client.decision_maker
    lines = [
        Line(_("decides"), _("{who}: must be in the room").format(who=decides))
        if decides
        else Line(_("decides"), _("unknown: ask"), "dim")
    ]
    if client.corporate_link:
        lines.append(Line(labels.field("corporate_link"), shortened(client.corporate_link)))
    birthdays = [Line("", text(due, today) + gift_words(brief.gift_room), "yellow") for due in brief.birthdays]
    family = [Line(label, shortened(words)) for label, words in family_lines(brief.file, today)]
    return Block(_("Family"), [*lines, *birthdays, *cut(family, _FAMILY)])


def money(brief: Brief, today: date) -> Block:
    """Return what the client has and where, the largest holdings, what matures next, and what nobody knows."""
    balance = list(balance_lines(brief.profile))
    lines = [Line(*balance[place]) for place in _BALANCE]
    lines += [Line(label, words) for label, words in (holding_words(one, today) for one in brief.holdings.largest)]
    if brief.holdings.rest:
        lines.append(Line("", _rest(brief), "dim"))
    loans = [Line(_("owes"), " · ".join(holding_words(one, today))) for one in brief.holdings.loans]
    lines += [*_maturities(brief, today), *cut(loans, _LOANS)]
    unknown = [labels.field(name) for name in _ASKED_OF_MONEY if getattr(brief.file.client, name) is None]
    if unknown:
        lines.append(Line(_("unknown"), _(", ").join(unknown), "dim"))
    return Block(_("Money"), lines)


def _rest(brief: Brief) -> str:
    held = brief.holdings
    words = _("and {n} more").format(n=held.rest)
    if held.rest_amount:
        words = _("and {n} more: {amount}").format(n=held.rest, amount=amount(held.rest_amount))
    if held.rest_unknown:
        unknown = ngettext("{n} without an amount", "{n} without an amount", held.rest_unknown)
        words = f"{words} · {unknown.format(n=held.rest_unknown)}"
    return words


def _maturities(brief: Brief, today: date) -> Iterator[Line]:
    """Yield the next maturities that do not stand among the largest holdings."""
    shown = {one.record_id for one in (*brief.holdings.largest, *brief.holdings.loans[:_LOANS])}
    hidden = tuple(one for one in brief.profile.maturities if one.record_id not in shown)
    for day, words in maturity_lines(brief.profile._replace(maturities=hidden), today):
        yield Line(_("matures"), f"{day} · {words}")


def risk(brief: Brief, today: date) -> Block:
    """Return the level that counts, the bank's rating with its last day, and what goes with age and wealth."""
    level, client = brief.recommendation.case.level, brief.file.client
    lines = [Line(_("counts"), level.level or _("no level: the assessment comes first"), "" if level.level else "red")]
    rating = rating_line(brief.profile, today) or _("no rating on file")
    soon = any(due.kind == "risk_expiry" for due in brief.why_now)
    tone = "red" if level.lacking else "yellow" if soon else ""
    lines.append(Line(_("the bank's rating"), rating, tone))
    if client.risk_preference:
        lines.append(Line(labels.field("risk_preference"), labels.code("risk_level", client.risk_preference)))
    lines += _particulars(brief)
    return Block(_("Risk"), lines, firm=True)


def _particulars(brief: Brief) -> Iterator[Line]:
    client = brief.file.client
    if any(hint.code == "hint_elder" for hint in brief.recommendation.approach.hints):
        done = bool(client.elder_procedure_done)
        words = _("done") if done else _("not done: products of high risk are held back")
        yield Line(labels.field("elder_procedure_done"), words, "" if done else "yellow")
    if client.qualified_investor:
        name = labels.code("qualified_investor", client.qualified_investor)
        yield Line(labels.field("qualified_investor"), name)
