"""Workbooks of Excel and LibreOffice (.xlsx, .xls, .xlsb, .ods) as lists; a workbook is loaded whole."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rmtool.errors import InputFileError
from rmtool.exchange.file_kind import damaged, protected
from rmtool.exchange.grid import Grid, GridList, Rows
from rmtool.text import _

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def open_workbook(path: Path, shown: str, sheet: str | None) -> GridList:
    """Return the list in a workbook: of the sheet by name or number, else of the first that has a header.

    Raises:
        InputFileError: the workbook is protected or damaged, or has no such sheet.
    """
    from python_calamine import CalamineWorkbook

    before = path.stat()
    with _naming_damage(shown):
        book = CalamineWorkbook.from_path(str(path))
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise damaged(shown)
    names = _sheets(book)
    return GridList(_format(path), _grids(book, names if sheet is None else [_named(sheet, names, shown)], shown))


def _sheets(book: "CalamineWorkbook") -> list[str]:
    """Return the sheets that hold cells, those that a person sees first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    return [sheet.name for sheet in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)]


def _named(sheet: str, names: Sequence[str], shown: str) -> str:
    if sheet in names:
        return sheet
    if sheet.isdecimal() and 0 < int(sheet) <= len(names):
        return names[int(sheet) - 1]
    raise InputFileError(
        _('{file} has no sheet "{sheet}"').format(file=shown, sheet=sheet),
        _("its sheets are {names}").format(names=_(", ").join(names)),
    )


def _grids(book: "CalamineWorkbook", names: Sequence[str], shown: str) -> Iterator[Grid]:
    for name in names:
        yield Grid(name, partial(_rows, book, name, shown))


def _rows(book: "CalamineWorkbook", name: str, shown: str, most: int | None) -> Rows:
    """Return the sheet's rows from row 1 and column A, so that numbers of rows are those a person sees."""
    with _naming_damage(shown):
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most)


@contextmanager
def _naming_damage(shown: str) -> Iterator[None]:
    from python_calamine import CalamineError, PasswordError, XmlError, ZipError

    try:
        yield
    except PasswordError:
        raise protected(shown) from None
    except (CalamineError, XmlError, ZipError):
        raise damaged(shown) from None
    except BaseException as error:
        # Broken bytes can crash calamine itself; its panic is no Exception and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(shown) from None


def _format(path: Path) -> str:
    """Return what people call the format: a workbook that is no archive is an old one."""
    if not zipfile.is_zipfile(path):
        return "Excel xls"
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    if "mimetype" in names:
        return "OpenDocument ods"
    return "Excel xlsb" if "xl/workbook.bin" in names else "Excel xlsx"
