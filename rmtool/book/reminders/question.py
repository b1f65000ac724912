"""How the reminders' rows are asked for: of one client or of all who have not left the bank, days as ISO text."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from rmtool.book.open import Connection
from rmtool.book.promises import is_open
from rmtool.book.records import in_force
from rmtool.book.stored import Days
from rmtool.rules.reminders.asked import Span

Row = tuple[Any, ...]


class Question(NamedTuple):
    """An open book, the day of the question, whose rows (None: everybody's), and the days read so far."""

    connection: Connection
    today: date
    client_id: int | None
    days: Days

    def rows(self, query: str, **values: object) -> Iterator[Row]:
        """Yield the rows of a query.

        `{here}` in it stands for the condition on client `c`: on the bank's list, and the client asked for;
        `{in_force_k}` for the condition that contact `k` counts, `{promise_is_open}` for that on its promise.
        """
        here = "(c.left_on IS NULL OR c.left_on > :today)"
        if self.client_id is not None:
            here += " AND c.id = :client"
        on_contacts = {"in_force_k": "", "promise_is_open": ""}
        if "in_force_k" in query:
            on_contacts["in_force_k"] = in_force(self.connection, "k.")
        if "promise_is_open" in query:
            on_contacts["promise_is_open"] = is_open(self.connection)
        asked = {"today": self.today.isoformat(), "client": self.client_id} | values
        return iter(self.connection.execute(query.format(here=here, **on_contacts), asked))

    def day(self, text: str) -> date:
        """Return the day of ISO text that is no NULL; of a minute its day."""
        day = self.days[text[:10]]
        assert day is not None, "a text has a day"  # noqa: S101 - a bug of ours
        return day


def span_of(span: Span) -> dict[str, str]:
    """Return the first and the last day as a query names them."""
    return {"first": span[0].isoformat(), "last": span[1].isoformat()}


def listed(values: Iterable[object]) -> str:
    """Return values as JSON text for `json_each`."""
    return json.dumps([value.isoformat() if isinstance(value, date) else value for value in values])
