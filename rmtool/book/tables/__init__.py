"""The schema of the client book, once. The migrations make it, a test proves that both agree.

Every column says which statement of the training deck asks for it, or why else it is there. Only writing commands
import this package: reading goes through `facts`, which needs none of it.
"""

from typing import Any

from sqlmodel import SQLModel

from rmtool.book.tables.client import Client, ContactPoint
from rmtool.book.tables.history import Batch, Change
from rmtool.book.tables.products import Product
from rmtool.book.tables.records import (
    Caution,
    Contact,
    Event,
    FamilyMember,
    Flow,
    Holding,
    Need,
    Offer,
    Placement,
    ReminderState,
    Snapshot,
)

__all__ = [
    "TABLES",
    "Batch",
    "Caution",
    "Change",
    "Client",
    "Contact",
    "ContactPoint",
    "Event",
    "FamilyMember",
    "Flow",
    "Holding",
    "Need",
    "Offer",
    "Placement",
    "Product",
    "ReminderState",
    "Snapshot",
]

# The tables as SQLAlchemy sees them, for set-based writes.
TABLES: dict[str, Any] = dict(SQLModel.metadata.tables)
