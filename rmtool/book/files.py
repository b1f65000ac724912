"""The files of many clients, lot by lot, as far as a recommendation looks at them: for work lists over a large book."""

from collections.abc import Collection, Iterator
from typing import Any

from rmtool.book.facts import read_many
from rmtool.book.open import Connection, one_state
from rmtool.book.records import (
    CAUTION_IN_FORCE,
    OFFER_IN_FORCE,
    read_talks_of,
    rows_of_clients,
)
from rmtool.rules.records import (
    CautionFacts,
    ClientFile,
    EventFacts,
    FamilyFacts,
    HoldingFacts,
    NeedFacts,
    OfferFacts,
)
from rmtool.rules.windows import Windows

_LOT = 500
# The lists that are brought along, each with its facts and which of its rows count.
_LISTS: dict[str, tuple[Any, str]] = {
    "family": (FamilyFacts, "ORDER BY id"),
    "holdings": (HoldingFacts, "AND closed_on IS NULL ORDER BY id"),
    "events": (EventFacts, "ORDER BY id"),
    "needs": (NeedFacts, 'ORDER BY priority IS NULL, priority, "by" IS NULL, "by", id'),
    "cautions": (CautionFacts, f"AND {CAUTION_IN_FORCE} ORDER BY id"),
    "offers": (OfferFacts, f"AND {OFFER_IN_FORCE} ORDER BY id"),
}
_NOTHING_SUMMED = Windows(categories=False, contacts=False)


def read_files(connection: Connection, ids: Collection[int]) -> Iterator[ClientFile]:
    """Yield the files of these clients in the order of their ids.

    Of the contacts only talks about needs and steps of a sale are there, of the holdings only open ones; points,
    balances and placements are not.
    """
    ordered = sorted(ids)
    with one_state(connection):
        for start in range(0, len(ordered), _LOT):
            yield from _lot(connection, ordered[start : start + _LOT])


def _lot(connection: Connection, ids: list[int]) -> Iterator[ClientFile]:
    lists = {kind: _by_client(connection, kind, ids) for kind in _LISTS}
    talks = read_talks_of(connection, ids)
    for client in read_many(connection, ids, windows=_NOTHING_SUMMED):
        own: dict[str, Any] = {kind: rows.get(client.client_id, ()) for kind, rows in lists.items()}
        yield ClientFile(client, contacts=talks.get(client.client_id, ()), **own)


def _by_client(connection: Connection, kind: str, ids: list[int]) -> dict[int, tuple[Any, ...]]:
    make, which = _LISTS[kind]
    found: dict[int, list[Any]] = {}
    for client_id, row in rows_of_clients(connection, kind, ids, which):
        found.setdefault(client_id, []).append(make._make(row))
    return {client_id: tuple(rows) for client_id, rows in found.items()}
