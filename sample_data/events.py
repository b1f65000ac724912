"""What is about to happen in the clients' lives: money that comes in, homes and firms sold, children, retirement."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample_data.draw import CAST, POOLS, Draw, Row

SHARE = 0.2
OWNERS = ("business_owner", "self_employed")
WAGES = ("retired", "farmer", *OWNERS, "student", "homemaker", "unemployed")


def events_of(client: Row, age: int, story: Row, today: date) -> Iterator[Row]:
    """Yield what one client, or somebody who knows the client, has told: one client in five has a talk behind it."""
    draw = Draw(f"event {client['client_no']}")
    if story or client["left_on"] or draw.random() > SHARE:
        return
    possible = {kind: event for kind, event in CAST["event"].items() if _may_happen(kind, client, age)}
    told: list[str] = []
    for _time in range(draw.choice((1, 1, 1, 2)) if possible else 0):
        kind = draw.weighted(possible)
        if kind not in told:
            told.append(kind)
            yield _event(draw, client, kind, today)


def _event(draw: Draw, client: Row, kind: str, today: date) -> Row:
    event = CAST["event"][kind]
    ahead = draw.randint(*event["ahead"])
    low, high = event.get("amount", (0, 0))
    amount = draw.money(low, high, 1000) if low else None
    return {
        "client_no": client["client_no"],
        "kind": kind,
        "on": draw.known(0.85, today + timedelta(ahead)),
        "repeats": draw.choice(event["repeats"]),
        "amount": draw.known(0.85, amount),
        "how_known": "村委会公示" if kind == "compensation" else draw.choice(POOLS["how_known"]),
        "seen": draw.known(0.8, draw.random() < 0.7) if ahead < 0 and amount else None,
    }


def _may_happen(kind: str, client: Row, age: int) -> bool:
    match kind:
        case "bonus":
            return client["occupation"] not in WAGES
        case "dividend" | "business_sale":
            return client["occupation"] in OWNERS
        case "retirement":
            return age in range(50, 61) and client["occupation"] != "retired"
        case "school":
            return bool(client["children"]) and age < 55
        case _:
            return age >= int(CAST["event"][kind].get("from_age", 0))
