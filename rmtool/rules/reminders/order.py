"""The order in which to do what is due: how urgent it is, times what the client is worth (D31)."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.rules.facts import ClientFacts
from rmtool.rules.points import to_tenth
from rmtool.rules.priority import Priority
from rmtool.rules.reminders.reminder import Due
from rmtool.rules.reminders.way import Way
from rmtool.rules.sections.remind import RemindRules
from rmtool.rules.sections.value import WHOLE_VALUE

# How many reminders are weighed before looking whether any of the rest can still come up to the list.
LOT = 1000
# Of a kind that none of them is of, so many are weighed for the best.
OF_KIND = 100
Weighed = tuple[float, int]  # weight, and place among the reminders
Read = Callable[[Collection[int]], Iterable[ClientFacts]]


class Reminder(NamedTuple):
    """A reminder of a client, with its priority (0 to 100).

    Of those that are shown also the way to the client (None: none is open or known), and in fen what a card or gift may
    cost (None: it is no occasion for one).
    """

    due: Due
    client: ClientFacts
    priority: float
    way: Way | None = None
    gift_room: int | None = None


class Weigher:
    """Weighs reminders on one day: the urgency by the days until it is to be acted on, then the client's value."""

    def __init__(self, rules: RemindRules, priority: Priority) -> None:
        self._nearness = rules.nearness.share
        self._floor = rules.value_floor
        self._priority = priority
        self._today = priority.today
        self._shares: dict[date, float] = {}

    def weight(self, due: Due) -> float:
        """Return the priority of the reminder for the most valuable client; what is owed is as near as can be."""
        share = self._shares.get(due.act_on)
        if share is None:
            share = self._shares[due.act_on] = self._nearness(max((due.act_on - self._today).days, 0))
        return due.urgency * share

    def share(self, client: ClientFacts) -> float:
        """Return the share of a weight that the client's value leaves, from `value_floor` to 1."""
        return self._floor + (1 - self._floor) * self._priority.value(client) / WHOLE_VALUE


class _Scale:
    """Weighs lots of reminders; each client is read once."""

    def __init__(self, dues: Sequence[Due], weigher: Weigher, read: Read) -> None:
        self._dues, self._weigher, self._read = dues, weigher, read
        self._shares: dict[int, tuple[ClientFacts, float]] = {}

    def weigh(self, lot: Sequence[Weighed]) -> list[Reminder]:
        """Return the reminders of a lot whose client was found."""
        wanted = {self._dues[place].client_id for _, place in lot}
        unread = {client_id for client_id in wanted if client_id not in self._shares}
        for client in self._read(unread):
            self._shares[client.client_id] = client, self._weigher.share(client)
        return [
            self._of(weight, self._dues[place]) for weight, place in lot if self._dues[place].client_id in self._shares
        ]

    def _of(self, weight: float, due: Due) -> Reminder:
        client, share = self._shares[due.client_id]
        return Reminder(due, client, to_tenth(weight * share))


def in_order(dues: Sequence[Due], weigher: Weigher, read: Read, top: int = 0) -> list[Reminder]:
    """Return the first `top` reminders (0: all) by priority, then by the day to act, client and key.

    Of every kind that there is, one is among them. Clients are read as the reminders are weighed, the heaviest first,
    until none that is left could come up to the list; who is not read (it is `read` that selects) gets no reminder.
    """
    weighed = sorted(((weigher.weight(due), place) for place, due in enumerate(dues)), key=_heaviest)
    scale, found = _Scale(dues, weigher, read), list[Reminder]()
    for start in range(0, len(weighed), LOT):
        lot = weighed[start : start + LOT]
        if top and len(found) >= top and found[top - 1].priority > to_tenth(lot[0][0]):
            break
        found += scale.weigh(lot)
        if top:
            found.sort(key=_order)
    if not top:
        return sorted(found, key=_order)
    rest = weighed[len(found) :]
    return _with_every_kind([*found, *_leaders_of(rest, {one.due.kind for one in found}, dues, scale)], top)


def _leaders_of(rest: Sequence[Weighed], known: set[str], dues: Sequence[Due], scale: _Scale) -> list[Reminder]:
    """Return one of each kind of which none was heavy enough to be weighed: the best of its heaviest."""
    of_kind: dict[str, list[Weighed]] = {}
    for one in rest:
        if dues[one[1]].kind not in known:
            of_kind.setdefault(dues[one[1]].kind, []).append(one)
    return [best for lot in of_kind.values() for best in sorted(scale.weigh(lot[:OF_KIND]), key=_order)[:1]]


def _with_every_kind(found: Sequence[Reminder], top: int) -> list[Reminder]:
    """Return the first of each kind, and of the others as many as there is room for."""
    leaders: dict[str, Reminder] = {}
    for one in found:
        leaders.setdefault(one.due.kind, one)
    first = sorted(leaders.values(), key=_order)[:top]
    others = [one for one in found if leaders[one.due.kind] is not one]
    return sorted([*first, *others[: top - len(first)]], key=_order)


def _heaviest(one: Weighed) -> tuple[float, int]:
    return -one[0], one[1]


def _order(one: Reminder) -> tuple[float, date, str, str]:
    return -one.priority, one.due.act_on, one.client.client_no or "", one.due.key
