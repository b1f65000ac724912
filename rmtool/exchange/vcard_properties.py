"""The properties of one address card as any phone or mail program writes them: vCard 2.1, 3.0 and 4.0."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vobject.base import ContentLine, ParseError, textLineToContentLine

_OLD = "2.1"
_HEAD = re.compile(r"[^:\"]*(?:\"[^\"]*\"[^:\"]*)*:")
# Android writes a label of the user's own as ;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E8=80=81).
# Others write it bare, in their language: ;X-工作.
_CUSTOM = re.compile(r";X-(?:CUSTOM\([^)]*\)|[^;:=]*[^\x00-\x7f;:=][^;:=]*)")
# GB18030 reads whatever the older two write, and rare characters besides.
_CHINESE_CHARSET = re.compile(r"CHARSET=\"?(?:GBK|GB2312|GB_2312-80|CP936|X-GBK)\"?")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SIGN = re.compile(r"\\?.", re.DOTALL)
# Marks that steer the direction of writing: phones copy them along with numbers, and nobody sees them.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class UnreadableError(ValueError):
    """A line of a card that is no property, or whose characters are broken; `line` counts from the card's first."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Property(NamedTuple):
    """One property: its name and parameters in capitals, `kinds` (CELL, HOME) among them, and its value as written."""

    name: str
    kinds: frozenset[str]
    parameters: Mapping[str, Sequence[str]]
    value: str
    version: str = "3.0"

    @property
    def text(self) -> str:
        """Return the value as plain text."""
        return self._plain(self.value)

    def parts(self, separator: str) -> list[str]:
        """Return the parts of a value of several, divided by `;` or `,`, as plain texts."""
        parts = [""]
        for sign in _SIGN.findall(self.value):
            if sign == separator:
                parts.append("")
            else:
                parts[-1] += sign
        return [self._plain(part) for part in parts]

    def _plain(self, value: str) -> str:
        """Return a value without its escapes; 2.1 has none for line ends: a backslash before n is one there."""

        def meant(found: re.Match[str]) -> str:
            sign = found[1]
            if sign in "nN":
                return found[0] if self.version == _OLD else "\n"
            return sign if sign in "\\;,:" else found[0]

        return _INVISIBLE.sub("", _ESCAPE.sub(meant, value)).strip()


def properties(lines: Sequence[str]) -> Iterator[Property]:
    """Yield the properties of a card, pictures and other encoded data left as they are.

    Raises:
        UnreadableError: a line is no property.
    """
    version, encoded = "3.0", False
    for line, number in _unfolded(lines):
        if encoded and _BASE64.fullmatch(line):
            continue  # old phones do not indent the lines of a picture
        content = _content(line, number)
        if content.name == "VERSION":
            version = content.value.strip()
        encoded = bool(_texts(content.params.get("ENCODING", ())) & {"B", "BASE64"}) or "BASE64" in _kinds(content)
        yield Property(content.name, _kinds(content), content.params, content.value, version)


def _unfolded(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield whole lines, each with the number of its first piece.

    vobject does this too, but takes a piece of blanks for the end of a card's line.
    """
    whole, begun = "", 1
    for number, line in enumerate(lines, start=1):
        if whole.endswith("=") and "QUOTED-PRINTABLE" in whole.upper():
            whole += f"\n{line}"
        elif whole and line[:1] in {" ", "\t"}:
            whole += line[1:]
        else:
            if whole.strip():
                yield whole, begun
            whole, begun = line, number
    if whole.strip():
        yield whole, begun


def _content(line: str, number: int) -> ContentLine:
    head = _HEAD.match(line)
    if head is None:
        raise UnreadableError(number)
    capital = _CHINESE_CHARSET.sub("CHARSET=GB18030", _CUSTOM.sub("", head[0].upper()))
    rest = line[head.end() :]
    try:
        return textLineToContentLine(capital + rest)
    except UnicodeDecodeError:
        return _without_charset(capital, rest, number)
    except (ParseError, LookupError, ValueError):
        raise UnreadableError(number) from None


def _without_charset(head: str, rest: str, number: int) -> ContentLine:
    """Old phones leave the charset out: what is not UTF-8 is GB18030, as in any list."""
    if "CHARSET" in head:
        raise UnreadableError(number)
    try:
        return textLineToContentLine(f"{head[:-1]};CHARSET=GB18030:{rest}")
    except UnicodeDecodeError:
        raise UnreadableError(number) from None


def _kinds(content: ContentLine) -> frozenset[str]:
    """Return what kind of phone or address it is; 2.1 writes the kinds bare (TEL;CELL), later ones as TYPE=."""
    return frozenset(_texts((*content.params.get("TYPE", ()), *content.singletonparams)))


def _texts(values: Sequence[str]) -> set[str]:
    return {part.strip() for value in values for part in value.split(",")}
