"""Two files that are of one client: what the kept one takes over, and where the two do not agree.

Values are as the book stores them: fen, ISO days, 1 and 0, words joined by a semicolon.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from rmtool.rules.fields import CLIENT_FIELDS, RECORD_FIELDS

EXTRA = "extra"  # columns of the bank's file without a field here: a JSON object
# What belongs together is taken whole or not at all: a balance with its day, a rating with its date.
_TOGETHER = (
    ("aum", "aum_month_avg", "aum_on"),
    ("risk_level", "risk_word", "risk_rated_on"),
    ("birth_date", "birth_month_day"),
    ("adjust", "adjust_because", "adjust_until"),
)
# What a client refused once stays refused: of two answers the stricter one is kept.
_STRICTER = {
    "do_not_contact": 1,
    "consent_sms": 0,
    "consent_call": 0,
    "consent_wechat": 0,
    "consent_mail": 0,
}
_NEVER_FILLED = frozenset({"left_on"})  # that the other file was closed does not close this one
# What no client has twice: rows that share it are one.
_ALONE: dict[str, tuple[str, ...]] = {
    "points": ("channel", "value"),
    "family": ("relation", "name"),
    "holdings": ("holding_no",),
    "snapshots": ("on_date",),
    "placements": ("on_date",),
    "reminders": ("key",),
}
# Without that: rows equal in these are one if nothing else that they say differs.
_KNOWN_BY: dict[str, tuple[str, ...]] = {
    "family": ("relation", "name", "birth_year"),
    "holdings": ("bank", "category", "product_code", "name", "start_date", "maturity_date"),
    "flows": tuple(RECORD_FIELDS["flows"]),
    "events": ("kind", "on"),
    "needs": ("kind",),
}
_CLOSES = "closed_on"
_BIRTHDAYS = frozenset({"birth_date", "birth_month_day"})

Values = Mapping[str, Any]


class Difference(NamedTuple):
    """A field in which the files do not agree: what stays, and what the other one said."""

    field: str
    kept: Any
    other: Any


class Joined(NamedTuple):
    """What the kept client's own page becomes: fields that change, and those where the other file said otherwise."""

    changes: Mapping[str, Any]
    differences: tuple[Difference, ...]


class MergePlan(NamedTuple):
    """What joining two files does: to the page, and by list how many records move and how many were there already."""

    joined: Joined
    moved: Mapping[str, int]
    dropped: Mapping[str, int]


def join_clients(kept: Values, other: Values, *, drop_number: bool = False) -> Joined:
    """Return what the kept client takes from the other one; `drop_number` leaves the other's number out of it."""
    wanted = dict(_wanted(kept, other))
    if drop_number and kept.get("client_no") is not None:
        wanted.pop("client_no", None)
    changes = {field: value for field, value in wanted.items() if value != kept.get(field)}
    became = {**kept, **changes}
    differences = tuple(
        Difference(field, became.get(field), said)
        for field in CLIENT_FIELDS
        if (said := _lost(field, became, kept, other)) is not None
    )
    return Joined(changes, differences)


def _lost(field: str, became: Values, kept: Values, other: Values) -> Any:  # noqa: ANN401 - a stored value
    """Return what one of the files said of a field and the joined one does not, None where nothing is lost."""
    if field in _JOINED:
        return None
    said = other.get(field)
    if said is not None and said != became.get(field):
        return said
    replaced = kept.get(field)
    return replaced if replaced is not None and replaced != became.get(field) else None


def _wanted(kept: Values, other: Values) -> Iterator[tuple[str, Any]]:
    """Yield fields with the value they should have; those of which the other file says nothing are left out."""
    apart = {field for group in _TOGETHER for field in group if any(kept.get(each) is not None for each in group)}
    for field in (*CLIENT_FIELDS, EXTRA):
        mine, theirs = kept.get(field), other.get(field)
        if theirs is None or field in _NEVER_FILLED:
            continue
        if mine is not None:
            yield field, _both(field, mine, theirs)
        elif field not in apart:
            yield field, theirs


def _both(field: str, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - stored values
    """Return what stays where both files know something."""
    if field in _STRICTER:
        return _STRICTER[field] if _STRICTER[field] in (mine, theirs) else mine
    joined = _JOINED.get(field)
    return joined(str(mine), str(theirs)) if joined else mine


def _words(mine: str, theirs: str) -> str:
    return ";".join(dict.fromkeys([*mine.split(";"), *theirs.split(";")]))


def _note(mine: str, theirs: str) -> str:
    return mine if theirs in mine else f"{mine}; {theirs}"


def _earlier(mine: str, theirs: str) -> str:
    return min(mine, theirs)


def _objects(mine: str, theirs: str) -> str:
    """Join two JSON objects; the kept one's words win."""
    both = {**json.loads(theirs), **json.loads(mine)}
    if both == json.loads(mine):
        return mine
    return json.dumps(both, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


# Fields in which both files may be right at once.
_JOINED: dict[str, Callable[[str, str], str]] = {
    **{field: _words for field, held in CLIENT_FIELDS.items() if held == "list"},
    "note": _note,
    "entered_on": _earlier,
    EXTRA: _objects,
}


def same_alone(kind: str, kept: Values, other: Values) -> bool:
    """Say whether two records share what no client has twice: a phone, a holding's number, a relative's name."""
    alone = _ALONE.get(kind)
    return bool(alone) and all(kept.get(field) is not None and kept[field] == other.get(field) for field in alone or ())


def same_record(kind: str, kept: Values, other: Values) -> bool:
    """Say whether two records are equal in what they are known by, and nothing else they say differs.

    Of the lists that are only ever added to, no two records are the same one.
    """
    known_by = _KNOWN_BY.get(kind)
    if known_by is None or any(kept.get(field) != other.get(field) for field in known_by):
        return False
    return not any(kept[field] != other[field] for field in RECORD_FIELDS[kind] if _both_say(field, kept, other))


def _both_say(field: str, kept: Values, other: Values) -> bool:
    return kept.get(field) is not None and other.get(field) is not None


def fill_record(kind: str, kept: Values, other: Values) -> dict[str, Any]:
    """Return the fields that a kept record takes from its double: those that were blank."""
    return {
        field: other[field]
        for field in RECORD_FIELDS[kind]
        if kept.get(field) is None and other.get(field) is not None and not _stays_blank(field, kept)
    }


def _stays_blank(field: str, kept: Values) -> bool:
    """A double does not close a holding, nor bring the birthday of a child whose guardian refused."""
    return field == _CLOSES or (field in _BIRTHDAYS and kept.get("guardian_consent") == 0)
