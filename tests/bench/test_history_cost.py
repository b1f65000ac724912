"""What remembering costs: an update of 20,000 clients with the change rows of every field, and without them.

python -m pytest -m bench -n 0 -s tests/bench/test_history_cost.py
"""

import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from rmtool.book.intake import Order, apply_staged
from rmtool.book.merging import Merge
from rmtool.book.staging import Staging
from rmtool.exchange.intake import open_list

pytestmark = pytest.mark.bench

HERE = Path(__file__).parent
ROWS = 20_000
ROUNDS = 3


def forgetful(merge):
    """Note only which rows change at all, as little as bringing them up to date needs."""
    merge.book.exec_driver_sql(
        f"INSERT INTO change (batch_id, client_id, table_name, row_id, field)"
        f" SELECT {merge.batch_id}, NULL, '{merge.table}', r.{merge.row_id}, 'aum' FROM staged.differing d"
        f" JOIN staged.row r ON r.line = d.line"
    )


def imported(file, book, today):
    """Import a list, and return how long that took in seconds."""
    started = time.perf_counter()
    with open_list(file, today=today) as source, Staging(source.kind, source.fields, today) as staging:
        staging.add((entry.line, entry.values) for entry in source.entries())
        order = Order(kind=source.kind, as_of=today, today=today)
        now = datetime.combine(today, datetime.min.time())
        apply_staged(book, staging, order, now=now, who="bench", command="import", file="bench")
    return time.perf_counter() - started


def test_the_memory_of_an_update(tmp_path, monkeypatch, capsys):
    maker = [sys.executable, str(HERE / "list_maker.py")]
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    subprocess.run([*maker, str(first), str(ROWS), "0"], check=True)
    subprocess.run([*maker, str(later), str(ROWS), "1"], check=True)
    seconds = {"with": [], "without": []}
    for turn in range(ROUNDS):
        for way, taken in seconds.items():
            book = tmp_path / f"{way}{turn}.db"
            imported(first, book, date(2026, 11, 23))
            with monkeypatch.context() as patch:
                if way == "without":
                    patch.setattr(Merge, "record_changes", forgetful)
                taken.append(imported(later, book, date(2026, 11, 24)))
    best = {way: min(taken) for way, taken in seconds.items()}
    with capsys.disabled():
        ratio = best["with"] / best["without"]
        print(
            f"\nupdate of {ROWS:,} rows: {best['with']:.2f} s with history, {best['without']:.2f} s without: {ratio:.2f} x (wanted 1.5)"
        )
