"""When clients were last reached, what was promised, and talks that left nothing on file (D7, D38, D86, D98)."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from rmtool.book.record_sums import OPEN_ASSET, from_to, lines_held
from rmtool.book.reminders.question import Question, listed, span_of
from rmtool.rules.facts import LineHeld
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.contacts import Dated, Promised, Silence, Talk, TierRow
from rmtool.rules.sections.tiers import Tiers
from rmtool.rules.vocabulary import OURS
from rmtool.rules.windows import BalanceWindow

_SILENCES = """
    SELECT c.id, c.tier, c.aum, c.aum_month_avg, c.wanted_interval_days, c.entered_on, c.assigned_on,
      (SELECT k.at FROM contact k WHERE k.client_id = c.id AND k.reached {in_force_k} ORDER BY k.at DESC LIMIT 1),
      (SELECT p.cell FROM placement p WHERE p.client_id = c.id AND p.on_date <= :today
       ORDER BY p.on_date DESC LIMIT 1)
    FROM client c WHERE {here}
"""
_PROMISES = """
    SELECT k.client_id, k.id, k.next_on, k.note, k.next_note, k.at
    FROM contact k JOIN client c ON c.id = k.client_id
    WHERE {promise_is_open} AND k.next_on BETWEEN :first AND :last AND {here}
"""
_NEWS = """
    SELECT c.id, coalesce((SELECT max(k.at) FROM contact k WHERE k.client_id = c.id AND k.topic = 'market'
                           {in_force_k}), c.entered_on) AS since, c.notice_topics
    FROM client c WHERE c.notice_topics IS NOT NULL AND {here} AND since <= :latest
       AND EXISTS (SELECT 1 FROM json_each(:topics) WHERE ';' || c.notice_topics || ';' LIKE '%;' || value || ';%')
"""
# What a person wrote into the file; what a list or the log brought is no answer to "put on file what you learnt".
_WRITTEN = """
    SELECT 1 FROM {table} x JOIN batch b ON b.id = x.batch_id WHERE x.client_id = k.client_id
       AND b.at >= substr(k.at, 1, 10) AND b.kind NOT IN ('import', 'log', 'remind', 'quadrant')"""
_FILED = ("change", "need", "event", "family_member", "holding", "caution", "contact_point")
_TALKS = f"""
    SELECT k.client_id, k.id, k.at, k.topic FROM contact k JOIN client c ON c.id = k.client_id
    WHERE k.at >= :first AND substr(k.at, 1, 10) <= :last AND k.reached {{in_force_k}} AND {{here}}
      AND (k.channel IN ('visit', 'branch') OR k.topic IN (SELECT value FROM json_each(:topics)))
      AND NOT EXISTS ({" UNION ALL ".join(_WRITTEN.format(table=table) for table in _FILED)})
"""
_HOLDINGS = f"""
    SELECT c.id, sum(h.amount) FROM client c CROSS JOIN holding h ON h.client_id = c.id
    WHERE c.aum IS NULL AND c.aum_month_avg IS NULL AND h.bank = '{OURS}' AND {OPEN_ASSET} AND {{here}} GROUP BY c.id
"""
_TIERS = """
    SELECT c.id, c.tier, c.aum, c.aum_month_avg, c.aum_on FROM client c
    WHERE c.aum_on BETWEEN :first AND :last AND {here}
"""
_LAST_ID = 2**63 - 1
LinesHeld = Mapping[int, tuple[LineHeld, ...]]


def silences(asked: Question, lines: LinesHeld) -> Iterator[Silence]:
    """Yield when every client was last reached, and what the interval rests on."""
    holdings: dict[int, int | None] = dict(asked.rows(_HOLDINGS))
    days = asked.days
    for client_id, tier, aum, average, wish, entered, assigned, at, cell in asked.rows(_SILENCES):
        reached = None if at is None else days[at[:10]]
        entered_on, assigned_on = days[entered], days[assigned]
        ours, held = holdings.get(client_id), lines.get(client_id, ())
        yield Silence(client_id, tier, aum, average, wish, entered_on, assigned_on, reached, cell, ours, held)


def promises(asked: Question, span: Span) -> Iterator[Promised]:
    """Yield the promises for these days that nothing has answered."""
    for client_id, row_id, on, note, next_note, at in asked.rows(_PROMISES, **span_of(span)):
        yield Promised(client_id, row_id, asked.day(on), note, next_note, asked.day(at))


def news_wanted(asked: Question, topics: Collection[str], latest: date) -> Iterator[Dated]:
    """Yield who asked for news and had none since `latest`."""
    for client_id, since, wanted in asked.rows(_NEWS, topics=listed(topics), latest=f"{latest.isoformat()}T99"):
        yield Dated(client_id, asked.day(since), wanted)


def talks(asked: Question, span: Span, topics: Collection[str]) -> Iterator[Talk]:
    """Yield the talks of these days after which nobody wrote anything into the client's file."""
    for client_id, row_id, at, topic in asked.rows(_TALKS, topics=listed(topics), **span_of(span)):
        yield Talk(client_id, row_id, asked.day(at), topic)


def tiers(asked: Question, held: LinesHeld, rules: Tiers, span: Span) -> Iterator[TierRow]:
    """Yield the clients with figures of these days who may be near a line, or below their own."""
    own = dict(rules.lines)
    own_line = {word: own[tier] for word, tier in rules.words.items()}
    lines = sorted(own.values())
    near = [line * rules.near_share for line in lines]
    for client_id, tier, aum, average, aum_on in asked.rows(_TIERS, **span_of(span)):
        figure = aum if average is None else average
        if figure is None:
            continue
        above = bisect_right(lines, figure)
        is_near = above < len(lines) and figure >= near[above]
        if is_near or figure < own_line.get(tier, 0) or client_id in held:
            yield TierRow(client_id, tier, aum, average, asked.day(aum_on), None, held.get(client_id, ()))


def lines_of(asked: Question, balances: BalanceWindow) -> LinesHeld:
    """Return the lines of tiers that clients stood above and may still keep."""
    lot = from_to(0, _LAST_ID) if asked.client_id is None else from_to(asked.client_id, asked.client_id)
    return dict(lines_held(asked.connection, lot, balances, asked.days))
