"""D43: the sheet itself - one client's file, profile, recommendation and reminders, put in the order of a talk."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.brief.after import Step, Talk, after
from rmtool.rules.brief.aim import PRODUCT, Aim, Known, aim
from rmtool.rules.brief.asked import Asked, asked
from rmtool.rules.brief.heed import heed
from rmtool.rules.brief.holdings import LargestHoldings, largest_holdings
from rmtool.rules.brief.objections import objections
from rmtool.rules.consent import ConsentLedger
from rmtool.rules.contact_bans import is_banned
from rmtool.rules.offers import OfferState, offer_states
from rmtool.rules.profile import Profile
from rmtool.rules.reason import Reason
from rmtool.rules.recommend.recommendation import Recommendation
from rmtool.rules.records import ClientFile
from rmtool.rules.reminders.reminder import DESK, OWED, Due
from rmtool.rules.reminders.way import Way, Ways
from rmtool.rules.rulebook import Rulebook

_PRODUCT_NEWS = frozenset({"new_product", "need_met"})
BIRTHDAYS = frozenset({"birthday", "family_birthday"})


class Material(NamedTuple):
    """What a sheet is made of; `dues` are open today, `ahead` are the birthdays of the days to come."""

    profile: Profile
    recommendation: Recommendation
    dues: Sequence[Due]
    ahead: Sequence[Due]
    gift_room: int


class Brief(NamedTuple):
    """The sheet: first what to heed, then the facts, then the talk; `gift_room` in fen is the most a gift may cost.

    Who has left, or is not to be contacted, is not to be asked anything.
    """

    profile: Profile
    recommendation: Recommendation
    heed: tuple[Reason, ...]
    way: Way | None
    why_now: tuple[Due, ...]
    offers: tuple[OfferState, ...]
    birthdays: tuple[Due, ...]
    holdings: LargestHoldings
    questions: tuple[Asked, ...]
    aim: Aim
    objections: tuple[str, ...]
    after: tuple[Step, ...]
    gift_room: int
    may_be_asked: bool

    @property
    def file(self) -> ClientFile:
        """Return the client's file."""
        return self.profile.file

    @property
    def ledger(self) -> ConsentLedger:
        """Return what the client agreed to."""
        return self.recommendation.ledger

    @property
    def only_in_person(self) -> bool:
        """Say whether products are not spoken of on the way of this contact (D95)."""
        point = None if self.way is None else self.way.point
        return point is not None and is_banned(point, PRODUCT)


def brief(material: Material, rulebook: Rulebook, today: date) -> Brief:
    """Return the sheet for a contact on the day `today`."""
    profile, recommendation, rules = material.profile, material.recommendation, rulebook.brief
    file = profile.file
    dues, offers = in_order(_nameable(material.dues, recommendation)), offer_states(file.offers)
    target = aim(Known(recommendation, dues, offers, today, rules.maturity_days))
    way = Ways(rulebook.hours).talk(target.topic, file.client, file.points, recommendation.approach.channel)
    way = way if target.is_talk else None
    may_ask = not (file.client.do_not_contact or file.client.has_left(today))
    questions = asked(recommendation, rules.questions) if may_ask else ()
    talk = Talk(target, None if way is None else way.channel, offers, questions)
    return Brief(
        profile=profile,
        recommendation=recommendation,
        heed=heed(file, today, rules.complaint_days, minor=recommendation.case.minor),
        way=way,
        why_now=dues,
        offers=offers,
        birthdays=_birthdays(material.ahead, dues, today + timedelta(rules.birthday_days)),
        holdings=largest_holdings(file.holdings, rules.holdings),
        questions=questions,
        aim=target,
        objections=objections(file, rules.objections) if may_ask else (),
        after=tuple(after(talk, recommendation)),
        gift_room=material.gift_room,
        may_be_asked=may_ask,
    )


def in_order(dues: Iterable[Due]) -> tuple[Due, ...]:
    """Return what is due: promises first, then the most urgent, work at the desk last."""
    return tuple(sorted(dues, key=lambda due: (due.kind not in OWED, due.kind in DESK, -due.urgency, due.act_on)))


def _nameable(dues: Iterable[Due], recommendation: Recommendation) -> Iterator[Due]:
    """Yield what is due; of news of products only those that are options today: a notice asks less than the gate."""
    shown = {option.product.name for option in recommendation.options}
    for due in dues:
        if due.kind not in _PRODUCT_NEWS:
            yield due
            continue
        names = tuple(name for name in due.params["names"] if name in shown)
        if names:
            yield due._replace(params={**due.params, "names": names})


def _birthdays(ahead: Iterable[Due], dues: Iterable[Due], until: date) -> tuple[Due, ...]:
    """Return the birthdays up to that day that do not stand among what is due already."""
    told = {due.key for due in dues}
    found = (due for due in ahead if due.kind in BIRTHDAYS and due.due <= until and due.key not in told)
    return tuple(sorted(found, key=lambda due: due.due))
