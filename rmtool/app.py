"""The Typer app: root options and the command table."""

from pathlib import Path
from typing import Annotated

import typer

from rmtool import __version__, text
from rmtool.boundary import Boundary, Command
from rmtool.commands import add, demo, edit, history, import_, log, profile, rank, rules, undo
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import LANGUAGES, _

THE_DAY = _("The day")
ONE_CLIENT = _("One client")
THE_BOOK = _("The book")
UPKEEP = _("Upkeep")

app = typer.Typer(
    name="rmtool",
    cls=Boundary,
    help=_("Whom to work on today, and why: a client book for the relationship manager."),
    epilog=_("The options above may also follow the command."),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

for name, verb, panel, words in (
    ("rank", rank.rank, THE_DAY, _("Whom to work on today, in what order, and why.")),
    ("add", add.add, ONE_CLIENT, _("Add a client by hand.")),
    ("edit", edit.edit, ONE_CLIENT, _("Change fields of one client; an empty value clears.")),
    ("profile", profile.profile, ONE_CLIENT, _("Show one client's file.")),
    ("log", log.log, ONE_CLIENT, _("Log a contact, or list what was logged.")),
    ("import", import_.import_, THE_BOOK, _("Import a list (CSV, Excel) into the book.")),
    ("history", history.history, UPKEEP, _("Show who changed what, when, from what to what.")),
    ("undo", undo.undo, UPKEEP, _("Take a write back; an import is one write.")),
    ("demo", demo.demo, UPKEEP, _("Build a throw-away book from sample data and show its morning.")),
):
    app.command(name, cls=Command, rich_help_panel=panel, help=words)(verb)
app.add_typer(rules.app, name="rules", rich_help_panel=UPKEEP)


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
