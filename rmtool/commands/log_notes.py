"""What `rmtool log` notes after writing: a gift beyond the limits, a topic or an hour that the client does not want."""

from collections.abc import Iterator

from rmtool.context import Run, note
from rmtool.rules.contact_bans import Touch, touched
from rmtool.rules.hours import minute_of
from rmtool.rules.reason import Reason
from rmtool.rules.records import ContactFacts
from rmtool.rules.sections.gift import GiftRules


def note_on(run: Run, contact: ContactFacts, gift_rules: GiftRules | None) -> None:
    """Say on stderr what speaks against a contact; it happened, so nothing is refused."""
    reasons = [*_about_gift(run, contact, gift_rules), *_about_point(run, contact)]
    if reasons:
        from rmtool.render.contact_notes import contact_note

        for reason in reasons:
            note(contact_note(reason))


def _about_gift(run: Run, contact: ContactFacts, rules: GiftRules | None) -> tuple[Reason, ...]:
    if contact.gift is None or rules is None:
        return ()
    from rmtool.book.facts import read_some
    from rmtool.book.gifts import gifts_of_year
    from rmtool.rules.gifts import gift_reasons
    from rmtool.rules.windows import Windows

    [client] = read_some(run.reader, [contact.client_id], windows=Windows(), fields=["occupation"])
    year = gifts_of_year(run.reader, contact.client_id, int(contact.at[:4]))
    return gift_reasons(contact.gift_value, contact.topic, client.occupation, year, rules)


def _about_point(run: Run, contact: ContactFacts) -> Iterator[Reason]:
    from rmtool.book.records import read_points

    return touched(read_points(run.reader, contact.client_id), _touch(contact))


def _touch(contact: ContactFacts) -> Touch:
    """Return what the contact touched: the hour counts only where the client did not call himself."""
    hour = contact.at[11:16]
    minute = minute_of(hour) if hour and contact.direction != "in" else None
    return Touch(contact.channel, contact.topic, minute)
