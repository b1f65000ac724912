"""D98: who follows stocks or gold wants the news often - and only who asked for them gets any (D4)."""

from collections.abc import Iterator
from datetime import timedelta

from rmtool.rules.reminders.asked import Asked, earlier
from rmtool.rules.reminders.reminder import Due, Where, window_before
from rmtool.rules.reminders.rows.book import Rows

KINDS = ("market_news",)
TOPICS = ("market", "stock", "gold")


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield who is due for news: so many days after the last ones."""
    [kind] = KINDS
    if kind not in kinds:
        return
    every = asked.rulebook.remind.news_every
    _first, latest = earlier(asked.span(kind), every)
    for one in rows.news_wanted(TOPICS, latest):
        due = one.on + timedelta(every)
        window = window_before(asked.rule(kind), due, asked.outlook.days)
        params = {"since": one.on, "topics": one.topics}
        yield from asked.opened(kind, Where(one.client_id, "client", one.client_id, one.on), window, params)
