"""What joining two files does, in words: fields taken over, fields in which they differ, records by list."""

from collections.abc import Iterator, Mapping
from datetime import date

from rmtool.render import labels
from rmtool.render.history import LISTS
from rmtool.render.safe import plain
from rmtool.render.stored import stored
from rmtool.rules.client_merge import Difference, MergePlan
from rmtool.rules.fields import CLIENTS
from rmtool.text import _


def plan(kept: str, other: str, merged: MergePlan, today: date) -> str:
    """Return in words what joining client `other` into `kept` does, a line a field or list; phones are masked."""
    head = _("{other} goes into {kept}").format(other=other, kept=kept)
    return plain("\n".join([head, *_fields(merged, today), *_lists(merged)]))


def _fields(merged: MergePlan, today: date) -> Iterator[str]:
    differing = {one.field: one for one in merged.joined.differences}
    for field, value in merged.joined.changes.items():
        if field not in differing:
            yield _("  taken over: {field} {value}").format(
                field=labels.field(field), value=_in_words(field, value, today)
            )
    for one in differing.values():
        yield _differs(one, today)


def _differs(one: Difference, today: date) -> str:
    return _("  differs: {field} {kept} stays, {other} goes").format(
        field=labels.field(one.field),
        kept=_in_words(one.field, one.kept, today),
        other=_in_words(one.field, one.other, today),
    )


def _in_words(field: str, value: object, today: date) -> str:
    return stored(CLIENTS, field, value, today)


def _lists(merged: MergePlan) -> Iterator[str]:
    for kind, name in LISTS.items():
        counted = tuple(filter(None, (_moved(merged.moved, kind), _dropped(merged.dropped, kind))))
        if counted:
            yield _("  {list}: {what}").format(list=_(name), what=_(", ").join(counted))


def _moved(moved: Mapping[str, int], kind: str) -> str:
    return _("{n} moved").format(n=moved[kind]) if kind in moved else ""


def _dropped(dropped: Mapping[str, int], kind: str) -> str:
    return _("{n} there already").format(n=dropped[kind]) if kind in dropped else ""
