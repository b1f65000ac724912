"""A staged list goes into the book: matched, compared and written in one short transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from rmtool.book.fates import KNOWN, NEW, REPEATED, count, rejections
from rmtool.book.identities import IDENTITIES
from rmtool.book.intake_clients import take_clients
from rmtool.book.intake_records import take_records
from rmtool.book.merging import Taken
from rmtool.book.staging import Staging
from rmtool.book.unit import Unit, unit_of_work
from rmtool.errors import Conflict, InputFileError, RefusedError, Rejection, UsageError
from rmtool.rules.fields import CLIENTS, TABLE_OF
from rmtool.text import _

_CLOSING_MUCH = 0.5  # of the open rows: a list that closes more is likelier a wrong list than a true one


@dataclass(frozen=True)
class Order:
    """How a list is to be taken: `as_of` dates its balances and its closings, `today` the write.

    `unread` counts the rows that were rejected before they were staged: whose they are nobody knows. `list_clients`
    asks for the clients touched, by number: a long list of a large import.
    """

    kind: str
    as_of: date
    today: date
    full: bool = False
    blank_clears: bool = False
    strict: bool = False
    dry_run: bool = False
    close_much: bool = False
    unread: int = 0
    list_clients: bool = False
    prefer_file: bool = False
    tags: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What the import did: rows by fate, rejected rows with reasons, the batch (None where nothing changed).

    `withheld` counts what a full list lacks but what was not closed, since rows of unknown clients may be theirs.
    """

    rows: int
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    returned: int = 0
    withheld: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    batch_id: int | None = None
    clients: list[str] = field(default_factory=list)
    conflicts: Sequence[Conflict] = ()


def apply_staged(
    path: Path,
    staging: Staging,
    order: Order,
    *,
    now: datetime,
    who: str,
    command: str,
    file: str,
    make_folder: bool = False,
) -> Outcome:
    """Write the staged rows into the book at `path`, or with `dry_run` only find out what that would do.

    Raises:
        InputFileError: `strict`, and a row was refused; nothing was changed.
        RefusedError: a full list would close more than half of the book, or none of its rows could be taken.
        BookError: the book cannot be used.
    """
    if order.full and order.kind not in {CLIENTS, "holdings"}:
        raise UsageError(
            _("--full does not go with {kind}").format(kind=order.kind),
            _("only lists of clients and holdings can be whole; what happened is never taken back by a list"),
        )
    rows, staged = staging.rows, staging.finish()
    book = staging.trial_book if order.dry_run and not path.exists() else path
    with unit_of_work(
        book, kind="import", now=now, who=who, command=command, file=file, make_folder=make_folder, beside=staged
    ) as unit:
        outcome = _take(unit, staging, order, rows)
        unit.keep = not order.dry_run and outcome.batch_id is not None
    if order.dry_run:
        outcome.batch_id = None
    return outcome


def _take(unit: Unit, staging: Staging, order: Order, rows: int) -> Outcome:
    book = unit.connection
    taken = _taken(unit, staging, order)
    found = rejections(book, _shown_column(staging))
    if order.strict and found:
        first = found[0]
        raise InputFileError(
            _("--strict: line {line}: {reason}").format(line=first.line, reason=first.reason),
            _("nothing was imported; correct the row, or import without --strict"),
        )
    outcome = Outcome(rows, added=count(book, NEW), rejections=found, **taken._asdict())
    outcome.unchanged = count(book, KNOWN) + count(book, REPEATED) - taken.updated
    _refuse_empty(outcome, order)
    _refuse_closing_much(book_open=_open_rows(unit, order.kind), outcome=outcome, order=order)
    outcome.clients = _touched_clients(unit) if order.list_clients else []
    outcome.batch_id = unit.batch_id if _wrote(unit) else None
    unit.counts = {name: getattr(outcome, name) for name in ("added", "updated", "unchanged", "closed", "returned")}
    return outcome


def _taken(unit: Unit, staging: Staging, order: Order) -> Taken:
    if order.kind == CLIENTS:
        return take_clients(unit, staging, order)
    return take_records(unit, staging, order, IDENTITIES[order.kind])


def _shown_column(staging: Staging) -> str:
    return next((field for field in ("client_no", "client_name", "code", "name") if field in staging.fields), "line")


def _open_rows(unit: Unit, kind: str) -> int:
    query = {
        "clients": "SELECT count(*) FROM client WHERE left_on IS NULL",
        "holdings": "SELECT count(*) FROM holding WHERE closed_on IS NULL",
    }.get(kind, "SELECT 0")
    return int(unit.connection.exec_driver_sql(query).scalar_one())


def _refuse_empty(outcome: Outcome, order: Order) -> None:
    if order.full and not (outcome.added or outcome.updated or outcome.unchanged):
        raise RefusedError(
            _("--full: no row of the list could be taken, so nothing can be missing from it"),
            _("correct the rows first; nothing was changed"),
        )


def _refuse_closing_much(*, book_open: int, outcome: Outcome, order: Order) -> None:
    was_open = book_open + outcome.closed - outcome.added
    if order.close_much or not outcome.closed or outcome.closed <= was_open * _CLOSING_MUCH:
        return
    raise RefusedError(
        _("--full would close {n} of {all}: more than half").format(n=outcome.closed, all=was_open),
        _("if the list is really whole, add --yes; nothing was changed"),
    )


def _wrote(unit: Unit) -> bool:
    """Say whether this write left any row of its own: the rows it brought, and the changes it recorded."""
    return any(
        unit.connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE batch_id = ? LIMIT 1", (unit.batch_id,)).first()
        for table in (*TABLE_OF.values(), "change")
    )


def _touched_clients(unit: Unit) -> list[str]:
    """Return the numbers (or #ids) of the clients whose rows this write brought or changed, in order."""
    rows = unit.connection.exec_driver_sql(
        f"SELECT coalesce(client_no, '#' || id) FROM client WHERE id IN ("
        f" SELECT client_id FROM staged.row WHERE fate = '{NEW}'"
        f" UNION SELECT client_id FROM change WHERE batch_id = ?) ORDER BY client_no, id",
        (unit.batch_id,),
    )
    return [client for (client,) in rows]
