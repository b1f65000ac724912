"""What the verbs of records do: read what was said, judge it, write it, and echo it."""

from collections.abc import Mapping
from datetime import timedelta

import typer

from rmtool.commands.need_moves import refuse_move
from rmtool.commands.options import agreed, read_values
from rmtool.context import Run, note
from rmtool.errors import UsageError
from rmtool.text import _


def add(run: Run, kind: str, who: str, said: Mapping[str, str]) -> int:
    """Add a record to a client's file, echo it with its number, and return the number."""
    from rmtool.book.clients import find_client
    from rmtool.book.record_edit import VERB_OF, add_record

    found = find_client(run.reader, who)
    values = _as_kept(run, kind, _with_defaults(run, kind, read_values(run, kind, said)))
    with run.writing(VERB_OF[kind]) as unit:
        record_id = add_record(unit, kind, found.client_id, values)
    _echo(run, kind, record_id, _("added to {name}: #{number} {words}"))
    _note_twins(run, kind, record_id)
    return record_id


def edit(run: Run, kind: str, number: int, said: Mapping[str, str]) -> None:
    """Change fields of a record; an empty value clears. Echoes every field from what to what."""
    from rmtool.book.lists import read_row
    from rmtool.book.record_edit import VERB_OF, edit_record, no_record
    from rmtool.render.changes import changed

    if not said:
        raise UsageError(_("nothing to change was named"), _("name a field by its option, or --set field=value"))
    row = read_row(run.reader, kind, number)
    if row is None:
        raise no_record(kind, number)
    cleared = {field: None for field, text in said.items() if not text}
    # Read beside what is on file: a value is judged by its neighbours (a phone by its channel, a year by its date).
    beside = {field: str(row.values[field]) for field in _BESIDE.get(kind, ()) if row.values.get(field) is not None}
    values = read_values(run, kind, {**beside, **said}) | cleared
    kept = {**values, **_as_kept(run, kind, values)}
    with run.writing(VERB_OF[kind]) as unit:
        if kind == "needs":
            refuse_move(unit, number, kept)
        changes = edit_record(unit, kind, number, kept)
    typer.echo(changed(f"{row.client_name} #{number}", changes, run.today, kind))


# Fields of the record itself without which the others cannot be read or kept.
_BESIDE = {
    "points": ("channel",),
    "family": ("birth_date", "birth_year", "guardian_consent", "birthday_kept"),
    "holdings": ("start_date", "maturity_date"),
}


def remove(run: Run, kind: str, number: int, *, yes: bool) -> None:
    """Take a record out of the file, asked for in words first; the book's memory keeps it."""
    from rmtool.book.lists import read_row
    from rmtool.book.record_edit import VERB_OF, no_record, remove_record
    from rmtool.render.records import record_line
    from rmtool.render.safe import plain

    row = read_row(run.reader, kind, number)
    if row is None:
        raise no_record(kind, number)
    words = plain(f"{row.client_name} {row.handle} · #{number} {record_line(kind, row.values, run.today)}")
    typer.echo(words)
    agreed(_("Remove it?"), yes=yes)
    with run.writing(VERB_OF[kind]) as unit:
        remove_record(unit, kind, number)
    typer.echo(_("removed; rmtool undo brings it back"))


def _with_defaults(run: Run, kind: str, values: dict[str, object]) -> dict[str, object]:
    """Fill in what is understood: a holding is ours unless a bank is named, a caution is of today."""
    from rmtool.rules.vocabulary import OURS

    if kind == "holdings":
        return {"bank": OURS, **values}
    if kind == "cautions":
        review = run.today + timedelta(run.rulebook.caution_review_days)
        return {"at": run.now.strftime("%Y-%m-%dT%H:%M"), "review_on": review, **values}
    return values


def _as_kept(run: Run, kind: str, values: dict[str, object]) -> dict[str, object]:
    """Of a child under 14 only the birth year is kept, unless a guardian agreed (D113)."""
    if kind != "family":
        return values
    from rmtool.rules.minors import keepable

    kept = keepable(values, run.today)
    if kept.reduced:
        note(_("under 14 and no guardian agreed: only the birth year is kept"))
    return kept.values


def _echo(run: Run, kind: str, record_id: int, sentence: str) -> None:
    from rmtool.book.lists import read_row
    from rmtool.render.records import record_line
    from rmtool.render.safe import plain

    row = read_row(run.reader, kind, record_id)
    if row is not None:
        words = record_line(kind, row.values, run.today)
        typer.echo(plain(sentence.format(name=f"{row.client_name} {row.handle}", number=record_id, words=words)))


def _note_twins(run: Run, kind: str, record_id: int) -> None:
    """Say when a record like this one was there before: it is taken as another."""
    from rmtool.book.lists import nth_of

    nth = nth_of(run.reader, kind, record_id)
    if nth > 1:
        note(_("there is one like it already; this is taken as another (rmtool undo takes it back)"))
