"""The needs that the bank cannot serve (D88), those of clients who have left among them: they may have left for it."""

from collections.abc import Iterator

from rmtool.book.open import Connection
from rmtool.book.stored import Days
from rmtool.rules.handle import handle_of
from rmtool.rules.need_status import UNMET
from rmtool.rules.unmet import UnmetNeed

# Since the status says so, else since the need is on file.
_UNMET = f"""
    SELECT n.kind, n.client_id, c.client_no, n.amount, substr(coalesce(
        (SELECT max(b.at) FROM change h JOIN batch b ON b.id = h.batch_id
         WHERE h.client_id = n.client_id AND h.table_name = 'need' AND h.row_id = n.id AND h.field = 'status'),
        (SELECT b.at FROM batch b WHERE b.id = n.batch_id)), 1, 10)
    FROM need n JOIN client c ON c.id = n.client_id WHERE n.status = '{UNMET}' ORDER BY n.client_id, n.id
"""


def read_unmet(connection: Connection) -> Iterator[UnmetNeed]:
    """Yield the unmet needs of all clients, by client; amounts in fen."""
    days = Days()
    for kind, client_id, client_no, amount, since in connection.execute(_UNMET):
        yield UnmetNeed(kind, handle_of(client_no, client_id), amount, days[since])
