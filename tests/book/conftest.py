"""A book in a temporary folder, and short words for writing to it and reading from it."""

from contextlib import closing
from datetime import date, datetime

import pytest

from rmtool.book.client_edit import add_client, edit_client
from rmtool.book.contact_log import log_contact
from rmtool.book.facts import read_client, read_clients
from rmtool.book.intake import Order, apply_staged
from rmtool.book.open import open_to_read
from rmtool.book.staging import Staging
from rmtool.book.unit import unit_of_work
from rmtool.rules.windows import Windows

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 30)
WINDOWS = Windows(maturities=(date(2026, 11, 1), date(2026, 12, 31)), last_contact=True)


class Desk:
    """The relationship manager's desk: one book, one day."""

    today = TODAY
    now = NOW

    def __init__(self, path):
        self.path = path

    def write(self, kind="edit", **more):
        return unit_of_work(self.path, kind=kind, now=NOW, who="rm", command=f"rmtool {kind}", **more)

    def add(self, **values):
        with self.write("add") as unit:
            return add_client(unit, values, today=TODAY)

    def edit(self, client_id, **values):
        with self.write("edit") as unit:
            return edit_client(unit, client_id, values, today=TODAY)

    def log(self, client_id, at, **values):
        with self.write("log") as unit:
            return log_contact(unit, client_id, {"at": at, **values})

    def insert(self, table, **values):
        """Put a row in as it lies in the file, past every check."""
        from rmtool.book.tables import TABLES

        with self.write() as unit:
            unit.connection.execute(TABLES[table].insert().values(**values))

    def take(self, kind, *rows, fields=None, **wishes):
        """Import a list whose first row stands on line 2, and return what became of it."""
        found = tuple(dict.fromkeys(field for row in rows for field in row))
        order = Order(kind=kind, **{"as_of": TODAY, "today": TODAY, "list_clients": True} | wishes)
        with Staging(kind, found if fields is None else fields) as staging:
            staging.add(enumerate(rows, start=2))
            return apply_staged(self.path, staging, order, now=NOW, who="rm", command="rmtool import", file="list.csv")

    def query(self, sql, *values):
        with closing(open_to_read(self.path).connection) as connection:
            return connection.execute(sql, values).fetchall()

    def reading(self):
        return closing(open_to_read(self.path).connection)

    def client(self, client_id, windows=WINDOWS):
        with self.reading() as connection:
            return read_client(connection, client_id, windows=windows)

    def clients(self, windows=WINDOWS, **more):
        with self.reading() as connection:
            return list(read_clients(connection, windows=windows, **more))


def counts(outcome):
    """Added, updated, unchanged, closed, rejected."""
    return outcome.added, outcome.updated, outcome.unchanged, outcome.closed, len(outcome.rejections)


@pytest.fixture
def tally():
    return counts


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "book.db")
