"""Rows to facts: the one reader of the clients, on the standard library's driver.

Clients come in lots, and with each lot what its holdings and contacts add up to, so that a book of any size
passes through without being held.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from rmtool.book.open import Connection, one_state
from rmtool.book.records import (
    CONTACT_IN_FORCE,
    read_cautions,
    read_contacts,
    read_events,
    read_family,
    read_flows,
    read_holdings,
    read_needs,
    read_points,
    read_snapshots,
)
from rmtool.book.stored import YES_NO, Days
from rmtool.book.written import read_written_on
from rmtool.errors import NotFoundError
from rmtool.rules.facts import ClientFacts, Maturity
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.records import ClientFile
from rmtool.rules.vocabulary import LOANS, OURS, SERVICES
from rmtool.text import _

__all__ = [
    "read_cautions",
    "read_client",
    "read_clients",
    "read_contacts",
    "read_events",
    "read_family",
    "read_file",
    "read_flows",
    "read_holdings",
    "read_needs",
    "read_points",
    "read_snapshots",
]

Window = tuple[date, date]
Row = tuple[Any, ...]

# Loans are owed and services have no balance: neither is part of what a client owns.
_NO_ASSET = ", ".join(f"'{category}'" for category in (*LOANS, *SERVICES))
OPEN_ASSET = f"closed_on IS NULL AND coalesce(category, '') NOT IN ({_NO_ASSET})"

_NOTHING_HELD = (0, frozenset[str](), None, None)
_LOT = 500
_LAST_ID = 2**63 - 1

_HOLDINGS = f"""
    SELECT client_id,
           count(*) FILTER (WHERE bank = '{OURS}'),
           group_concat(category) FILTER (WHERE bank = '{OURS}' AND closed_on IS NULL),
           sum(amount) FILTER (WHERE bank = '{OURS}' AND {OPEN_ASSET}),
           sum(amount) FILTER (WHERE bank <> '{OURS}' AND {OPEN_ASSET})
    FROM holding WHERE client_id BETWEEN ? AND ? GROUP BY client_id
"""
_MATURITIES = """
    SELECT client_id, maturity_date, amount, category, bank FROM holding
    WHERE client_id BETWEEN ? AND ? AND closed_on IS NULL AND maturity_date IS NOT NULL
      AND maturity_date BETWEEN ? AND ?
    ORDER BY client_id, maturity_date
"""
_CONTACTS = f"""
    SELECT client_id, substr(max(at), 1, 10), substr(max(at) FILTER (WHERE reached), 1, 10) FROM contact
    WHERE client_id BETWEEN ? AND ? AND {CONTACT_IN_FORCE} GROUP BY client_id
"""
_PROMISES = f"""
    SELECT client_id, next_on FROM contact
    WHERE client_id BETWEEN ? AND ? AND next_on IS NOT NULL AND {CONTACT_IN_FORCE} ORDER BY client_id, at, id
