"""How a file is encoded: byte order mark, then UTF-8, then GB18030. Chinese bank exports are one of these."""

import codecs
from pathlib import Path

from rmtool.errors import InputFileError
from rmtool.text import _

_CHUNK = 1 << 20
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def find_encoding(path: Path, shown: str, named: str | None = None) -> str:
    """Return the codec that reads the whole file; `shown` names the file in errors.

    GB18030 and never GBK: rare characters of names (䶮, 𬭎) exist only there, and it reads every GBK file.

    Raises:
        InputFileError: the file is empty, no text, or not in the encoding that was named.
    """
    head = _head(path)
    if not head:
        raise InputFileError(_("{file} is empty").format(file=shown), _("export the list again"))
    if head.startswith(_WORKBOOKS):
        raise InputFileError(
            _("{file} is an Excel workbook, not a CSV list").format(file=shown),
            _("in Excel: File, Save as, CSV; then import that file"),
        )
    if named is not None:
        return _checked(path, shown, named)
    if head.startswith(_WIDE_MARKS):
        raise InputFileError(
            _("{file} is UTF-16 text (Excel's Unicode text)").format(file=shown), _("save it as CSV and import that")
        )
    _refuse_binary(path, shown)
    for codec in ("utf-8-sig", "gb18030"):
        if _reads(path, codec):
            return codec
    raise InputFileError(
        _("{file} is neither UTF-8 nor GB18030 text").format(file=shown), _("name its encoding: --encoding big5")
    )


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(8)


def _checked(path: Path, shown: str, named: str) -> str:
    try:
        codec = codecs.lookup(named).name
        "".encode(codec)  # some codecs are no text encodings
    except (LookupError, TypeError, ValueError):
        raise InputFileError(
            _("there is no encoding {name}").format(name=named), _("e.g. utf-8, gb18030 or big5")
        ) from None
    if codec == "utf-8":
        codec = "utf-8-sig"
    if codec in {"gbk", "gb2312", "cp936"}:
        codec = "gb18030"
    if not _reads(path, codec):
        raise InputFileError(
            _("{file} is not {name} text").format(file=shown, name=named),
            _("leave --encoding out: it is found by itself"),
        )
    return codec


def _refuse_binary(path: Path, shown: str) -> None:
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if b"\0" in chunk:
                raise InputFileError(
                    _("{file} holds NUL bytes: it is no text file").format(file=shown), _("export the list as CSV")
                )


def _reads(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
