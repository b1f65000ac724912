"""What a client does not want on a contact point: topics (D95), and hours of the day (D94)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rmtool.rules.hours import windows_of
from rmtool.rules.reason import Reason
from rmtool.rules.records import ContactPointFacts

AMOUNTS = "amounts"
# Nobody speaks of these without naming figures.
WITH_FIGURES = frozenset({"maturity", "product"})
# On which points a contact may have come, besides those of its own channel, where it has none of its own.
STAND_INS = {"phone": ("mobile",), "mobile": ("phone",), "sms": ("mobile",)}
TOPICS_RULE, HOURS_RULE = "D95", "D94"


class Touch(NamedTuple):
    """A contact as a point sees it: channel, topic and minute of the day, the latter two None where unknown."""

    channel: str | None
    topic: str | None
    minute: int | None


def is_banned(point: ContactPointFacts, topic: str | None) -> bool:
    """Say whether a topic is not spoken of there; a ban on amounts covers talk that cannot do without figures."""
    bans = (point.bans or "").split(";")
    return topic is not None and (topic in bans or (AMOUNTS in bans and topic in WITH_FIGURES))


def allows(hours: str | None, minute: int) -> bool:
    """Say whether a point may be used at a minute of the day; without hours on file at any."""
    return hours is None or any(start <= minute < end for start, end in windows_of(hours))


def points_used(points: Iterable[ContactPointFacts], channel: str | None) -> tuple[ContactPointFacts, ...]:
    """Return the points on which a contact of a channel may have come.

    A call to a client without a landline rang the mobile.
    """
    known = tuple(points)
    own = tuple(point for point in known if point.channel == channel)
    return own or tuple(point for point in known if point.channel in STAND_INS.get(channel or "", ()))


def touched(points: Iterable[ContactPointFacts], touch: Touch) -> Iterator[Reason]:
    """Yield what a contact touched that the client does not want on the points of its channel."""
    for point in points_used(points, touch.channel):
        where = {"channel": point.channel, "place": point.place, "point": point.record_id}
        if is_banned(point, touch.topic):
            yield Reason("banned_topic", 0, {**where, "topic": touch.topic}, TOPICS_RULE)
        if touch.minute is not None and not allows(point.hours, touch.minute):
            yield Reason("outside_hours", 0, {**where, "hours": point.hours, "minute": touch.minute}, HOURS_RULE)
