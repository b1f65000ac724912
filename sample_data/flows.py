"""The money of the last weeks: wages, expected sums that came and some that did not, what left for other banks."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sample_data.draw import CAST, POOLS, Draw, Row

DAYS, MOST_RECENT = 54, 1
# Wages come on the 10th; expected money is late by a few days at most, and one sum in three did not come.
PAYDAY, PAID_HERE, CAME = 10, 0.3, 0.65
EXPECTING, LEAVING, NAMED = 0.07, 0.15, 0.6
SPENDING = 0.45


def expected_of(client: Row, age: int, story: Row, today: date) -> Iterator[Row]:
    """Yield the sums that some clients said would come in the weeks that the flows cover."""
    draw = Draw(f"expected {client['client_no']}")
    if story or client["left_on"] or not client["aum"] or draw.random() > EXPECTING:
        return
    kind = draw.choice(("bonus", "rent")) if age >= CAST["event"]["rent"]["from_age"] else "bonus"
    low, high = CAST["event"][kind]["amount"]
    yield {
        "client_no": client["client_no"],
        "kind": kind,
        "on": today - timedelta(draw.randint(8, DAYS - 8)),
        "repeats": "monthly" if kind == "rent" else "once",
        "amount": draw.money(low, high, 1000),
        "how_known": draw.choice(POOLS["how_known"]),
    }


def flows_of(client: Row, events: Iterable[Row], story: Row, today: date) -> list[Row]:
    """Return one client's flows of the weeks up to yesterday, oldest first."""
    draw = Draw(f"flow {client['client_no']}")
    if client["left_on"] or not client["aum"]:
        return []
    rows = [*_spent(draw, client, today), *_wages(draw, client, today)]
    for event in events:
        rows += _came(draw, client, event, today)
    rows += [] if story else _left(draw, client, today)
    return sorted(rows, key=lambda row: str(row["on"]))


def _spent(draw: Draw, client: Row, today: date) -> Iterator[Row]:
    if draw.random() < SPENDING:
        for _time in range(draw.randint(1, 4)):
            yield _flow(client, today - timedelta(draw.randint(MOST_RECENT, DAYS)), "out", draw.money(200, 8000))


def _wages(draw: Draw, client: Row, today: date) -> Iterator[Row]:
    if not client["monthly_income"] or draw.random() > PAID_HERE:
        return
    for days in range(MOST_RECENT, DAYS + 1):
        day = today - timedelta(days)
        if day.day == PAYDAY:
            yield _flow(client, day, "in", client["monthly_income"])


def _came(draw: Draw, client: Row, event: Row, today: date) -> Iterator[Row]:
    """Yield the expected sum on its day or a little after it; of a monthly one each month is a chance of its own."""
    if not event["amount"] or not event["on"]:
        return
    months = range(2) if event["repeats"] == "monthly" else range(1)
    for month in months:
        on = event["on"] + timedelta(30 * month + draw.randint(0, 3))
        if today - timedelta(DAYS) <= event["on"] and on < today and draw.random() < CAME:
            yield _flow(client, on, "in", event["amount"] // 100 * draw.choice((100, 100, 96)))


def _left(draw: Draw, client: Row, today: date) -> Iterator[Row]:
    """Yield what a few took out: beside what they have left, much of it to a bank that the transfer names."""
    if client["aum"] < 100_000 or draw.random() > LEAVING:
        return
    amount = int(client["aum"] * draw.uniform(0.15, 0.7)) // 10000 * 10000
    bank = draw.known(NAMED, draw.choice(client["other_banks"] or POOLS["banks"]))
    yield _flow(client, today - timedelta(draw.randint(MOST_RECENT, 40)), "out", amount) | {"counterparty_bank": bank}


def _flow(client: Row, on: date, direction: str, amount: int) -> Row:
    return {"client_no": client["client_no"], "on": on, "flow_direction": direction, "amount": amount}
