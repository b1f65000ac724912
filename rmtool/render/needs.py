"""How needs move, in words (D42, D87), and those that the bank cannot serve (D88)."""

from collections.abc import Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.rules.need_status import Hindrance
from rmtool.rules.unmet import UnmetKind
from rmtool.text import _, ngettext


def hindered(number: int, status: str | None, found: Hindrance) -> tuple[str, str]:
    """Return why a need does not move, and what to do."""
    now = _status(status)
    if found.code == "same":
        return _("need #{number} is {status} already").format(number=number, status=now), _(
            "rmtool need edit {number} --note changes its words"
        ).format(number=number)
    if found.code == "wordless":
        return _("need #{number} is {status}: back it goes only with words").format(number=number, status=now), _(
            'a second round needs its reason: --note "the client wants something else now"'
        )
    return _("need #{number} is {status}: {missing} comes first").format(
        number=number, status=now, missing=_status(found.missing)
    ), _("rmtool need move {number} takes the next step").format(number=number)


def nothing_next(number: int, status: str | None) -> tuple[str, str]:
    """Return that no step follows by itself, and what to do."""
    return _("need #{number} is {status}: no step follows by itself").format(number=number, status=_status(status)), _(
        'name one, with words: rmtool need move {number} probed --note "a second round"'
    ).format(number=number)


def show_unmet(kinds: Sequence[UnmetKind], today: date) -> None:
    """Print what clients asked for and the bank does not have, a kind a line."""
    screen = console()
    if not kinds:
        screen.print(Text(_("no unmet need is on file")))
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for _column in ("kind", "clients", "needs"):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    for kind in kinds:
        table.add_row(*map(Text, _cells(kind, today)))
    screen.print(table)


def _cells(kind: UnmetKind, today: date) -> tuple[str, ...]:
    clients = len(kind.handles)
    return (
        labels.code("need_kind", kind.kind),
        ngettext("{n} client", "{n} clients", clients).format(n=clients),
        ngettext("{n} need", "{n} needs", kind.needs).format(n=kind.needs),
        _amount(kind),
        "" if kind.oldest is None else _("since {day}").format(day=short_day(kind.oldest, today)),
    )


def _amount(kind: UnmetKind) -> str:
    if kind.without_amount == kind.needs:
        return _("amounts unknown")
    if not kind.without_amount:
        return amount(kind.amount)
    return _("{amount}, {n} without an amount").format(amount=amount(kind.amount), n=kind.without_amount)


def _status(status: str | None) -> str:
    return _("without a status") if status is None else labels.code("need_status", status)
