"""D42, D87, D88: how a need moves - probed, confirmed, analysed, met - and what we have nothing for is unmet."""

from typing import NamedTuple

PROBED, CONFIRMED, ANALYSED, MET, UNMET = "probed", "confirmed", "analysed", "met", "unmet"
# One step after the other; a need without a status stands before the first, but was found out: it may be confirmed.
ORDER = (PROBED, CONFIRMED, ANALYSED, MET)


class Hindrance(NamedTuple):
    """Why a need does not move: `same`, `skips` (`missing` is the step left out), `wordless` (back only with words)."""

    code: str
    missing: str | None = None


def next_status(status: str | None) -> str | None:
    """Return what comes next; None of a met need, and of an unmet one: where that goes on, a person says."""
    place = _place(status)
    return ORDER[place] if status != UNMET and place < len(ORDER) else None


def hindrance(status: str | None, wanted: str | None, *, words: bool) -> Hindrance | None:
    """Return what hinders a need on its way from one status to another; None where it may go.

    Unmet is allowed from everywhere. Back - also from unmet, and to no status at all - is a second round (D87): it is
    gone only with words.
    """
    if wanted == status:
        return Hindrance("same")
    if wanted == UNMET:
        return None
    if status == UNMET or _place(wanted) < _place(status):
        return None if words else Hindrance("wordless")
    following = next_status(status)
    if wanted == following or (status is None and wanted == CONFIRMED):
        return None
    return Hindrance("skips", following)


def _place(status: str | None) -> int:
    """Return how many steps are done."""
    return ORDER.index(status) + 1 if status in ORDER else 0
