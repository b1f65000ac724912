"""The ranking on a screen: whom, how much, why, what next; and one score with its terms and their sum."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.client_cell import client_cell, client_room
from rmtool.render.console import console
from rmtool.render.dates import long_day
from rmtool.render.parts import lines_of
from rmtool.render.reasons import next_action, phrase, short_phrase
from rmtool.render.safe import plain, typed
from rmtool.rules.adjustment import ADJUSTMENT
from rmtool.rules.adjustment import SOURCE as MANUAL
from rmtool.rules.priority import Place, Ranking, Standing
from rmtool.rules.reason import Reason
from rmtool.rules.timing import TIMING_CODES
from rmtool.rules.timing.together import LIMIT
from rmtool.rules.value import VALUE_CODES
from rmtool.text import _, ngettext

_SPLIT_SCORE_FROM = 100  # columns: from here value and timing have room beside the score
_NEXT_FROM = 72
_SEPARATOR = " · "
_GAP = 2
_WHY_MINIMUM = 16
# Terms that a person must ask for: they carry no points and end in this word on the explained score.
_ASK = ("unknown",)


def show_ranking(ranking: Ranking, today: date) -> None:
    """Print the list, one client a line, at the width at hand."""
    screen = console()
    counted = ngettext("{n} client ranked", "{n} clients ranked", ranking.ranked).format(n=ranking.ranked)
    screen.print(Text(f"{long_day(today)}{_SEPARATOR}{counted}", style="bold"))
    if not ranking.standings:
        return
    screen.print()
    screen.print(_table(ranking.standings, today, screen.width))
    screen.print()
    screen.print(Text(_last_line(ranking.standings[0], screen.width), style="dim"))


def _last_line(first: Standing, width: int) -> str:
    words = (_("rmtool rank --why {client} explains a score"), _("rmtool brief {client} prepares the talk"))
    return lines_of((one.format(client=typed(first.client.handle)) for one in words), width)


class Column(NamedTuple):
    """One column of the list: its head, what a row shows there, from which width on it has room, and its colour."""

    head: str
    cell: Callable[[int, Standing, date], str]
    right: bool = True
    from_width: int = 0
    style: Callable[[Standing], str] = lambda _who: ""


def _before_why(width: int) -> list[Column]:
    room = client_room(width)
    return [
        Column(_("#"), lambda place, _who, _today: str(place)),
        Column(_("Client"), lambda _place, who, _today: client_cell(who.client, room), right=False),
        Column(_("Score"), lambda _place, who, _today: f"{who.score:.1f}"),
        Column(_("Value"), lambda _place, who, _today: f"{who.value:.1f}", from_width=_SPLIT_SCORE_FROM),
        Column(_("Timing"), lambda _place, who, _today: f"{who.timing:+.1f}", from_width=_SPLIT_SCORE_FROM),
    ]


def _after_why() -> list[Column]:
    urgent = {"call_now": "red", "call_by": "yellow", "keep_promise": "yellow"}
    return [
        Column(
            _("Next"),
            lambda _place, who, today: next_action(who.next_action, today),
            right=False,
            from_width=_NEXT_FROM,
            style=lambda who: urgent.get(who.next_action.code, ""),
        )
    ]


def _table(standings: Sequence[Standing], today: date, width: int) -> Table:
    before = [column for column in _before_why(width) if width >= column.from_width]
    after = [column for column in _after_why() if width >= column.from_width]
    widths = {column.head: _width(column, standings, today) for column in (*before, *after)}
    room = max(width - sum(widths.values()) - _GAP * len(widths), _WHY_MINIMUM)
    why = Column(_("Why"), lambda _place, who, day: fitting(who.reasons, day, room), right=False)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    columns = [*before, why, *after]
    for column in columns:
        side: Literal["right", "left"] = "right" if column.right else "left"
        cells = min(room, _width(column, standings, today)) if column is why else widths[column.head]
        table.add_column(column.head, justify=side, width=cells, no_wrap=True, overflow="ellipsis")
    for place, who in enumerate(standings, start=1):
        table.add_row(*(Text(column.cell(place, who, today), style=column.style(who)) for column in columns))
    return table


def _width(column: Column, standings: Sequence[Standing], today: date) -> int:
    shown = (column.cell(place, who, today) for place, who in enumerate(standings, start=1))
    return max(cell_len(column.head), *map(cell_len, shown))


def weightiest(reasons: Sequence[Reason]) -> list[Reason]:
    """Return the reasons that moved the score, today's before the lasting ones, the heaviest first."""
    moved = [reason for reason in reasons if reason.points and reason.code != LIMIT]
    return sorted(moved, key=lambda reason: (reason.code in VALUE_CODES, -abs(reason.points)))


