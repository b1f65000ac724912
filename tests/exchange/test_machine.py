"""What scripts and spreadsheets get: amounts as yuan, unknown as null, nothing that runs as a formula."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtool.errors import InputFileError, Rejection
from rmtool.exchange.cells import FORMULA_ERRORS, PADDING
from rmtool.exchange.intake import open_list
from rmtool.exchange.machine import guarded, plain, write_csv, write_ids, write_json
from rmtool.exchange.rejects import write_rejects
from rmtool.rules.reason import Fen
from tests.exchange.conftest import TODAY


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fen(128_000_000), 1_280_000),
        (Fen(1_234), 12.34),
        (Fen(-1_250), -12.5),
        (Fen(0), 0),
        (128_000_000, 128_000_000),
        (date(2026, 11, 24), "2026-11-24"),
        (None, None),
        (True, True),
        ((Fen(100), None), [1, None]),
        ({"aum": Fen(150), "on": date(2026, 1, 2)}, {"aum": 1.5, "on": "2026-01-02"}),
        ("䶮", "䶮"),
    ],
)
def test_a_value_as_a_script_reads_it(value, shown):
    assert plain(value) == shown
    assert type(plain(value)) is type(shown)


def test_json_writes_unknown_as_null_and_names_as_they_are():
    stream = io.StringIO()
    write_json([{"name": "[bold]䶮", "aum": Fen(1_234), "birth_date": None, "reached": False}], stream)
    assert json.loads(stream.getvalue()) == [{"name": "[bold]䶮", "aum": 12.34, "birth_date": None, "reached": False}]
    assert "䶮" in stream.getvalue()
    assert stream.getvalue().endswith("]\n")


@pytest.mark.parametrize(
    "text", ["=cmd()", "+1+1", "-1+1", "@SUM(A1)", "=1", "-", "--", '="0012"', "\t=1", "'=1", "+86 104"]
)
def test_a_cell_that_would_run_in_a_spreadsheet_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-5.25", "+5", "1=1", "王样例", "O'Brien", "", "a@example.com"])
def test_numbers_and_plain_text_stay_as_they_are(text):
    assert guarded(text) == text


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (True, 1), (False, 0), (["a", "b"], "a;b"), (Fen(-150), -1.5)])
def test_values_become_cells(value, cell):
    assert guarded(value) == cell


def test_csv_has_its_columns_in_order_and_blanks_for_what_is_unknown():
    stream = io.StringIO()
    write_csv([{"name": "王,样例", "aum": Fen(100), "left": None}, {"aum": None}], ["aum", "name"], stream)
    assert stream.getvalue() == 'aum,name\n1,"王,样例"\n,\n'


def test_ids_stand_one_a_line():
    stream = io.StringIO()
    write_ids(["000012", "#7"], stream)
    assert stream.getvalue() == "000012\n#7\n"


# A cell of a book is trimmed and no error of a formula, and no file may hold NUL or half a character; a bare carriage return becomes a line end.
TEXTS = (
    (
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12)
        | st.text("=+-@'\t\"0a", min_size=1, max_size=4)
        | st.sampled_from(
            ['="0012"', "'0012", "''", "'=1", "=cmd()", "[bold]", "\x1b[31m", '他说"好"', "一\n二", "a,b;c|d"]
        )
    )
    .map(lambda text: text.strip(PADDING))
    .filter(lambda text: text not in FORMULA_ERRORS)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=15))
def test_what_is_written_as_csv_is_read_back_letter_by_letter(tmp_path_factory, notes):
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    rows = [{"client_no": f"{n:06}", "note": note} for n, note in enumerate(notes)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_csv(rows, ["client_no", "note"], stream)
    with open_list(path, kind="clients", today=TODAY) as file:
        back = [entry.values.get("note", "") for entry in file.entries()]
    assert back == notes


def test_rejections_become_a_list_for_a_spreadsheet(tmp_path):
    path = tmp_path / "list.csv.rejects.csv"
    write_rejects(path, [Rejection(7, "性别", "=cmd()", "not a word for this field", "one of male, female")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream)
    assert (header[0], len(header)) == ("line", 5)
    assert row == ["7", "性别", "'=cmd()", "not a word for this field", "one of male, female"]


def test_rejections_that_cannot_be_written_are_an_error_before_anything_is_imported(tmp_path):
    with pytest.raises(InputFileError, match="the rejected rows cannot be written"):
        write_rejects(tmp_path / "no" / "folder.csv", [])
