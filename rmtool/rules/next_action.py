"""What to do next about a client: the promise first, then money with a date, then a contact that is due."""

from datetime import date, timedelta
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.timing.maturity import MaturityDay

ACTION_CODES = ("keep_promise", "call_by", "call_now", "first_call", "none")


class NextAction(NamedTuple):
    """One of `ACTION_CODES`, and the day it belongs to where there is one."""

    code: str
    on: date | None = None


def next_action(
    client: ClientFacts, maturity: MaturityDay | None, *, due: bool, today: date, promise_days: int
) -> NextAction:
    """Return the next step.

    Args:
        client: the client's facts.
        maturity: the maturity day that counts, if any.
        due: whether the contact is overdue, or there never was one.
        today: the day of the question.
        promise_days: how many days ahead a promised day is shown.
    """
    if client.promised_on is not None and client.promised_on <= today + timedelta(promise_days):
        return NextAction("keep_promise", client.promised_on)
    if maturity is not None and maturity.on >= today:
        return NextAction("call_by", maturity.on)
    if maturity is not None:
        return NextAction("call_now")
    if client.last_reached_on is None:
        return NextAction("first_call")
    return NextAction("call_now" if due else "none")
