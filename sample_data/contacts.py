"""The contact log: clients kept and silent, calls nobody answered, promises due, the never called."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sample_data.draw import POOLS, WORDS, Draw, Row

# Days since the last contact, from and to; `None` for those nobody has called yet.
HABITS: dict[str, tuple[int, int] | None] = {
    "never": None,
    "tried": (2, 60),
    "yesterday": (1, 1),
    "kept": (2, 45),
    "silent": (60, 420),
}
TALKS = ("mobile", "mobile", "phone", "wechat", "visit", "branch")
NOTICES = ("sms", "sms", "wechat", "email", "mail", "fax")
MEETINGS = ("visit", "branch")


def contacts_of(client: Row, story: Row, today: date) -> list[Row]:
    """Return one client's contacts, oldest first; no weekends, nothing before the client was assigned."""
    if "contact" in story:
        return [_told(client, contact, today) for contact in story["contact"]]
    draw = Draw(f"contact {client['client_no']}")
    return sorted(_drawn(draw, client, today), key=lambda contact: str(contact["at"]))


def _drawn(draw: Draw, client: Row, today: date) -> Iterator[Row]:
    habit = draw.choices(list(HABITS), (12, 7, 8, 43, 30))[0]
    if client["left_on"] or client["do_not_contact"]:
        habit = "silent"
    span = HABITS[habit]
    if span is None or (today - client["assigned_on"]).days <= 20:
        return
    day = (client["left_on"] or today) - timedelta(draw.randint(*span))
    latest = True
    for _time in range(draw.randint(1, 7)):
        if day < client["assigned_on"]:
            return
        contact = _contact(draw, client, _working_day(day), latest=latest, reached=habit != "tried")
        if latest and contact["reached"]:
            contact["next_on"] = _promise(draw, client, _working_day(day), today)
        yield contact
        day -= timedelta(draw.randint(12, 80))
        latest = False


def _contact(draw: Draw, client: Row, day: date, *, latest: bool, reached: bool) -> Row:
    channel = draw.choice(TALKS if latest or draw.random() < 0.75 else NOTICES)
    answered = reached and (latest or draw.random() < 0.85)
    if not reached and channel in MEETINGS:
        channel = "mobile"
    topic = draw.choice(list(WORDS["topic"]))
    talked = channel in MEETINGS or (channel in TALKS and answered)
    moment = datetime.combine(day, time(draw.randint(9, 17), draw.randrange(0, 60, 5)))
    return {
        "client_no": client["client_no"],
        "at": draw.known(0.7, moment) or day,
        "channel": channel,
        "direction": draw.choice(("out", "out", "out", "in")) if talked else "out",
        "reached": None if channel in NOTICES and channel != "wechat" else talked,
        "minutes": draw.known(0.8, draw.randint(2, 40)) if talked else None,
        "topic": topic if talked else draw.known(0.6, topic),
        "note": draw.choice(POOLS["contact_notes"][topic]) if talked else None,
    }


def _promise(draw: Draw, client: Row, day: date, today: date) -> date | None:
    """Return the day of the next promised contact: owed, due or coming; `None` where nothing was promised."""
    if draw.random() > 0.3 or client["left_on"] or client["do_not_contact"]:
        return None
    promised = _working_day(today + timedelta(draw.choice((-6, -3, -1, 0, 1, 2, 5, 9, 21))))
    return promised if promised > day else None


def _told(client: Row, contact: Row, today: date) -> Row:
    told = {field: value for field, value in contact.items() if field not in ("days", "next")}
    row = {
        "client_no": client["client_no"],
        "at": _working_day(today + timedelta(contact["days"])),
        "direction": "out",
    }
    return row | told | {"next_on": today + timedelta(contact["next"]) if "next" in contact else None}


def _working_day(day: date) -> date:
    """Return the day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))
