"""The Typer app: the root and its options."""

from pathlib import Path
from typing import Annotated

import typer

from rmtool import __version__, text
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import LANGUAGES, _
from rmtool.verbs import Root

app = typer.Typer(
    name="rmtool",
    cls=Root,
    help=_("Whom to work on today, and why: a client book for the relationship manager."),
    epilog=_("The options above may also follow the command."),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"rmtool {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    book: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The client book (else RMTOOL_BOOK, else yours)."))
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("The day to work for (else RMTOOL_TODAY, else today)."))
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="zh|en", help=_("The language to speak."))] = None,
    rulebook: Annotated[Path | None, typer.Option(metavar="FILE", help=_("A rulebook on top of yours."))] = None,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version and exit."))
    ] = False,
) -> None:
    """Take the root options; the help text is set with the app."""
    if lang is not None:
        if lang not in LANGUAGES:
            raise UsageError(_('"{lang}" is no language rmtool speaks').format(lang=lang), _("--lang zh or --lang en"))
        text.set_language(lang)
    ctx.obj = Run(book=book, today_word=today, rulebook_file=rulebook, command=ctx.invoked_subcommand or "")
