"""`rmtool find [TEXT]`: clients by name, sound, phone, words or conditions, with the columns that are wanted."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import Format, FormatOption, RevealOption, WhereOption, conditions, run_of
from rmtool.context import Run, note
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rmtool.rules.facts import ClientFacts

_COLUMNS = ("age", "occupation", "tier", "aum", "mobile", "last_reached_on")
_SHOWN = 50  # clients on a screen; scripts get all


def find(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help=_("A number, name, pinyin, phone digits, or any words."))
    ] = None,
    where: WhereOption = None,
    columns: Annotated[
        str | None, typer.Option(metavar="A,B,C", help=_("The columns, by field names or as files call them."))
    ] = None,
    sort: Annotated[
        str | None, typer.Option(metavar="FIELD", help=_("The field to sort by; unknown comes last."))
    ] = None,
    descending: Annotated[bool, typer.Option("--desc", help=_("The largest first."))] = False,
    top: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("How many clients; 0 for all."))] = None,
    anywhere: Annotated[
        bool, typer.Option("--anywhere", help=_("Also in notes, tags, holdings and records, even if a name fits."))
    ] = False,
    reveal: RevealOption = False,
    output: FormatOption = Format.table,
) -> None:
    """Find clients."""
    from rmtool.rules.selection import selected

    run = run_of(ctx)
    wanted = conditions(run, where)
    chosen = _chosen(columns)
    by = None if sort is None else _field(sort)
    asked = {*chosen, *(condition.field for condition in wanted), *([by] if by else []), "left_on"}
    clients = _clients(run, text, asked, anywhere=anywhere)
    found = selected(clients, wanted, run.derived, by=by, descending=descending)
    limit = (_SHOWN if output is Format.table else 0) if top is None else top
    _write(run, found[: limit or None], chosen, output, reveal=reveal)
    if not found:
        note(_("no client answers to this"))
    elif limit and len(found) > limit:
        note(_("{n} more; --top 0 shows all").format(n=len(found) - limit))


def _clients(run: Run, text: str | None, asked: set[str], *, anywhere: bool) -> "Iterator[ClientFacts]":
    """Read whom the text means; the whole book is read only where no number, name or phone fits."""
    from rmtool.book.clients import find_ids, ids_mentioning
    from rmtool.book.facts import read_clients, read_some
    from rmtool.rules.derived import columns_for

    windows, fields = run.windows_for(asked), columns_for(asked)
    if text is None:
        return read_clients(run.reader, windows=windows, fields=fields)
    ids = [] if anywhere else find_ids(run.reader, text)
    return read_some(run.reader, ids or ids_mentioning(run.reader, text), windows=windows, fields=fields)


def _chosen(columns: str | None) -> tuple[str, ...]:
    names = [name.strip() for name in (columns or "").replace("、", ",").replace("，", ",").split(",") if name.strip()]
    return tuple(dict.fromkeys(_column(name) for name in names)) or _COLUMNS


def _column(name: str) -> str:
    """Return a column by its field name or as a list's header calls it; UsageError for one that is none."""
    from rmtool import config
    from rmtool.exchange.columns import load_columns, read_header
    from rmtool.rules.fields import POINT_FIELDS
    from rmtool.rules.where import KINDS

    known = (*KINDS, *POINT_FIELDS, *_RECORDED)
    field = name if name in known else load_columns(config.user_file("columns.toml")).asked(read_header(name))
    if field not in known:
        raise UsageError(
            _("there is no column {name}").format(name=name),
            _("the columns are {names}").format(names=", ".join(known)),
        )
    return field


def _field(name: str) -> str:
    """Return a field to sort by; a contact point has no order."""
    from rmtool.rules.fields import POINT_FIELDS

    field = _column(name)
    if field in POINT_FIELDS or field in _RECORDED:
        raise UsageError(_("--sort {field}: that column has no order").format(field=field), _("e.g. --sort aum --desc"))
    return field


# What the records add up to and a list may show.
_RECORDED = ("last_reached_on", "last_contact_on", "promised_on")


def _write(run: Run, found: "list[ClientFacts]", chosen: tuple[str, ...], output: Format, *, reveal: bool) -> None:
    from rmtool.commands.found import rows
    from rmtool.exchange import machine

    if output is Format.ids:
        machine.write_ids((client.handle for client in found), sys.stdout)
        return
    table = rows(run.reader, found, chosen, run.derived, reveal=reveal)
    if output is Format.table:
        from rmtool.render.found import show_found

        show_found(table, chosen, run.today)
    elif output is Format.json:
        machine.write_json(list(table), sys.stdout)
    else:
        machine.write_csv(table, ("client_id", "client_no", "name", *chosen), sys.stdout)
