"""The book's memory on a screen: its writes, and what happened to one client's file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.render.stored import stored
from rmtool.rules.fields import APPEND_ONLY, CLIENTS, KIND_OF_TABLE, TABLE_OF
from rmtool.rules.moments import day_of
from rmtool.rules.writes import ADDED, CHANGED, REMOVED, RESTORED, Brought, Happening, Write
from rmtool.text import _, mark

_KINDS = {
    "add": mark("client added"),
    "edit": mark("edit"),
    "import": mark("import"),
    "log": mark("contact logged"),
    "undo": mark("taken back"),
    "merge": mark("two clients joined"),
    "export": mark("export in full"),
    "family": mark("family"),
    "holding": mark("holding"),
    "flow": mark("flow"),
    "event": mark("event"),
    "need": mark("need"),
    "caution": mark("caution"),
    "point": mark("contact point"),
    "offer": mark("offer"),
}
LISTS = {
    "clients": mark("clients"),
    "points": mark("contact points"),
    "family": mark("family members"),
    "holdings": mark("holdings"),
    "flows": mark("flows"),
    "contacts": mark("contacts"),
    "events": mark("events"),
    "needs": mark("needs"),
    "cautions": mark("cautions"),
    "offers": mark("offers"),
    "snapshots": mark("balances by day"),
    "placements": mark("places in the quadrant"),
    "reminders": mark("reminders"),
    "products": mark("products"),
}
_COUNTS = {
    "added": mark("{n} added"),
    "updated": mark("{n} updated"),
    "changed": mark("{n} changed"),
    "closed": mark("{n} closed"),
    "returned": mark("{n} open again"),
    "moved": mark("{n} moved"),
    "removed": mark("{n} removed"),
    "restored": mark("{n} put back"),
    "withdrawn": mark("{n} withdrawn"),
    "done": mark("{n} done"),
    "put_off": mark("{n} put off"),
}


def moment(at: str, today: date) -> str:
    """Return a moment of the book as day and minute."""
    return f"{short_day(day_of(at), today)} {at[11:16]}"


def what(write: Write) -> str:
    """Return what a write was, in a few words: `import of clients.csv`, `taken back: write 12`."""
    words = _(_KINDS.get(write.kind, write.kind))
    if write.undoes is not None:
        return _("{what}: write {number}").format(what=words, number=write.undoes)
    return _("{what} of {file}").format(what=words, file=write.file) if write.file else words


def show_writes(writes: Sequence[Write], today: date) -> None:
    """Print one write a line, newest first; those that no longer count say so."""
    screen = console()
    if not writes:
        screen.print(Text(_("nothing was written yet")))
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for write in writes:
        gone = "" if write.undone_by is None else _("taken back by write {number}").format(number=write.undone_by)
        counts = _(" · ").join(filter(None, (*_counted(write.counts), gone, write.reason or "")))
        cells = (str(write.number), moment(write.at, today), f"{what(write)} ({write.who or '?'})", counts)
        table.add_row(*(Text(plain(cell)) for cell in cells), style="dim" if gone else "")
    screen.print(table)


def _counted(counts: Mapping[str, int]) -> Iterator[str]:
    for name, words in _COUNTS.items():
        if counts.get(name):
            yield _(words).format(n=f"{counts[name]:,}")


def plan(write: Write, brought: Brought, today: date) -> str:
    """Return in words what taking a write back would do, a line a list."""
    head = _("write {number}: {what}, {when}, by {who}").format(
        number=write.number, what=what(write), when=moment(write.at, today), who=write.who or "?"
    )
    lines = [
        _("  {list}: {what}").format(list=_(LISTS[KIND_OF_TABLE[table]]), what=_(", ").join(_effects(table, brought)))
        for table in TABLE_OF.values()
        if any(table in part for part in brought)
    ]
    return plain("\n".join([head, *lines]))


def _effects(table: str, brought: Brought) -> Iterator[str]:
    """What was added goes, what was changed becomes what it was, what was removed comes back."""
    logged = KIND_OF_TABLE[table] in APPEND_ONLY
    if n := brought.added.get(table):
        yield (_("{n} to withdraw by a later row") if logged else _("{n} to remove")).format(n=f"{n:,}")
    if n := brought.changed.get(table):
        yield _("{n} to change back").format(n=f"{n:,}")
    if n := brought.removed.get(table):
        yield _("{n} to put back").format(n=f"{n:,}")


def undone(counts: Mapping[str, int], number: int) -> str:
    """Return one line that says what was taken back."""
    words = _(" · ").join(_counted(counts))
    return _("write {number} is taken back: {what}").format(number=number, what=words)


def show_history(happenings: Sequence[Happening], today: date) -> None:
    """Print what happened to a client's file: a heading a write, a line a field or record."""
    screen = console()
    if not happenings:
        screen.print(Text(_("nothing was written yet")))
        return
    last = None
    for one in happenings:
        if one.write != last:
            last = one.write
            source = _(" of {file}").format(file=one.file) if one.file else ""
            head = f"{moment(one.at, today)}  {_(_KINDS.get(one.by, one.by))}{source}"
            screen.print(
                Text(plain(head), style="bold").append(f"  #{one.write} {one.who or '?'}", style="not bold dim")
            )
        screen.print(Text("  " + plain(line(one, today))), soft_wrap=True)


def line(one: Happening, today: date) -> str:
    """Return what happened in one line."""
    return _LINES[one.action](one, today)


def _changed(one: Happening, today: date) -> str:
    field = str(one.field)
    if field == "client_id":  # two files became one, or came apart again
        return _("{list} #{number} went from the file of #{old} to that of #{new}").format(
            list=_(LISTS[one.kind]), number=one.record_id, old=one.old, new=one.new
        )
    where = "" if one.kind == CLIENTS else f"{_(LISTS[one.kind])} #{one.record_id} "
    return _("{where}{field}  {old} → {new}").format(
        where=where,
        field=labels.field(field),
        old=stored(one.kind, field, one.old, today),
        new=stored(one.kind, field, one.new, today),
    )


def _whole(sentence: str) -> Callable[[Happening, date], str]:
    def words(one: Happening, today: date) -> str:
        number = "" if one.kind == CLIENTS else f" #{one.record_id}"
        values = _(", ").join(_values(one, today))
        return _(sentence).format(list=_(LISTS[one.kind]) + number, values=values)

    return words


def _values(one: Happening, today: date) -> Iterator[str]:
    channel = one.values.get("channel") if one.kind == "points" else None
    for field, value in one.values.items():
        if field != "channel" or one.kind != "points":
            yield stored(one.kind, field, value, today, channel if field == "value" else None)


_LINES: dict[str, Callable[[Happening, date], str]] = {
    CHANGED: _changed,
    ADDED: _whole(mark("{list} added: {values}")),
    REMOVED: _whole(mark("{list} removed: {values}")),
    RESTORED: _whole(mark("{list} put back: {values}")),
}
