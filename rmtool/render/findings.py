"""What the check found, in words: what was seen, in how many rows, whose they are first, and what to do."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.console import console
from rmtool.render.history import LISTS
from rmtool.render.safe import plain, typed
from rmtool.render.stored import stored
from rmtool.rules.duplicates import SAME_BIRTH, SAME_ID, SAME_PHONE, Duplicate
from rmtool.rules.fields import CLIENTS
from rmtool.rules.findings import ERROR, NOTE, WARNING, Finding, Whose
from rmtool.text import _, mark

_LEVELS = {ERROR: mark("error"), WARNING: mark("doubt"), NOTE: mark("to know")}
_STYLES = {ERROR: "bold red", WARNING: "yellow", NOTE: "dim"}
_SEEN = {
    "damaged": mark("the file is damaged"),
    "other_layout": mark("tables or indexes are not as this program makes them"),
    "orphan": mark("{list}: rows that point at nothing"),
    "crossed": mark("{list}: rows that point at a row of another client"),
    "born_later": mark("{list}: born after today"),
    "too_old": mark("{list}: older than anybody"),
    "later": mark("{list}: {field} lies after today"),
    "negative": mark("{list}: {field} is below zero"),
    "ends_first": mark("{list}: end before they begin"),
    "closed_first": mark("{list}: closed before they begin"),
    "child_kept": mark("{list}: under 14, the day of birth is on file and no guardian agreed"),
    "balances_differ": mark("the bank's balance is not what the holdings add up to"),
    "duplicates": mark("pairs of clients who may be one"),
    "rating_expired": mark("the risk rating has expired"),
    "balance_stale": mark("the balance is old"),
    "unknown": mark("unknown: {field}"),
}
# What to do; {who} is the first client, {number} the row's number, {verb} the list's verb.
_DO = {
    "damaged": mark("copy the book before anything else, and take a former copy back"),
    "other_layout": mark("another program has changed the book; take a former copy back"),
    "orphan": mark("rmtool history shows what was last written"),
    "crossed": mark("rmtool history {who}"),
    "balances_differ": mark("rmtool holding list {who}; import the bank's next list of holdings"),
    "duplicates": mark("rmtool check duplicates"),
    "rating_expired": mark("rmtool edit {who} --set risk_level=LEVEL --set risk_rated_on=DATE"),
    "balance_stale": mark("import the bank's next list of clients"),
    "unknown": mark("ask at the next contact: rmtool profile CLIENT says what is missing"),
    "child_kept": mark("rmtool family edit {number} --set guardian_consent=yes, or --set birth_date="),
}
_DO_CLIENT = mark("rmtool edit {who} --set {name}=VALUE")
_DO_RECORD = mark("rmtool {verb} edit {number} --set {name}=VALUE")
_DO_LOGGED = mark("rmtool log --list; what was logged is put right by a later row")
_DO_LISTED = mark("import the list again, put right")
_VERBS = {"family": "family", "holdings": "holding", "flows": "flow", "events": "event", "needs": "need"}
_REASONS = {
    SAME_PHONE: mark("same phone, names alike"),
    SAME_BIRTH: mark("same name and birth date"),
    SAME_ID: mark("same end of the ID number and birth date"),
}


def show_findings(findings: Sequence[Finding], today: date) -> None:
    """Print what was found: a line of what and how many, one of whose, one of what to do."""
    screen = console()
    if not findings:
        screen.print(Text(_("nothing was found")))
    for one, after in zip(findings, [*findings[1:], None], strict=True):
        head = Text(_(_LEVELS[one.level]), style=_STYLES[one.level]).append("  ", style="not bold")
        screen.print(head.append(plain(f"{seen(one)}: {one.rows:,}"), style="not bold default not dim"))
        if one.whose:
            screen.print(Text("  " + plain(_(", ").join(_first(one, today)))), soft_wrap=True)
        if after is None or to_do(after) != to_do(one):  # said once for all that it would help
            screen.print(Text("  → " + plain(to_do(one)), style="dim"), soft_wrap=True)


def seen(one: Finding) -> str:
    """Return what was seen, in words."""
    kind = _(LISTS[one.kind]) if one.kind in LISTS else one.kind
    return _(_SEEN[one.code]).format(list=kind, field=labels.field(one.field) if one.field else "")


def to_do(one: Finding) -> str:
    """Return what to do about a finding, as a command for its first row where there is one."""
    first = one.whose[0] if one.whose else Whose(None, None, None, None, None)
    return _(_task(one)).format(
        who=typed(first.handle or "CLIENT"), number=first.row_id, name=one.field, verb=_VERBS.get(one.kind, "")
    )


def _task(one: Finding) -> str:
    if one.code in _DO:
        return _DO[one.code]
    if one.kind == CLIENTS:
        return _DO_CLIENT
    if one.kind in _VERBS:
        return _DO_RECORD
    return _DO_LOGGED if one.kind == "contacts" else _DO_LISTED


def _first(one: Finding, today: date) -> Iterator[str]:
    for row in one.whose:
        number = f"#{row.row_id}" if one.kind != CLIENTS and row.row_id is not None else ""
        yield " ".join(filter(None, (row.name, row.handle, number, _value(one, row, today))))
    if one.rows > len(one.whose):
        yield _("and {n} more").format(n=f"{one.rows - len(one.whose):,}")


def _value(one: Finding, row: Whose, today: date) -> str:
    if one.code == "balances_differ":
        balance, held = row.seen
        return _("({balance}, holdings {held})").format(balance=amount(balance), held=amount(held))
    if one.code == "duplicates":
        return _("and {who}").format(who=row.seen)
    return f"({stored(one.kind, one.field, row.seen, today)})" if one.field else str(row.seen)


def why(pair: Duplicate) -> str:
    """Return in words what two clients share."""
    return _(", ").join(_(_REASONS[reason]) for reason in pair.reasons)


def joining(pair: Duplicate) -> str:
    """Return the command that makes the two one."""
    words = f"rmtool merge {typed(pair.kept.handle)} {typed(pair.other.handle)}"
    return f"{words} --drop-number" if pair.numbered else words


def show_duplicates(pairs: Sequence[Duplicate]) -> None:
    """Print the pairs that may be one client: who, why, and the command that joins them."""
    screen = console()
    if not pairs:
        screen.print(Text(_("nobody seems to be in the book twice")))
    for pair in pairs:
        people = f"{pair.kept.name} {pair.kept.handle} · {pair.other.name} {pair.other.handle}"
        screen.print(Text(plain(f"{people}: {why(pair)}")), soft_wrap=True)
        screen.print(Text("  → " + plain(joining(pair)), style="dim"), soft_wrap=True)
