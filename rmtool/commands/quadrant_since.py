"""`quadrant --since DATE`: who stands in another cell than was kept by that day."""

from datetime import date
from typing import TYPE_CHECKING

from rmtool.commands.options import Format
from rmtool.commands.quadrant_lines import Census, Wish
from rmtool.context import Run
from rmtool.errors import NotFoundError, UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.where import Condition


def show_moves(run: Run, since: str, wish: Wish, wanted: "tuple[Condition, ...]", output: Format) -> None:
    """Write the clients whose cell is not the one kept by the day `since`.

    Raises:
        NotFoundError: nothing was kept by then.
    """
    from rmtool.book.kept_placements import read_kept
    from rmtool.rules.quadrant_moves import moves

    day = _day(since)
    kept = read_kept(run.reader, day)
    if not kept:
        raise NotFoundError(
            _("no cells were kept by {day}").format(day=day.isoformat()),
            _("rmtool quadrant --keep keeps those of today"),
        )
    census = Census(run, wanted)
    lines = wish.lines(census.whole)
    found = moves(census.wanted, lines, kept)
    if output is Format.table:
        from rmtool.render.quadrant_moves import show_moves as show

        show(found, day, run.today)
        return
    from rmtool.commands import contract_quadrant

    contract_quadrant.write_moves(found, lines, day, output)


def _day(text: str) -> date:
    from rmtool.exchange.cells import CellError
    from rmtool.exchange.dates import parse_date

    try:
        day = parse_date(text)
    except CellError as error:
        raise UsageError(_('--since "{text}": {reason}').format(text=text, reason=error.reason), error.hint) from None
    if day is None:
        raise UsageError(_('--since "{text}" is no day').format(text=text), _("write it as 2026-10-31"))
    return day
