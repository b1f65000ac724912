"""The contact log on a screen, newest first."""

from collections.abc import Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render.cards import contact_line
from rmtool.render.console import console
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
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for contact in contacts:
        day, words = contact_line(contact, today)
        who = f"{contact.name} {contact.client_no or '#' + str(contact.client_id)}"
        table.add_row(Text(day), Text(plain(who)), Text(plain(words)))
    screen.print(table)


def logged(contact: ContactFacts, today: date) -> str:
    """Return one line that echoes what was written, dates resolved."""
    day, words = contact_line(contact, today)
    return plain(_("logged {name}: {day} · {words}").format(name=contact.name, day=day, words=words))
