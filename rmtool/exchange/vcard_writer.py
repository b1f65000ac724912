"""Clients as address cards (vCard 3.0) for phones and mail programs: how to reach whom, and nothing of the money."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rmtool.exchange.files import written_whole
from rmtool.rules.names import split_name

_PHONES = {"mobile": "CELL", "sms": "CELL", "phone": "VOICE", "fax": "FAX"}
_PLACES = {"home": "HOME", "work": "WORK"}
_LONGEST_LINE = 75  # bytes, by RFC 2426
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SPECIAL = re.compile(r"[\\;,]")


class CardFacts(NamedTuple):
    """What a card says of a client.

    `handle` is the client number, or `#id` where there is none; `points` are (channel, value, place), the place home,
    work or None; `lunar_birthday` is the day of birth as 农历1985年六月初三 where it is kept by that calendar.
    """

    handle: str
    client_no: str | None
    name: str
    points: Sequence[tuple[str, str, str | None]]
    employer: str | None = None
    birth_date: date | None = None
    tags: Sequence[str] = ()
    lunar_birthday: str | None = None


def write_cards(path: Path, clients: Iterable[CardFacts]) -> None:
    """Write one card a client; the file is readable by its owner only, and whole or not written at all.

    No note, no amount and no risk level goes into a card: a phone is no system of the bank.

    Raises:
        InputFileError: the file cannot be written; what was there before still is.
    """
    with written_whole(path) as stream:
        for client in clients:
            stream.writelines(f"{_folded(line)}\r\n".encode() for line in _card(client))


def _card(client: CardFacts) -> Iterator[str]:
    """Yield the lines of a card, by hand: vobject lets control characters and Unicode line ends through."""
    family, given = split_name(client.name)
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    yield f"FN:{_escaped(client.name)}"
    yield f"N:{_escaped(family)};{_escaped(given)};;;"
    for channel, value, place in client.points:
        yield from _point(channel, _escaped(value), _PLACES.get(place or ""))
    if client.employer:
        yield f"ORG:{_escaped(client.employer)}"
    if client.birth_date:
        yield f"BDAY:{client.birth_date.isoformat()}"
    if client.lunar_birthday:
        yield f"X-RMTOOL-LUNAR-BIRTHDAY:{_escaped(client.lunar_birthday)}"
    if client.tags:
        yield f"CATEGORIES:{','.join(map(_escaped, client.tags))}"
    yield f"UID:{_escaped(f'urn:rmtool:client:{client.handle}')}"
    if client.client_no:
        yield f"X-RMTOOL-CLIENT-NO:{_escaped(client.client_no)}"
    yield "END:VCARD"


def _point(channel: str, value: str, place: str | None) -> Iterator[str]:
    if channel in _PHONES:
        yield f"TEL{_typed(_PHONES[channel], place)}:{value}"
    elif channel == "email":
        yield f"EMAIL{_typed('INTERNET', place)}:{value}"
    elif channel == "mail":
        yield f"ADR{_typed(place)}:;;{value};;;;"
    elif channel == "wechat":
        yield f"X-WECHAT:{value}"


def _typed(*kinds: str | None) -> str:
    named = ",".join(kind for kind in kinds if kind)
    return f";TYPE={named}" if named else ""


def _escaped(text: str) -> str:
    """Return a text that cannot end its line or its value; other control characters become spaces."""
    plain = _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))
    return _SPECIAL.sub(r"\\\g<0>", plain).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, no character divided."""
    pieces, room = [""], _LONGEST_LINE
    for character in line:
        width = len(character.encode())
        if width > room:
            pieces.append("")
            room = _LONGEST_LINE - 1  # the space that marks what follows
        pieces[-1] += character
        room -= width
    return "\r\n ".join(pieces)
