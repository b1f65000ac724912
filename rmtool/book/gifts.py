"""What a client was given in a calendar year (D108, D113): the gifts of the log that are in force."""

from rmtool.book.open import Connection
from rmtool.book.records import in_force
from rmtool.rules.gifts import GiftsOfYear

_OF_YEAR = """
    SELECT COALESCE(SUM(gift_value), 0), COUNT(*) - COUNT(gift_value) FROM contact
    WHERE gift IS NOT NULL AND client_id = ? AND at >= ? AND at < ?
"""


def gifts_of_year(connection: Connection, client_id: int, year: int) -> GiftsOfYear:
    """Return the value of all gifts of a calendar year in fen, and how many have no value on file."""
    query = f"{_OF_YEAR} {in_force(connection)}"
    fen, unvalued = connection.execute(query, (client_id, f"{year:04}-01-01", f"{year + 1:04}-01-01")).fetchone()
    return GiftsOfYear(fen, unvalued)
