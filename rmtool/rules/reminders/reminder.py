"""A reminder before anything is known of the client it speaks of: what, when, how urgent, and its key for ever."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from rmtool.rules.sections.remind import KindRule
from rmtool.rules.working_days import WorkingDays

# Notices that a client may expect of the bank whatever he said of marketing (D5): never left out, no word of sale.
SERVICE = frozenset({"maturity", "risk_expiry", "sale_followup", "withdrawal", "transfer_out"})
# Work at the desk: nobody is contacted.
DESK = frozenset({"stale_file", "file_update", "stale_need", "caution_review"})
# What was promised is owed, whatever else the file says (D7).
OWED = frozenset({"promise"})

NO_STAGE = ""
AFTER = "after"
FOREVER = date.max


class Where(NamedTuple):
    """Whose reminder it is, and what it hangs on: a row of the book, a stored day, a stage where there are several."""

    client_id: int
    table: str
    row_id: int
    anchor: date
    stage: str = NO_STAGE


class Due(NamedTuple):
    """One reminder of a client.

    `due` is the true day and is never moved; `act_on` the last working day up to the day to act; from `opens` to
    `closes` it stands on the list. `urgency` (0 to 100) is that of the kind, or more where it has become too late.
    `params` are what the words need: amounts as Fen, days, names as the file has them.
    """

    kind: str
    client_id: int
    table: str
    row_id: int
    anchor: date
    stage: str
    due: date
    act_on: date
    opens: date
    closes: date
    urgency: float
    params: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Return the name that never changes while what it hangs on does not: kind:table:row:stored day[:stage]."""
        key = f"{self.kind}:{self.table}:{self.row_id}:{self.anchor.isoformat()}"
        return f"{key}:{self.stage}" if self.stage else key


class Window(NamedTuple):
    """The true day, the day to act (a working day), and the first and the last day of a reminder on the list."""

    due: date
    act_on: date
    opens: date
    closes: date


class Outlook(NamedTuple):
    """The days of the question, and which of them the branch works on."""

    today: date
    until: date
    days: WorkingDays


@cache
def window_before(rule: KindRule, due: date, days: WorkingDays) -> Window:
    """Return the window of what has its day ahead: pulled forward to a working day, never back (DOMAIN 6.2)."""
    return Window(due, days.on_or_before(due), days.on_or_before(due - timedelta(rule.ahead)), closing(rule, due))


@cache
def window_after(rule: KindRule, due: date, days: WorkingDays) -> Window:
    """Return the window of what nobody can act on before it happened: from its day on, at the next working day."""
    act_on = due if days.is_working(due) else days.after(due, 1)
    return Window(due, act_on, due, max(closing(rule, due), act_on))


def closing(rule: KindRule, due: date) -> date:
    """Return the last day of a kind on the list."""
    return FOREVER if rule.behind is None else due + timedelta(rule.behind)


class StageWindow(NamedTuple):
    """One stage of something that is prepared step by step: its name and its window."""

    stage: str
    window: Window


@cache
def stages_before(rule: KindRule, stages: tuple[int, ...], due: date, days: WorkingDays) -> tuple[StageWindow, ...]:
    """Return the stages before a day and the one after it; of two that open on one day the later one stands.

    Each ends where the next begins, so that one thing never stands on the list twice on one day.
    """
    after = days.after(due, 1)
    found = [StageWindow(AFTER, Window(due, after, after, max(closing(rule, due), after)))]
    for stage in sorted(stages):
        act_on = days.on_or_before(due - timedelta(stage))
        ends = found[-1].window.opens - timedelta(1)
        if act_on <= ends:
            found.append(StageWindow(str(stage), Window(due, act_on, act_on, ends)))
    return tuple(found[::-1])


@cache
def stages_after(rule: KindRule, stages: tuple[int, ...], day: date, days: WorkingDays) -> tuple[StageWindow, ...]:
    """Return the stages after a day: each ends where the next begins, so that the thing stands on the list once."""
    found: list[StageWindow] = []
    ends = FOREVER
    for stage in sorted(stages, reverse=True):
        window = window_before(rule, day + timedelta(stage), days)
        if window.opens <= ends:
            found.append(StageWindow(str(stage), window._replace(closes=min(window.closes, ends))))
            ends = window.opens - timedelta(1)
    return tuple(found[::-1])
