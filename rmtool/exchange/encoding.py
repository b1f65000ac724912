"""How a file is encoded: byte order mark, then UTF-16, UTF-8, then GB18030 or Big5. What Chinese banks export."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from rmtool.errors import InputFileError
from rmtool.exchange.chinese import Commonness, commonness
from rmtool.text import _

_CHUNK = 1 << 20
_WIDE_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SAMPLE = 1 << 16
# As Windows writes it, and with the characters of Hong Kong.
_BIG5 = ("cp950", "big5hkscs")
# GB18030 is what nearly all banks write: Big5 must be common Chinese, clearly more so, and by more than one odd name.
_COMMON, _CLEARLY, _POINTS = 0.45, 0.15, 3
_ASCII_SHARE = 10  # at least every tenth character of a list divides cells, ends a line, or is a digit
# Characters that no line of a list holds; UTF-16 read in the wrong byte order, and programs, are full of them.
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# GB18030 text seldom passes for two or three characters of UTF-8, never for this many.
_SURELY_UTF8 = 8


class Break(NamedTuple):
    """Where text stops being of a codec: the line, and how many characters beyond ASCII stood before it."""

    line: int
    wide: int


def encoding_name(codec: str) -> str:
    """Return what people call a codec."""
    return {"utf-8-sig": "UTF-8", "cp950": "BIG5", "big5hkscs": "BIG5-HKSCS"}.get(codec, codec.upper())


def find_encoding(path: Path, shown: str, named: str | None = None) -> str:
    """Return the codec that reads the whole file; `shown` names the file in errors.

    GB18030 and never GBK: rare characters of names (䶮, 𬭎) exist only there, and it reads every GBK file.

    Raises:
        InputFileError: the file is no text, or not in the encoding that was named.
    """
    if named is not None:
        return _checked(path, shown, named)
    if (wide := _utf16(path)) is not None:
        return _whole_utf16(path, shown, wide)
    _refuse_binary(path, shown)
    broken = _broken(path, "utf-8-sig")
    if broken is None:
        return "utf-8-sig"
    if broken.wide >= _SURELY_UTF8:
        raise InputFileError(
            _("{file} is UTF-8 text with a broken character on line {line}").format(file=shown, line=broken.line),
            _("export the list again; the file was cut or edited"),
        )
    return _gb18030_or_big5(path, shown)


def _gb18030_or_big5(path: Path, shown: str) -> str:
    """Return the encoding in which the text is more common Chinese: nearly every Big5 file passes for GB18030."""
    with path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
    simple = commonness(sample.decode("gb18030", errors="ignore"))
    for codec in _BIG5:
        traditional = commonness(sample.decode(codec, errors="ignore"))
        if _is_surer(traditional, simple) and _broken(path, codec) is None:
            return codec
    broken = _broken(path, "gb18030")
    if broken is None:
        return "gb18030"
    raise InputFileError(
        _("{file} is neither UTF-8, GB18030 nor Big5 text (line {line})").format(file=shown, line=broken.line),
        _("name its encoding, e.g. --encoding shift_jis; or export it as UTF-8 or as a workbook"),
    )


def _is_surer(traditional: Commonness, simple: Commonness) -> bool:
    more = traditional.share - simple.share
    return traditional.share > _COMMON and more > _CLEARLY and more * 2 * traditional.signs >= _POINTS


def _checked(path: Path, shown: str, named: str) -> str:
    try:
        codec = codecs.lookup(named).name
        "".encode(codec)  # some codecs are no text encodings
    except (LookupError, TypeError, ValueError):
        raise InputFileError(
            _("there is no encoding {name}").format(name=named), _("e.g. utf-8, gb18030 or big5")
        ) from None
    codec = {"utf-8": "utf-8-sig", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030"}.get(codec, codec)
    if codec == "big5":
        codec = next((big5 for big5 in _BIG5 if _broken(path, big5) is None), codec)
    broken = _broken(path, codec)
    if broken is not None:
        raise InputFileError(
            _("{file} is not {name} text (line {line})").format(file=shown, name=named, line=broken.line),
            _("leave --encoding out: it is found by itself"),
        )
    return codec


def _utf16(path: Path) -> str | None:
    """Return the byte order of UTF-16 text: by its mark, without one where a single order gives lines of text."""
    with path.open("rb") as stream:
        head = stream.read(_SAMPLE)
    marked = _WIDE_MARKS.get(head[:2])
    if marked is not None or b"\0" not in head:
        return marked
    fitting = [codec for codec in _WIDE_MARKS.values() if _reads_as_lines(head, codec)]
    return fitting[0] if len(fitting) == 1 else None


def _reads_as_lines(head: bytes, codec: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(head)
    except UnicodeDecodeError:
        return False
    ascii_signs = len(text) - _beyond_ascii(text)
    return "\n" in text and ascii_signs * _ASCII_SHARE > len(text) and _NO_TEXT.search(text) is None


def _whole_utf16(path: Path, shown: str, order: str) -> str:
    """Return the codec that also takes the byte order mark off; InputFileError where the text breaks off."""
    broken = _broken(path, order)
    if broken is not None:
        raise InputFileError(
            _("{file} is UTF-16 text with a broken character on line {line}").format(file=shown, line=broken.line),
            _("export the list again; the file was cut or edited"),
        )
    with path.open("rb") as stream:
        return "utf-16" if stream.read(2) in _WIDE_MARKS else order


def _refuse_binary(path: Path, shown: str) -> None:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if b"\0" in chunk:
                raise InputFileError(
                    _("{file} holds NUL bytes: it is no text file").format(file=shown), _("export the list as CSV")
                )


def _broken(path: Path, codec: str) -> Break | None:
    """Return where the file stops being text of this codec (a NUL is none), None when it is text to its end."""
    decoder = codecs.getincrementaldecoder(codec)()
    line, wide = 1, 0
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                good = bytes(error.object[: error.start]).decode(codec, errors="ignore")
                return Break(line + good.count("\n"), wide + _beyond_ascii(good))
            if "\0" in text:
                return Break(line + text.partition("\0")[0].count("\n"), wide)
            if not chunk:
                return None
            line += text.count("\n")
            wide += 0 if text.isascii() else _beyond_ascii(text) if wide < _SURELY_UTF8 else 0


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", errors="ignore"))
