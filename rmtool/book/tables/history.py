"""The book's memory: who wrote what, and how each field stood before."""

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from rmtool.book.columns import batch, count, text


class Batch(SQLModel, table=True):
    """One write: who changed the book, when and with which words."""

    __tablename__: ClassVar[str] = "batch"

    id: int | None = Field(default=None, primary_key=True)
    at: str = text("local time, ISO text", nullable=False)
    kind: str = text("the command that wrote: add, edit, log, import ...", nullable=False)
    command: str | None = text("the words of the call")
    file: str | None = text("the imported file's name")
    who: str | None = text("the account that wrote")
    counts: str | None = text("what the write did, JSON object of numbers")
    reason: str | None = text("why whole names and numbers were written out (DOMAIN 6.8)")
    undoes: int | None = batch(comment="the write that this one took back")


class Change(SQLModel, table=True):
    """One field of one existing row before and after a write: what taking a write back needs.

    The field `*` stands for a whole row, as a JSON object of its columns: `old` of one that was removed, `new` of one
    that was put back. It outlives the row it speaks of, so it refers to no client.
    """

    __tablename__: ClassVar[str] = "change"
    __table_args__ = (Index("change_of_client", "client_id", "id"), Index("change_of_batch", "batch_id", "table_name"))

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = batch(nullable=False)
    client_id: int | None = count("whose row it is; NULL for a product")
    table_name: str = text("where the row lies", nullable=False)
    row_id: int = count("which row", nullable=False)
    field: str = text("canonical name of the field, or *", nullable=False)
    old: str | None = text("as stored, NULL where it was unknown")
    new: str | None = text("as stored, NULL where it was cleared")
