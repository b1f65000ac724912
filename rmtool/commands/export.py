"""`rmtool export TARGET`: lists to files that `import` takes back; whole names and numbers only with a reason."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.intake import Kind
from rmtool.commands.options import WhereOption, YesOption, conditions, run_of
from rmtool.context import Run, note
from rmtool.errors import UsageError
from rmtool.rules.fields import CLIENTS, LISTS
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.where import Condition


class FileFormat(StrEnum):
    """What kind of file an export becomes."""

    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    vcf = "vcf"


def export(
    ctx: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help=_("A file (.csv .xlsx .json .vcf), a folder, or - for the screen."))
    ],
    kind: Annotated[
        Kind | None, typer.Option("--as", metavar="KIND", help=_("One list, e.g. clients (else all lists)."))
    ] = None,
    where: WhereOption = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help=_("Whole names, numbers and words; needs --reason, and is recorded."))
    ] = False,
    reason: Annotated[str | None, typer.Option(metavar="WORDS", help=_("Why they are needed."))] = None,
    form: Annotated[
        FileFormat | None, typer.Option("--format", "-f", metavar="FORMAT", help=_("csv, xlsx, json or vcf."))
    ] = None,
    yes: YesOption = False,
) -> None:
    """Write lists to files."""
    run = run_of(ctx)
    wish = _Wish(target, kind.value if kind else None, form)
    _check(wish, reveal=reveal, reason=reason, yes=yes)
    only = _wanted(run, conditions(run, where))
    if reveal:
        _record(run, wish, str(reason).strip())
    counts = _written(run, wish, reveal=reveal, only=only)
    if target != "-":
        named = _(", ").join(f"{name} {n:,}" for name, n in counts.items() if n)
        typer.echo(_("{target}: {counts}").format(target=target, counts=named or _("nothing is on file")))
    if not reveal:
        note(_("names, numbers and notes are hidden; --reveal --reason WORDS writes them out"))


class _Wish:
    """Where the export goes, in which form, and which lists it holds."""

    def __init__(self, target: str, kind: str | None, form: FileFormat | None) -> None:
        self.target = target
        self.path = None if target == "-" else Path(target)
        self.form = form or self._by_name()
        self.folder = self.path is not None and (self.path.is_dir() or not self.path.suffix)
        one = self.form is FileFormat.vcf or (self.form is FileFormat.csv and not self.folder)
        self.kinds: Sequence[str] = (kind,) if kind else (CLIENTS,) if one else LISTS

    def _by_name(self) -> FileFormat:
        suffix = "" if self.path is None else self.path.suffix.lower().removeprefix(".")
        if not suffix:
            return FileFormat.csv
        try:
            return FileFormat(suffix)
        except ValueError:
            raise UsageError(
                _("{file}: no kind of file that an export can be").format(file=self.target),
                _("name it .csv, .xlsx, .json or .vcf, or say --format"),
            ) from None

    @property
    def files(self) -> dict[str, Path]:
        """Return the file of each list in a folder."""
        assert self.path is not None  # noqa: S101 - a folder has a path
        return {kind: self.path / f"{kind}.csv" for kind in self.kinds}


def _check(wish: _Wish, *, reveal: bool, reason: str | None, yes: bool) -> None:
    if reveal and not (reason or "").strip():
        raise UsageError(_("--reveal needs a reason, which is recorded"), _('e.g. --reason "mailing house, 24 Nov"'))
    if reason and not reveal:
        raise UsageError(_("--reason goes with --reveal"), _("add --reveal, or leave the reason out"))
    if wish.folder and wish.form is not FileFormat.csv:
        raise UsageError(_("a folder takes CSV files"), _("name a file, e.g. book.{form}").format(form=wish.form.value))
    if wish.form is FileFormat.vcf and tuple(wish.kinds) != (CLIENTS,):
        raise UsageError(_("a vCard file holds clients only"), _("leave --as out"))
    if wish.path is None and wish.form in {FileFormat.xlsx, FileFormat.vcf}:
        raise UsageError(_("that kind of file does not go to the screen"), _("name a file"))
    if wish.path is not None and not yes:
        there = [path for path in (wish.files.values() if wish.folder else [wish.path]) if path.exists()]
        if there:
            raise UsageError(
                _("{file} is there already").format(file=there[0]), _("add --yes to write over it, or name another")
            )


def _wanted(run: Run, wanted: "tuple[Condition, ...]") -> frozenset[int] | None:
    """Return the ids of the clients whose rows are wanted, None for all."""
    if not wanted:
        return None
    from rmtool.book.facts import read_clients
    from rmtool.rules.derived import columns_for
    from rmtool.rules.where import matches

    asked = {condition.field for condition in wanted}
    clients = read_clients(run.reader, windows=run.windows_for(asked), fields=columns_for(asked))
    return frozenset(client.client_id for client in clients if matches(client, wanted, run.derived))


def _record(run: Run, wish: _Wish, reason: str) -> None:
    """Keep who wrote whole names out, when, where to and why, before anything is written out."""
    with run.writing("export", file=wish.target) as unit:
        unit.batch.reason = reason
        unit.memo = True


def _written(run: Run, wish: _Wish, *, reveal: bool, only: frozenset[int] | None) -> dict[str, int]:
    from rmtool.commands.export_files import write

    return write(run.reader, wish.path, wish.form.value, wish.kinds, folder=wish.folder, reveal=reveal, only=only)
