"""The sheet put together: the head, what to heed, the blocks in the order of a talk; for the screen and for paper."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rmtool.render import brief_client, brief_contact, brief_needs, brief_talk, labels
from rmtool.render.brief_after import after
from rmtool.render.brief_block import Block, Line
from rmtool.render.brief_heed import heed_line
from rmtool.render.card_money import tier_words
from rmtool.render.salutation import salutation
from rmtool.rules.age import age_on
from rmtool.rules.brief.brief import Brief
from rmtool.text import _


class Sheet(NamedTuple):
    """The head (name, then what is known of the person), what to heed, and the blocks in the order of a talk."""

    name: str
    person: str
    heed: Sequence[Line]
    blocks: Sequence[Block]


def sheet(brief: Brief, today: date, *, contacts: int, reveal: bool) -> Sheet:
    """Return the sheet in words; phones are masked unless `reveal`, `contacts` is how many are told of."""
    return Sheet(
        name=f"{brief.file.client.name} {brief.file.client.handle}",
        person=_person(brief, today),
        heed=[heed_line(one, today) for one in brief.heed],
        blocks=[block for block in _blocks(brief, today, contacts=contacts, reveal=reveal) if block.lines],
    )


def _blocks(brief: Brief, today: date, *, contacts: int, reveal: bool) -> Iterator[Block]:
    """Yield first what is known of the client, then what the talk needs."""
    yield brief_contact.reach(brief, reveal=reveal)
    yield brief_contact.why_now(brief, today)
    yield brief_contact.so_far(brief, today, contacts)
    yield brief_client.people(brief, today)
    yield brief_client.money(brief, today)
    yield brief_client.risk(brief, today)
    yield brief_needs.needs(brief, today)
    yield brief_needs.options(brief, today)
    yield brief_talk.how_to_talk(brief, today)
    yield brief_talk.questions(brief)
    yield brief_talk.aim(brief, today)
    yield brief_talk.objections(brief)
    yield after(brief)


def _person(brief: Brief, today: date) -> str:
    client = brief.file.client
    age = age_on(client.birth_date, today)
    called = salutation(client)
    parts = (
        called if called != client.name else "",
        "" if age is None else _("age {age}").format(age=age),
        labels.code("marital_status", client.marital_status),
        labels.code("occupation", client.occupation),
        labels.code("education", client.education),
        "" if brief.profile.tier is None else tier_words(brief.profile.tier),
    )
    return " · ".join(part for part in parts if part)
