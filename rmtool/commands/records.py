"""The verbs of a client's records, made alike for every list: add, list, edit, remove.

The options are the list's fields, under the same names as in a file's header and behind `--set`.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import (
    ClientArgument,
    Format,
    FormatOption,
    RevealOption,
    SetOption,
    SomeClientArgument,
    YesOption,
    assignments,
    run_of,
)
from rmtool.commands.record_writes import add, edit, remove
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.rules.fields import RECORD_FIELDS, words_of
from rmtool.rules.vocabulary import CODES
from rmtool.text import _

_LISTED = 50  # records on a screen; scripts get all
_NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help=_("The record's number, as listed."))]


def record_group(kind: str, words: str, leading: tuple[str, ...] = ()) -> typer.Typer:
    """Return the group of verbs of a list; `leading` fields may be said without their option, behind the client."""
    group = typer.Typer(cls=Group, help=words, no_args_is_help=True, rich_markup_mode=None)
    group.command("add", cls=Command, help=_("Add one to a client's file."))(_adding(kind, leading))
    group.command("list", cls=Command, help=_("List them, of one client or of all."))(_listing(kind))
    group.command("edit", cls=Command, help=_("Change fields of one; an empty value clears."))(_editing(kind))
    group.command("remove", cls=Command, help=_("Take one out of the file; undo brings it back."))(_removing(kind))
    return group


def _adding(kind: str, leading: tuple[str, ...]) -> Callable[..., None]:
    def verb(ctx: typer.Context, client: str, sets: list[str] | None = None, **said: str | None) -> None:
        ahead = {field: said.pop(f"_{field}", None) for field in leading}
        unmet = {"status": "unmet"} if said.pop("unmet", None) else {}
        add(run_of(ctx), kind, client, _all_said([ahead, unmet, said, assignments(sets)]))

    positions = [_parameter(f"_{field}", _leading_argument(kind, field), positional=True) for field in leading]
    options = _field_options(kind)
    if kind == "needs":
        options.append(_parameter("unmet", Annotated[bool, typer.Option("--unmet", help=_("We have nothing for it."))]))
    return _signed(verb, [_parameter("client", ClientArgument, positional=True), *positions, *options])


def _editing(kind: str) -> Callable[..., None]:
    def verb(ctx: typer.Context, number: int, sets: list[str] | None = None, **said: str | None) -> None:
        edit(run_of(ctx), kind, number, _all_said([said, assignments(sets)]))

    return _signed(verb, [_parameter("number", _NumberArgument, positional=True), *_field_options(kind)])


def _removing(kind: str) -> Callable[..., None]:
    def verb(ctx: typer.Context, number: _NumberArgument, yes: YesOption = False) -> None:
        remove(run_of(ctx), kind, number, yes=yes)

    return verb


def _listing(kind: str) -> Callable[..., None]:
    def verb(
        ctx: typer.Context,
        client: SomeClientArgument = None,
        reveal: RevealOption = False,
        output: FormatOption = Format.table,
    ) -> None:
        show_list(run_of(ctx), kind, client, output, reveal=reveal)

    return verb


def show_list(
    run: Run, kind: str, who: str | None, output: Format, *, reveal: bool = False, whole: bool = False
) -> None:
    """Write the rows of a list, of one client or of all; `whole` also what a later row lifted or put right."""
    from itertools import islice

    from rmtool.book.clients import find_client
    from rmtool.book.lists import read_list

    client_id = None if who is None else find_client(run.reader, who).client_id
    rows = read_list(run.reader, kind, client_id=client_id, in_force=not whole)
    if output is Format.table:
        from rmtool.render.records import show_records

        show_records(kind, islice(rows, _LISTED), run.today, reveal=reveal)
        return
    from rmtool.commands import contract_records as contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output,
        rows,
        contract.columns(kind),
        lambda row: contract.record(kind, row, reveal=reveal),
        lambda row: [row.handle],
    )


def _all_said(parts: list[Mapping[str, str | None]]) -> dict[str, str]:
    """Return what was said in any way; a field said twice with two values is an error, never a choice of ours."""
    said: dict[str, str] = {}
    for part in parts:
        for field, text in part.items():
            if text is not None and said.setdefault(field, text) != text:
                raise UsageError(_("{field} is said twice").format(field=field), _("keep one of the two"))
    return said


def _field_options(kind: str) -> list[inspect.Parameter]:
    options = [
        _parameter(
            field, Annotated[str | None, typer.Option(f"--{field.replace('_', '-')}", metavar="VALUE", help=help_)]
        )
        for field, help_ in ((field, _help(kind, field)) for field in RECORD_FIELDS[kind])
    ]
    return [*options, _parameter("sets", SetOption)]


def _leading_argument(kind: str, field: str) -> Any:  # noqa: ANN401 - an annotation
    return Annotated[str | None, typer.Argument(metavar=field.upper(), help=_help(kind, field))]


def _help(kind: str, field: str) -> str:
    """Return what an option takes: the codes of a coded field, else the field's word."""
    from rmtool.render.field_labels import FIELDS

    codes = CODES.get(words_of(kind, field), ()) if RECORD_FIELDS[kind][field] in {"code", "codes"} else ()
    return ", ".join(codes) if codes else _(FIELDS[field])


def _parameter(name: str, annotation: Any, *, positional: bool = False) -> inspect.Parameter:  # noqa: ANN401 - as above
    required = positional and name in {"client", "number"}
    default = inspect.Parameter.empty if required else False if name == "unmet" else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _signed(verb: Callable[..., None], parameters: list[inspect.Parameter]) -> Callable[..., None]:
    """Give a verb the signature from which Typer makes its arguments and options."""
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    every = [context, *parameters]
    verb.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # functions take one; typeshed says no
    verb.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return verb
