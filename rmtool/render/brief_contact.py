"""The sheet's first part: by which way, why now, how far the talk has come, what was said last, what is offered."""

from collections.abc import Iterator
from datetime import date

from rmtool.render import labels
from rmtool.render.brief_block import Block, Line, cut, more, shortened
from rmtool.render.card_fields import consent_line
from rmtool.render.contacts import contact_line
from rmtool.render.dates import short_day
from rmtool.render.offers import offer_words
from rmtool.render.reminder_texts import text
from rmtool.render.reminders import way_words
from rmtool.rules.brief.brief import Brief
from rmtool.rules.masking import CALLED, mask_phone
from rmtool.rules.reminders.reminder import OWED, Due
from rmtool.rules.reminders.way import Way
from rmtool.text import _

_DUES, _OFFERS = 4, 3


def reach(brief: Brief, *, reveal: bool) -> Block:
    """Return by which way and when this contact is made, and what the client agreed to be contacted by."""
    lines = [Line(_("contact by"), _way(brief.way, reveal=reveal))] if brief.aim.is_talk else []
    return Block(_("Reach"), [*lines, Line(_("consent"), consent_line(brief.file.client))], firm=True)


def _way(way: Way | None, *, reveal: bool) -> str:
    if way is None:
        return _("no way is open: neither a number nor the client's yes is on file")
    parts = [way_words(way)]
    if way.point is not None:
        hidden = way.point.channel in CALLED and not reveal
        parts.append(mask_phone(way.point.value) if hidden else way.point.value)
    return " · ".join(parts)


def why_now(brief: Brief, today: date) -> Block:
    """Return what is due, promises first, and how far the client has agreed to go."""
    dues = [_due(due, today) for due in brief.why_now]
    lines = cut(dues, _DUES) or [Line("", _("nothing is due"), "dim")]
    return Block(_("Why now"), [*lines, *_steps(brief, today)])


def _due(due: Due, today: date) -> Line:
    if due.kind in OWED:
        return Line(_("owed"), shortened(text(due, today)), "red")
    return Line("", shortened(text(due, today)), "yellow" if due.act_on <= today else "")


def _steps(brief: Brief, today: date) -> Iterator[Line]:
    """Yield what the client agreed to, his last no, and what he may be asked next (D21)."""
    agreed = [labels.code("step", one.step) for one in brief.ledger.steps if one.stands]
    said = [_("yes to {what}").format(what=_(", ").join(agreed))] if agreed else []
    for one in brief.ledger.steps:
        if one.answer is False and one.on is not None:
            day = short_day(one.on, today)
            said.append(_("no to {what} on {day}").format(what=labels.code("step", one.step), day=day))
    following = brief.ledger.next_step
    if following is not None and brief.may_be_asked:
        said.append(_("next to ask the client about: {step}").format(step=labels.code("step", following)))
    if said:
        yield Line(_("the talk"), " · ".join(said))


def so_far(brief: Brief, today: date, most: int) -> Block:
    """Return the last contacts, the promise that is still ahead, and the options shown with their answers."""
    contacts = [
        Line(day, shortened(words)) for day, words in (contact_line(one, today) for one in brief.file.contacts[:most])
    ]
    rest = len(brief.file.contacts) - most
    lines = contacts or [Line("", _("no contact is logged yet"), "dim")]
    if rest > 0:
        lines.append(more(rest))
    promised = brief.file.client.promised_on
    if promised is not None and not any(due.kind == "promise" for due in brief.why_now):
        lines.append(Line(_("promised"), short_day(promised, today), "red" if promised < today else ""))
    newest = sorted(brief.offers, key=lambda state: (not state.is_open, -state.on.toordinal()))
    offers = [Line(_("offer #{n}").format(n=one.offer.record_id), offer_words(one, today)) for one in newest]
    return Block(_("So far"), [*lines, *cut(offers, _OFFERS)])
