"""One change for many clients: the plan in words, then all of it in one write."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rmtool.context import Run
from rmtool.errors import RefusedError, UsageError
from rmtool.rules.fields import POINT_FIELDS
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from rmtool.book.open import Connection
    from rmtool.rules.facts import ClientFacts
    from rmtool.rules.where import Condition

_SHOWN = 5  # clients named in the plan
# What belongs to one client alone.
_OWN = frozenset({"client_no", "name", "id_last4", *POINT_FIELDS})


class Tags(Protocol):
    """Tags to add and to take off."""

    added: tuple[str, ...]
    removed: tuple[str, ...]

    def applied(self, tags: str | None) -> str | None:
        """Return a client's tags as they become."""


class Planned(NamedTuple):
    """Whom the conditions mean, and what each of those becomes who is not so already."""

    matched: int
    changes: "tuple[tuple[ClientFacts, dict[str, object]], ...]"

    def words(self, today: date) -> str:
        """Return the plan: how many, and of the first few from what to what."""
        from rmtool.render.plans import planned

        return planned(self.matched, self.changes[:_SHOWN], len(self.changes), today)


def refuse_own_fields(values: Mapping[str, object]) -> None:
    """Refuse to give many clients one name, number or phone."""
    own = next((field for field in values if field in _OWN), None)
    if own is not None:
        raise UsageError(
            _("{field} belongs to one client alone").format(field=own), _("name the client instead of --where")
        )


def plan(run: Run, wanted: "tuple[Condition, ...]", values: Mapping[str, object], tags: Tags) -> Planned:
    """Return what would change, as the book stands now."""
    return _plan(run, run.reader, wanted, values, tags)


def _plan(
    run: Run,
    connection: "Connection",
    wanted: "tuple[Condition, ...]",
    values: Mapping[str, object],
    tags: Tags,
) -> Planned:
    from rmtool.book.facts import read_clients
    from rmtool.rules.derived import columns_for
    from rmtool.rules.where import matches

    asked = {*(condition.field for condition in wanted), *values, "tags"}
    clients = read_clients(connection, windows=run.windows_for(asked), fields=columns_for(asked))
    found = [client for client in clients if matches(client, wanted, run.derived)]
    return Planned(len(found), tuple(_changes(found, values, tags)))


def _changes(
    clients: "Iterable[ClientFacts]", values: Mapping[str, object], tags: Tags
) -> "Iterable[tuple[ClientFacts, dict[str, object]]]":
    for client in clients:
        wanted = {**values, "tags": tags.applied(client.tags)} if tags.added or tags.removed else values
        new = {field: value for field, value in wanted.items() if getattr(client, field) != value}
        if new:
            yield client, new


def change_all(
    run: Run, wanted: "tuple[Condition, ...]", values: Mapping[str, object], tags: Tags, shown: Planned
) -> str:
    """Change all in one write, and return what was done in words.

    Raises:
        RefusedError: meanwhile the conditions mean other clients than were shown; nothing was changed.
    """
    from rmtool.book.client_edit import edit_client

    with run.writing("edit") as unit:
        now = _plan(run, unit.opened.connection, wanted, values, tags)
        if [client.client_id for client, _new in now.changes] != [client.client_id for client, _new in shown.changes]:
            raise RefusedError(
                _("the book changed meanwhile: the conditions now mean other clients"),
                _("nothing was changed; look at the plan again"),
            )
        for client, new in now.changes:
            edit_client(unit, client.client_id, new, today=run.today)
        unit.counts = {"changed": len(now.changes)}
    return ngettext("{n} client changed", "{n} clients changed", len(now.changes)).format(n=len(now.changes))
