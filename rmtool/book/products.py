"""The bank's catalogue as facts: one reader for every rule and screen that speaks of products."""

from collections.abc import Iterator
from datetime import date

from rmtool.book.open import Connection
from rmtool.book.records import rows_of
from rmtool.rules.product import ProductFacts


def read_products(connection: Connection) -> tuple[ProductFacts, ...]:
    """Return the whole catalogue in the order of the codes."""
    return tuple(ProductFacts._make(row) for row in rows_of(connection, "products", "ORDER BY code"))


def read_products_begun(connection: Connection, span: tuple[date, date]) -> Iterator[ProductFacts]:
    """Yield the products whose sale began on one of these days."""
    first, last = (day.isoformat() for day in span)
    rows = rows_of(connection, "products", "WHERE on_sale_from BETWEEN ? AND ? ORDER BY id", (first, last))
    return map(ProductFacts._make, rows)
