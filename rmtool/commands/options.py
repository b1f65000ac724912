"""Options that several verbs share: the same name and the same words everywhere."""

import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from rmtool.context import Run, note
from rmtool.errors import DeclinedError, UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.where import Condition


T = TypeVar("T")


class Format(StrEnum):
    """How an answer is written: for a person, or for a script."""

    table = "table"
    json = "json"
    csv = "csv"
    ids = "ids"


def run_of(ctx: typer.Context) -> Run:
    """Return this run: what the root options said."""
    run = ctx.find_object(Run)
    assert run is not None, "the root callback makes it"  # noqa: S101 - a bug of ours, not of the user
    return run


def conditions(run: Run, texts: list[str] | None) -> "tuple[Condition, ...]":
    """Return `--where` as conditions that must all hold; UsageError where one cannot be read."""
    if not texts:
        return ()
    from rmtool import config
    from rmtool.exchange.conditions import parse_conditions

    found = parse_conditions(texts, today=run.today, user_columns=config.user_file("columns.toml"))
    if any(condition.field == "cell" for condition in found):
        _note_unkept(run)
    return found


def _note_unkept(run: Run) -> None:
    """Say why a question about cells finds nobody where none were ever kept."""
    from rmtool.book.kept_placements import any_kept

    if not any_kept(run.reader, run.today):
        note(_("no cells are kept yet; rmtool quadrant --keep keeps them"))


def assignments(texts: Iterable[str] | None) -> dict[str, str]:
    """Return `--set field=value` as a mapping; UsageError for a text without `=` or a field named twice."""
    said: dict[str, str] = {}
    for text in texts or ():
        field, equals, value = text.partition("=")
        field = field.strip()
        if not equals or not field:
            raise UsageError(
                _('--set "{text}" names no field').format(text=text),
                _("write --set FIELD=VALUE, e.g. --set children=1"),
            )
        if field in said:
            raise UsageError(_("--set names {field} twice").format(field=field), _("keep one of the two"))
        said[field] = value.strip()
    return said


def tag_words(texts: Iterable[str] | None) -> tuple[str, ...]:
    """Return the tags that `--tag` names, each once; UsageError for one without a word."""
    from rmtool.rules.where import list_words

    words: list[str] = []
    for text in texts or ():
        found = list_words(text)
        if not found:
            raise UsageError(_("a tag needs a word"), _("e.g. --tag 重点"))
        words += found
    return tuple(dict.fromkeys(words))


def read_values(run: Run, kind: str, said: Mapping[str, str]) -> dict[str, object]:
    """Return the values of typed words, read as a list's cells are; UsageError names what cannot be read."""
    from rmtool import config
    from rmtool.exchange.rows import validate

    return validate(kind, said, today=run.today, user_columns=config.user_file("columns.toml"))


def read_option(name: str, text: str, read: Callable[[str], T]) -> T:
    """Return the value of an option's words, read as a list's cell is; UsageError where they have none."""
    from rmtool.exchange.cells import CellError

    try:
        return read(text)
    except CellError as error:
        raise UsageError(
            _('{option} "{text}": {reason}').format(option=name, text=text, reason=error.reason), error.hint
        ) from None


def complete_client(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer client numbers and names for a half-typed CLIENT; nothing where there is no book."""
    from rmtool import config
    from rmtool.book import clients
    from rmtool.book.open import open_to_read
    from rmtool.errors import RmtoolError

    try:
        book = open_to_read(config.book_path(ctx.find_root().params.get("book")))
    except RmtoolError:
        return []
    return clients.complete_client(book.connection, incomplete)


def complete_product(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer product codes and names for a half-typed CODE; nothing where there is no book."""
    from rmtool import config
    from rmtool.book.open import open_to_read
    from rmtool.book.products import read_products
    from rmtool.errors import RmtoolError

    try:
        book = open_to_read(config.book_path(ctx.find_root().params.get("book")))
    except RmtoolError:
        return []
    return [(one.code, one.name) for one in read_products(book.connection) if one.code.startswith(incomplete)]


def agreed(question: str, *, yes: bool) -> None:
    """Ask before something is changed; `--yes` has answered already.

    Raises:
        UsageError: nobody is there to be asked; DeclinedError: the person said no.
    """
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_("nothing was changed: there is nobody to ask"), _("add --yes if it is to be done"))
    if not typer.confirm(question, default=False):
        raise DeclinedError(_("stopped; nothing was changed"))


FormatOption = Annotated[
    Format,
    typer.Option("--format", "-f", metavar="FORMAT", help=_("How to write the answer: table, json, csv or ids.")),
]
ClientArgument = Annotated[
    str,
    typer.Argument(
        metavar="CLIENT",
        help=_("Client number, #id, name, pinyin, initials or the last digits of a phone."),
        autocompletion=complete_client,
    ),
]
SomeClientArgument = Annotated[
    str | None, typer.Argument(metavar="CLIENT", help=_("Whose (else everybody's)."), autocompletion=complete_client)
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="CONDITION", help=_("Only clients where 'field op value' holds; repeatable.")),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help=_("A field and its value; repeatable.")),
]
RevealOption = Annotated[bool, typer.Option("--reveal", help=_("Show whole phone numbers and ID tails."))]
YesOption = Annotated[bool, typer.Option("--yes", help=_("Do it without asking."))]
