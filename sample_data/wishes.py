"""How clients want to be reached: consents, notices they asked for, hours and forbidden topics of their numbers."""

from collections.abc import Iterator

from sample_data.draw import POOLS, WORDS, Draw, Row

CHANNELS = ("call", "sms", "wechat", "mail")
ASKED, ASKED_FOR_NOTICES = 0.35, 0.16
PARTICULAR, WITH_A_NUMBER_AT_WORK = 0.18, 0.12
NEVER = "不打"


def wishes_of(client: Row) -> Row:
    """Return the consents, where somebody asked, and the notices the client asked for."""
    draw = Draw(f"wishes {client['client_no']}")
    wishes: Row = {}
    if draw.random() < ASKED:
        wishes = {f"consent_{channel}": draw.choice((True, True, True, False, None)) for channel in CHANNELS}
    topics = sorted(draw.sample(list(WORDS["notice_topics"]), draw.randint(1, 2)))
    return wishes | {"notice_topics": draw.known(ASKED_FOR_NOTICES, topics)}


def points_of(client: Row, story: Row) -> Iterator[Row]:
    """Yield the numbers of which a client said when, and for what, they may be used; those at work are new."""
    draw = Draw(f"point {client['client_no']}")
    if story or client["left_on"]:
        return
    if client["mobile"] and draw.random() < PARTICULAR:
        bans = draw.known(0.4, [draw.choice(("amounts", "maturity", "product", "market"))])
        hours = draw.choice(POOLS["hours"])
        yield _point(client, "mobile", client["mobile"], None) | {"hours": hours, "bans": bans}
    if client["employer"] and draw.random() < WITH_A_NUMBER_AT_WORK:
        # Like the mobiles: no Chinese number starts with 104.
        number = f"1041{draw.randrange(1000):03}{client['client_no'][2:]}"
        hours = draw.choice((*POOLS["hours"][:3], NEVER))
        bans = draw.choice((["amounts"], ["amounts", "product"], None))
        yield _point(client, "phone", number, "work") | {"hours": hours, "bans": bans, "note": "单位电话"}


def _point(client: Row, channel: str, value: str, place: str | None) -> Row:
    return {"client_no": client["client_no"], "channel": channel, "value": value, "place": place}
