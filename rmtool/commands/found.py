"""The machine contract of `find`: a client a row, with the columns that were asked for."""

from collections.abc import Iterable, Iterator

from rmtool.book.lists import Points
from rmtool.book.open import Connection
from rmtool.rules.derived import Derived
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import POINT_FIELDS
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.rules.reason import Fen
from rmtool.rules.where import KINDS


def rows(
    connection: Connection, clients: Iterable[ClientFacts], columns: tuple[str, ...], derived: Derived, *, reveal: bool
) -> Iterator[dict[str, object]]:
    """Yield the clients as rows; phones and the ID's tail are masked unless `reveal`."""
    points = Points(connection)
    for client in clients:
        ways = points.of(client.client_id) if any(column in POINT_FIELDS for column in columns) else []
        row: dict[str, object] = {"client_id": client.client_id, "client_no": client.client_no, "name": client.name}
        for column in columns:
            row[column] = _value(client, column, ways, derived, reveal=reveal)
        if client.has_left(derived.today):
            row["left_on"] = client.left_on
        yield row


def _value(client: ClientFacts, column: str, ways: list[tuple[str, str]], derived: Derived, *, reveal: bool) -> object:
    if column in POINT_FIELDS:
        found = [value for channel, value in ways if channel == POINT_FIELDS[column]]
        return [mask_phone(value) if column in CALLED and not reveal else value for value in found] or None
    if column not in KINDS:
        return getattr(client, column)
    value = derived.read(client, column)
    if column == "id_last4" and value is not None and not reveal:
        return "****"
    return Fen(value) if KINDS[column] == "amount" and isinstance(value, int) else value
