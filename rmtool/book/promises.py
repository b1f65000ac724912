"""Promises that are still open (D7): the one SQL condition for `rank`, the card and the reminders."""

from rmtool.book.open import Connection
from rmtool.book.records import in_force

# A later contact on the promised day or after answers a promise: one that reached the client, or that made a new one.
_ANSWERED = """EXISTS (
    SELECT 1 FROM contact j WHERE j.client_id = k.client_id AND j.at >= k.next_on
       AND (j.at > k.at OR (j.at = k.at AND j.id > k.id)) AND (j.reached OR j.next_on IS NOT NULL) {in_force})"""
_TICKED = """EXISTS (
    SELECT 1 FROM reminder_state t
    WHERE t."key" = 'promise:contact:' || k.id || ':' || k.next_on AND t.done_on IS NOT NULL)"""


def is_open(connection: Connection) -> str:
    """Return the condition by which the promise of contact `k` is still open; ticked-off ones are none."""
    answered = _ANSWERED.format(in_force=in_force(connection, "j."))
    return f"k.next_on IS NOT NULL {in_force(connection, 'k.')} AND NOT {answered} AND NOT {_TICKED}"
