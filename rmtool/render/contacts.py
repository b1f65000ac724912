"""The contact log on a screen, newest first."""

from collections.abc import Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.rules.records import ContactFacts
from rmtool.text import _


def show_contacts(contacts: Sequence[ContactFacts], today: date) -> None:
    """Print one contact a line: the day, the client, what happened."""
    screen = console()
    if not contacts:
        screen.print(Text(_("no contact is logged yet")))
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for contact in contacts:
        day, words = contact_line(contact, today)
        who = f"{contact.name} {contact.handle}"
        table.add_row(f"#{contact.contact_id}", Text(day), Text(plain(who)), Text(plain(words)))
    screen.print(table)


def logged(contact: ContactFacts, today: date) -> str:
    """Return one line that echoes what was written, dates resolved."""
    day, words = contact_line(contact, today)
    return plain(_("logged {name}: {day} · {words}").format(name=contact.name, day=day, words=words))


def contact_line(contact: ContactFacts, today: date) -> tuple[str, str]:
    """Return one contact as its day and what happened; the log and the card show it alike."""
    reached = {True: _("reached"), False: _("not reached"), None: _("reached unknown")}[contact.reached]
    parts = [
        labels.code("channel", contact.channel),
        reached,
        labels.code("topic", contact.topic),
        _("{n} min").format(n=contact.minutes) if contact.minutes is not None else "",
        contact.note or "",
        _("next {day}").format(day=short_day(contact.next_on, today)) if contact.next_on else "",
    ]
    hour = contact.at[11:16]
    day = short_day(date.fromisoformat(contact.at[:10]), today)
    return f"{day} {hour}".strip(), " · ".join(part for part in parts if part)
