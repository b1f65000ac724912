"""What clients need their money for, and what must not be offered to them for now."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample_data.draw import CAST, Draw, Row

SHARE, CAUTIOUS = 0.22, 0.06
STATUSES, OFTEN = ("probed", "confirmed", "analysed", "met", "unmet"), (5, 5, 3, 2, 3)
# Days since a caution was said: some are due to be asked about again (183 days, or the day agreed on).
SAID_AGO = (12, 60, 150, 181, 184, 260)


def needs_of(client: Row, age: int, story: Row, today: date) -> Iterator[Row]:
    """Yield one or two needs of some clients; not every one has an amount and a day."""
    draw = Draw(f"need {client['client_no']}")
    if story or client["left_on"] or draw.random() > SHARE:
        return
    fitting = {kind: need for kind, need in CAST["need"].items() if need["ages"][0] <= age <= need["ages"][1]}
    kinds = dict.fromkeys(draw.weighted(fitting) for _place in range(draw.choice((1, 1, 2)))) if fitting else {}
    for priority, kind in enumerate(kinds, 1):
        yield _need(draw, client, kind, today) | {"priority": draw.known(0.6, priority)}


def _need(draw: Draw, client: Row, kind: str, today: date) -> Row:
    need = CAST["need"][kind]
    amount = draw.money(*need["amount"], 10000) if "amount" in need else None
    wanted = today + timedelta(draw.randint(*need["ahead"])) if "ahead" in need else None
    return {
        "client_no": client["client_no"],
        "need_kind": kind,
        "amount": draw.known(0.7, amount),
        "by": draw.known(0.8, wanted),
        "need_status": draw.choices(STATUSES, OFTEN)[0],
        "note": draw.known(0.5, need["note"]),
    }


def cautions_of(client: Row, story: Row, today: date) -> Iterator[Row]:
    """Yield what a few clients do not want to hear of, some with the day on which to ask again."""
    draw = Draw(f"caution {client['client_no']}")
    if story or client["left_on"] or draw.random() > CAUTIOUS:
        return
    said, caution = draw.choice(SAID_AGO), draw.choice(CAST["caution"])
    yield {
        "client_no": client["client_no"],
        "at": max(today - timedelta(said), client["assigned_on"]),
        "caution_category": caution["category"],
        "because": caution["because"],
        "said_by": caution["said_by"],
        "review_on": draw.known(0.4, today + timedelta(draw.choice((-9, 0, 6, 40)))),
    }
