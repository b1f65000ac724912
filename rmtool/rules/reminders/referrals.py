"""D55, D89: whoever brought a client is thanked - and learns nothing of what became of it."""

from collections.abc import Iterator
from datetime import timedelta

from rmtool.rules.reason import Param
from rmtool.rules.reminders.asked import Asked, earlier
from rmtool.rules.reminders.reminder import Due, Where, window_after
from rmtool.rules.reminders.rows.book import Rows

KINDS = ("referral_thanks",)


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield the thanks that are due: of the referrer where the book knows him, else of the client who was brought."""
    [kind] = KINDS
    if kind not in kinds:
        return
    after = asked.rulebook.remind.thanks_after
    for one in rows.referrals(earlier(asked.span(kind), after)):
        due = one.entered_on + timedelta(after)
        window = window_after(asked.rule(kind), due, asked.outlook.days)
        who = one.client_id if one.referrer_id is None else one.referrer_id
        params: dict[str, Param] = {"referrer": one.referrer, "brought": one.name, "known": one.referrer_id is not None}
        yield from asked.opened(kind, Where(who, "client", one.client_id, one.entered_on), window, params)
