"""One command's writes as one short transaction: kept whole at the end, or not at all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection as SqlConnection
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from rmtool.book.open import PATIENCE, Opened, attach_scratch, engine_over, naming_trouble, open_to_write
from rmtool.book.tables import Batch


@dataclass
class Unit:
    """A write in progress: `session` for rows, `connection` for set-based statements, both inside one transaction.

    `counts` may be filled with what the write did; it is kept with the batch.
    """

    session: Session
    batch: Batch
    opened: Opened
    counts: dict[str, int] = field(default_factory=dict)
    memo: bool = False  # True keeps the batch alone: an export that changed nothing is remembered
    keep: bool = True  # False takes everything back at the end: a trial run, or a write that found nothing to do

    @property
    def connection(self) -> SqlConnection:
        """Return the SQLAlchemy connection the session writes through."""
        return self.session.connection()

    @property
    def batch_id(self) -> int:
        """Return the number of this write in the book's history."""
        if self.batch.id is None:
            message = "the batch is flushed before anyone can ask"
            raise RuntimeError(message)
        return self.batch.id


@contextmanager
def unit_of_work(
    path: Path,
    *,
    kind: str,
    now: datetime,
    who: str,
    command: str,
    file: str | None = None,
    make_folder: bool = False,
    patience: float = PATIENCE,
    beside: Path | None = None,
) -> Iterator[Unit]:
    """Begin a write (the lock is taken at once), and commit it at the end of the block, or roll it back whole.

    A write that changed nothing leaves no batch row.

    Args:
        path: the book; made where it is missing.
        kind: add, edit, log or import.
        now: local time of the write.
        who: the account that writes.
        command: the words of the call.
        file: the imported file's name.
        make_folder: make a missing folder: for the default place only.
        patience: seconds to wait for another writer.
        beside: a staging file to reach as schema `staged`.

    Raises:
        BookError: the book cannot be used; nothing was changed.
    """
    opened = open_to_write(path, make_folder=make_folder, patience=patience)
    if beside is not None:
        attach_scratch(opened.connection, beside, "staged")
    batch = Batch(at=now.isoformat(timespec="seconds"), kind=kind, command=command, file=file, who=who)
    try:
        with naming_write_trouble(path), Session(engine_over(opened.connection)) as session:
            unit = Unit(session, batch, opened)
            session.add(batch)
            session.flush()
            before = opened.connection.total_changes
            yield unit
            _finish(unit, changed=_changed_since(before, unit))
    finally:
        opened.connection.close()


@contextmanager
def naming_write_trouble(path: Path) -> Iterator[None]:
    """Turn what SQLAlchemy or the driver says about the book into one BookError without a client's data."""
    with naming_trouble(path):
        try:
            yield
        except DBAPIError as error:
            if error.orig is None:
                raise
            raise error.orig from None


def _changed_since(before: int, unit: Unit) -> bool:
    unit.session.flush()
    return unit.opened.connection.total_changes > before


def _finish(unit: Unit, *, changed: bool) -> None:
    if not ((changed or unit.memo) and unit.keep):
        unit.session.rollback()
        return
    if unit.counts:
        unit.batch.counts = json.dumps(unit.counts)
    unit.session.commit()
