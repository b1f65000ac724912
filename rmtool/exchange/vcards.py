"""Address cards (vCard 2.1, 3.0, 4.0) as a list of clients: a card a row, its properties under our field names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vobject
from vobject.base import ContentLine, VObjectError

from rmtool.errors import InputFileError
from rmtool.exchange.encoding import find_encoding
from rmtool.exchange.records import Known, Record, Survey
from rmtool.text import _

_BEGIN = re.compile(r"BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE)
_END = re.compile(r"END\s*:\s*VCARD\s*$", re.IGNORECASE)
_FIELDS = (
    "client_no", "name", "mobile", "phone", "fax", "wechat", "email", "address", "employer", "occupation",
    "birth_date", "gender", "tags", "note",
)  # fmt: skip
# What a card says of itself, and the name's parts, which are in the name already.
_TECHNICAL = frozenset({"version", "prodid", "rev", "uid", "n", "fn", "kind", "source", "clientpidmap"})
_SEVERAL = frozenset({"mobile", "phone", "fax", "wechat", "email", "address"})
_PLAIN = {
    "email": "email", "note": "note", "bday": "birth_date", "title": "occupation", "role": "occupation",
    "x-wechat": "wechat", "x-rmtool-client-no": "client_no",
}  # fmt: skip
_MOBILE = re.compile(r"(?:\+?86)?1\d{10}")
_GENDERS = {"m": "male", "f": "female"}
_CLOCK = re.compile(r"T.*$")
_CHINESE = re.compile(r"[\u2e80-\U0003ffff]")


class CardList:
    """The cards of one file; they are read at once, since the columns show only at the end."""

    encoding = "vCard"
    delimiter = ""
    sheet: str | None = None

    def __init__(self, path: Path, shown: str, encoding: str | None) -> None:
        text = path.read_text(encoding=find_encoding(path, shown, encoding))
        self._cards = [(line, _read(line, card, shown)) for line, card in _split(text, shown)]
        others = dict.fromkeys(name for _line, card in self._cards for name in card if name not in _FIELDS)
        self._columns = [*(field for field in _FIELDS if any(field in card for _line, card in self._cards)), *others]
        self.size = len(self._cards)
        self.position = 0

    def survey(self, _known: Known) -> Survey | None:
        """Return the place of the header: before the first card."""
        return Survey(0, ())

    def records(self) -> Iterator[Record]:
        """Yield the columns, then each card under the line on which it begins."""
        yield Record(0, self._columns)
        for line, card in self._cards:
            self.position += 1
            yield Record(line, [card.get(column, "") for column in self._columns])

    def close(self) -> None:
        """Nothing is open."""


def _split(text: str, shown: str) -> Iterator[tuple[int, str]]:
    """Yield each card with the line on which it begins; a card without an end shows that the file was cut."""
    begun = 0
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _BEGIN.match(line.strip()):
            if begun:
                break
            begun, lines = number, []
        lines.append(line)
        if begun and _END.match(line.strip()):
            yield begun, "\r\n".join(lines) + "\r\n"
            begun = 0
    if begun:
        raise InputFileError(
            _("{file}: the card that begins on line {line} has no end").format(file=shown, line=begun),
            _("export the cards again; the file was cut"),
        )


def _read(line: int, text: str, shown: str) -> dict[str, str]:
    """Return a card as texts by our field names, and what no field takes by the property's own name."""
    try:
        card = vobject.readOne(text, allowQP=True)
        properties = list(card.getChildren())
    except (VObjectError, ValueError, LookupError) as error:
        raise InputFileError(
            _("{file}: the card that begins on line {line} cannot be read: {why}").format(
                file=shown, line=line, why=str(error).partition("\n")[0]
            ),
            _("export it again, or take this card out"),
        ) from None
    found: dict[str, str] = {"name": _name(card)} if _name(card) else {}
    for each in properties:
        if each.name.lower() not in _TECHNICAL:
            for field, value in _said(each):
                _add(found, field, value)
    return found


def _add(found: dict[str, str], field: str, value: str) -> None:
    if not value:
        return
    if field not in found:
        found[field] = value
    elif value not in found[field].split(";"):
        found[field] += f";{value}" if field in _SEVERAL or field == "tags" else f"\n{value}"


def _name(card: Any) -> str:  # noqa: ANN401 - vobject makes its classes on the fly
    """Return the full name; where there is none, its parts, Chinese ones without a space."""
    whole = _text(getattr(card, "fn", None))
    if whole:
        return whole
    parts = getattr(getattr(card, "n", None), "value", None)
    if parts is None or isinstance(parts, str):
        return _text(getattr(card, "n", None)).replace(";", "")
    family, given = _joined(parts.family), _joined(parts.given)
    return f"{family}{given}" if _CHINESE.search(family + given) else f"{given} {family}".strip()


def _said(line: ContentLine) -> Iterator[tuple[str, str]]:
    """Yield the field and value of one property; one that no field takes under its own name."""
    name = line.name.lower()
    if name == "tel":
        yield _phone(line)
    elif name == "adr":
        yield "address", _address(line.value)
    elif name == "org":
        yield "employer", " ".join(map(_joined, line.value)) if isinstance(line.value, list) else str(line.value)
    elif name == "gender":
        yield "gender", _GENDERS.get(str(line.value).partition(";")[0].strip().lower(), "")
    elif name == "categories":
        yield "tags", ";".join(line.value) if isinstance(line.value, list) else str(line.value).replace(",", ";")
    elif name == "impp" and "wechat" in str(line.value).lower():
        yield "wechat", str(line.value).partition(":")[2]
    elif name == "bday":
        yield "birth_date", _CLOCK.sub("", _text(line))
    else:
        yield _PLAIN.get(name, line.name), _text(line)


def _phone(line: ContentLine) -> tuple[str, str]:
    kinds = {kind.lower() for kind in (*line.params.get("TYPE", ()), *line.singletonparams)}
    kinds = {part for kind in kinds for part in kind.split(",")}
    number = str(line.value).removeprefix("tel:").partition(";")[0].strip()
    if "fax" in kinds:
        return "fax", number
    mobile = "cell" in kinds or _MOBILE.fullmatch(re.sub(r"[\s\-()]", "", number)) is not None
    return ("mobile" if mobile else "phone"), number


def _address(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, str):
        return value.replace(";", "").strip()
    parts = [value.country, value.region, value.city, value.extended, value.street, value.box]
    return "".join(map(_joined, parts)).replace(";", "，").replace("\n", "")


def _joined(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _text(line: Any) -> str:  # noqa: ANN401 - as above
    value = getattr(line, "value", "")
    return "" if isinstance(value, bytes) else _joined(value).strip()
