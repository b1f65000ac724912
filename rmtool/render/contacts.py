"""The contact log on a screen, newest first."""

from collections.abc import Callable, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.console import console
from rmtool.render.dates import day_of_week, short_day
from rmtool.render.safe import plain
from rmtool.rules.moments import day_of
from rmtool.rules.records import ContactFacts
from rmtool.text import _

DayWords = Callable[[date, date], str]


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
    """Return one line that echoes what was written: days with their weekdays, a misread word is seen at once."""
    day, words = contact_line(contact, today, day_of_week)
    return plain(_("logged {name}: {day} · {words}").format(name=contact.name, day=day, words=words))


def contact_line(contact: ContactFacts, today: date, shown: DayWords = short_day) -> tuple[str, str]:
    """Return one contact as its day and what happened; the log and the card show it alike."""
    reached = {True: _("reached"), False: _("not reached"), None: _("reached unknown")}[contact.reached]
    parts = [
        labels.code("channel", contact.channel),
        labels.code("direction", contact.direction),
        reached,
        labels.code("topic", contact.topic),
        _("{n} min").format(n=contact.minutes) if contact.minutes is not None else "",
        _step(contact),
        contact.note or "",
        _gift(contact),
        _next(contact, today, shown),
    ]
    hour = contact.at[11:16]
    day = shown(day_of(contact.at), today)
    return f"{day} {hour}".strip(), " · ".join(part for part in parts if part)


def _step(contact: ContactFacts) -> str:
    """Return the step that the client was asked about, and the answer (D21); the words stand behind it."""
    if contact.step is None:
        return ""
    answers = {True: _("{step}: yes"), False: _("{step}: no"), None: _("{step}: no answer")}
    return answers[contact.step_answer].format(step=labels.code("step", contact.step))


def _gift(contact: ContactFacts) -> str:
    if contact.gift is None:
        return ""
    if contact.gift_value is None:
        return _("gift {what}").format(what=contact.gift)
    return _("gift {what} ({value})").format(what=contact.gift, value=amount(contact.gift_value))


def _next(contact: ContactFacts, today: date, shown: DayWords) -> str:
    if contact.next_on is None:
        return ""
    day = shown(contact.next_on, today)
    if contact.next_note is None:
        return _("next {day}").format(day=day)
    return _("next {day}: {what}").format(day=day, what=contact.next_note)
