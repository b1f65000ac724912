"""`rmtool rank`: whom to work on today, in what order, and why (D31, D56-D61)."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.left_out import note_left_out
from rmtool.commands.options import Format, FormatOption, WhereOption, complete_client, conditions, run_of
from rmtool.context import Run, note
from rmtool.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rmtool.rules.facts import ClientFacts
    from rmtool.rules.priority import Ranking, Standing
    from rmtool.rules.where import Condition


class By(StrEnum):
    """What the list is ordered by."""

    score = "score"
    value = "value"
    timing = "timing"


def rank(
    ctx: typer.Context,
    top: Annotated[int, typer.Option(min=0, metavar="N", help=_("How many clients; 0 for all."))] = 20,
    by: Annotated[By, typer.Option(metavar="ORDER", help=_("Order by score, value or timing."))] = By.score,
    why: Annotated[
        str | None,
        typer.Option(metavar="CLIENT", help=_("Explain one client's score."), autocompletion=complete_client),
    ] = None,
    where: WhereOption = None,
    output: FormatOption = Format.table,
) -> None:
    """List the clients in the order to work on them."""
    run = run_of(ctx)
    if why is not None:
        _explain(run, why, by, output)
        return
    show(run, by, top, conditions(run, where), output)


def show(run: Run, by: By, top: int, wanted: "tuple[Condition, ...]", output: Format = Format.table) -> None:
    """Rank the clients who meet the conditions, write the list, and count on stderr whom it leaves out."""
    found = ranking(run, by, top, wanted)
    if output is Format.table:
        from rmtool.render.rank import show_ranking

        show_ranking(found, run.today)
    else:
        _write(list(enumerate(found.standings, start=1)), run, output)
    _note_left_out(found)


def ranking(run: Run, by: By, top: int, wanted: "tuple[Condition, ...]") -> "Ranking":
    """Return the first clients of the list."""
    from rmtool.rules.priority import rank

    asked = {condition.field for condition in wanted}
    return rank(_clients(run, asked), run.priority, by=by.value, top=top, conditions=wanted)


def _clients(run: Run, asked: "Iterable[str]" = ()) -> "Iterator[ClientFacts]":
    """Read what the score and the conditions look at, of every client."""
    from rmtool.book.facts import read_clients
    from rmtool.rules.derived import columns_for
    from rmtool.rules.standing import SCORED_FIELDS
    from rmtool.rules.windows import ranking_windows, together

    fields = SCORED_FIELDS.union(columns_for(asked))
    windows = together(ranking_windows(run.rulebook, run.today), run.windows_for(frozenset(asked)))
    return read_clients(run.reader, windows=windows, fields=fields)


def _write(placed: "Sequence[tuple[int | None, Standing]]", run: Run, output: Format) -> None:
    from rmtool.commands import contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output,
        placed,
        contract.RANK_COLUMNS,
        lambda one: contract.standing(*one, run.today),
        lambda one: [one[1].client.handle],
        lambda one: contract.standing_row(*one, run.today),
    )


def _note_left_out(ranking: "Ranking") -> None:
    """Count on stderr whom the list leaves out, and say why an empty list is empty."""
    note_left_out(do_not_contact=ranking.do_not_contact, left=ranking.left)
    if not ranking.ranked:
        note(_("no client answers to this; rmtool import FILE.csv brings a list in"))


def _explain(run: Run, who: str, by: By, output: Format) -> None:
    """Show one client's terms and the place that the whole list gives them; a client left out has none."""
    from rmtool.book.clients import find_client
    from rmtool.book.facts import read_client
    from rmtool.rules.priority import place_of

    client = read_client(run.reader, find_client(run.reader, who).client_id, windows=run.windows)
    place = place_of(client, _clients(run), run.priority, by=by.value)
    standing = run.priority.standing(client)
    if output is Format.table:
        from rmtool.render.rank import show_standing

        show_standing(standing, run.today, place)
    else:
        _write([(place.place, standing)], run, output)
    if place.place is None:
        note(_("rank leaves this client out: left the bank, or not to be contacted"))
