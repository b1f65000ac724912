"""`quadrant --why CLIENT`: one client's place, traced to its numbers."""

from rmtool.commands.options import Format
from rmtool.commands.quadrant_lines import Census, Wish
from rmtool.context import Run, note
from rmtool.text import _


def explain(run: Run, who: str, wish: Wish, output: Format) -> None:
    """Show what a client's potential and service need are made of, and where the lines of the whole book run."""
    from rmtool.book.clients import find_client
    from rmtool.book.facts import read_client
    from rmtool.rules.quadrant import Measures
    from rmtool.rules.quadrant_place import place_of

    client = read_client(run.reader, find_client(run.reader, who).client_id, windows=run.windows)
    place = place_of(client, Measures(run.rulebook, run.today), wish.lines(Census(run).whole))
    if output is Format.table:
        from rmtool.render.quadrant_why import show_place

        show_place(place, run.rulebook.quadrant)
    else:
        from rmtool.commands import contract_quadrant

        contract_quadrant.write_place(place, output)
    if client.do_not_contact or client.has_left(run.today):
        note(_("quadrant leaves this client out: left the bank, or not to be contacted"))
