"""Reminders and the month plan as a calendar file (RFC 5545) that Outlook, Apple's calendar and phones import.

Times are those of Beijing, with the zone written into the file: it has one offset and no summer time, so every program
reads the same moment; times without a zone are moved by some of them. An entry keeps its UID from file to file, and its
SEQUENCE grows, so that a file imported again renews the entries instead of doubling them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from rmtool.errors import UsageError
from rmtool.exchange.files import written_whole
from rmtool.text import _

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone

PRODUCT = "-//rmtool//client book//ZH"
_OWNER = "rmtool"
_ZONE, _ZONE_NAME, _OFFSET = "Asia/Shanghai", "CST", timedelta(hours=8)
_SEQUENCES_FROM = datetime(2020, 1, 1, tzinfo=UTC)  # seconds since then fit into 31 bits until 2088
_MORNING = timedelta(hours=9)  # when an entry of the whole day is announced
_HEAD = 4096
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control codes, marks that turn the direction of what follows, and halves of characters, which no UTF-8 can carry.
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class CalendarEntry(NamedTuple):
    """One entry of a calendar.

    Attributes:
        uid: the reminder's key, the same in every file that tells of it.
        on: the day.
        at: minute of the day at which it begins; None for an entry of the whole day.
        minutes: how long it takes; without meaning for a whole day.
        title: one line.
        text: several lines, or empty.
        alarm_minutes: so long before the beginning a sign is given; for a whole day at nine of that day, whatever the
            number; None for no sign.
        sequence: the number of this version, higher than that of the one before; None for the time of writing.
        stamp: when what it says last changed; None for the time of writing.
    """

    uid: str
    on: date
    at: int | None
    minutes: int
    title: str
    text: str = ""
    alarm_minutes: int | None = None
    sequence: int | None = None
    stamp: datetime | None = None


def write_ics(entries: Iterable[CalendarEntry], path: Path, *, name: str, now: datetime, replace: bool = False) -> int:
    """Write the entries as a calendar called `name`, and return how many they are.

    The file is readable by its owner only, and whole or not written at all. A calendar that rmtool wrote is written
    over; any other file only with `replace`. A moment without a zone is one of Beijing.

    Raises:
        UsageError: another program's file is there already.
        InputFileError: the file cannot be written; what was there before still is.
        ValueError: two entries have one UID, of which a calendar would keep one only.
    """
    every = list(entries)
    content = _calendar(every, name, _moment(now)).to_ical()
    if not replace and _is_foreign(path):
        raise UsageError(
            _("{file} is there already").format(file=path), _("it is no calendar that rmtool wrote: name another file")
        )
    with written_whole(path) as stream:
        stream.write(content)
    return len(every)


def uid_of(key: str) -> str:
    """Return the UID of a reminder; what is neither an ASCII letter nor a digit nor one of `:._-` is written as %XX."""
    return f"{quote(key, safe=':._-', errors='surrogatepass')}@{_OWNER}"


def _calendar(entries: Sequence[CalendarEntry], name: str, now: datetime) -> "Calendar":
    from icalendar import Calendar

    twice = [uid for uid, count in Counter(uid_of(entry.uid) for entry in entries).items() if count > 1]
    if twice:
        raise ValueError(f"entries with one UID: {', '.join(twice)}")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(name))
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return calendar


def _zone() -> "Timezone":
    """Return the zone as it has been since 1991; written by hand, for Windows has no list of zones."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1991, 9, 15))  # noqa: DTZ001 - a zone's own beginning has none
    standard.add("tzname", _ZONE_NAME)
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    zone = Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def _event(entry: CalendarEntry, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid_of(entry.uid))
    event.add("dtstamp", now)
    event.add("last-modified", now if entry.stamp is None else _moment(entry.stamp))
    event.add("sequence", _sequence(now) if entry.sequence is None else entry.sequence)
    _add_span(event, entry)
    event.add("summary", _one_line(entry.title))
    if entry.text:
        event.add("description", _lines(entry.text))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if entry.at is None else "OPAQUE")
    if entry.alarm_minutes is not None:
        event.add_component(_alarm(entry, entry.alarm_minutes))
    return event


def _add_span(event: "Event", entry: CalendarEntry) -> None:
    """Add beginning and end; the end of a whole day is the day after."""
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(1))
        return
    start = datetime.combine(entry.on, time()) + timedelta(minutes=entry.at)
    event.add("dtstart", start, parameters={"TZID": _ZONE})
    event.add("dtend", start + timedelta(minutes=entry.minutes), parameters={"TZID": _ZONE})


def _alarm(entry: CalendarEntry, minutes: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(entry.title))
    alarm.add("trigger", _MORNING if entry.at is None else -timedelta(minutes=minutes))
    return alarm


def _sequence(now: datetime) -> int:
    return int((now - _SEQUENCES_FROM).total_seconds())


def _moment(when: datetime) -> datetime:
    """Return the moment in UTC, to the second."""
    local = when if when.tzinfo else when.replace(tzinfo=timezone(_OFFSET))
    return local.astimezone(UTC).replace(microsecond=0)


def _lines(text: str) -> str:
    """Return a text with line feeds as its only control codes; the library writes them so that no line ends."""
    return _UNSAFE.sub(" ", _LINE_ENDS.sub("\n", text))


def _one_line(text: str) -> str:
    return " ".join(_lines(text).split())


def _is_foreign(path: Path) -> bool:
    """Return whether a file is there that is no calendar of ours; a device or a pipe is nobody's."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return True
    return bool(head.strip()) and not (head.startswith(b"BEGIN:VCALENDAR") and PRODUCT.encode() in head)
