"""`quadrant --since DATE`: who stands in another cell than was kept by that day."""

from datetime import date
from typing import TYPE_CHECKING

from rmtool.commands.options import Format
from rmtool.commands.quadrant_lines import Census, Wish
from rmtool.context import Run
from rmtool.errors import NotFoundError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.where import Condition


def show_moves(run: Run, day: date, wish: Wish, wanted: "tuple[Condition, ...]", output: Format, *, top: int) -> None:
    """Write the clients whose cell is not the one kept by a day; on a screen the first `top`, 0 for all.

    Raises:
        NotFoundError: nothing was kept by then.
    """
    from rmtool.book.kept_placements import read_kept
    from rmtool.rules.quadrant_moves import moves

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

        show(found, day, run.today, top or None)
        return
    from rmtool.commands import contract_quadrant

    contract_quadrant.write_moves(found, lines, day, output)
