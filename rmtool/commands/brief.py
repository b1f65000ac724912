"""`rmtool brief CLIENT`: the sheet that is read, or taken along, before a call or a visit (D43)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import ClientArgument, Format, FormatOption, RevealOption, YesOption, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.render.brief_sheet import Sheet
    from rmtool.rules.brief.brief import Brief


def brief(
    ctx: typer.Context,
    client: ClientArgument,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help=_("Write the sheet as one page for printing."))
    ] = None,
    reveal: RevealOption = False,
    yes: YesOption = False,
    output: FormatOption = Format.table,
) -> None:
    """Show the sheet for a call or visit."""
    run = run_of(ctx)
    if html is not None:
        _check(html, output, yes=yes)
    found = brief_of(run, client)
    if html is not None:
        _write(run, html, found, reveal=reveal)
    elif output is Format.table:
        from rmtool.render.brief import show_brief

        show_brief(_sheet(run, found, reveal=reveal), run.today)
    else:
        _tell(run, found, output, reveal=reveal)


def brief_of(run: Run, who: str) -> "Brief":
    """Return the sheet of the client that `who` names; NotFoundError where it names none, AmbiguousError several."""
    from rmtool.book.gifts import gifts_of_year
    from rmtool.commands.recommending import recommendation_of
    from rmtool.commands.reminding import Wanted, find_dues
    from rmtool.rules.brief.brief import BIRTHDAYS, Material
    from rmtool.rules.brief.brief import brief as made
    from rmtool.rules.gifts import room_for_gift
    from rmtool.rules.profile import profile

    found = recommendation_of(run, who)
    client, rules = found.file.client, run.rulebook
    dues, _withheld = find_dues(run, Wanted(client_id=client.client_id))
    days = rules.brief.birthday_days
    ahead, _withheld = find_dues(run, Wanted(days=days, kinds=BIRTHDAYS, client_id=client.client_id))
    given = gifts_of_year(run.reader, client.client_id, run.today.year)
    room = room_for_gift(client.occupation, given, rules.gift)
    return made(Material(profile(found.file, rules, run.today), found, dues, ahead, room), rules, run.today)


def _check(html: Path, output: Format, *, yes: bool) -> None:
    if output is not Format.table:
        raise UsageError(_("--html and --format say two things"), _("keep one of the two"))
    if html.exists() and not yes:
        raise UsageError(
            _("{file} is there already").format(file=html), _("add --yes to write over it, or name another")
        )


def _sheet(run: Run, found: "Brief", *, reveal: bool) -> "Sheet":
    from rmtool.render.brief_sheet import sheet

    return sheet(found, run.today, contacts=run.rulebook.brief.contacts, reveal=reveal)


def _write(run: Run, path: Path, found: "Brief", *, reveal: bool) -> None:
    """Write the page whole or not at all, for its owner's eyes only."""
    from rmtool.config import read_packaged_text
    from rmtool.exchange.files import written_whole
    from rmtool.render.brief_page import page

    plain_envelope = bool(found.file.client.plain_envelope)
    template = read_packaged_text("brief.html")
    text = page(_sheet(run, found, reveal=reveal), template, run.today, bank_named=not plain_envelope)
    with written_whole(path) as stream:
        stream.write(text.encode())
    typer.echo(_("{file}: the sheet of {name}, one page").format(file=path, name=found.file.client.name))


def _tell(run: Run, found: "Brief", output: Format, *, reveal: bool) -> None:
    from rmtool.commands import contract_brief as contract
    from rmtool.exchange import machine

    if output is Format.json:
        machine.write_json(contract.brief(found, run.today, reveal=reveal), sys.stdout)
    elif output is Format.csv:
        machine.write_csv([contract.row(found, run.today)], contract.COLUMNS, sys.stdout)
    else:
        machine.write_ids([found.file.client.handle], sys.stdout)
