"""The people and the plans on the card: how to reach the client, the family, needs, goals, what lies ahead."""

from collections.abc import Iterator
from datetime import date

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.card_fields import month_day
from rmtool.render.contacts import contact_line
from rmtool.render.dates import short_day
from rmtool.render.offers import offer_words
from rmtool.render.stored import stored
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.rules.offers import offer_states
from rmtool.rules.profile import Profile
from rmtool.rules.records import ClientFile, ContactPointFacts, EventFacts, FamilyFacts, NeedFacts
from rmtool.text import _

Line = tuple[str, str]
_LAST_CONTACTS = 5
_LAST_OFFERS = 5


def reach_lines(file: ClientFile, today: date, *, reveal: bool) -> Iterator[Line]:
    """Yield the ways to reach the client: where, when (D94), and what is not spoken of there (D95)."""
    for point in file.points:
        yield labels.field("mail" if point.channel == "mail" else point.channel), _point(point, today, reveal=reveal)


def _point(point: ContactPointFacts, today: date, *, reveal: bool) -> str:
    value = mask_phone(point.value) if point.channel in CALLED and not reveal else point.value
    bans = labels.codes("bans", point.bans)
    parts = [
        value,
        labels.code("place", point.place),
        stored("points", "hours", point.hours, today) if point.hours else "",
        _("not spoken of: {topics}").format(topics=bans) if bans else "",
        point.note or "",
    ]
    return " · ".join(part for part in parts if part)


def family_lines(file: ClientFile, today: date) -> Iterator[Line]:
    """Yield the family with birthdays as they are kept; their plans stand among the plans."""
    for member in file.family:
        born = _born(member, today)
        parts = [member.name or "", born, member.note or ""]
        yield labels.code("relation", member.relation), " · ".join(part for part in parts if part)


def _born(member: FamilyFacts, today: date) -> str:
    kept = f" {labels.code('birthday_kept', member.birthday_kept)}" if member.birthday_kept == "lunar" else ""
    if member.birth_date:
        return _("born {day}").format(day=short_day(member.birth_date, today)) + kept
    if member.birth_month_day:
        return _("birthday {day}").format(day=month_day(member.birth_month_day, member.birthday_kept))
    return _("born {day}").format(day=member.birth_year) if member.birth_year else ""


def need_lines(needs: tuple[NeedFacts, ...], today: date) -> Iterator[Line]:
    """Yield needs and goals: the amount and the day where they are known, how far the talk has come, the words."""
    for need in needs:
        parts = [
            amount(need.amount) if need.amount is not None else "",
            _("by {day}").format(day=short_day(need.by, today)) if need.by else "",
            labels.code("need_status", need.status),
            need.note or "",
        ]
        yield labels.code("need_kind", need.kind), " · ".join(part for part in parts if part)


def ahead_lines(profile: Profile, today: date) -> Iterator[Line]:
    """Yield the events ahead, the family's plans and what was promised."""
    yield from event_lines(profile, today)
    promised = profile.file.client.promised_on
    if promised is not None:
        yield _("promised"), short_day(promised, today)


def event_lines(profile: Profile, today: date) -> Iterator[Line]:
    """Yield the events ahead and the family's plans."""
    for event in profile.events_ahead:
        yield labels.code("event_kind", event.kind), _event(event, today)
    for member in profile.file.family:
        if member.plan:
            yield labels.code("relation", member.relation), " · ".join(filter(None, (member.name, member.plan)))


def _event(event: EventFacts, today: date) -> str:
    parts = [
        short_day(event.on, today) if event.on else "",
        labels.code("repeats", event.repeats) if event.repeats not in {None, "once"} else "",
        amount(event.amount) if event.amount is not None else "",
        _("known from {source}").format(source=event.how_known) if event.how_known else "",
        event.note or "",
    ]
    return " · ".join(part for part in parts if part)


def contact_lines(file: ClientFile, today: date) -> Iterator[Line]:
    """Yield the last contacts, newest first."""
    for contact in file.contacts[:_LAST_CONTACTS]:
        yield contact_line(contact, today)


def offer_lines(file: ClientFile, today: date) -> Iterator[Line]:
    """Yield the last options the client was shown, newest first, each with the answer that counts (D24, D27)."""
    for state in sorted(offer_states(file.offers), key=lambda one: one.offer.at, reverse=True)[:_LAST_OFFERS]:
        yield short_day(state.on, today), offer_words(state, today)
