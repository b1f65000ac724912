"""Who may be in the book twice: pairs of clients, and what they share."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rmtool.rules.handle import handle_of

SAME_PHONE, SAME_BIRTH, SAME_ID = "same_phone", "same_birth", "same_id"


class Person(NamedTuple):
    """A client as far as it takes to be taken for another; `phones` are digits, `pinyin` how the name is typed."""

    client_id: int
    client_no: str | None
    name: str
    pinyin: str | None
    birth_date: date | None
    id_last4: str | None
    phones: frozenset[str]

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)


class Duplicate(NamedTuple):
    """Two clients who may be one: `kept` is whose file would stay; `reasons` are what they share."""

    kept: Person
    other: Person
    reasons: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Say whether the bank has given both a number: it then holds them for two people."""
        return self.kept.client_no is not None and self.other.client_no is not None


def pairs(groups: Iterable[Sequence[Person]]) -> tuple[Duplicate, ...]:
    """Return the pairs that may be one client among groups of people who share something.

    The most likely come first: those of whom one has no number of the bank's, then those who share most.
    """
    found: dict[tuple[int, int], Duplicate] = {}
    for group in groups:
        for one, two in combinations(group, 2):
            shared = reasons(one, two)
            if shared:
                kept, other = sorted((one, two), key=lambda person: (person.client_no is None, person.client_id))
                found[kept.client_id, other.client_id] = Duplicate(kept, other, shared)
    return tuple(sorted(found.values(), key=_likely))


def _likely(pair: Duplicate) -> tuple[bool, int, int, int]:
    return pair.numbered, -len(pair.reasons), pair.kept.client_id, pair.other.client_id


def reasons(one: Person, two: Person) -> tuple[str, ...]:
    """Return what makes two clients look like one; none where nothing does.

    A shared phone alone is a family, and a shared name is chance: it takes both, or a birth date with the name or
    with the ID's tail. Two different ID tails or birth dates are two people.
    """
    if one.client_id == two.client_id or _contradict(one, two):
        return ()
    return tuple(_shared(one, two))


def _contradict(one: Person, two: Person) -> bool:
    """Say whether both say who they are, and it is not the same."""
    tails, births = (one.id_last4, two.id_last4), (one.birth_date, two.birth_date)
    return any(None not in known and known[0] != known[1] for known in (tails, births))


def _shared(one: Person, two: Person) -> Iterator[str]:
    if one.phones & two.phones and similar_names(one, two):
        yield SAME_PHONE
    if one.birth_date is None or one.birth_date != two.birth_date:
        return
    if one.name == two.name:
        yield SAME_BIRTH
    if one.id_last4 is not None and one.id_last4 == two.id_last4:
        yield SAME_ID


def similar_names(one: Person, two: Person) -> bool:
    """Say whether two names are written or sound alike, or one is the other with more words: 王伟, 王炜, 王伟先生."""
    a, b = one.name.strip(), two.name.strip()
    if one.pinyin and one.pinyin == two.pinyin:
        return True
    return a.startswith(b) or b.startswith(a)
