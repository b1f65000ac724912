"""Rows to facts: the one reader of the clients, on the standard library's driver.

Clients come in lots, and with each lot what its holdings and contacts add up to, so that a book of any size
passes through without being held.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from rmtool.book.looked_up import LOOKED_UP_DAYS, known, looked_up
from rmtool.book.open import Connection, one_state
from rmtool.book.record_sums import Lot, RecordSums, from_to, these
from rmtool.book.records import (
    read_cautions,
    read_contacts,
    read_events,
    read_family,
    read_flows,
    read_holdings,
    read_needs,
    read_offers,
    read_placements,
    read_points,
    read_snapshots,
)
from rmtool.book.stored import YES_NO, Days
from rmtool.book.written import read_written_on
from rmtool.errors import NotFoundError
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.records import ClientFile
from rmtool.rules.windows import Windows
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
    "read_offers",
    "read_placements",
    "read_points",
    "read_snapshots",
]

Row = tuple[Any, ...]

_LOT = 500
_LAST_ID = 2**63 - 1
# From so many clients of the book for one that is asked for, naming each costs less than passing over the others.
_SPARSE = 20


def read_clients(
    connection: Connection,
    *,
    windows: Windows,
    include_left: bool = True,
    fields: Collection[str] | None = None,
) -> Iterator[ClientFacts]:
    """Yield all clients in the order of their ids, each with what its records add up to.

    Args:
        connection: an open book.
        windows: which days of the records to bring along.
        include_left: also those no longer on the bank's list.
        fields: the columns the caller will look at, for a list over a large book; the others are then left None,
            `client_no` and `name` excepted. None reads them all.
    """
    which = "" if include_left else "AND left_on IS NULL"
    return _facts(connection, windows, from_to(0, _LAST_ID), _layout(fields), which)


def read_client(connection: Connection, client_id: int, *, windows: Windows) -> ClientFacts:
    """Return one client as `read_clients` would; NotFoundError where no client has that id."""
    found = next(_facts(connection, windows, from_to(client_id, client_id), _layout(None)), None)
    if found is None:
        raise NotFoundError(_("no client has the id #{id}").format(id=client_id))
    return found


def read_some(
    connection: Connection, ids: Iterable[int], *, windows: Windows, fields: Collection[str] | None = None
) -> Iterator[ClientFacts]:
    """Yield the clients of these ids as `read_clients` would, each looked up by itself: for a few of a large book."""
    layout = _layout(fields)
    with one_state(connection):
        for client_id in ids:
            yield from _facts(connection, windows, from_to(client_id, client_id), layout)


def read_many(
    connection: Connection, ids: Collection[int], *, windows: Windows, fields: Collection[str] | None = None
) -> Iterator[ClientFacts]:
    """Yield the clients of these ids as `read_clients` would: many of a book, close together in it or not."""
    layout, ordered = _layout(fields), sorted(ids)
    with one_state(connection):
        for start in range(0, len(ordered), _LOT):
            wanted = ordered[start : start + _LOT]
            close = wanted[-1] - wanted[0] < len(wanted) * _SPARSE
            lot = from_to(wanted[0], wanted[-1]) if close else these(wanted)
            found, among = _facts(connection, windows, lot, layout), frozenset(wanted)
            yield from (client for client in found if client.client_id in among)


def read_file(connection: Connection, client_id: int, *, windows: Windows) -> ClientFile:
    """Return all that the book holds of one client; NotFoundError where no client has that id."""
    with one_state(connection):
        return ClientFile(
            read_client(connection, client_id, windows=windows),
            read_points(connection, client_id),
            read_family(connection, client_id),
            read_holdings(connection, client_id),
            read_contacts(connection, client_id=client_id),
            read_events(connection, client_id),
            read_needs(connection, client_id),
            read_cautions(connection, client_id),
            read_offers(connection, client_id),
            read_snapshots(connection, client_id),
            read_placements(connection, client_id),
            read_written_on(connection, client_id),
        )


def _facts(
    connection: Connection, windows: Windows, whose: Lot, layout: "_Layout", which: str = ""
) -> Iterator[ClientFacts]:
    """Yield the clients of `whose`, in the order of their ids."""
    days, new, in_order = Days(), tuple.__new__, layout.in_order
    beside, own = looked_up(connection, windows), len(layout.columns) + 1
    dated = (*layout.days, *(own + place for place in LOOKED_UP_DAYS))
    # The NULL behind the client's own columns stands for those that nobody asked for.
    columns = ", ".join([*(f"c.{column}" for column in layout.columns), "NULL", *beside.columns])
    query = f"SELECT {columns} FROM client c WHERE c.id {whose.condition} {which} ORDER BY c.id"
    with one_state(connection):
        clients = connection.execute(query, (*beside.values, *whose.values))
        while lot := clients.fetchmany(_LOT):
            part = whose.part([row[0] for row in lot])
            sums = RecordSums(connection, part, _needed(lot, layout, windows), days)
            for row in lot:
                client = list(row)
                for place in dated:
                    if client[place] is not None:
                        client[place] = days[client[place]]
                for place in layout.yes_no:
                    client[place] = YES_NO[client[place]]
                yield new(ClientFacts, in_order(client) + sums.of(row[0]) + known(client[own:], days))


def _needed(lot: list[Row], layout: "_Layout", windows: Windows) -> Windows:
    """Return the windows without the earlier balances, where the bank has a word for every client's tier."""
    if windows.balances is None or "tier" not in layout.columns:
        return windows
    place, words = layout.columns.index("tier"), windows.balances.words
    return windows._replace(balances=None) if all(row[place] in words for row in lot) else windows


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
