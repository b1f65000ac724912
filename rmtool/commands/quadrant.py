"""`rmtool quadrant`: potential against service need, and where the time goes (D76-D82)."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.left_out import note_left_out
from rmtool.commands.options import Format, FormatOption, WhereOption, complete_client, conditions, read_option, run_of
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.quadrant import Quadrant

_SHOWN = 50  # clients of one cell on a screen; scripts get all


class CellName(StrEnum):
    """The four cells."""

    quick_win = "quick_win"
    cultivate = "cultivate"
    low_priority = "low_priority"
    keep_online = "keep_online"


def quadrant(
    ctx: typer.Context,
    cell: Annotated[
        CellName | None, typer.Option(metavar="CELL", help=_("Only this cell, its clients listed."))
    ] = None,
    potential: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help=_("From here on potential is high; or median."))
    ] = None,
    minutes: Annotated[
        str | None, typer.Option(metavar="N", help=_("From here on minutes a month are many; or median."))
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help=_("Keep the lines in your rulebook, and each client's cell in the book."))
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("Who stands in another cell than was kept by that day."))
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(metavar="CLIENT", help=_("Explain one client's place."), autocompletion=complete_client),
    ] = None,
    top: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("How many clients; 0 for all."))] = None,
    where: WhereOption = None,
    output: FormatOption = Format.table,
) -> None:
    """Place the clients by potential and time."""
    from rmtool.commands.quadrant_lines import Census, Wish

    run = run_of(ctx)
    wish = Wish.read(run, potential, minutes)
    if sum((keep, since is not None, why is not None)) > 1:
        raise UsageError(_("--keep, --since and --why do not go together"), _("say one of them"))
    if why is not None:
        from rmtool.commands.quadrant_why import explain

        explain(run, why, wish, output)
    elif since is not None:
        from rmtool.commands.quadrant_since import show_moves

        show_moves(run, _since(since), wish, conditions(run, where), output, top=_SHOWN if top is None else top)
    else:
        census = Census(run, conditions(run, where))
        found = census.quadrant(wish.lines(census.whole))
        if keep:
            from rmtool.commands.quadrant_keep import keep_all

            keep_all(run, census.whole, found.lines)
        _show(found, cell, output, top)
        _note(found)


def _show(found: "Quadrant", cell: CellName | None, output: Format, top: int | None) -> None:
    if output is Format.table:
        from rmtool.render.quadrant import show_cell, show_quadrant

        if cell is None:
            show_quadrant(found)
        else:
            show_cell(found, cell.value, (_SHOWN if top is None else top) or None)
        return
    from rmtool.commands import contract_quadrant

    contract_quadrant.write(found, None if cell is None else cell.value, output, top or None)


def _since(text: str) -> date:
    from rmtool.exchange.dates import parse_date

    day = read_option("--since", text, parse_date)
    if day is None:
        raise UsageError(_('--since "{text}" is no day').format(text=text), _("write it as 2026-10-31"))
    return day


def _note(found: "Quadrant") -> None:
    """Count on stderr whom the quadrant leaves out."""
    note_left_out(unplaced=len(found.unplaced), do_not_contact=found.do_not_contact, left=found.left)
