"""Reminders (D1, D5, D7, D8, D36, D38, D68, D86, D98, D111, D122-D128): when each kind opens, ends, how urgent."""

from collections.abc import Mapping
from typing import NamedTuple

from rmtool.rules.curve import Curve
from rmtool.rules.sheet import Sheet
from rmtool.rules.vocabulary import CATEGORIES, FESTIVALS, OCCUPATION_DAYS, REMINDER_KINDS, TOPICS

# Kinds that open stage by stage instead of some days ahead.
STAGED = ("maturity", "maturity_elsewhere", "risk_expiry", "sale_followup")
UNTIL_DONE = "done"


class KindRule(NamedTuple):
    """Days before the due day from which a kind stands on the list, days after it (None: until done), and urgency."""

    ahead: int
    behind: int | None
    urgency: float


class Lateness(NamedTuple):
    """From how many intervals of silence a contact is too late, and how urgent it is then (D38)."""

    intervals: float
    urgency: float


class Outflow(NamedTuple):
    """Money that leaves is large from this amount in fen and this share of the client's assets on (D124)."""

    amount: int
    share: float


class MissingInflow(NamedTuple):
    """Days around the expected one within which money counts as come, and the share of the amount that is enough."""

    wait: int
    share: float


class RemindRules(NamedTuple):
    """All of the reminders' numbers: days where nothing else is said."""

    kinds: Mapping[str, KindRule]
    stages: Mapping[str, tuple[int, ...]]
    nearness: Curve
    value_floor: float
    scan_days: int
    round_years: int
    festivals: frozenset[str]
    elder_age: int
    occupation_days: frozenset[str]
    arrival_days: int
    late: Lateness
    assigned_days: int
    missing: MissingInflow
    outflow: Outflow
    review_after: int
    news_every: int
    update_after: int
    update_topics: frozenset[str]
    need_after: int
    thanks_after: int
    sale_categories: tuple[str, ...]
    offer_stages: tuple[int, ...]
    heir_age: int


def read_remind(sheet: Sheet) -> RemindRules:
    """Read the reminders' section."""
    return RemindRules(
        kinds={kind: _kind(sheet, kind) for kind in REMINDER_KINDS},
        stages={kind: sheet.days(f"remind.{kind}.stages") for kind in STAGED},
        nearness=sheet.falling("remind.nearness"),
        value_floor=sheet.share("remind.value_floor"),
        scan_days=sheet.whole("remind.scan_days"),
        round_years=sheet.whole("remind.birthday.round", 1),
        festivals=frozenset(sheet.words("remind.festival.greeted", FESTIVALS)),
        elder_age=sheet.whole("remind.festival.elder"),
        occupation_days=frozenset(sheet.words("remind.occupation_day.greeted", OCCUPATION_DAYS)),
        arrival_days=sheet.whole("remind.maturity.arrival", 1),
        late=Lateness(sheet.number("remind.contact_due.late", 1), sheet.number("remind.contact_due.late_urgency")),
        assigned_days=sheet.whole("remind.first_contact.assigned_days"),
        missing=MissingInflow(sheet.whole("remind.inflow_missing.wait"), sheet.share("remind.inflow_missing.share")),
        outflow=Outflow(sheet.fen("remind.withdrawal.amount"), sheet.share("remind.withdrawal.share")),
        review_after=sheet.whole("remind.portfolio_review.after"),
        news_every=sheet.whole("remind.market_news.every", 1),
        update_after=sheet.whole("remind.file_update.after"),
        update_topics=frozenset(sheet.words("remind.file_update.topics", TOPICS)),
        need_after=sheet.whole("remind.stale_need.after", 1),
        thanks_after=sheet.whole("remind.referral_thanks.after"),
        sale_categories=sheet.words("remind.sale_followup.categories", CATEGORIES),
        offer_stages=sheet.days("remind.sale_followup.offer_stages"),
        heir_age=sheet.whole("remind.next_generation.age", 1),
    )


def _kind(sheet: Sheet, kind: str) -> KindRule:
    ahead = 0 if kind in STAGED else sheet.whole(f"remind.{kind}.ahead")
    behind = sheet.number_or(f"remind.{kind}.behind", UNTIL_DONE)
    return KindRule(ahead, None if behind is None else int(behind), sheet.number(f"remind.{kind}.urgency"))
