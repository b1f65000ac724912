"""A client's records as facts: points, family, holdings, contacts; and the last writes."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from rmtool.book.open import Connection
from rmtool.book.stored import YES_NO, Days
from rmtool.rules.facts import ContactFacts, ContactPointFacts, FamilyFacts, HoldingFacts

_CONTACTS = """
    SELECT k.id, k.client_id, c.client_no, c.name, k.at, k.channel, k.direction, k.reached, k.minutes, k.topic,
           k.note, k.next_on
    FROM contact k JOIN client c ON c.id = k.client_id
    {which} ORDER BY k.at DESC, k.id DESC LIMIT ?
"""


class BatchFacts(NamedTuple):
    """One write of the book's history; `at` is local ISO text, `counts` what it did."""

    batch_id: int
    at: str
    kind: str
    command: str | None
    file: str | None
    who: str | None
    counts: Mapping[str, int]


def read_points(connection: Connection, client_id: int) -> tuple[ContactPointFacts, ...]:
    """Return the ways to reach a client (D91), of each channel the newest first."""
    rows = connection.execute(
        "SELECT channel, value FROM contact_point WHERE client_id = ? ORDER BY id DESC", (client_id,)
    )
    return tuple(ContactPointFacts(*row) for row in rows)


def read_family(connection: Connection, client_id: int) -> tuple[FamilyFacts, ...]:
    """Return the members of a client's family (D63) in the order in which they were entered."""
    days = Days()
    rows = connection.execute(
        "SELECT relation, name, birth_date, birth_year, birthday_kept, guardian_consent, plan, note"
        " FROM family_member WHERE client_id = ? ORDER BY id",
        (client_id,),
    )
    return tuple(
        FamilyFacts(relation, name, days[born], year, kept, YES_NO[consent], plan, note)
        for relation, name, born, year, kept, consent, plan, note in rows
    )


def read_holdings(connection: Connection, client_id: int) -> tuple[HoldingFacts, ...]:
    """Return a client's holdings (D68): the open ones by maturity, then the closed ones."""
    days = Days()
    rows = connection.execute(
        "SELECT holding_no, bank, category, name, product_code, amount, start_date, maturity_date, closed_on"
        " FROM holding WHERE client_id = ? ORDER BY closed_on IS NOT NULL, maturity_date IS NULL, maturity_date, id",
        (client_id,),
    )
    return tuple(
        HoldingFacts(number, bank, category, name, code, amount, days[start], days[maturity], days[closed])
        for number, bank, category, name, code, amount, start, maturity, closed in rows
    )


def read_contacts(
    connection: Connection, *, client_id: int | None = None, limit: int | None = None
) -> tuple[ContactFacts, ...]:
    """Return logged contacts (D3, D7), newest first: of one client or of all, at most `limit`."""
    days = Days()
    which, values = ("", ()) if client_id is None else ("WHERE k.client_id = ?", (client_id,))
    no_limit = -1
    rows = connection.execute(_CONTACTS.format(which=which), (*values, no_limit if limit is None else limit))
    return tuple(_contact(row, days) for row in rows)


def last_batches(connection: Connection, limit: int = 20) -> tuple[BatchFacts, ...]:
    """Return the last writes, newest first."""
    rows = connection.execute(
        "SELECT id, at, kind, command, file, who, counts FROM batch ORDER BY id DESC LIMIT ?", (limit,)
    )
    return tuple(
        BatchFacts(batch_id, at, kind, command, file, who, json.loads(counts or "{}"))
        for batch_id, at, kind, command, file, who, counts in rows
    )


def _contact(row: tuple[Any, ...], days: Days) -> ContactFacts:
    contact = ContactFacts(*row)
    return contact._replace(reached=YES_NO[row[7]], next_on=days[row[11]])
