"""The machine contract of reminders: the shapes of `remind` and `today`. Keys are added, never renamed."""

from datetime import date

from rmtool.render.openings import opening
from rmtool.render.reminder_texts import subject, text
from rmtool.rules.reason import Fen
from rmtool.rules.reminders.order import Reminder
from rmtool.rules.reminders.source import source_of

REMINDER_COLUMNS = (
    "key", "client_id", "client_no", "name", "kind", "due", "act_on", "days", "subject", "amount", "channel", "text",
    "source", "priority", "options", "hours", "opening",
    "gift_room",
)  # fmt: skip
# Kinds that come with something to propose (D126): the command that shows what suits the client.
_WITH_OPTIONS = frozenset({"maturity", "maturity_elsewhere", "windfall", "portfolio_review", "need_met", "need_date"})


def reminder(one: Reminder, today: date) -> dict[str, object]:
    """Return one reminder of `remind -f json`; `days` is negative when it is owed, `options` holds a command."""
    due, way = one.due, one.way
    return {
        "key": due.key,
        "client_id": one.client.client_id,
        "client_no": one.client.client_no,
        "name": one.client.name,
        "kind": due.kind,
        "due": due.due,
        "act_on": due.act_on,
        "days": (due.due - today).days,
        "subject": subject(due) or None,
        "amount": due.params.get("amount"),
        "channel": None if way is None else way.channel,
        "text": text(due, today),
        "source": source_of(due),
        "priority": one.priority,
        "options": _options(one),
        "hours": None if way is None else way.hours,
        "opening": opening(due, one.client, today) or None,
        "gift_room": None if one.gift_room is None else Fen(one.gift_room),
    }


def _options(one: Reminder) -> str | None:
    return f"rmtool recommend {one.client.handle}" if one.due.kind in _WITH_OPTIONS else None
