"""Holdings that end or begin, money that comes and goes, balances that fell (D36, D68, D101, D122-D127)."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from rmtool.book.reminders.question import Question, listed, span_of
from rmtool.book.stored import YES_NO
from rmtool.rules.facts import Balance
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.money import Covered, Fallen, Happening, Inflow, Maturing, Outflow, Sold
from rmtool.rules.sections.tiers import Drop
from rmtool.rules.vocabulary import OURS

_MATURING = """
    SELECT h.client_id, h.id, h.maturity_date, h.amount, h.category, h.bank, h.name, h.closed_on
    FROM holding h JOIN client c ON c.id = h.client_id
    WHERE h.maturity_date IS NOT NULL AND h.maturity_date BETWEEN :first AND :last
      AND (h.closed_on IS NULL OR h.closed_on >= h.maturity_date) AND {here}
    ORDER BY h.id
"""
_SOLD = f"""
    SELECT h.client_id, h.id, h.start_date, h.category, h.name, h.amount
    FROM holding h JOIN client c ON c.id = h.client_id
    WHERE h.start_date IS NOT NULL AND h.start_date BETWEEN :first AND :last AND h.bank = '{OURS}'
      AND h.closed_on IS NULL AND h.category IN (SELECT value FROM json_each(:categories)) AND {{here}}
"""
_HAPPENINGS = """
    SELECT e.client_id, e.id, e.kind, e."on", e.repeats, e.amount, e.seen
    FROM event e JOIN client c ON c.id = e.client_id
    WHERE e."on" IS NOT NULL AND e."on" <= :last AND {here}
      AND (e."on" >= :first OR e.repeats IN ('monthly', 'quarterly')
           OR (e.repeats = 'yearly' AND substr(e."on", 6) IN (SELECT value FROM json_each(:month_days))))
"""
_INFLOWS = """
    SELECT "on", amount FROM flow WHERE client_id = :whose AND direction = 'in' AND "on" BETWEEN :first AND :last
"""
_OUTFLOWS = """
    SELECT f.client_id, min(f.id), f."on", sum(f.amount), max(f.counterparty_bank), c.aum, c.aum_on
    FROM flow f JOIN client c ON c.id = f.client_id
    WHERE f."on" BETWEEN :first AND :last AND f.direction = 'out' AND {here}
    GROUP BY f.client_id, f."on", f.counterparty_bank HAVING sum(f.amount) >= :least
"""
# A fen more or less is the multiplication's; the rule decides.
_FALLEN = """
    SELECT c.id FROM client c
    WHERE c.aum_on >= :first AND {here} AND EXISTS (
        SELECT 1 FROM snapshot s WHERE s.client_id = c.id AND s.on_date < c.aum_on
          AND s.on_date >= date(c.aum_on, :most) AND s.aum * :kept >= c.aum - 1)
"""
_BALANCES = """
    SELECT on_date, aum FROM snapshot WHERE client_id = :whose AND aum IS NOT NULL AND on_date >= :first
    ORDER BY on_date
"""


def maturing(asked: Question, span: Span) -> Iterator[Maturing]:
    """Yield the holdings that mature in these days, open or closed at their end."""
    for client_id, row_id, on, amount, category, bank, name, closed in asked.rows(_MATURING, **span_of(span)):
        yield Maturing(client_id, row_id, asked.day(on), amount, category, bank, name, asked.days[closed])


def sold(asked: Question, span: Span, categories: Collection[str]) -> Iterator[Sold]:
    """Yield the open holdings of ours that began in these days."""
    for client_id, row_id, on, *said in asked.rows(_SOLD, categories=listed(categories), **span_of(span)):
        yield Sold(client_id, row_id, asked.day(on), *said)


def happenings(asked: Question, span: Span) -> Iterator[Happening]:
    """Yield the events of these days, and those that come again in them."""
    first, last = span
    # A yearly 29 February comes on the 28th.
    month_days = {(first + timedelta(n)).isoformat()[5:] for n in range((last - first).days + 1)} | {"02-29"}
    rows = asked.rows(_HAPPENINGS, month_days=listed(month_days), **span_of(span))
    for client_id, row_id, kind, on, repeats, amount, seen in rows:
        yield Happening(client_id, row_id, kind, asked.day(on), repeats, amount, YES_NO[seen])


def covered(asked: Question) -> Covered | None:
    """Return the days of which the book has flows; None where it has none."""
    first, last = next(asked.rows('SELECT (SELECT min("on") FROM flow), (SELECT max("on") FROM flow)'))
    return None if first is None else Covered(asked.day(first), asked.day(last))


def inflows(asked: Question, client_id: int, span: Span) -> Iterator[Inflow]:
    """Yield what came in for a client in these days."""
    for on, amount in asked.rows(_INFLOWS, whose=client_id, **span_of(span)):
        yield Inflow(asked.day(on), amount)


def outflows(asked: Question, span: Span, least: int) -> Iterator[Outflow]:
    """Yield what left a client on a day, towards one bank or to nobody knows where, from `least` fen on."""
    for client_id, row_id, on, amount, bank, aum, aum_on in asked.rows(_OUTFLOWS, least=least, **span_of(span)):
        yield Outflow(client_id, row_id, asked.day(on), amount, bank, aum, asked.days[aum_on])


def fallen(asked: Question, drop: Drop, span: Span) -> Iterator[Fallen]:
    """Yield the clients whose newest balance is so much lower than one of the weeks before, with their balances."""
    since = span[0] - timedelta(2 * drop.most_days)
    found = asked.rows(_FALLEN, first=span[0].isoformat(), most=f"-{drop.most_days} days", kept=1 - drop.share)
    for (client_id,) in [*found]:
        balances = asked.rows(_BALANCES, whose=client_id, first=since.isoformat())
        yield Fallen(client_id, tuple(Balance(asked.day(on), aum) for on, aum in balances))
