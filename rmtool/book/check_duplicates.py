"""The clients who share a phone, or a birth date with a name or an ID's tail: found here, judged by the rules."""

from collections.abc import Iterator, Sequence
from datetime import date

from rmtool.book.open import Connection, one_state
from rmtool.rules.duplicates import Duplicate, Person, pairs

_PHONES = "'mobile', 'phone'"
# A number or name that this many share is a switchboard or a placeholder, no sign of one person.
_LARGEST = 50
_GROUPS = (
    (
        f"SELECT group_concat(DISTINCT client_id) FROM contact_point WHERE channel IN ({_PHONES})"
        " GROUP BY value HAVING count(DISTINCT client_id) BETWEEN 2 AND ?"
    ),
    (
        "SELECT group_concat(id) FROM client WHERE birth_date IS NOT NULL"
        " GROUP BY name, birth_date HAVING count(*) BETWEEN 2 AND ?"
    ),
    (
        "SELECT group_concat(id) FROM client WHERE birth_date IS NOT NULL AND id_last4 IS NOT NULL"
        " GROUP BY id_last4, birth_date HAVING count(*) BETWEEN 2 AND ?"
    ),
)


def read_duplicates(connection: Connection) -> tuple[Duplicate, ...]:
    """Return the pairs of clients who may be one, the most likely first."""
    with one_state(connection):
        return pairs(_groups(connection))


def _groups(connection: Connection) -> Iterator[Sequence[Person]]:
    for query in _GROUPS:
        for (ids,) in connection.execute(query, (_LARGEST,)).fetchall():
            yield [_person(connection, int(client_id)) for client_id in sorted(ids.split(","), key=int)]


def _person(connection: Connection, client_id: int) -> Person:
    number, name, pinyin, born, tail = connection.execute(
        "SELECT client_no, name, pinyin, birth_date, id_last4 FROM client WHERE id = ?", (client_id,)
    ).fetchone()
    phones = connection.execute(
        f"SELECT value FROM contact_point WHERE client_id = ? AND channel IN ({_PHONES})", (client_id,)
    )
    birth = None if born is None else date.fromisoformat(born)
    return Person(client_id, number, name, pinyin, birth, tail, frozenset(value for (value,) in phones))
