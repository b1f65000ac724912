"""Clients as address cards (vCard 3.0) for phones and mail programs: how to reach whom, and nothing of the money."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import vobject

from rmtool.exchange.files import written_whole
from rmtool.rules.masking import surname

_KINDS = {"mobile": "CELL", "phone": "VOICE", "fax": "FAX", "sms": "CELL"}
_PLACES = {"home": "HOME", "work": "WORK"}


class CardFacts(NamedTuple):
    """What a card says: `handle` names the client in the book; `points` are (channel, value, place)."""

    handle: str
    client_no: str | None
    name: str
    points: Sequence[tuple[str, str, str | None]]
    employer: str | None
    birth_date: date | None
    tags: Sequence[str]


def write_cards(path: Path, clients: Iterable[CardFacts]) -> None:
    """Write one card a client, readable by the file's owner only: no note, no amount, no level goes into a phone.

    Raises:
        InputFileError: the file cannot be written.
    """
    with written_whole(path) as stream:
        for client in clients:
            stream.write(_card(client).encode())


def _card(client: CardFacts) -> str:
    card = vobject.vCard()
    family = surname(client.name)
    card.add("n").value = vobject.vcard.Name(family=family, given=client.name.removeprefix(family).strip())
    card.add("fn").value = client.name
    for channel, value, place in client.points:
        _add_point(card, channel, value, place)
    if client.employer:
        card.add("org").value = [client.employer]
    if client.birth_date:
        card.add("bday").value = client.birth_date.isoformat()
    if client.tags:
        card.add("categories").value = list(client.tags)
    card.add("uid").value = f"urn:rmtool:client:{client.handle}"
    if client.client_no:
        card.add("x-rmtool-client-no").value = client.client_no
    text: str = card.serialize(lineLength=75)
    return text


def _add_point(card: "vobject.base.Component", channel: str, value: str, place: str | None) -> None:
    kinds = [kind for kind in (_KINDS.get(channel), _PLACES.get(place or "")) if kind]
    if channel in _KINDS:
        line = card.add("tel")
        line.value = value
    elif channel == "email":
        line = card.add("email")
        line.value = value
    elif channel == "mail":
        line = card.add("adr")
        line.value = vobject.vcard.Address(street=value)
    elif channel == "wechat":
        line = card.add("x-wechat")
        line.value = value
    else:
        return
    if kinds:
        line.type_param = kinds
