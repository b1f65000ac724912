"""Offers that the client accepted (D24, D36): what to look after until the holding itself is on file."""

from collections.abc import Iterator
from datetime import timedelta

from rmtool.book.records import OFFER_IN_FORCE, of_row
from rmtool.book.reminders.question import Question, listed
from rmtool.rules.offers import ACCEPTED, CLIENT_ANSWERS
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.money import Accepted
from rmtool.rules.vocabulary import OURS

_A, _O, _N = (of_row(OFFER_IN_FORCE, row) for row in "aon")
# `a` says that option `o` is accepted, in most cases as a row of its own; no answer came after it.
_ACCEPTED = f"""
    SELECT o.client_id, o.id, a.at, o.category, o.product_name, o.product_code, coalesce(a.amount, o.amount)
    FROM offer a JOIN offer o ON o.id = coalesce(a.answers, a.id) JOIN client c ON c.id = o.client_id
    WHERE a.answer = '{ACCEPTED}' AND a.at >= :first AND a.at < :after AND {{here}}
      AND o.answers IS NULL AND {_A} AND {_O}
      AND NOT EXISTS (
        SELECT 1 FROM offer n WHERE n.answers = o.id AND n.answer IN (SELECT value FROM json_each(:answers))
          AND (a.answers IS NULL OR n.at > a.at OR (n.at = a.at AND n.id > a.id)) AND {_N})
      AND NOT EXISTS (
        SELECT 1 FROM holding h WHERE h.client_id = o.client_id AND h.bank = '{OURS}' AND h.closed_on IS NULL
          AND h.product_code = o.product_code AND h.start_date >= substr(a.at, 1, 10))
    ORDER BY o.id
"""


def accepted(asked: Question, span: Span) -> Iterator[Accepted]:
    """Yield the offers accepted in these days of whose product the client holds none of ours that began since."""
    first, after = span[0].isoformat(), (span[1] + timedelta(1)).isoformat()
    rows = asked.rows(_ACCEPTED, answers=listed(CLIENT_ANSWERS), first=first, after=after)
    for client_id, row_id, at, *said in rows:
        yield Accepted(client_id, row_id, asked.day(at), *said)
