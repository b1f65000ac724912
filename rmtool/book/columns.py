"""How a column of the book lies in SQLite: the few kinds of columns the tables are written with."""

from datetime import date
from typing import Any

from sqlalchemy import REAL, Boolean, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


class IsoDay(TypeDecorator[date]):
    """A calendar day as ISO text.

    SQLite gives a DATE column NUMERIC affinity, which makes comparisons with text silently always true.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - its signature
        """Return the ISO text of a day."""
        return value.isoformat() if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - its signature
        """Return the day of an ISO text."""
        return date.fromisoformat(value) if value is not None else None


def text(comment: str, **more: Any) -> Any:  # noqa: ANN401 - a SQLModel field stands for the type it annotates
    """Return a text column; codes are checked where they are read (`exchange`), not here."""
    return _column(Text, comment, more)


def count(comment: str, **more: Any) -> Any:  # noqa: ANN401 - as above
    """Return a whole-number column."""
    return _column(Integer, comment, more)


def fen(comment: str) -> Any:  # noqa: ANN401 - as above
    """Return an amount column in integer fen."""
    return _column(Integer, f"{comment}; fen", {})


def km(comment: str) -> Any:  # noqa: ANN401 - as above
    """Return a distance column in kilometres."""
    return _column(REAL, f"{comment}; km", {})


def area(comment: str) -> Any:  # noqa: ANN401 - as above
    """Return an area column in square metres."""
    return _column(REAL, f"{comment}; square metres", {})


def a_month(comment: str) -> Any:  # noqa: ANN401 - as above
    """Return a column in minutes a month."""
    return _column(REAL, f"{comment}; minutes a month", {})


def points(comment: str) -> Any:  # noqa: ANN401 - as above
    """Return a column in points of a score."""
    return _column(REAL, f"{comment}; points", {})


def day(comment: str, **more: Any) -> Any:  # noqa: ANN401 - as above
    """Return a calendar-day column, ISO text."""
    return _column(IsoDay, comment, more)


def yes_no(comment: str) -> Any:  # noqa: ANN401 - as above
    """Return a yes/no column: 1, 0 or NULL for unknown."""
    return _column(Boolean, comment, {})


def batch(comment: str = "the write that brought this row", **more: Any) -> Any:  # noqa: ANN401 - as above
    """Return a column that names a write, by itself the one a row came with."""
    return _column(Integer, comment, {"foreign_key": "batch.id"} | more)


def of_client(**more: Any) -> Any:  # noqa: ANN401 - as above
    """Return the column that names the client a row belongs to."""
    return _column(Integer, "whose it is", {"foreign_key": "client.id"} | more)


def of_same(table: str, comment: str) -> Any:  # noqa: ANN401 - as above
    """Return the column that names an earlier row of the same table."""
    return _column(Integer, comment, {"foreign_key": f"{table}.id"})


def _column(kind: Any, comment: str, more: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
    return Field(**{"default": None, "sa_type": kind, "sa_column_kwargs": {"comment": comment}} | more)
