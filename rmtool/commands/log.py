"""`rmtool log CLIENT [NOTE]`: what happened with whom (D3, D7), so that the list moves as the RM works through it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.consent import refuse_step_too_far
from rmtool.commands.log_asked import asked, may_ask
from rmtool.commands.log_said import channel_said, corrected, days_said, gift_said, step_said, yes_or_no
from rmtool.commands.options import Format, FormatOption, complete_client, read_values, run_of
from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.sections.gift import GiftRules

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
    wechat: Annotated[bool, typer.Option("--wechat", help=_("The same as --channel wechat."))] = False,
    visit: Annotated[bool, typer.Option("--visit", help=_("The same as --channel visit."))] = False,
    direction: Annotated[
        str | None, typer.Option(metavar="WAY", help=_("in where the client came to you, out where you went first."))
    ] = None,
    reached: Annotated[
        bool | None, typer.Option("--reached/--not-reached", help=_("Whether you spoke with the client."))
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(metavar="TOPIC", help=_("needs, service, market, maturity, product, complaint or social.")),
    ] = None,
    minutes: Annotated[str | None, typer.Option(metavar="N", help=_("How long it took."))] = None,
    at: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("When it was (else now): yesterday 14:30, 上周五 ..."))
    ] = None,
    next_on: Annotated[
        str | None,
        typer.Option("--next", metavar="DATE", help=_("The day you promised to come back: friday, 下月5号 ...")),
    ] = None,
    next_note: Annotated[str | None, typer.Option(metavar="WORDS", help=_("What you promised for that day."))] = None,
    step: Annotated[
        str | None,
        typer.Option(
            metavar="STEP",
            help=_("The step you asked the client about: needs, analysis, proposal or agreement; the words in NOTE."),
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("The client agreed to the step."))] = False,
    no: Annotated[bool, typer.Option("--no", help=_("The client did not agree to the step."))] = False,
    gift: Annotated[str | None, typer.Option(metavar="WHAT", help=_("The card or small gift you gave."))] = None,
    gift_value: Annotated[str | None, typer.Option(metavar="AMOUNT", help=_("What the gift cost."))] = None,
    answers: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help=_("A reminder that this answers, by its key; repeatable."))
    ] = None,
    corrects: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help=_("This stands in for an earlier contact, as listed."))
    ] = None,
    withdraw: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help=_("Take an earlier contact back; say why in NOTE."))
    ] = None,
    no_ask: Annotated[bool, typer.Option("--no-ask", help=_("Ask nothing, also on a terminal."))] = False,
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
    said = {
        **channel_said(channel, {"phone": phone, "wechat": wechat, "visit": visit}),
        "direction": direction,
        "reached": yes_or_no(reached),
        "topic": topic,
        "minutes": minutes,
        "note": note,
        **days_said(run, at, next_on, next_note),
        **step_said(step, note, yes=yes, no=no, reached=reached),
        **gift_said(gift, gift_value),
        **corrected(corrects, withdraw, note),
    }
    # A row that puts an earlier one right says all that it has to say.
    ask = may_ask() and not (no_ask or corrects or withdraw)
    _write(run, client, {field: text for field, text in said.items() if text is not None}, answers or (), ask=ask)


def _write(run: Run, who: str, said: Mapping[str, str], keys: Sequence[str], *, ask: bool) -> None:
    """Read what was said, ask for what is missing, then write; the lock is held only while writing."""
    from rmtool.book.clients import find_client
    from rmtool.book.contact_log import log_contact
    from rmtool.book.reminders.settle import tick_off
    from rmtool.commands.log_answers import Answers

    found = find_client(run.reader, who)
    values = read_values(run, "contacts", said)
    if ask:
        values = asked(run, values)
        found = find_client(run.reader, who)  # another window may have merged clients while the person thought
    # A wrong rulebook is named before anything is written, not after.
    gift_rules = run.rulebook.gift if values.get("gift") else None
    values.setdefault("at", run.now.strftime("%Y-%m-%dT%H:%M"))
    answers = Answers(run, found.client_id, keys)
    refuse_step_too_far(run, run.reader, found.client_id, values)
    with run.writing("log") as unit:
        refuse_step_too_far(run, unit.opened.connection, found.client_id, values)
        contact_id = log_contact(unit, found.client_id, values)
        for key in answers.keys(values):
            tick_off(unit, found.client_id, key, run.today)
    if values.get("withdrawn"):
        typer.echo(_("contact #{number} is taken back").format(number=values["corrects"]))
    else:
        _echo(run, found.client_id, contact_id, gift_rules)
        answers.echo()


def _echo(run: Run, client_id: int, contact_id: int, gift_rules: "GiftRules | None") -> None:
    """Show what was written as the book has it, and what is to be noted about it."""
    from rmtool.book.facts import read_contacts
    from rmtool.commands.log_notes import note_on
    from rmtool.render.contacts import logged

    contact = next(one for one in read_contacts(run.reader, client_id=client_id) if one.contact_id == contact_id)
    typer.echo(logged(contact, run.today))
    note_on(run, contact, gift_rules)


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
