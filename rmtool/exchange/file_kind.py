"""What a file is, by its content: a bank's `.xls` may be a workbook, a page or plain text."""

import codecs
import re
import zipfile
import zlib
from enum import Enum, auto
from pathlib import Path

from rmtool.errors import InputFileError
from rmtool.text import _

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"
# No cell of a list begins with a tag: whatever the system put before its table, the file is a page.
_PAGE = re.compile(r"<(?:!--|!\[|!doctype html\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_XML = re.compile(r"<(?:\?xml|(?:ss:)?workbook)\b", re.IGNORECASE)
# Excel saves pages with all they need as a letter with attachments; browsers put other lines above this one.
_LETTER = re.compile(r"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}mime-version:", re.IGNORECASE)
_CARDS = re.compile(r"BEGIN\s*:\s*VCARD", re.IGNORECASE)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
# How far a sheet reaches, as Excel and WPS write it at its beginning.
_REACH = re.compile(rb'<(?:\w+:)?dimension\s[^>]*?\bref="[A-Z]+\d+:([A-Z]{1,3})(\d{1,7})"')
_MOST_CELLS = 1 << 26  # about 3 GB once loaded; a million clients in forty columns are well below
_LETTERS = 26
_ENCRYPTED = 1  # the bit of an entry's flags
# What zipfile says of archives that break off or hold nonsense.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, ValueError)


class FileKind(Enum):
    """What can hold a list."""

    text = auto()
    page = auto()
    workbook = auto()
    cards = auto()


def kind_of(path: Path, shown: str) -> FileKind:
    """Return what the file is; `shown` names it in errors.

    Raises:
        InputFileError: it is empty, or holds no list: a PDF, a Word document, an archive, a damaged workbook.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        raise InputFileError(_("{file} is empty").format(file=shown), _("export the list again"))
    if head.startswith(_ZIP):
        _refuse_other_archives(path, shown)
        return FileKind.workbook
    if head.startswith(_OLE):
        _refuse_other_containers(path, shown)
        return FileKind.workbook
    return _kind_of_text(_beginning(head), shown)


def _beginning(head: bytes) -> str:
    """Return the first characters of a text, only its ASCII signs for sure: they tell what it is."""
    wide = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}.get(head[:2])
    return head.removeprefix(codecs.BOM_UTF8).decode(wide or "latin-1", errors="ignore").lstrip()


def _kind_of_text(beginning: str, shown: str) -> FileKind:
    if _CARDS.match(beginning):
        return FileKind.cards
    if beginning.startswith("%PDF"):
        raise InputFileError(_("{file} is a PDF, not a list").format(file=shown), _as_workbook())
    if _LETTER.match(beginning):
        raise InputFileError(_("{file} is a saved web page (MHTML), not a list").format(file=shown), _as_workbook())
    if _XML.match(beginning) and "<html" not in beginning.lower():
        if _SPREADSHEET_ML in beginning:
            raise InputFileError(_("{file} is an XML spreadsheet of Excel 2003").format(file=shown), _as_workbook())
        raise InputFileError(_("{file} is an XML document, not a list").format(file=shown), _as_workbook())
    return FileKind.page if beginning.startswith("<?xml") or _PAGE.match(beginning) else FileKind.text


def _as_workbook() -> str:
    return _("open it in Excel: File, Save as, Excel workbook (.xlsx); then import that file")


def _refuse_other_archives(path: Path, shown: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            encrypted = any(entry.flag_bits & _ENCRYPTED for entry in archive.infolist())
            open_document = not encrypted and "mimetype" in names and archive.read("mimetype").startswith(_ODS)
            manifest = archive.read("META-INF/manifest.xml") if open_document else b""
            vast = [] if encrypted else [reach for name in names if (reach := _vast_reach(archive, name))]
    except _BROKEN:
        raise damaged(shown) from None
    if encrypted or b"encryption-data" in manifest:
        raise protected(shown)
    if not open_document and not any(name.startswith("xl/") for name in names):
        raise no_workbook(shown)
    if vast:
        raise InputFileError(
            _("{file} has a sheet with cells as far as {cell}").format(file=shown, cell=vast[0]),
            _("delete the rows below its list and the columns beside it, save and import again"),
        )


def _vast_reach(archive: zipfile.ZipFile, name: str) -> str:
    """Return the last cell of a sheet with more cells than can be loaded, blank ones between too; "" for any other."""
    if not (name.startswith("xl/worksheets/") and name.endswith(".xml")):
        return ""
    with archive.open(name) as sheet:
        found = _REACH.search(sheet.read(_HEAD))
    if found is None:
        return ""
    columns = 0
    for letter in found[1]:
        columns = columns * _LETTERS + letter - ord("A") + 1
    return (found[1] + found[2]).decode() if columns * int(found[2]) > _MOST_CELLS else ""


def _refuse_other_containers(path: Path, shown: str) -> None:
    """An OLE container names its parts in UTF-16: Word's are no workbook, an encrypted package is one."""
    content = path.read_bytes()
    if _part("EncryptedPackage") in content:
        raise protected(shown)
    if _part("Workbook") not in content and _part("Book") not in content:
        raise no_workbook(shown) if _part("Root Entry") in content else damaged(shown)


def _part(name: str) -> bytes:
    """Return the beginning of an entry of an OLE directory: the name, ended by NULs."""
    return f"{name}\0\0".encode("utf-16-le")


def protected(shown: str) -> InputFileError:
    """Return the error for a workbook that asks for a password."""
    return InputFileError(
        _("{file} is protected by a password").format(file=shown),
        _("open it in Excel and save a copy without the password; then import the copy"),
    )


def damaged(shown: str) -> InputFileError:
    """Return the error for a workbook that breaks off or is broken."""
    return InputFileError(_("{file} is a workbook that is cut or damaged").format(file=shown), _("export it again"))


def no_workbook(shown: str) -> InputFileError:
    """Return the error for a file that is packed like a workbook, but is none."""
    return InputFileError(
        _("{file} is no workbook (a document or an archive)").format(file=shown),
        _("import the list itself: .xlsx, .xls, .ods or CSV"),
    )
