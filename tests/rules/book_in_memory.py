"""A client book in memory, of rows as a banker would say them: amounts in yuan, everything not named unknown."""

import sqlite3
from datetime import date, timedelta

from rmtool.book.open import open_to_write
from rmtool.book.reminders.rows import ReminderRows
from rmtool.book.stored import stored
from rmtool.calendars import lunar
from rmtool.calendars.festivals import festivals_between
from rmtool.calendars.working_days import WorkingDays
from rmtool.rules.fields import CLIENTS, TABLE_OF, fields_of
from rmtool.rules.reminders.asked import Asked, FestivalDay
from rmtool.rules.reminders.engine import ALL_KINDS, reminders
from rmtool.rules.reminders.reminder import Outlook

# The list by which a record came, unless the case says on which day and by which command it was `filed`.
LISTED = date(2026, 1, 2)
DAYS = WorkingDays()  # as published up to 2026, from 2027 on by the law alone


class BookInMemory:
    """A book of the newest layout; `tell` writes what a case says into it."""

    def __init__(self, empty):
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        empty.backup(self.connection)
        self.connection.execute("PRAGMA foreign_keys = ON")
        self._batch(LISTED, "import")

    def close(self):
        self.connection.close()

    def tell(self, facts):
        """Write the client (number 1), `others` (from number 2 on), and the rows of every list."""
        clients = [{"client_no": "000001", "name": "王伟", **facts.get("client", {})}, *facts.get("others", ())]
        for client in clients:
            self.add(CLIENTS, **client)
        for kind, rows in facts.items():
            if kind in TABLE_OF:
                for row in rows:
                    self.add(kind, **({} if kind == "products" else {"client_id": 1}) | row)
        for change in facts.get("changes", ()):
            self.change(**change)

    def add(self, kind, /, filed=LISTED, filed_by="import", **row):
        """Put one row of a list into its table and return its number."""
        held = fields_of(kind)
        values = {field: value * 100 if held.get(field) == "amount" else value for field, value in row.items()}
        values["batch_id"] = 1 if filed == LISTED else self._batch(filed, filed_by)
        if "nth" in self._columns(TABLE_OF[kind]):
            values.setdefault("nth", 1)
        return self._insert(TABLE_OF[kind], **values)

    def change(self, filed, table="client", row=1, filed_by="edit", client_id=1):
        """Note that a person changed a field of a row on that day."""
        batch = self._batch(filed, filed_by)
        self._insert("change", batch_id=batch, client_id=client_id, table_name=table, row_id=row, field="note")

    def _batch(self, on, kind):
        return self._insert("batch", at=f"{on.isoformat()}T09:30:00", kind=kind)

    def _insert(self, table, /, **row):
        columns, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
        values = [stored(value) for value in row.values()]
        return self.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values).lastrowid

    def _columns(self, table):
        return {row[1] for row in self.connection.execute(f"PRAGMA table_info({table})")}


def empty_book(folder):
    """Return the connection to an empty book of the newest layout."""
    return open_to_write(folder / "empty.db").connection


def asked(rulebook, today, days=0):
    """Return the question for today and so many days ahead, with the real calendars."""
    until, around = today + timedelta(days), timedelta(60)
    festivals = [FestivalDay(*one) for one in festivals_between(today - around, until + around)]
    return Asked(rulebook, Outlook(today, until, DAYS), lunar, festivals)


def remind(book, rulebook, today, days=0, kinds=ALL_KINDS, client_id=None):
    """Return the reminders of the book in the order of kind, day and key."""
    rows = ReminderRows(book.connection, today, client_id)
    found = reminders(rows, asked(rulebook, today, days), frozenset(kinds))
    return sorted(found, key=lambda due: (due.kind, due.due, due.opens, due.key))
