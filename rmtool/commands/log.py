"""`rmtool log CLIENT [NOTE]`: what happened with whom (D3, D7), so that the list moves as the RM works through it."""

from datetime import date
from typing import Annotated

import typer

from rmtool.commands.options import Format, FormatOption, complete_client, read_values, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

_LISTED = 20  # contacts on a screen; scripts get all


def log(
    ctx: typer.Context,
    client: Annotated[
        str | None,
        typer.Argument(metavar="CLIENT", help=_("Whom it was with, as in profile."), autocompletion=complete_client),
    ] = None,
    note: Annotated[str | None, typer.Argument(metavar="NOTE", help=_("What was said, in your words."))] = None,
    channel: Annotated[
        str | None,
        typer.Option(metavar="CHANNEL", help=_("phone, mobile, sms, wechat, visit, branch, email, mail or fax.")),
    ] = None,
    phone: Annotated[bool, typer.Option("--phone", help=_("The same as --channel phone."))] = False,
    reached: Annotated[
        bool | None, typer.Option("--reached/--not-reached", help=_("Whether you spoke with the client."))
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(metavar="TOPIC", help=_("needs, service, market, maturity, product, complaint or social.")),
    ] = None,
    minutes: Annotated[str | None, typer.Option(metavar="N", help=_("How long it took."))] = None,
    at: Annotated[str | None, typer.Option(metavar="DATE", help=_("When it was (else now)."))] = None,
    next_on: Annotated[
        str | None, typer.Option("--next", metavar="DATE", help=_("The day you promised to come back."))
    ] = None,
    corrects: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help=_("This stands in for an earlier contact, as listed."))
    ] = None,
    withdraw: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help=_("Take an earlier contact back; say why in NOTE."))
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help=_("Show the last contacts instead."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """Log a contact, or list what was logged."""
    run = run_of(ctx)
    if listing:
        _list(run, client, output)
        return
    if client is None:
        raise UsageError(
            _("whom was the contact with?"), _('e.g. rmtool log 000012 --phone --reached "calls on Friday"')
        )
    if phone and channel not in {None, "phone"}:
        raise UsageError(_("--phone and --channel name two channels"), _("keep one of them"))
    said = {
        "channel": "phone" if phone else channel,
        "reached": None if reached is None else ("yes" if reached else "no"),
        "topic": topic,
        "minutes": minutes,
        "at": at,
        "note": note,
        "next_on": next_on,
        **_corrected(corrects, withdraw, note),
    }
    _write(run, client, {field: text for field, text in said.items() if text is not None})


def _corrected(corrects: int | None, withdraw: int | None, why: str | None) -> dict[str, str | None]:
    """Return how an earlier row is put right: what was logged is never changed itself."""
    if corrects is not None and withdraw is not None:
        raise UsageError(_("--corrects and --withdraw say two things"), _("keep one of them"))
    if withdraw is not None and not (why or "").strip():
        raise UsageError(
            _("a contact is taken back only with words"), _('e.g. rmtool log 000012 --withdraw 17 "wrong client"')
        )
    number = corrects if withdraw is None else withdraw
    return {"corrects": None if number is None else str(number), "withdrawn": "yes" if withdraw is not None else None}


def _write(run: Run, who: str, said: dict[str, str]) -> None:
    """Read what was said, then write it; the lock is held only while writing."""
    from rmtool.book.clients import find_client
    from rmtool.book.contact_log import log_contact
    from rmtool.book.facts import read_contacts
    from rmtool.render.contacts import logged

    found = find_client(run.reader, who)
    values = read_values(run, "contacts", said)
    values.setdefault("at", run.now.strftime("%Y-%m-%dT%H:%M"))
    _check_promise(values.get("next_on"), run.today)
    with run.writing("log") as unit:
        contact_id = log_contact(unit, found.client_id, values)
    if values.get("withdrawn"):
        typer.echo(_("contact #{number} is taken back").format(number=values["corrects"]))
        return
    contact = next(
        each for each in read_contacts(run.reader, client_id=found.client_id) if each.contact_id == contact_id
    )
    typer.echo(logged(contact, run.today))


def _check_promise(next_on: object, today: date) -> None:
    """A promise lies ahead: one in the past is a slip of the keyboard."""
    if isinstance(next_on, date) and next_on < today:
        raise UsageError(
            _("--next {day} lies in the past").format(day=next_on), _("give a day from {day} on").format(day=today)
        )


def _list(run: Run, who: str | None, output: Format) -> None:
    from rmtool.book.clients import find_client
    from rmtool.book.facts import read_contacts

    client_id = None if who is None else find_client(run.reader, who).client_id
    contacts = read_contacts(run.reader, client_id=client_id, limit=_LISTED if output is Format.table else None)
    if output is Format.table:
        from rmtool.render.contacts import show_contacts

        show_contacts(contacts, run.today)
        return
    from rmtool.commands import contract
    from rmtool.commands.answers import write_answer

    write_answer(output, contacts, contract.CONTACT_COLUMNS, contract.contact, lambda one: [one.handle])
