"""D88: what clients asked for and the bank does not have, counted by kind for those who make the products."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rmtool.rules.vocabulary import NEED_KINDS


class UnmetNeed(NamedTuple):
    """One need that the bank cannot serve: whose, how much in fen, and since when that is known."""

    kind: str
    handle: str
    amount: int | None
    since: date | None


class UnmetKind(NamedTuple):
    """All of one kind: whose (each client once), how many, the sum of the known amounts in fen, the oldest day."""

    kind: str
    handles: tuple[str, ...]
    needs: int
    amount: int
    without_amount: int
    oldest: date | None


def count_unmet(needs: Iterable[UnmetNeed]) -> tuple[UnmetKind, ...]:
    """Return the kinds, the one that most clients ask for first."""
    by_kind: dict[str, list[UnmetNeed]] = {}
    for need in needs:
        by_kind.setdefault(need.kind, []).append(need)
    found = (_counted(kind, of_kind) for kind, of_kind in by_kind.items())
    return tuple(sorted(found, key=lambda one: (-len(one.handles), -one.needs, NEED_KINDS.index(one.kind))))


def _counted(kind: str, needs: list[UnmetNeed]) -> UnmetKind:
    amounts = [need.amount for need in needs if need.amount is not None]
    days = [need.since for need in needs if need.since is not None]
    handles = tuple(dict.fromkeys(need.handle for need in needs))
    return UnmetKind(kind, handles, len(needs), sum(amounts), len(needs) - len(amounts), min(days, default=None))
