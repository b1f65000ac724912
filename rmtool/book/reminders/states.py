"""What became of reminders (D7): done for ever, or put off to a day. Written by `remind` and `log`."""

from datetime import date
from typing import NamedTuple

from rmtool.book.open import Connection
from rmtool.book.stored import YES_NO
from rmtool.rules.fields import TABLE_OF
from rmtool.rules.reminders.way import Consents

# Reminders of a client's loans, and of the fall of a balance, hang on the client.
_ON_A_CLIENT = {"loan": "client", "snapshot": "client"}


class States(NamedTuple):
    """The keys that are done, and the days until which others are put off."""

    done: frozenset[str]
    snoozed: dict[str, date]

    def hides(self, key: str, today: date) -> bool:
        """Say whether a reminder stands off the list on that day."""
        if key in self.done:
            return True
        until = self.snoozed.get(key)
        return until is not None and until > today


def read_states(connection: Connection, client_id: int | None = None) -> States:
    """Return what became of all reminders, or of one client's."""
    which, values = ("", ()) if client_id is None else ("WHERE client_id = ?", (client_id,))
    done, snoozed = set(), {}
    rows = connection.execute(f'SELECT "key", done_on, snoozed_until FROM reminder_state {which}', values)
    for key, done_on, snoozed_until in rows:
        if done_on is not None:
            done.add(key)
        elif snoozed_until is not None:
            snoozed[key] = date.fromisoformat(snoozed_until)
    return States(frozenset(done), snoozed)


def read_quiet(connection: Connection) -> dict[int, Consents]:
    """Return the clients who are not to be contacted, each with the channels to which they said yes or no."""
    rows = connection.execute(
        "SELECT id, consent_call, consent_sms, consent_wechat, consent_mail FROM client WHERE do_not_contact"
    )
    return {client_id: Consents(*(YES_NO[one] for one in consents)) for client_id, *consents in rows}


def has_row(connection: Connection, table: str, row_id: int) -> bool:
    """Say whether the book has the row that a reminder hangs on; `table` as a reminder's key has it."""
    table = _ON_A_CLIENT.get(table, table)
    if table not in TABLE_OF.values():
        return False
    return bool(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?)", (row_id,)).fetchone()[0])
