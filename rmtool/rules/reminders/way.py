"""D5, D94, D95: on which way a client may be reached for what - consents, hours and topics of each contact point."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rmtool.rules.contact_bans import is_banned
from rmtool.rules.facts import ClientFacts
from rmtool.rules.hours import NEVER
from rmtool.rules.records import ContactPointFacts
from rmtool.rules.reminders.reminder import DESK, OWED, SERVICE
from rmtool.rules.sections.hours import Hours

CALLS, MESSAGES, MEETINGS = ("mobile", "phone"), ("wechat", "sms", "email"), ("visit", "branch")
# What stands in for a way that the client has no point of its own for: a message goes to the mobile.
_POINT_OF = {"sms": ("sms", "mobile"), "mobile": ("mobile",), "phone": ("phone",)}
# Ways for which no number or address is needed.
_NO_POINT = frozenset({"visit", "branch"})
_CONSENT_OF = {
    "mobile": "call", "phone": "call", "sms": "sms", "wechat": "wechat", "email": "mail", "mail": "mail", "fax": "mail",
}  # fmt: skip
# Greetings and notices are written; everything else is a talk.
WRITTEN = frozenset(
    {"birthday", "family_birthday", "festival", "occupation_day", "life_event", "market_news", "new_product"}
)
# What each kind speaks of, where it is not service.
TOPICS = {
    "birthday": "social", "family_birthday": "social", "festival": "social", "occupation_day": "social",
    "life_event": "social", "referral_thanks": "social", "maturity": "maturity", "maturity_elsewhere": "maturity",
    "market_news": "market", "new_product": "product", "need_met": "product", "need_date": "needs",
    "portfolio_review": "needs", "windfall": "needs", "next_generation": "needs", "stale_need": "needs",
}  # fmt: skip


class Consents(NamedTuple):
    """To which channels a client said yes or no; None where nobody asked."""

    call: bool | None
    sms: bool | None
    wechat: bool | None
    mail: bool | None


class Way(NamedTuple):
    """The channel, the hours of the day at which it may be used (None: any), and the contact point if one is used."""

    channel: str
    hours: str | None
    point: ContactPointFacts | None


def topic_of(kind: str) -> str:
    """Return what a kind of reminder speaks of."""
    return TOPICS.get(kind, "service")


def is_withheld(kind: str, consents: Consents | None) -> bool:
    """Say whether a client who is not to be contacted gets no such reminder; `consents` None: he may be contacted.

    Service notices go to a channel to which he said yes (D5); what was promised is owed; the desk's work goes on.
    """
    if consents is None or kind in DESK or kind in OWED:
        return False
    return kind not in SERVICE or True not in consents


class Ways:
    """Chooses the way for any client and kind under one rulebook."""

    def __init__(self, hours: Hours) -> None:
        self._hours = hours

    def choose(self, kind: str, client: ClientFacts, points: Sequence[ContactPointFacts]) -> Way | None:
        """Return the way: the client's wish first, then by what is to be said; None where no way is open or known."""
        if kind in DESK:
            return None
        return self._first(_channels(kind, client.preferred_channel), topic_of(kind), client, points)

    def talk(
        self, topic: str, client: ClientFacts, points: Sequence[ContactPointFacts], preferred: str | None
    ) -> Way | None:
        """Return the way to a talk about a topic, the preferred channel first; None where no way is open or known."""
        return self._first(_talks(preferred), topic, client, points)

    def _first(
        self, channels: Iterable[str], topic: str, client: ClientFacts, points: Sequence[ContactPointFacts]
    ) -> Way | None:
        ways = (self._way(channel, topic, client, points) for channel in channels)
        return next((way for way in ways if way is not None), None)

    def _way(self, channel: str, topic: str, client: ClientFacts, points: Iterable[ContactPointFacts]) -> Way | None:
        if not _is_allowed(channel, client):
            return None
        if channel in _NO_POINT:
            return Way(channel, None, None)
        usable = (point for point in _points(channel, points) if point.hours != NEVER and not is_banned(point, topic))
        point = next(usable, None)
        if point is None:
            return None
        return Way(channel, point.hours or self._hours.of(client.occupation), point)


def _channels(kind: str, preferred: str | None) -> Iterator[str]:
    if kind not in WRITTEN:
        yield from _talks(preferred)
        return
    yield from dict.fromkeys([*([preferred] if preferred else []), *MESSAGES, *CALLS, *MEETINGS])


def _talks(preferred: str | None) -> Iterator[str]:
    yield from dict.fromkeys([*([preferred] if preferred else []), *CALLS, *MESSAGES, *MEETINGS])


def _is_allowed(channel: str, client: ClientFacts) -> bool:
    """Say whether the client lets us use a channel: no is no, and who is not to be contacted must have said yes."""
    consent = _CONSENT_OF.get(channel)
    said = None if consent is None else getattr(client, f"consent_{consent}")
    return said is True if client.do_not_contact else said is not False


def _points(channel: str, points: Iterable[ContactPointFacts]) -> Iterator[ContactPointFacts]:
    wanted = _POINT_OF.get(channel, (channel,))
    return (point for point in points if point.channel in wanted)