"""


def read_clients(
    connection: Connection,
    *,
    window: Window,
    include_left: bool = True,
    fields: Collection[str] | None = None,
) -> Iterator[ClientFacts]:
    """Yield all clients in the order of their ids, each with what its records add up to.

    Args:
        connection: an open book.
        window: first and last day, both included, of the maturities to bring along.
        include_left: also those no longer on the bank's list.
        fields: the columns the caller will look at, for a list over a large book; the others are then left None,
            `client_no` and `name` excepted. None reads them all.
    """
    which = "" if include_left else "AND left_on IS NULL"
    return _facts(connection, window, (0, _LAST_ID), _layout(fields), which)


def read_client(connection: Connection, client_id: int, *, window: Window) -> ClientFacts:
    """Return one client as `read_clients` would; NotFoundError where no client has that id."""
    found = next(_facts(connection, window, (client_id, client_id), _layout(None)), None)
    if found is None:
        raise NotFoundError(_("no client has the id #{id}").format(id=client_id))
    return found


def read_some(
    connection: Connection, ids: Iterable[int], *, window: Window, fields: Collection[str] | None = None
) -> Iterator[ClientFacts]:
    """Yield the clients of these ids as `read_clients` would, each looked up by itself: for a few of a large book."""
    layout = _layout(fields)
    with one_state(connection):
        for client_id in ids:
            yield from _facts(connection, window, (client_id, client_id), layout)


def read_file(connection: Connection, client_id: int, *, window: Window) -> ClientFile:
    """Return all that the book holds of one client; NotFoundError where no client has that id."""
    with one_state(connection):
        return ClientFile(
            read_client(connection, client_id, window=window),
            read_points(connection, client_id),
            read_family(connection, client_id),
            read_holdings(connection, client_id),
            read_contacts(connection, client_id=client_id),
            read_events(connection, client_id),
            read_needs(connection, client_id),
            read_cautions(connection, client_id),
            read_snapshots(connection, client_id),
            read_written_on(connection, client_id),
        )


def _facts(
    connection: Connection, window: Window, span: tuple[int, int], layout: "_Layout", which: str = ""
) -> Iterator[ClientFacts]:
    """Yield the clients whose ids lie in `span`."""
    days = Days()
    query = f"SELECT {', '.join(layout.columns)} FROM client WHERE id BETWEEN ? AND ? {which} ORDER BY id"
    with one_state(connection):
        clients = connection.execute(query, span)
        while lot := clients.fetchmany(_LOT):
            records = _Records(connection, (lot[0][0], lot[-1][0]), window, days)
            for row in lot:
                client = [*row, None]
                for place in layout.days:
                    client[place] = days[client[place]]
                for place in layout.yes_no:
                    client[place] = YES_NO[client[place]]
                yield ClientFacts._make(layout.in_order(client) + records.of(row[0]))


class _Layout(NamedTuple):
    """Which client columns are read, where days and yes/no stand among them, and how facts order them."""

    columns: tuple[str, ...]
    days: tuple[int, ...]
    yes_no: tuple[int, ...]
    in_order: Callable[[list[Any]], Row]


def _layout(fields: Collection[str] | None) -> _Layout:
    """Return the layout for the columns somebody will look at; the others come as the None at a row's end."""
    wanted = set(CLIENT_FIELDS if fields is None else ("client_no", "name", *fields))
    columns = ("id", *(field for field in CLIENT_FIELDS if field in wanted))
    places = {column: place for place, column in enumerate(columns)}
    return _Layout(
        columns,
        tuple(places[column] for column in columns if CLIENT_FIELDS.get(column) == "date"),
        tuple(places[column] for column in columns if CLIENT_FIELDS.get(column) == "yes_no"),
        itemgetter(*(places.get(column, len(columns)) for column in ("id", *CLIENT_FIELDS))),
    )


class _Records:
    """What the records of one lot of clients add up to, by client id; amounts in fen."""

    __slots__ = ("_contacts", "_held", "_maturing", "_promised")

    def __init__(self, connection: Connection, span: tuple[int, int], window: Window, days: Days) -> None:
        first, last = (day.isoformat() for day in window)
        self._held = {
            client_id: (on_file, _set_of(categories), ours, elsewhere)
            for client_id, on_file, categories, ours, elsewhere in connection.execute(_HOLDINGS, span)
        }
        self._maturing: dict[int, tuple[Maturity, ...]] = {}
        for client_id, on, amount, category, bank in connection.execute(_MATURITIES, (*span, first, last)):
            before = self._maturing.get(client_id, ())
            # `days` has None for None only, and the query asks for rows that have a maturity date.
            self._maturing[client_id] = (*before, Maturity(days[on], amount, category, bank))  # type: ignore[arg-type]
        self._contacts = {
            client_id: (days[reached], days[last]) for client_id, last, reached in connection.execute(_CONTACTS, span)
        }
        # In the order of the log: a client's latest promise is the one that stays.
        self._promised = {client_id: days[on] for client_id, on in connection.execute(_PROMISES, span)}

    def of(self, client_id: int) -> Row:
        """Return the values of `ClientFacts` that follow the client's own columns."""
        reached, last = self._contacts.get(client_id, (None, None))
        promised = self._promised.get(client_id)
        # A contact that reached the client on the promised day or later keeps the promise.
        if promised is not None and reached is not None and reached >= promised:
            promised = None
        held = self._held.get(client_id, _NOTHING_HELD)
        return (*held, self._maturing.get(client_id, ()), reached, last, promised)


@lru_cache(maxsize=4096)
def _set_of(categories: str | None) -> frozenset[str]:
    return frozenset(categories.split(",")) if categories else frozenset()
