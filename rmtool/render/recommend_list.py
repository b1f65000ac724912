"""The options of many clients on a screen: one line a client, as a work list."""

from collections import Counter
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import short_amount
from rmtool.render.client_cell import client_cell, client_room
from rmtool.render.console import console
from rmtool.render.safe import plain
from rmtool.rules.recommend.option import Option
from rmtool.rules.recommend.recommendation import Recommendation
from rmtool.text import _, mark

_GATES = {
    "left": mark("left the bank"),
    "do_not_contact": mark("do not contact"),
    "discovery": mark("new: ask about needs first"),
    "refused": mark("said no to a step: ask anew"),
    "minor": mark("under age: deposits and treasury bonds only"),
    "assessment": mark("assessment first: deposits and treasury bonds only"),
}
_SHOWN = 60  # clients on a screen; scripts get all


def show_list(found: Iterable[Recommendation]) -> Counter[str]:
    """Print the clients with options, and how many there are behind which gate; return the clients by product.

    Under "" stands the number of clients with options.
    """
    screen, gates, counts = console(), Counter[str](), Counter[str]()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in (_("Client"), _("Level"), _("Options")):
        table.add_column(title, overflow="fold")
    for one in found:
        if one.gate is not None:
            gates[one.gate.code] += 1
        if not one.options:
            continue
        counts[""] += 1
        counts.update(option.product.name for option in one.options)
        if counts[""] <= _SHOWN:
            client = client_cell(one.file.client, client_room(screen.width))
            options = "\n".join(plain(_option(option)) for option in one.options)
            table.add_row(client, one.case.level.level or "-", Text(options))
    screen.print(table)
    if counts[""] > _SHOWN:
        screen.print(Text(_("and {n} more clients; -f csv lists all").format(n=f"{counts[''] - _SHOWN:,}")))
    for code, n in gates.most_common():
        screen.print(Text(f"{n:>6,}  {_(_GATES[code])}", style="dim"))
    return counts


def _option(option: Option) -> str:
    size = "" if option.amount is None else f" {short_amount(option.amount)}"
    return f"{option.product.name}{size} ({labels.code('need_kind', option.need)})"
