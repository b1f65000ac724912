"""What a logged contact answers: reminders that `--answers` names, those of its topic, and those its facts close."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from rmtool.commands.reminder_keys import find_due
from rmtool.commands.reminding import Wanted, find_dues
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.rules.moments import day_of
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.reminders.reminder import Due


class Answers:
    """The reminders of a client before a contact is written, and what becomes of them with it."""

    def __init__(self, run: Run, client_id: int, keys: Sequence[str]) -> None:
        self._run = run
        self._wanted = Wanted(client_id=client_id)
        self._open = {due.key: due for due in find_dues(run, self._wanted)[0]}
        self._named = {key: self._named_due(key) for key in keys}

    def keys(self, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return the keys to tick off with a contact of these values: the named ones, and those that it answers."""
        from rmtool.rules.reminders.answered import Contact, answered

        said: dict[str, Any] = {field: values.get(field) for field in Contact._fields}
        told = answered(self._open.values(), Contact(**said))
        return tuple(dict.fromkeys([*self._named, *(due.key for due in (*told, *self._kept_ahead(values)))]))

    def _kept_ahead(self, values: Mapping[str, object]) -> "Iterator[Due]":
        """A promise is kept by a talk that reached the client, or moved on by one that named a new day."""
        from rmtool.rules.reminders.answered import kept_ahead

        if values.get("reached") or values.get("next_on"):
            yield from kept_ahead(self._open.values(), day_of(str(values["at"])))

    def echo(self) -> None:
        """Say what the contact has closed, and how much is still open."""
        from rmtool.render.reminder_texts import text

        left = {due.key for due in find_dues(self._run, self._wanted)[0]}
        for key, due in {**self._open, **self._named}.items():
            if key not in left:
                typer.echo(_("  answers: {what}").format(what=text(due, self._run.today)))
        still = [due for key, due in self._open.items() if key in left]
        if still:
            words = _("  still open: {what}").format(what=text(still[0], self._run.today))
            more = len(still) - 1
            typer.echo(words + (_(" and {n} more").format(n=more) if more else ""))

    def _named_due(self, key: str) -> "Due":
        due = self._open.get(key) or find_due(self._run, key)
        if due.client_id != self._wanted.client_id:
            raise UsageError(
                _("{key} is a reminder of another client").format(key=key),
                _("log the contact for that client, or leave --answers out"),
            )
        return due
