"""What an import did, on a screen: how the file was read, what changed, and which rows need a hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rmtool.errors import Conflict, Rejection
from rmtool.render import labels
from rmtool.render.card_fields import shown
from rmtool.render.console import console
from rmtool.render.safe import plain
from rmtool.render.stored import stored
from rmtool.rules.masking import mask_phone
from rmtool.text import _, mark, ngettext

_PHONES = frozenset({"mobile", "phone", "client_phone"})
_REJECTIONS_SHOWN = 5
_CONFLICTS_SHOWN = 5
_UNKNOWN_SHOWN = 12
_DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("bar")}


class ImportReport(NamedTuple):
    """One import, for people and scripts alike; the counts are rows, `seconds` is wall time."""

    file: str
    kind: str
    encoding: str
    delimiter: str
    header_line: int
    units: Mapping[str, str]
    rows: int
    added: int
    updated: int
    unchanged: int
    closed: int
    rejected: int
    rejects_file: str | None
    batch: int | None
    rejections: Sequence[Rejection]
    unknown: Sequence[str]
    kept_unknown: bool
    notes: Sequence[str]
    seconds: float
    dry_run: bool
    preview: Sequence[Mapping[str, str]] = ()
    sheet: str | None = None
    conflicts: Sequence[Conflict] = ()


def decoded(values: Mapping[str, object], today: date) -> dict[str, str]:
    """Return a row as it was understood, in the reader's words; phones are masked."""
    return {field: _masked(field, shown(field, value, today)) for field, value in values.items()}


def _masked(field: str, text: str) -> str:
    """Hide the middle of phones, as every other screen does."""
    if field not in _PHONES:
        return text
    return ";".join(mask_phone(phone) for phone in text.split(";"))


def show_import(report: ImportReport, today: date) -> None:
    """Print the summary: the reading first, then the counts, then the first rejected rows."""
    screen = console()
    screen.print(Text(plain(f"{report.file}  {_reading(report)}"), style="bold"))
    if report.dry_run:
        _preview(screen, report.preview)
        screen.print(Text(_("  a trial run: nothing was written"), style="yellow"))
    screen.print(Text(f"  {_counts(report)}"))
    _rejections(screen, report.rejections)
    _conflicts(screen, report, today)
    if report.unknown:
        screen.print(Text("  " + plain(_unknown(report))))
    for sentence in report.notes:
        screen.print(Text(f"  {plain(sentence)}"))
    if report.rejects_file:
        screen.print(Text(_("rejected rows: {file}").format(file=plain(report.rejects_file))))


def _reading(report: ImportReport) -> str:
    parts = [report.encoding]
    if report.delimiter:
        parts.append(_(_DELIMITERS.get(report.delimiter, report.delimiter)))
    if report.sheet is not None:
        parts.append(_("sheet {name}").format(name=report.sheet))
    if report.header_line:
        parts.append(_("header on line {n}").format(n=report.header_line))
    units = sorted(set(report.units.values()))
    if units:
        parts.append(_("amounts in {units}").format(units=", ".join(units)))
    return _(", ").join(parts)


def _counts(report: ImportReport) -> str:
    counted = (
        (_("added {n}"), report.added),
        (_("updated {n}"), report.updated),
        (_("unchanged {n}"), report.unchanged),
        (_("closed {n}") if report.kind != "clients" else _("left {n}"), report.closed),
        (_("rejected {n}"), report.rejected),
    )
    always = {0, 1, 2}
    words = [text.format(n=f"{n:,}") for place, (text, n) in enumerate(counted) if n or place in always]
    return " · ".join(words) + "    " + _("{seconds} s").format(seconds=f"{report.seconds:.1f}")


def _rejections(screen: Console, rejections: Sequence[Rejection]) -> None:
    if not rejections:
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for style in ("", "", "", "", "dim"):
        table.add_column(overflow="fold", style=style)
    for row in rejections[:_REJECTIONS_SHOWN]:
        where = _("  line {n}").format(n=row.line)
        seen = f'"{_cut(row.value)}"' if row.value else ""
        table.add_row(*(Text(plain(cell)) for cell in (where, row.column, seen, row.reason, row.hint)))
    screen.print(table)
    more = len(rejections) - _REJECTIONS_SHOWN
    if more > 0:
        screen.print(Text(ngettext("  and {n} more row", "  and {n} more rows", more).format(n=more)))


def _conflicts(screen: Console, report: ImportReport, today: date) -> None:
    """Print what was typed and stays; nobody should have to look for a value that was not taken."""
    if not report.conflicts:
        return
    n = len(report.conflicts)
    words = ngettext(
        "{n} value that you typed stays; --prefer file takes the file's",
        "{n} values that you typed stay; --prefer file takes the file's",
        n,
    )
    screen.print(Text(f"  {words.format(n=n)}", style="yellow"))
    for one in report.conflicts[:_CONFLICTS_SHOWN]:
        sentence = _("    line {line}  {client}  {field}: yours {kept}, the file's {offered}")
        kept, offered = (stored(report.kind, one.field, value, today) for value in (one.kept, one.offered))
        field = labels.field(one.field)
        screen.print(
            Text(plain(sentence.format(line=one.line, client=one.client, field=field, kept=kept, offered=offered)))
        )
    if n > _CONFLICTS_SHOWN:
        screen.print(Text(_("    and {n} more; -f json lists all").format(n=n - _CONFLICTS_SHOWN)))


def _cut(value: str, longest: int = 40) -> str:
    return value if len(value) <= longest else value[: longest - 1] + "…"


def _unknown(report: ImportReport) -> str:
    names = _(", ").join(report.unknown[:_UNKNOWN_SHOWN])
    if len(report.unknown) > _UNKNOWN_SHOWN:
        names += _(" and {n} more").format(n=len(report.unknown) - _UNKNOWN_SHOWN)
    if not report.header_line:
        return _("on the cards, but no field takes it: {names}").format(names=names)
    if report.kept_unknown:
        return _("unknown columns kept as extra: {names}").format(names=names)
    return _("columns not taken: {names} (--map NAME=FIELD takes one, --keep-unknown keeps all)").format(names=names)


def _preview(screen: Console, rows: Sequence[Mapping[str, str]]) -> None:
    """Print the first rows as they were decoded, a field a line: many columns fit no screen side by side."""
    for row in rows:
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for field, value in row.items():
            table.add_row(Text(labels.field(field)), Text(plain(value)))
        screen.print(table)
        screen.print()
