"""From a list file into the book: read and check it whole, write it in one short transaction, say what happened."""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rmtool.context import Run
from rmtool.errors import InputFileError, Rejection
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from rmtool.book.intake import Outcome
    from rmtool.book.staging import Staging
    from rmtool.exchange.intake import Entry, ListFile
    from rmtool.render.imported import ImportReport

_PREVIEW_ROWS = 3


class Kind(StrEnum):
    """What a list is about."""

    clients = "clients"
    points = "points"
    family = "family"
    holdings = "holdings"
    flows = "flows"
    contacts = "contacts"
    events = "events"
    needs = "needs"
    cautions = "cautions"
    offers = "offers"
    snapshots = "snapshots"
    placements = "placements"
    products = "products"


@dataclass(frozen=True)
class Wish:
    """What the caller asked of this import."""

    file: str
    as_of: date
    kind: Kind | None = None
    encoding: str | None = None
    sheet: str | None = None
    maps: Mapping[str, str] = field(default_factory=dict)
    keep_unknown: bool = False
    full: bool = False
    blank_clears: bool = False
    strict: bool = False
    dry_run: bool = False
    yes: bool = False
    list_clients: bool = False
    prefer_file: bool = False
    tags: tuple[str, ...] = ()

    @property
    def path(self) -> Path | None:
        """Return the file, None for standard input."""
        return None if self.file == "-" else Path(self.file)

    @property
    def rejects_path(self) -> Path:
        """Return where the rejected rows go: beside the file, in this folder for standard input."""
        return Path("stdin.rejects.csv") if self.path is None else self.path.with_name(self.path.name + ".rejects.csv")


def take_in(run: Run, wish: Wish) -> "tuple[ImportReport, Sequence[str]]":
    """Read and check the whole file first, then write it in one short transaction.

    Returns:
        the report, and where the wish lists them the numbers of the clients that were added or changed.

    Raises:
        InputFileError: the file cannot be read, or `--strict` refuses it; nothing was changed.
    """
    from rmtool import config
    from rmtool.book.staging import Staging
    from rmtool.exchange.intake import open_list

    start = time.perf_counter()
    with (
        open_list(
            wish.path,
            stdin=sys.stdin.buffer,
            kind=wish.kind.value if wish.kind else None,
            encoding=wish.encoding,
            sheet=wish.sheet,
            maps=wish.maps,
            user_columns=config.user_file("columns.toml"),
            keep_unknown=wish.keep_unknown,
            today=run.today,
        ) as source,
        Staging(source.kind, source.fields, run.today) as staging,
    ):
        reader = _Reader(run, wish, source)
        staging.add(reader.good_rows())
        outcome = _apply(run, wish, source, staging, reader.unread)
        outcome.rejections = sorted([*reader.rejections, *outcome.rejections])
        if outcome.rejections and not wish.dry_run:
            from rmtool.exchange.rejects import write_rejects

            write_rejects(wish.rejects_path, outcome.rejections)
        return _report(wish, source, outcome, reader, time.perf_counter() - start), outcome.clients


class _Reader:
    """Reads the list once: the good rows go on, the others are kept with their reasons."""

    def __init__(self, run: Run, wish: Wish, source: "ListFile") -> None:
        self._run = run
        self._wish = wish
        self._source = source
        self.rejections: list[Rejection] = []
        self.reduced = 0
        self.first: list[Mapping[str, object]] = []

    @property
    def unread(self) -> int:
        """Return how many rows could not be read: whose they are nobody knows."""
        return len(self.rejections)

    def good_rows(self) -> Iterator[tuple[int, Mapping[str, object]]]:
        """Yield line and values; with `--strict` the first bad row ends the import before anything is written."""
        for entry in self._watched():
            if isinstance(entry, Rejection):
                if self._wish.strict:
                    raise InputFileError(
                        _("--strict: line {line}: {reason}").format(line=entry.line, reason=entry.reason),
                        _("nothing was imported; correct the row, or import without --strict"),
                    )
                self.rejections.append(entry)
                continue
            if self._wish.dry_run and len(self.first) < _PREVIEW_ROWS:
                self.first.append(entry.values)
            yield entry.line, self._lawful(entry.values)

    def _watched(self) -> "Iterator[Entry | Rejection]":
        """A progress bar where somebody watches; nothing of it in a pipe."""
        if not sys.stderr.isatty():
            return self._source.entries()
        from rmtool.render.progress import watched

        return watched(self._source.entries(), lambda: self._source.position, self._source.size)

    def _lawful(self, values: dict[str, object]) -> dict[str, object]:
        """Of a child under 14 only the birth year is kept, unless a guardian agreed (D113)."""
        if self._source.kind != "family":
            return values
        from rmtool.rules.minors import keepable

        kept = keepable(values, self._run.today)
        self.reduced += kept.reduced
        return kept.values


