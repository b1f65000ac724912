"""`rmtool add NAME`: a new client or prospect by hand (D1, D2)."""

import sys
from typing import Annotated

import typer

from rmtool.commands.adjustment import adjusted
from rmtool.commands.options import SetOption, assignments, read_values, run_of
from rmtool.context import Run, note
from rmtool.text import _

# On a terminal the few things without which nothing else can follow are asked for.
_ASKED = ("client_no", "mobile", "birth_date", "occupation", "aum")


def add(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=_("The client's name."))] = None,
    client_no: Annotated[str | None, typer.Option(metavar="NO", help=_("The bank's client number."))] = None,
    mobile: Annotated[str | None, typer.Option(metavar="NUMBER", help=_("The mobile number."))] = None,
    gender: Annotated[str | None, typer.Option(metavar="SEX", help=_("male or female."))] = None,
    birth_date: Annotated[str | None, typer.Option(metavar="DATE", help=_("The day of birth."))] = None,
    occupation: Annotated[str | None, typer.Option(metavar="WORD", help=_("The occupation."))] = None,
    aum: Annotated[str | None, typer.Option(metavar="AMOUNT", help=_("Assets with us, e.g. 120万."))] = None,
    source: Annotated[
        str | None, typer.Option(metavar="SOURCE", help=_("How the client came: referral, phone, branch_hall ..."))
    ] = None,
    sets: SetOption = None,
) -> None:
    """Add a client by hand."""
    run = run_of(ctx)
    said = {
        "name": name,
        "client_no": client_no,
        "mobile": mobile,
        "gender": gender,
        "birth_date": birth_date,
        "occupation": occupation,
        "aum": aum,
        "source": source,
        **assignments(sets),
    }
    _write(run, _asked({field: text for field, text in said.items() if text}))


def _asked(said: dict[str, str]) -> dict[str, str]:
    """Return what was said, and on a terminal the few missing answers with it; an empty answer means unknown."""
    from rmtool.errors import UsageError
    from rmtool.render import labels

    if sys.stdin.isatty() and sys.stdout.isatty():
        for field in ("name", *_ASKED):
            if field not in said:
                answer = str(typer.prompt(labels.field(field), default="", show_default=False)).strip()
                said |= {field: answer} if answer else {}
    if "name" not in said:
        raise UsageError(_("a client needs a name"), _("e.g. rmtool add 王伟 --client-no 000012 --mobile 138..."))
    return said


def _write(run: Run, said: dict[str, str]) -> None:
    """Check first, then write: nothing is held while the line is still being judged."""
    from rmtool.book.client_edit import add_client
    from rmtool.book.clients import same_name
    from rmtool.book.facts import read_client
    from rmtool.render.safe import plain

    values = adjusted(run, read_values(run, "clients", said))
    with run.writing("add") as unit:
        client_id = add_client(unit, values, today=run.today)
    client = read_client(run.reader, client_id, windows=run.windows)
    typer.echo(plain(_("added {name} {handle}").format(name=client.name, handle=client.handle)))
    twins = [other for other in same_name(run.reader, client.name) if other.client_id != client_id]
    if twins:
        note(
            plain(
                _("the book already had {n} of that name: {who}").format(
                    n=len(twins), who=_(", ").join(twin.label for twin in twins)
                )
            )
        )
