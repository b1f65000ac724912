"""D7: what was promised to a client for a day. It is owed until a later contact answers it."""

from collections.abc import Iterator

from rmtool.rules.reminders.asked import Asked
from rmtool.rules.reminders.reminder import Due, Where, window_before
from rmtool.rules.reminders.rows.book import Rows

KINDS = ("promise",)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the promises whose window is open."""
    [kind] = KINDS
    if kind not in kinds:
        return
    for one in rows.promises(asked.span(kind)):
        window = window_before(asked.rule(kind), one.on, asked.outlook.days)
        params = {"on": one.on, "note": one.next_note or one.note, "said_on": one.said_on}
        yield from asked.opened(kind, Where(one.client_id, "contact", one.row_id, one.on), window, params)
