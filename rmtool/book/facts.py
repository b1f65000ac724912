"""Rows to facts: the one reader of the clients, on the standard library's driver.

Streams in the order of the clients (the clients themselves, what their holdings and their contacts add up to) are
merged as they come, so that a book of any size passes through without being held.
"""

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from rmtool.book.open import Connection
from rmtool.book.records import read_contacts, read_family, read_holdings, read_points
from rmtool.book.stored import YES_NO, Days
from rmtool.errors import NotFoundError
from rmtool.rules.facts import ClientFacts, ClientFile, Maturity
from rmtool.rules.vocabulary import CLIENT_FIELDS, LOANS, OURS, SERVICES
from rmtool.text import _

__all__ = ["read_client", "read_clients", "read_contacts", "read_family", "read_file", "read_holdings", "read_points"]

Window = tuple[date, date]
Row = tuple[Any, ...]

_DAYS = tuple(place for place, kind in enumerate(CLIENT_FIELDS.values(), start=1) if kind == "date")
_YES_NO = tuple(place for place, kind in enumerate(CLIENT_FIELDS.values(), start=1) if kind == "yes_no")
# Loans are owed and services have no balance: neither is part of what a client owns.
_NO_ASSET = ", ".join(f"'{category}'" for category in (*LOANS, *SERVICES))
_OPEN_ASSET = f"closed_on IS NULL AND coalesce(category, '') NOT IN ({_NO_ASSET})"

_HOLDINGS = f"""
    SELECT client_id,
           count(*) FILTER (WHERE bank = '{OURS}'),
           group_concat(category) FILTER (WHERE bank = '{OURS}' AND closed_on IS NULL),
           sum(amount) FILTER (WHERE bank = '{OURS}' AND {_OPEN_ASSET}),
           sum(amount) FILTER (WHERE bank <> '{OURS}' AND {_OPEN_ASSET})
    FROM holding WHERE {{which}} GROUP BY client_id ORDER BY client_id
"""  # noqa: S608 - constants of ours
_MATURITIES = """
    SELECT client_id, maturity_date, amount, category, bank FROM holding
    WHERE {which} AND closed_on IS NULL AND maturity_date BETWEEN ? AND ?
    ORDER BY client_id, maturity_date, id
"""
_CONTACTS = """
    SELECT client_id, max(at), max(at) FILTER (WHERE reached) FROM contact
    WHERE {which} GROUP BY client_id ORDER BY client_id
"""
_PROMISES = """
    SELECT client_id, next_on FROM contact
    WHERE {which} AND next_on IS NOT NULL ORDER BY client_id, at, id
"""


def read_clients(
    connection: Connection, *, window: Window, include_left: bool = True, fields: Collection[str] | None = None
) -> Iterator[ClientFacts]:
    """Yield all clients in the order of their ids, each with what its records add up to.

    Args:
        connection: an open book.
        window: first and last day, both included, of the maturities to bring along.
        include_left: also those no longer on the bank's list.
        fields: the columns the caller will look at, for a list over a large book; the others are left None then,
            `client_no` and `name` excepted. None reads them all.
    """
    which = "1" if include_left else "left_on IS NULL"
    return _facts(connection, window, which, "1", (), fields)


def read_client(connection: Connection, client_id: int, *, window: Window) -> ClientFacts:
    """Return one client as `read_clients` would; NotFoundError where no client has that id."""
    found = next(_facts(connection, window, "id = ?", "client_id = ?", (client_id,), None), None)
    if found is None:
        raise NotFoundError(_("no client has the id #{id}").format(id=client_id))
    return found


def read_file(connection: Connection, client_id: int, *, window: Window) -> ClientFile:
    """Return all that the book holds of one client; NotFoundError where no client has that id."""
    return ClientFile(
        read_client(connection, client_id, window=window),
        read_points(connection, client_id),
        read_family(connection, client_id),
        read_holdings(connection, client_id),
        read_contacts(connection, client_id=client_id),
    )


class _Stream:
    """Rows that come in the order of their client, handed out a client at a time."""

    __slots__ = ("_head", "_rows")

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._head = next(rows, None)

    def one(self, client_id: int) -> Row | None:
        """Return the last row of a client."""
        head, found = self._head, None
        while head is not None and head[0] <= client_id:
            if head[0] == client_id:
                found = head
            head = next(self._rows, None)
        self._head = head
        return found

    def all(self, client_id: int) -> list[Row]:
        """Return the rows of a client."""
        head, found = self._head, []
        while head is not None and head[0] <= client_id:
            if head[0] == client_id:
                found.append(head)
            head = next(self._rows, None)
        self._head = head
        return found


def _facts(
    connection: Connection, window: Window, which: str, whose: str, who: Row, fields: Collection[str] | None
) -> Iterator[ClientFacts]:
    """Yield clients; `which` narrows the clients and `whose` their records, both by the values `who`."""
    days = Days()
    # The clients' stream is opened first and closed last: until then all four read one state of the book.
    clients = connection.execute(f"SELECT id, {_columns(fields)} FROM client WHERE {which} ORDER BY id", who)  # noqa: S608 - columns of the vocabulary
    held = _Stream(connection.execute(_HOLDINGS.format(which=whose), who))
    first, last = (day.isoformat() for day in window)
    maturing = _Stream(connection.execute(_MATURITIES.format(which=whose), (*who, first, last)))
    contacts = _Stream(connection.execute(_CONTACTS.format(which=whose), who))
    promises = _Stream(connection.execute(_PROMISES.format(which=whose), who))
    for client in clients:
        client_id = client[0]
        values = list(client)
        for place in _DAYS:
            values[place] = days[values[place]]
        for place in _YES_NO:
            values[place] = YES_NO[values[place]]
        values += _assets(held.one(client_id))
        values.append(_maturities(maturing.all(client_id), days))
        values += _last(contacts.one(client_id), promises.one(client_id), days)
        yield ClientFacts._make(values)


def _columns(fields: Collection[str] | None) -> str:
    """Return the client columns to select, NULL in the place of those nobody will look at."""
    if fields is None:
        return ", ".join(CLIENT_FIELDS)
    wanted = {"client_no", "name", *fields}
    return ", ".join(field if field in wanted else "NULL" for field in CLIENT_FIELDS)


def _assets(row: Row | None) -> Row:
    """Return what the holdings add up to: how many of ours on file, our open categories, ours, elsewhere."""
    if row is None:
        return 0, frozenset(), None, None
    _client_id, on_file, categories, ours, elsewhere = row
    return on_file, _set_of(categories), ours, elsewhere


@lru_cache(maxsize=4096)
def _set_of(categories: str | None) -> frozenset[str]:
    return frozenset(categories.split(",")) if categories else frozenset()


def _maturities(rows: list[Row], days: Days) -> tuple[Maturity, ...]:
    return tuple(Maturity(days[on], amount, category, bank) for _client_id, on, amount, category, bank in rows)


def _last(contact: Row | None, promise: Row | None, days: Days) -> Row:
    """Return the days of the last contact that reached the client, of the last one, and of an open promise.

    A promise is the latest contact's that made one; a contact that reached the client on that day or later keeps it.
    """
    if contact is None:
        return None, None, None
    last, reached = days[contact[1]], days[contact[2]]
    promised = days[promise[1]] if promise is not None else None
    if promised is not None and reached is not None and reached >= promised:
        promised = None
    return reached, last, promised
