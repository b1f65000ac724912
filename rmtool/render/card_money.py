"""What a client owns and owes, on the card: the balance sheet, the wallet, the allocation, the rating, maturities."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from rmtool.render import labels
from rmtool.render.amounts import amount, percent, short_amount
from rmtool.render.asset_classes import class_name, outside_band
from rmtool.render.dates import short_day
from rmtool.render.tier import below_words, fell_words
from rmtool.rules.balance_sheet import DEBTS_UNKNOWN, ELSEWHERE_UNKNOWN, OURS_UNKNOWN
from rmtool.rules.interval import WISH, ServicePlan
from rmtool.rules.profile import Profile
from rmtool.rules.records import HoldingFacts
from rmtool.rules.tier import TierStanding
from rmtool.rules.vocabulary import OURS
from rmtool.rules.wallet import ShareOfWallet
from rmtool.text import _, mark

Line = tuple[str, str]
BASIS = {
    "word": mark("the bank's word"),
    "month_average": mark("by month average"),
    "balance": mark("by balance"),
    "holdings": mark("by the sum of holdings"),
}
_UNKNOWN = {
    OURS_UNKNOWN: mark("assets with us"),
    ELSEWHERE_UNKNOWN: mark("assets elsewhere"),
    DEBTS_UNKNOWN: mark("debts"),
}
_MATURITIES = 3
_CONTACTS = {"visit": mark("{n} meetings"), "call": mark("{n} calls"), "message": mark("{n} messages")}


def tier_words(tier: TierStanding) -> str:
    """Return the tier, what it rests on, and how far the next line is."""
    words = _("{tier} ({basis})").format(tier=labels.code("tier", tier.tier), basis=_(BASIS[tier.basis]))
    if tier.next is None or tier.missing is None:
        return words
    away = _("{amount} to {tier}").format(amount=short_amount(tier.missing), tier=labels.code("tier", tier.next))
    return f"{words} · {away}" + (_(" (near)") if tier.near else "")


def risk_words(tier: TierStanding, today: date) -> str:
    """Return why a tier is at risk: how much of the balance went, and what is lacking to the tier's own line."""
    words = []
    if tier.fall is not None:
        words.append(fell_words(tier.fall.share, tier.fall.before.on, today))
    if tier.below is not None:
        words.append(below_words(tier.below, tier.tier, tier.grace_until, today))
    return _(", ").join(words)


def quadrant_lines(profile: Profile) -> Iterator[Line]:
    """Yield potential, time and the kept cell; what they are made of is the quadrant's own answer."""
    worth, need, cell = profile.potential, profile.service_need, profile.file.client.kept_cell
    yield _("potential"), _("unknown") if worth is None else amount(worth.amount)
    yield _("time"), _("unknown") if need is None else _("{n} min a month").format(n=f"{need.minutes:g}")
    if cell is not None:
        yield _("kept cell"), labels.code("cell", cell)
    yield _("service"), service_words(profile.service_plan)


def service_words(plan: ServicePlan) -> str:
    """Return how often the client is to be contacted, by whose word, and the year's contacts by kind."""
    planned = _(", ").join(
        _(_CONTACTS[kind]).format(n=f"{number:g}") for kind, number in plan.calendar.contacts.items() if number
    )
    days = plan.interval.days
    often = _("nothing planned") if days is None else _("every {n} days").format(n=days)
    if plan.interval.basis == WISH:
        return _("{often}, as the client wants it").format(often=often)
    return _("{often}: {planned} a year").format(often=often, planned=planned) if planned else often


def balance_lines(profile: Profile) -> Iterator[Line]:
    """Yield the balance sheet; what is unknown is named, never counted as nothing."""
    sheet = profile.balance_sheet
    unknown = _("unknown")
    basis = _(BASIS[sheet.basis]) if sheet.basis else ""
    ours = unknown if sheet.ours is None else _("{amount} ({basis})").format(amount=amount(sheet.ours), basis=basis)
    yield _("with us"), ours
    yield _("elsewhere"), unknown if sheet.elsewhere is None else amount(sheet.elsewhere)
    yield _("debts"), unknown if sheet.debts is None else amount(-sheet.debts)
    if sheet.net_worth is not None:
        without = _(", ").join(_(_UNKNOWN[name]) for name in sheet.unknown)
        left_out = _("  without {parts}").format(parts=without) if without else ""
        yield _("net worth"), amount(sheet.net_worth) + left_out
    yield _("share of wallet"), _wallet(profile.wallet)


def _wallet(wallet: ShareOfWallet) -> str:
    if wallet.share is None:
        return _("unknown: ask what lies elsewhere")
    share = percent(wallet.share)
    return _("at most {share}").format(share=share) if wallet.at_most else share


def allocation_lines(profile: Profile) -> Iterator[Line]:
    """Yield the classes of assets with amount and share, the part nobody itemised last."""
    spread = profile.allocation
    for one in spread.classes:
        yield class_name(one.name), f"{percent(one.share):>4}  {amount(one.amount)}"
    if spread.without_amount:
        yield "", _("{n} holdings without an amount are not in it").format(n=spread.without_amount)
    for outside in outside_band(profile.target):
        yield _("beside its band"), outside


def rating_line(profile: Profile, today: date) -> str:
    """Return the bank's rating and until when it holds; the client's own preference is another line."""
    rating = profile.rating
    if rating is None:
        return ""
    level = rating.level or _("no level for this label")
    label = _(" (labelled {word})").format(word=rating.word) if rating.word and rating.word != rating.level else ""
    if rating.valid_until is None:
        return level + label + _(" · without a day: assess anew")
    words = _(" · expired, was good until {day}") if rating.expired else _(" · good until {day}")
    return level + label + words.format(day=short_day(rating.valid_until, today))


def maturity_lines(profile: Profile, today: date) -> Iterator[Line]:
    """Yield the next maturities, ours and elsewhere."""
    for holding in islice(profile.maturities, _MATURITIES):
        assert holding.maturity_date is not None  # noqa: S101 - that is what makes it one
        what = labels.code("category", holding.category) or _("holding")
        size = amount(holding.amount) if holding.amount is not None else _("amount unknown")
        place = "" if holding.bank == OURS else _("at {bank}").format(bank=holding.bank)
        yield short_day(holding.maturity_date, today), " · ".join(filter(None, (size, holding.name or what, place)))


def holding_words(holding: HoldingFacts, today: date) -> Line:
    """Return a holding as what it is and the rest."""
    what = labels.code("category", holding.category) or _("holding")
    parts = [
        holding.name or "",
        amount(holding.amount) if holding.amount is not None else _("amount unknown"),
        "" if holding.bank == OURS else _("at {bank}").format(bank=holding.bank),
        _("until {day}").format(day=short_day(holding.maturity_date, today)) if holding.maturity_date else "",
        _("closed {day}").format(day=short_day(holding.closed_on, today)) if holding.closed_on else "",
    ]
    return what, " · ".join(part for part in parts if part)
