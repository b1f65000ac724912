"""Rows to facts: the one reader of the book, on the standard library's driver.

Three streams in the order of the clients (the clients, what their holdings add up to, what their contacts add up to)
are merged as they come, so that a book of any size passes through without being held.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from rmtool.book.open import Connection
from rmtool.rules.facts import (
    ClientFacts,
    ClientFile,
    ContactFacts,
    ContactPointFacts,
    FamilyFacts,
    HoldingFacts,
    Maturity,
)
from rmtool.rules.vocabulary import CLIENT_FIELDS, LOANS, OURS, SERVICES

Row = tuple  # noqa: UP040
