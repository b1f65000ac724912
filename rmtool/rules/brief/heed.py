"""What is read before anything else of a client: what he does not want, and what others warned of (D74, D89-D96)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rmtool.rules.hours import NEVER
from rmtool.rules.moments import day_of
from rmtool.rules.reason import Reason
from rmtool.rules.records import ClientFile, ContactFacts, ContactPointFacts
from rmtool.rules.reminders.way import Consents

LEFT, DO_NOT_CONTACT, MINOR, TABOO, NEVER_THERE, BAN, NO_CHANNEL = (
    "left", "do_not_contact", "minor", "taboo", "never_there", "ban", "no_channel",
)  # fmt: skip
CAUTION, REFERRER, COMPLAINT, ENVELOPE, MAILING = "caution", "referrer", "complaint", "plain_envelope", "mailing"
_COMPLAINT = "complaint"


def heed(file: ClientFile, today: date, complaint_days: int, *, minor: bool) -> tuple[Reason, ...]:
    """Return what to heed, the gravest first: bans and taboos, then cautions with who said them, then the envelope."""
    return (
        *_no_contact(file, today, minor=minor),
        *_taboos(file),
        *_cautions(file),
        *_complaints(file.contacts, today, complaint_days),
        *_mail(file),
    )


def _no_contact(file: ClientFile, today: date, *, minor: bool) -> Iterator[Reason]:
    client = file.client
    if client.has_left(today):
        yield Reason(LEFT, 0, {"on": client.left_on}, "default")
    if client.do_not_contact:
        yield Reason(DO_NOT_CONTACT, 0, {"allowed": _said(file, answer=True)}, "law")
    if minor:
        yield Reason(MINOR, 0, {}, "law")


def _taboos(file: ClientFile) -> Iterator[Reason]:
    if file.client.taboos:
        yield Reason(TABOO, 0, {"words": file.client.taboos}, "D74")
    for point in _limited(file.points):
        where = {"channel": point.channel, "place": point.place}
        if point.hours == NEVER:
            yield Reason(NEVER_THERE, 0, where, "D94")
        if point.bans:
            yield Reason(BAN, 0, {**where, "bans": point.bans}, "D95")
    refused = _said(file, answer=False)
    if refused:
        yield Reason(NO_CHANNEL, 0, {"channels": refused}, "D5")


def _limited(points: Iterable[ContactPointFacts]) -> Iterator[ContactPointFacts]:
    return (point for point in points if point.bans or point.hours == NEVER)


def _said(file: ClientFile, *, answer: bool) -> tuple[str, ...]:
    """Return the channels to which the client said yes, or no."""
    return tuple(one for one in Consents._fields if getattr(file.client, f"consent_{one}") is answer)


def _cautions(file: ClientFile) -> Iterator[Reason]:
    for one in file.cautions:
        params = {
            "category": one.category,
            "because": one.because,
            "said_by": one.said_by,
            "on": day_of(one.at),
            "review_on": one.review_on,
        }
        yield Reason(CAUTION, 0, params, "D93")
    if file.client.referrer_note:
        yield Reason(REFERRER, 0, {"who": file.client.referrer, "words": file.client.referrer_note}, "D89")


def _complaints(contacts: Iterable[ContactFacts], today: date, days: int) -> Iterator[Reason]:
    """Yield the last complaint, if it is not long ago; contacts come newest first."""
    since = today - timedelta(days)
    last = next((one for one in contacts if one.topic == _COMPLAINT and day_of(one.at) <= today), None)
    if last is not None and day_of(last.at) >= since:
        yield Reason(COMPLAINT, 0, {"on": day_of(last.at), "words": last.note}, "default")


def _mail(file: ClientFile) -> Iterator[Reason]:
    if file.client.plain_envelope:
        yield Reason(ENVELOPE, 0, {}, "D96")
    if file.client.mailing_instruction:
        yield Reason(MAILING, 0, {"words": file.client.mailing_instruction}, "D90")
