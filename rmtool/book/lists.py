"""The rows of any list as the book stores them, streamed: what the lists of records and the export are made of."""

from collections.abc import Iterator

from rmtool.book.open import Connection
from rmtool.book.records import CAUTION_IN_FORCE, CONTACT_IN_FORCE, OFFER_IN_FORCE
from rmtool.rules.fields import CLIENTS, PRODUCTS, TABLE_OF, fields_of
from rmtool.rules.records import ListRow

_IN_FORCE = {"contacts": CONTACT_IN_FORCE, "cautions": CAUTION_IN_FORCE, "offers": OFFER_IN_FORCE}


def read_list(
    connection: Connection, kind: str, *, client_id: int | None = None, in_force: bool = True, as_written: bool = False
) -> Iterator[ListRow]:
    """Yield the rows of a list by client and number: of one client or of all.

    Args:
        connection: an open book.
        kind: the list, `family`, `holdings` ...; for `clients` the client's own page.
        client_id: whose rows; None for all.
        in_force: leave out what a later row put right or lifted.
        as_written: by number alone, in the order in which the rows came into the book.
    """
    fields = fields_of(kind)
    columns = ", ".join(f'"{field}"' for field in fields)
    which = [_IN_FORCE[kind]] if in_force and kind in _IN_FORCE else []
    owner = "id" if kind == CLIENTS else "client_id"
    values = () if client_id is None else (client_id,)
    which += [] if client_id is None else [f"{owner} = ?"]
    where = f"WHERE {' AND '.join(which)}" if which else ""
    order = "id" if as_written or kind in {CLIENTS, PRODUCTS} else "client_id, id"
    whose = "NULL" if kind == PRODUCTS else owner
    rows = connection.execute(f"SELECT id, {whose}, {columns} FROM {TABLE_OF[kind]} {where} ORDER BY {order}", values)
    named = _Named(connection)
    for record_id, owner_id, *cells in rows:
        yield ListRow(record_id, owner_id, *named.of(owner_id), dict(zip(fields, cells, strict=True)))


def read_row(connection: Connection, kind: str, record_id: int) -> ListRow | None:
    """Return one row of a list by its number, None where there is none."""
    whose = "NULL" if kind == PRODUCTS else "id" if kind == CLIENTS else "client_id"
    fields = fields_of(kind)
    columns = ", ".join(f'"{field}"' for field in fields)
    row = connection.execute(
        f"SELECT id, {whose}, {columns} FROM {TABLE_OF[kind]} WHERE id = ?", (record_id,)
    ).fetchone()
    if row is None:
        return None
    return ListRow(row[0], row[1], *_Named(connection).of(row[1]), dict(zip(fields, row[2:], strict=True)))


class _Named:
    """Who a client is, asked once while rows of one client follow each other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: tuple[int | None, tuple[str | None, str | None]] = (None, (None, None))

    def of(self, client_id: int | None) -> tuple[str | None, str | None]:
        """Return the client's number and name."""
        if client_id != self._last[0]:
            row = self._connection.execute("SELECT client_no, name FROM client WHERE id = ?", (client_id,)).fetchone()
            self._last = (client_id, row or (None, None))
        return self._last[1]


def nth_of(connection: Connection, kind: str, record_id: int) -> int:
    """Return which of several equal records this one is; 1 where its list counts none."""
    table = TABLE_OF[kind]
    counted = connection.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = 'nth'", (table,)).fetchone()
    if not counted:
        return 1
    return int(connection.execute(f"SELECT nth FROM {table} WHERE id = ?", (record_id,)).fetchone()[0])


class Points:
    """What stands beside a client's page, asked client by client: the ways to reach him, and the bank's own columns."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, client_id: int) -> list[tuple[str, str]]:
        """Return channel and value of each contact point, the one to try first first."""
        query = "SELECT channel, value FROM contact_point WHERE client_id = ? ORDER BY id DESC"
        return self._connection.execute(query, (client_id,)).fetchall()

    def phones(self, client_id: int) -> list[str]:
        """Return the phones by which, with the name, a list may mean the client."""
        return [value for channel, value in self.of(client_id) if channel in {"mobile", "phone"}]

    def others(self, client_id: int) -> str | None:
        """Return the columns of the bank's list that no field takes, a JSON object."""
        row = self._connection.execute("SELECT extra FROM client WHERE id = ?", (client_id,)).fetchone()
        return None if row is None else row[0]
