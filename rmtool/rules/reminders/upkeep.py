"""D17, D86, D93: the desk's own work - files that grow old, talks that left nothing on file, cautions to review."""

from collections.abc import Iterator
from datetime import timedelta

from rmtool.rules.reminders.asked import Asked, earlier
from rmtool.rules.reminders.reminder import Due, Where, window_after, window_before
from rmtool.rules.reminders.rows.book import Rows

STALE, UPDATE, REVIEW = "stale_file", "file_update", "caution_review"
KINDS = (STALE, UPDATE, REVIEW)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the upkeep whose window is open."""
    makers = {STALE: _stale, UPDATE: _updates, REVIEW: _reviews}
    for kind in kinds.intersection(KINDS):
        yield from makers[kind](rows, asked)


def _stale(rows: Rows, asked: Asked) -> Iterator[Due]:
    """A file that was last gone through, or came into the book, too long ago."""
    after = asked.rulebook.file.stale_days
    for one in rows.checked(earlier(asked.span(STALE), after)):
        due = one.on + timedelta(after)
        window = window_after(asked.rule(STALE), due, asked.outlook.days)
        where = Where(one.client_id, "client", one.client_id, one.on)
        yield from asked.opened(STALE, where, window, {"since": one.on})


def _updates(rows: Rows, asked: Asked) -> Iterator[Due]:
    """A talk after which nothing was written into the client's file."""
    rules = asked.rulebook.remind
    for talk in rows.talks(earlier(asked.span(UPDATE), rules.update_after), rules.update_topics):
        due = talk.on + timedelta(rules.update_after)
        window = window_before(asked.rule(UPDATE), due, asked.outlook.days)
        # Nobody can be late with it before the talk was, nor at the desk before it opens again.
        at_desk = asked.outlook.days.after(talk.on - timedelta(1), 1)
        window = window._replace(opens=max(window.opens, talk.on), act_on=max(window.act_on, at_desk))
        params = {"on": talk.on, "topic": talk.topic}
        yield from asked.opened(UPDATE, Where(talk.client_id, "contact", talk.row_id, talk.on), window, params)


def _reviews(rows: Rows, asked: Asked) -> Iterator[Due]:
    """A caution whose day of review has come; nothing lifts by itself."""
    span, days = asked.span(REVIEW), asked.rulebook.caution_review_days
    for caution in rows.cautions(earlier(span, days), span):
        due = caution.review_on or caution.said_on + timedelta(days)
        window = window_before(asked.rule(REVIEW), due, asked.outlook.days)
        where = Where(caution.client_id, "caution", caution.row_id, due)
        yield from asked.opened(REVIEW, where, window, {"category": caution.category, "since": caution.said_on})
