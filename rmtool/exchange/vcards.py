"""A file of address cards (vCard 2.1, 3.0, 4.0) as a list of clients: a card a record, under our field names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rmtool.errors import InputFileError, Rejection
from rmtool.exchange.encoding import find_encoding
from rmtool.exchange.records import Known, Record, Survey
from rmtool.exchange.vcard_fields import FIELDS, client_fields, is_group
from rmtool.exchange.vcard_properties import Property, UnreadableError, properties
from rmtool.text import _

_BEGIN = re.compile(r"BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(r"END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
# A card of 2.1 may hold the card of a secretary, who is not the client.
_AGENT = re.compile(r"(?:[\w-]+\.)?AGENT[^:]*:[ \t]*", re.IGNORECASE)
# Not str.splitlines: a text may hold a form feed or a line separator of Unicode.
_LINE_END = re.compile(r"\r\n|\n|\r")
_LONGEST_SHOWN = 200  # characters of a rejected line


class Cards(NamedTuple):
    """The cards of a file: those that are clients, those that cannot be taken, and what no field takes.

    `records` are their cells under `columns`, each by the line of its BEGIN; `not_taken` counts properties by name.
    """

    columns: tuple[str, ...]
    records: Iterator[Record]
    rejected: tuple[Rejection, ...]
    not_taken: Counter[str]
    encoding: str


class CardList:
    """The cards of a file as a list; they are read at once, since the columns show only at the end."""

    encoding = "vCard"
    delimiter = ""
    sheet: str | None = None

    def __init__(self, path: Path, shown: str, encoding: str | None) -> None:
        self._cards = read_cards(path, shown, encoding)
        self.not_taken = tuple(self._cards.not_taken)
        self.size = path.stat().st_size
        self.position = 0

    def survey(self, _known: Known) -> Survey | None:
        """Return the place of the header: before the first card."""
        return Survey(0, ())

    def records(self) -> Iterator[Record | Rejection]:
        """Yield the columns, then the cards by the lines on which they begin, those that cannot be taken with why."""
        yield Record(0, list(self._cards.columns))
        self.position = self.size
        every: list[Record | Rejection] = [*self._cards.records, *self._cards.rejected]
        yield from sorted(every, key=lambda one: one.line)

    def close(self) -> None:
        """Nothing is open."""


class _Stretch(NamedTuple):
    """Lines of the file that belong together; `complete` only those from a BEGIN to its END."""

    line: int
    lines: list[str]
    complete: bool


def read_cards(path: Path, shown: str, encoding: str | None = None) -> Cards:
    """Return the cards of a file; `shown` names it in errors, `encoding` is None to find it.

    Raises:
        InputFileError: the file cannot be read, or holds no card.
    """
    codec = find_encoding(path, shown, encoding)
    with path.open(encoding=codec, newline="") as stream:
        # Files joined end to end carry the byte order mark of each.
        lines = [line.lstrip("\ufeff") for line in _LINE_END.split(stream.read())]
    not_taken: Counter[str] = Counter()
    clients: list[tuple[int, dict[str, str]]] = []
    rejected: list[Rejection] = []
    for stretch in _stretches(lines, shown):
        fields = _client(stretch, not_taken)
        if isinstance(fields, Rejection):
            rejected.append(fields)
        else:
            clients.append((stretch.line, fields))
    columns = tuple(field for field in FIELDS if any(field in fields for _line, fields in clients))
    records = (Record(line, [fields.get(column, "") for column in columns]) for line, fields in clients)
    return Cards(columns, records, tuple(rejected), not_taken, codec)


def _stretches(lines: Sequence[str], shown: str) -> Iterator[_Stretch]:
    """Yield every card, whole or cut, and what stands between cards; blank lines there are nothing."""
    if not any(map(_BEGIN.fullmatch, lines)):
        raise InputFileError(
            _("{file} holds no vCard").format(file=shown), _("export the contacts again as vCard (.vcf)")
        )
    begun, gathered, agents = 1, list[str](), 0
    for number, line in enumerate(lines, start=1):
        if (agents or (gathered and _AGENT.fullmatch(gathered[-1]))) and _BEGIN.fullmatch(line):
            agents += 1
        if agents:
            agents -= _END.fullmatch(line) is not None
            continue
        if _BEGIN.fullmatch(line) and gathered:
            yield _Stretch(begun, gathered, complete=False)
            gathered = []
        if not gathered and not line.strip():
            continue
        begun = begun if gathered else number
        gathered.append(line)
        if _END.fullmatch(line) and _BEGIN.fullmatch(gathered[0]):
            yield _Stretch(begun, gathered, complete=True)
            gathered = []
    if gathered:
        yield _Stretch(begun, gathered, complete=False)


def _client(stretch: _Stretch, not_taken: Counter[str]) -> dict[str, str] | Rejection:
    """Return a card by our field names, or why it is none; only of a card that is taken the rest is counted."""
    if not _BEGIN.fullmatch(stretch.lines[0]):
        reason = _("text outside any card")
        return _rejection(stretch, 0, reason, _("a card begins with BEGIN:VCARD and ends with END:VCARD"))
    if not stretch.complete:
        return _rejection(stretch, 0, _("a card that was cut: it has no end"), _("export the contacts again"))
    try:
        card = list(properties(stretch.lines))
    except UnreadableError as error:
        place = error.line - 1
        return _rejection(stretch, place, _("a line of a card that cannot be read"), _("export this contact again"))
    return _person(stretch, card, not_taken)


def _person(stretch: _Stretch, card: Sequence[Property], not_taken: Counter[str]) -> dict[str, str] | Rejection:
    if is_group(card):
        return _rejection(stretch, 0, _("a group of contacts, not a person"), _("its members have cards of their own"))
    others: Counter[str] = Counter()
    fields = client_fields(card, others)
    if "name" not in fields:
        return _rejection(stretch, 0, _("a vCard without a name"), _("give the contact a name and export it again"))
    not_taken.update(others)
    return fields


def _rejection(stretch: _Stretch, place: int, reason: str, hint: str) -> Rejection:
    return Rejection(stretch.line + place, "", stretch.lines[place][:_LONGEST_SHOWN], reason, hint)
