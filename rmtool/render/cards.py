"""A client's file as a card: blocks of labelled lines, and at the end what nobody knows yet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rmtool.render import labels
from rmtool.render.amounts import amount
from rmtool.render.console import console
from rmtool.render.dates import short_day
from rmtool.render.safe import plain
from rmtool.rules.age import age_on
from rmtool.rules.facts import ClientFacts
from rmtool.rules.fields import CLIENT_FIELDS
from rmtool.rules.masking import mask_phone
from rmtool.rules.records import ClientFile, ContactFacts, FamilyFacts, HoldingFacts
from rmtool.rules.vocabulary import OURS
from rmtool.text import _, mark

# What a person reads together stands together; every stored field is in exactly one block (a test proves it).
BLOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("Person"),
        (
            "gender", "birth_date", "birthday_kept", "id_last4", "marital_status", "children", "occupation", "employer",
            "industry", "education", "hobbies", "taboos",
        ),
    ),
    (
        mark("Money"),
        (
            "aum", "aum_month_avg", "aum_on", "assets_elsewhere", "liabilities", "monthly_income", "monthly_expense",
            "risk_level", "risk_word", "risk_rated_on", "other_banks",
        ),
    ),
    (
        mark("With us"),
        (
            "tier", "source", "assigned_on", "entered_on", "left_on", "preferred_channel", "wanted_interval_days",
            "do_not_contact", "distance_home_km", "distance_work_km", "tags", "note",
        ),
    ),
)  # fmt: skip
_HEADLINE = ("client_no", "name")
_LAST_CONTACTS = 5
_LABEL_WIDTH = 24


def show_file(file: ClientFile, missing: Sequence[str], today: date, *, reveal: bool) -> None:
    """Print the card; phones and the ID's tail are masked unless `reveal`."""
    screen = console()
    screen.print(_headline(file.client, today))
    _block(screen, _("Reach"), _reach(file, reveal=reveal))
    for title, fields in BLOCKS:
        _block(screen, _(title), _lines(file.client, fields, today, reveal=reveal))
    _block(screen, _("Holdings"), (_holding(holding, today) for holding in file.holdings))
    _block(screen, _("Family"), (_member(member, today) for member in file.family))
    _block(screen, _("Last contacts"), (_contact(contact, today) for contact in islice(file.contacts, _LAST_CONTACTS)))
    if missing:
        _block(screen, _("Not known yet"), [("", _(", ").join(labels.field(name) for name in missing))])


def shown(field: str, value: object, today: date) -> str:
    """Return a field's value in the reader's words and units."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return short_day(value, today)
    if isinstance(value, int) and CLIENT_FIELDS.get(field, field) == "amount":
        return amount(value)
    if isinstance(value, list):
        return ";".join(map(str, value))
    return labels.code(field, f"{value:g}" if isinstance(value, float) else str(value))


def _headline(client: ClientFacts, today: date) -> Text:
    head = Text(plain(f"{client.name} {client.client_no or '#' + str(client.client_id)}"), style="bold")
    age = _("age {age}").format(age=age_on(client.birth_date, today)) if client.birth_date else ""
    facts = (age, labels.code("marital_status", client.marital_status), labels.code("occupation", client.occupation))
    words = " · ".join(word for word in facts if word)
    return head.append(plain(f"  {words}" if words else ""), style="not bold")


def _block(screen: Console, title: str, lines: Iterable[tuple[str, str]]) -> None:
    """Print a titled block, nothing where it has no line."""
    rows = list(lines)
    if not rows:
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(max_width=_LABEL_WIDTH, overflow="fold", style="dim")
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(Text(plain(label)), Text(plain(value)))
    screen.print()
    screen.print(Text(title, style="bold"))
    screen.print(table)


def _lines(client: ClientFacts, fields: Sequence[str], today: date, *, reveal: bool) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = shown(field, getattr(client, field), today)
        if field == "id_last4" and value and not reveal:
            value = "****"
        if value:
            yield labels.field(field), value


def _reach(file: ClientFile, *, reveal: bool) -> Iterator[tuple[str, str]]:
    for point in file.points:
        called = point.channel in {"mobile", "phone", "fax"}
        yield labels.field(point.channel), mask_phone(point.value) if called and not reveal else point.value


def _holding(holding: HoldingFacts, today: date) -> tuple[str, str]:
    what = labels.code("category", holding.category) or _("holding")
    parts = [
        holding.name or "",
        amount(holding.amount) if holding.amount is not None else _("amount unknown"),
        "" if holding.bank == OURS else _("at {bank}").format(bank=holding.bank),
        _("until {day}").format(day=short_day(holding.maturity_date, today)) if holding.maturity_date else "",
        _("closed {day}").format(day=short_day(holding.closed_on, today)) if holding.closed_on else "",
    ]
    return what, " · ".join(part for part in parts if part)


def _member(member: FamilyFacts, today: date) -> tuple[str, str]:
    born = short_day(member.birth_date, today) if member.birth_date else str(member.birth_year or "")
    parts = [member.name or "", _("born {day}").format(day=born) if born else "", member.plan or "", member.note or ""]
    return labels.code("relation", member.relation), " · ".join(part for part in parts if part)


def _contact(contact: ContactFacts, today: date) -> tuple[str, str]:
    return contact_line(contact, today)


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
