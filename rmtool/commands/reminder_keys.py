"""Reminders by their keys: what `--done`, `--snooze` and `log --answers` name."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from rmtool.commands.reminding import asked_of
from rmtool.context import Run
from rmtool.errors import NotFoundError
from rmtool.rules.reminders.engine import ALL_KINDS, reminders
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.reminders.reminder import Due

A_YEAR_AHEAD = 366  # days: as far as anybody asks


def find_due(run: Run, key: str) -> "Due":
    """Return the reminder of a key: one that is open now or opens within a year; NotFoundError where there is none."""
    due = find_by_keys(run, [key])[key]
    if due is None:
        raise _no_such(key)
    return due


def find_by_keys(run: Run, keys: Collection[str]) -> "dict[str, Due | None]":
    """Return the reminders of these keys, those open now or within a year; None for one that no longer stands.

    Only what is not open now is looked for in the year ahead. NotFoundError where a key names nothing in the book.
    """
    found = _with_keys(run, keys, days=0)
    found |= _with_keys(run, [key for key in keys if key not in found], days=A_YEAR_AHEAD)
    for key in keys:
        if key not in found and not _ever_was(run, key):
            raise _no_such(key)
    return {key: found.get(key) for key in keys}


def _ever_was(run: Run, text: str) -> bool:
    """Say whether a key may have named a reminder: it is well made, and its row is in the book."""
    from rmtool.book.reminders.states import has_row
    from rmtool.rules.reminders.key import parse_key

    key = parse_key(text, run.rulebook.remind)
    return key is not None and has_row(run.reader, key.table, key.row_id)


def _no_such(key: str) -> NotFoundError:
    return NotFoundError(
        _("no reminder has the key {key}").format(key=key),
        _("rmtool remind -f csv lists the keys of all that is open"),
    )


def _with_keys(run: Run, keys: Collection[str], *, days: int) -> "dict[str, Due]":
    from rmtool.book.reminders.rows import ReminderRows

    kinds = frozenset(key.partition(":")[0] for key in keys) & ALL_KINDS
    if not kinds:
        return {}
    wanted, rows = frozenset(keys), ReminderRows(run.reader, run.today)
    return {due.key: due for due in reminders(rows, asked_of(run, days), kinds) if due.key in wanted}
