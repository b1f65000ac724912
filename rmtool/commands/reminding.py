"""The reminders of a day, loaded and put in order: what `remind`, `today`, `plan` and `log` have in common."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from rmtool.context import Run, note
from rmtool.rules.reminders.engine import ALL_KINDS, reminders
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.facts import ClientFacts
    from rmtool.rules.reminders.asked import Asked
    from rmtool.rules.reminders.order import Reminder
    from rmtool.rules.reminders.reminder import Due
    from rmtool.rules.where import Condition

# Beside what a value looks at: by which way, at what hour, how long, where, and by which name.
_WAY_FIELDS = frozenset(
    {
        "preferred_channel", "consent_call", "consent_sms", "consent_wechat", "consent_mail", "occupation", "gender",
        "minutes_per_contact", "distance_home_km", "distance_work_km", "housing_place", "wanted_weekdays",
    }
)  # fmt: skip
_GIFT_KINDS = frozenset({"birthday", "family_birthday"})


class Wanted(NamedTuple):
    """Which reminders: days ahead, kinds, conditions on the client, one client only, how many (0: all)."""

    days: int = 0
    kinds: frozenset[str] = ALL_KINDS
    conditions: "tuple[Condition, ...]" = ()
    client_id: int | None = None
    top: int = 0


class Found(NamedTuple):
    """The reminders in order, how many there are of each kind, how many clients were left out."""

    reminders: "tuple[Reminder, ...]"
    counts: Mapping[str, int]
    withheld: int


def find_dues(run: Run, wanted: Wanted) -> "tuple[list[Due], int]":
    """Return what is open and neither done nor put off, and how many clients are left out: not to be contacted."""
    from rmtool.book.reminders.rows import ReminderRows
    from rmtool.book.reminders.states import read_quiet, read_states
    from rmtool.rules.reminders.way import is_withheld

    states, quiet = read_states(run.reader, wanted.client_id), read_quiet(run.reader)
    rows = ReminderRows(run.reader, run.today, wanted.client_id)
    dues, withheld, settled = [], set(), any(states)
    for due in reminders(rows, asked_of(run, wanted.days), wanted.kinds):
        if settled and states.hides(due.key, run.today):
            continue
        if due.client_id in quiet and is_withheld(due.kind, quiet[due.client_id]):
            withheld.add(due.client_id)
        else:
            dues.append(due)
    return dues, len(withheld)


def find_reminders(run: Run, wanted: Wanted) -> Found:
    """Return the reminders that answer the question, the first ones first."""
    from rmtool.book.open import one_state
    from rmtool.rules.reminders.order import Weigher, in_order

    with one_state(run.reader):
        dues, withheld = find_dues(run, wanted)
        kept: Sequence[Due] = dues
        if wanted.conditions:
            clients = _matching(run, {due.client_id for due in dues}, wanted.conditions)
            kept = [due for due in dues if due.client_id in clients]
        weigher = Weigher(run.rulebook.remind, run.priority)
        found = in_order(kept, weigher, lambda ids: _read(run, ids), wanted.top)
        return Found(tuple(_told(run, found)), Counter(due.kind for due in kept), withheld)


def note_withheld(withheld: int) -> None:
    """Count on stderr whom the list leaves out."""
    if withheld:
        note(
            _("left out: {n} do not contact; what they asked for and what the bank owes them stays").format(n=withheld)
        )


def note_provisional(run: Run, days: int) -> None:
    """Say where the list rests on a year whose holidays are not published yet."""
    last = run.today + timedelta(days)
    if run.working_days.is_provisional(last):
        note(
            _("the holidays of {year} are not known yet; rmtool config holidays FILE brings them in").format(
                year=last.year
            )
        )


def asked_of(run: Run, days: int) -> "Asked":
    """Return the question to the engine: what is open from today on for so many days."""
    from rmtool.calendars import lunar
    from rmtool.calendars.festivals import festivals_between
    from rmtool.rules.reminders.asked import Asked, FestivalDay
    from rmtool.rules.reminders.reminder import Outlook

    until, rules = run.today + timedelta(days), run.rulebook.remind
    behind, ahead = (
        max(getattr(rules.kinds[kind], side) or 0 for kind in ("festival", "occupation_day"))
        for side in ("behind", "ahead")
    )
    room = timedelta(rules.scan_days)
    days_of = festivals_between(run.today - timedelta(behind) - room, until + timedelta(ahead) + room)
    outlook = Outlook(run.today, until, run.working_days)
    return Asked(run.rulebook, outlook, lunar, [FestivalDay(*day) for day in days_of])


def _read(run: Run, ids: Collection[int], more: Iterable[str] = ()) -> "Iterable[ClientFacts]":
    from rmtool.book.facts import read_many
    from rmtool.rules.derived import columns_for
    from rmtool.rules.standing import SCORED_FIELDS
    from rmtool.rules.windows import Windows, together

    of_value = Windows(contacts=False)
    asked = frozenset(more)
    windows = together(of_value, run.windows_for(asked)) if asked else of_value
    return read_many(run.reader, ids, windows=windows, fields=SCORED_FIELDS | _WAY_FIELDS | columns_for(asked))


def _matching(run: Run, ids: Collection[int], conditions: "Sequence[Condition]") -> frozenset[int]:
    from rmtool.rules.where import matches

    asked = {condition.field for condition in conditions}
    clients = _read(run, ids, asked)
    return frozenset(client.client_id for client in clients if matches(client, conditions, run.derived))


def _told(run: Run, found: "Sequence[Reminder]") -> "Iterator[Reminder]":
    """Yield the reminders with the way to the client, and on birthdays with what a card or gift may cost (D113)."""
    from rmtool.book.gifts import gifts_of_year
    from rmtool.book.records import read_points_of
    from rmtool.rules.gifts import room_for_gift
    from rmtool.rules.reminders.way import Ways

    points, ways = read_points_of(run.reader, {one.client.client_id for one in found}), Ways(run.rulebook.hours)
    for one in found:
        way = ways.choose(one.due.kind, one.client, points.get(one.client.client_id, ()))
        room = None
        if one.due.kind in _GIFT_KINDS:
            given = gifts_of_year(run.reader, one.client.client_id, one.due.due.year)
            room = room_for_gift(one.client.occupation, given, run.rulebook.gift)
        yield one._replace(way=way, gift_room=room)