def _apply(run: Run, wish: Wish, source: "ListFile", staging: "Staging", unread: int) -> "Outcome":
    from rmtool.book.intake import Order, apply_staged

    order = Order(
        kind=source.kind,
        as_of=wish.as_of,
        today=run.today,
        full=wish.full,
        blank_clears=wish.blank_clears,
        strict=wish.strict,
        dry_run=wish.dry_run,
        close_much=wish.yes,
        unread=unread,
        list_clients=wish.list_clients,
        prefer_file=wish.prefer_file,
        tags=wish.tags,
    )
    return apply_staged(
        run.book_path,
        staging,
        order,
        now=run.now,
        who=run.who,
        command=run.command,
        file=source.name,
        make_folder=run.makes_folder,
    )


def _report(wish: Wish, source: "ListFile", outcome: "Outcome", reader: _Reader, seconds: float) -> "ImportReport":
    from rmtool.exchange.amounts import UNITS
    from rmtool.render.imported import ImportReport, decoded

    rejected = bool(outcome.rejections) and not wish.dry_run
    return ImportReport(
        file=source.name,
        kind=source.kind,
        encoding=source.encoding,
        delimiter=source.delimiter,
        header_line=source.header_line,
        units={field: unit for field, unit in source.units.items() if unit in UNITS},
        rows=source.rows,
        added=outcome.added,
        updated=outcome.updated,
        unchanged=outcome.unchanged,
        closed=outcome.closed,
        rejected=len(outcome.rejections),
        rejects_file=str(wish.rejects_path) if rejected else None,
        batch=outcome.batch_id,
        rejections=outcome.rejections,
        conflicts=outcome.conflicts,
        unknown=source.unknown,
        kept_unknown=wish.keep_unknown,
        notes=list(_notes(source, outcome, reader)),
        seconds=seconds,
        dry_run=wish.dry_run,
        preview=[decoded(values, wish.as_of) for values in reader.first],
        sheet=source.sheet,
    )


def _notes(source: "ListFile", outcome: "Outcome", reader: _Reader) -> Iterator[str]:
    """Say what the counts do not show: what was passed over, hidden, or kept smaller than it came."""
    if outcome.withheld:
        yield _("{n} missing from the list were not closed: some of its rows were rejected and may be theirs").format(
            n=outcome.withheld
        )
    if outcome.returned:
        yield _("{n} that had been closed are on the list again and open").format(n=outcome.returned)
    if source.skipped_totals:
        yield ngettext(
            "{n} total or footer line passed over", "{n} total or footer lines passed over", source.skipped_totals
        ).format(n=source.skipped_totals)
    for name, n in source.masked.items():
        yield _("{field}: {n} values hidden by the bank (*), taken as unknown").format(field=name, n=n)
    words = source.unknown_risk_words
    if words:
        named = _(", ").join(f"{word} ({n})" for word, n in words.items())
        yield _("risk labels without a level here: {words}; columns.toml can say which level they are").format(
            words=named
        )
    if reader.reduced:
        yield ngettext(
            "{n} child under 14 without a guardian's consent: only the birth year was kept",
            "{n} children under 14 without a guardian's consent: only the birth year was kept",
            reader.reduced,
        ).format(n=reader.reduced)