def fitting(reasons: Sequence[Reason], today: date, width: int) -> str:
    """Return as many whole reasons as fit `width` cells, at least the first."""
    line = ""
    for reason in weightiest(reasons):
        words = plain(short_phrase(reason, today))
        longer = f"{line}{_SEPARATOR}{words}" if line else words
        if line and cell_len(longer) > width:
            break
        line = longer
    return line


def show_standing(standing: Standing, today: date, place: Place) -> None:
    """Print one client's score: every term with its points, its maximum and its source, and their sums."""
    screen = console()
    head = Text(plain(f"{standing.client.name} {standing.client.handle}"), style="bold")
    if place.place is not None:
        head.append(
            "  " + _("place {place} of {ranked}").format(place=place.place, ranked=place.ranked), style="not bold dim"
        )
    screen.print(head)
    screen.print()
    screen.print(_terms(standing, today, screen))
    screen.print()
    for line in _approach(standing):
        screen.print(Text(line))
    screen.print(Text(_("next: {action}").format(action=next_action(standing.next_action, today))))
    screen.print(Text(_("rmtool rules show lists the numbers in force"), style="dim"))


def _approach(standing: Standing) -> Iterator[str]:
    """Yield who the client is to us: tier and kept cell, and by the financial goal what we offer and how (D32-D34)."""
    parts = [
        _("tier: {tier}").format(tier=labels.code("tier", standing.tier)) if standing.tier else "",
        _("cell: {cell}").format(cell=labels.code("cell", standing.client.kept_cell))
        if standing.client.kept_cell
        else "",
    ]
    if any(parts):
        yield _SEPARATOR.join(part for part in parts if part)
    segment = standing.segment
    if segment is None:
        yield _("financial goal unknown: ask (D33)")
        return
    yield _("goal: {goal} (D33)").format(goal=labels.code("objective", segment.code))
    # A bank's own words stand as they are; the packaged ones are messages of the catalogue.
    yield _("we offer: {words} (D32)").format(words=plain(_(segment.proposition)))
    yield _("how: {words} (D34)").format(words=plain(_(segment.strategy)))


def _terms(standing: Standing, today: date, screen: Console) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(overflow="fold", max_width=max(screen.width - 34, 20))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="dim")
    for name, points, codes in (
        (_("Value"), f"{standing.value:.1f}", VALUE_CODES),
        (_("Timing"), f"{standing.timing:+.1f}", TIMING_CODES),
        (_("Own points"), f"{standing.adjustment:+.1f}", (ADJUSTMENT,)),
    ):
        if codes == (ADJUSTMENT,) and not standing.adjustment:
            continue
        table.add_row(Text(name.lower(), style="bold"), Text(points, style="bold"), "", "")
        for reason in standing.reasons:
            if reason.code in codes:
                table.add_row(*_term(reason, today))
    table.add_row(Text(_("Score").lower(), style="bold"), Text(f"{standing.score:.1f}", style="bold"), "", "")
    return table


def _source(reason: Reason) -> str:
    """Return the statement a reason comes from; the manager's own word is none of the deck's."""
    return _("by hand") if reason.source == MANUAL else reason.source


def _term(reason: Reason, today: date) -> tuple[Padding, Text, Text, Text]:
    of = reason.params.get("of")
    maximum = _("of {maximum}").format(maximum=f"{of:g}") if isinstance(of, int | float) else ""
    ask = f"  {_('ask')}" if reason.code.endswith(_ASK) else ""
    points = f"{reason.points:.1f}" if maximum else f"{reason.points:+.1f}"
    words = Padding(Text(plain(phrase(reason, today))), (0, 0, 0, _GAP))
    return words, Text(points), Text(maximum), Text(_source(reason) + ask)
