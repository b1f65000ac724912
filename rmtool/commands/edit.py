"""`rmtool edit`: correct or complete a client's file, or those of many; an empty value clears."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.adjustment import adjusted
from rmtool.commands.options import (
    SetOption,
    WhereOption,
    YesOption,
    assignments,
    complete_client,
    conditions,
    read_values,
    run_of,
    tag_words,
)
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.where import Condition


def edit(
    ctx: typer.Context,
    client: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", help=_("Whose file; or --where for many."), autocompletion=complete_client),
    ] = None,
    sets: SetOption = None,
    add_tags: Annotated[
        list[str] | None, typer.Option("--add-tag", metavar="TAG", help=_("A tag to add; repeatable."))
    ] = None,
    remove_tags: Annotated[
        list[str] | None, typer.Option("--remove-tag", metavar="TAG", help=_("A tag to take off; repeatable."))
    ] = None,
    where: WhereOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would change; change nothing."))] = False,
    yes: YesOption = False,
) -> None:
    """Change fields of one client, or of many."""
    run = run_of(ctx)
    said, tags = assignments(sets), _Tags(tag_words(add_tags), tag_words(remove_tags))
    if not (said or tags.added or tags.removed):
        raise UsageError(_("nothing to change was named"), _("e.g. rmtool edit 000012 --set occupation=doctor"))
    if (client is None) == (where is None):
        raise UsageError(_("name one client, or say --where for many"), _("one of the two is needed, and not both"))
    values = adjusted(run, _values(run, said))
    if client is not None:
        _one(run, client, values, tags, dry_run=dry_run)
    else:
        _many(run, conditions(run, where), values, tags, dry_run=dry_run, yes=yes)


class _Tags:
    """Tags to add and to take off; the others stay."""

    def __init__(self, added: tuple[str, ...], removed: tuple[str, ...]) -> None:
        self.added, self.removed = added, removed

    def applied(self, tags: str | None) -> str | None:
        """Return a client's tags as they become, None where none is left."""
        from rmtool.rules.where import list_words

        kept = [tag for tag in list_words(tags or "") if tag not in self.removed]
        return ";".join(dict.fromkeys([*kept, *self.added])) or None


def _values(run: Run, said: Mapping[str, str]) -> dict[str, object]:
    cleared = {field: None for field, text in said.items() if not text}
    return {**read_values(run, "clients", said), **cleared}


def _one(run: Run, who: str, values: Mapping[str, object], tags: _Tags, *, dry_run: bool) -> None:
    """Read, then write: the lock is held only for the change itself."""
    from rmtool.book.client_edit import edit_client
    from rmtool.book.clients import find_client
    from rmtool.book.facts import read_client
    from rmtool.render.changes import changed

    found = find_client(run.reader, who)
    with run.writing("edit") as unit:
        client = read_client(unit.opened.connection, found.client_id, windows=run.windows)
        changes = edit_client(unit, found.client_id, _with_tags(values, tags, client.tags), today=run.today)
        unit.keep = not dry_run
    typer.echo(changed(found.name, changes, run.today))


def _with_tags(values: Mapping[str, object], tags: _Tags, now: str | None) -> dict[str, object]:
    return {**values, "tags": tags.applied(now)} if tags.added or tags.removed else dict(values)


def _many(
    run: Run,
    wanted: "tuple[Condition, ...]",
    values: Mapping[str, object],
    tags: _Tags,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Show the plan, ask, then judge again under the lock: who no longer fits in between is left alone, and said."""
    from rmtool.commands.edit_many import change_all, plan, refuse_own_fields
    from rmtool.commands.options import agreed

    refuse_own_fields(values)
    planned = plan(run, wanted, values, tags)
    typer.echo(planned.words(run.today))
    if not planned.changes or dry_run:
        return
    agreed(_("Change them?"), yes=yes)
    typer.echo(change_all(run, wanted, values, tags, planned))
