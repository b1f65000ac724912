"""The machine contract of `plan` and of what `today` has planned. Keys are added, never renamed."""

from collections.abc import Iterator
from datetime import date

from rmtool.render.plan import reason
from rmtool.render.reminder_texts import text
from rmtool.rules.hours import clock
from rmtool.rules.plan import PlannedItem, Unplaced
from rmtool.rules.plan.planned import Planned

PLAN_COLUMNS = (
    "date", "at", "key", "client_id", "client_no", "name", "kind", "reminder", "minutes", "travel", "area", "late",
    "rides_with", "promised", "text", "reason",
)  # fmt: skip


def planned(found: Planned, month: date, today: date) -> dict[str, object]:
    """Return `plan -f json`: day by day, and what did not fit with the reason."""
    return {
        "month": f"{month:%Y-%m}",
        "days": [
            {
                "date": day.on,
                "minutes": day.minutes,
                "travel": day.travel,
                "visits": day.visits,
                "over": day.over,
                "greetings": found.greetings.get(day.on, 0),
                "items": [item(found, one, today) for one in day.items],
            }
            for day in found.plan.days
        ],
        "unplaced": [unplaced(found, one, today) for one in found.plan.unplaced],
    }


def rows(found: Planned, today: date) -> Iterator[dict[str, object]]:
    """Yield the rows of `plan -f csv`: every contact, then what did not fit, which has no date but a reason."""
    for day in found.plan.days:
        yield from (item(found, one, today) for one in day.items)
    for one in found.plan.unplaced:
        row = unplaced(found, one, today)
        yield row | {"reason": reason(one, today)}


def item(found: Planned, one: PlannedItem, today: date) -> dict[str, object]:
    """Return one planned contact; `at` is the hour, null where it needs none."""
    return _task(found, one.task.key, today) | {
        "date": one.on,
        "at": None if one.at is None else clock(one.at),
        "kind": one.task.kind,
        "minutes": one.minutes,
        "travel": one.task.travel,
        "area": one.task.area,
        "late": one.late,
        "rides_with": one.rides_with,
        "promised": one.task.promised,
    }


def unplaced(found: Planned, one: Unplaced, today: date) -> dict[str, object]:
    """Return what did not fit, with the reason."""
    return _task(found, one.task.key, today) | {
        "kind": one.task.kind,
        "minutes": one.task.minutes,
        "reason": {"code": one.reason_code, "params": dict(one.params), "text": reason(one, today)},
    }


def _task(found: Planned, key: str, today: date) -> dict[str, object]:
    reminder = found.behind[key]
    return {
        "key": key,
        "client_id": reminder.client.client_id,
        "client_no": reminder.client.client_no,
        "name": reminder.client.name,
        "reminder": reminder.due.kind,
        "text": text(reminder.due, today),
    }
