"""`export --reveal`, then `import` into an empty book: the same book again, field by field, in every list."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from python_calamine import CalamineWorkbook

from rmtool.book.open import open_to_write
from rmtool.rules.fields import CLIENTS, LISTS, RECORD_FIELDS, TABLE_OF
from tests.scenarios.books_of_any_kind import books, write

# Of the rows of an equal book the number, the place among equals and the batch may differ; what they refer to may not.
FREE = {"id", "nth", "batch_id"}
LOOSE = settings(
    max_examples=20, deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a whole book takes minutes

    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)  # fmt: skip


def contents(path):
    """Every data table of a book, row by row; a reference stands as the place of the row it names."""
    with closing(sqlite3.connect(path)) as book:
        book.row_factory = sqlite3.Row
        found = {}
        for kind in LISTS:
            rows = [dict(row) for row in book.execute(f"SELECT * FROM {TABLE_OF[kind]} ORDER BY id")]
            places = {row["id"]: place for place, row in enumerate(rows)} | {None: None}
            refers = [field for field, holds in RECORD_FIELDS.get(kind, {}).items() if holds == "record"]
            free = {"batch_id"} if kind == CLIENTS else FREE
            found[kind] = [
                {name: places[value] if name in refers else value for name, value in row.items() if name not in free}
                for row in rows
            ]
        return found


def exported(run, book, folder, *words):
    done = run("export", str(folder), "--reveal", "--reason", "to a new computer", *words, RMTOOL_BOOK=str(book))
    assert done.code == 0, done.err


def refused(file):
    rejects = file.with_name(file.name + ".rejects.csv")
    return rejects.read_text("utf-8-sig") if rejects.exists() else ""


def imported(run, book, folder):
    """Every list of the folder goes in, in the order in which an empty book takes them."""
    for kind in LISTS:
        file = folder / f"{kind}.csv"
        if file.exists():
            done = run("import", str(file), "--as", kind, "-f", "json", RMTOOL_BOOK=str(book))
            assert done.code == 0, refused(file) + done.err
            assert done.json["unknown_columns"] == []


def imported_sheets(run, book, file):
    for kind in CalamineWorkbook.from_path(str(file)).sheet_names:
        done = run("import", str(file), "--as", kind, "--sheet", kind, "-f", "json", RMTOOL_BOOK=str(book))
        assert done.code == 0, refused(file) + done.err
        assert done.json["unknown_columns"] == []


def through_a_folder(run, first, second, folder):
    exported(run, first, folder / "lists")
    imported(run, second, folder / "lists")


def through_a_workbook(run, first, second, folder):
    exported(run, first, folder / "book.xlsx")
    imported_sheets(run, second, folder / "book.xlsx")


@pytest.mark.parametrize("carried", [through_a_folder, through_a_workbook])
@given(book=books())
@LOOSE
def test_a_revealed_export_imported_into_an_empty_book_is_the_same_book(run, carried, book):
    with TemporaryDirectory() as name:
        folder = Path(name)
        with closing(open_to_write(folder / "first.db").connection) as first:
            write(first, book)
        carried(run, folder / "first.db", folder / "second.db", folder)
        assert contents(folder / "second.db") == contents(folder / "first.db")


def test_the_sample_book_comes_back_whole_and_a_second_import_changes_nothing(run, sample):
    through_a_folder(run, sample.book, sample.folder / "second.db", sample.folder)
    before = contents(sample.book)
    assert contents(sample.folder / "second.db") == before
    imported(run, sample.book, sample.folder / "lists")
    assert contents(sample.book) == before
    shutil.rmtree(sample.folder / "lists")


def test_the_sample_book_comes_back_whole_from_a_workbook(run, sample):
    through_a_workbook(run, sample.book, sample.folder / "second.db", sample.folder)
    assert contents(sample.folder / "second.db") == contents(sample.book)
    (sample.folder / "book.xlsx").unlink()
