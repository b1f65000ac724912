"""What the clients hold: with us so that it adds up to their balance, with other banks, loans, services."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample_data.draw import CAST, KINDS, POOLS, Draw, Row

OLDEST_MATURITY, FARTHEST_MATURITY = 40, 1095
WORKING_WITHOUT_EMPLOYER = (
    "retired",
    "farmer",
    "business_owner",
    "self_employed",
    "student",
    "homemaker",
    "unemployed",
)


def holdings_of(client: Row, age: int, story: Row, today: date) -> list[Row]:
    """Return one client's holdings, amounts in yuan; nothing on file for one client in ten."""
    draw = Draw(f"holding {client['client_no']}")
    if "holding" in story:
        rows = [_told(holding, today) for holding in story["holding"]]
    elif draw.random() < 0.1 or not client["aum"]:
        rows = []
    else:
        rows = [*_products(draw, client, today), *_services(draw, client), *_loans(draw, client, age, today)]
        rows += [*_elsewhere(draw, client, today), *_gone(draw, today)]
    if client["left_on"]:
        rows = [row | {"closed_on": row.get("closed_on") or client["left_on"]} for row in rows]
    return [_numbered(client, row, place) for place, row in enumerate(rows, 1)]


def _numbered(client: Row, row: Row, place: int) -> Row:
    number = f"H{client['client_no']}{place:02}" if row["bank"] == "ours" and place % 9 else None
    return {"client_no": client["client_no"], "client_name": client["name"], "holding_no": number, **row}


def _holding(category: str, amount: int | None, start: date | None = None, ends: date | None = None) -> Row:
    kind = KINDS[category]
    row = {"bank": "ours", "category": category, "name": kind["name"], "product_code": kind.get("code")}
    return row | {"amount": amount, "start_date": start, "maturity_date": ends}


def _told(holding: Row, today: date) -> Row:
    ends = today + timedelta(holding["matures"]) if "matures" in holding else None
    start = ends - timedelta(holding["term"]) if ends else today - timedelta(300)
    row = _holding(holding["category"], holding.get("amount"), start, ends)
    return row | {"bank": holding["bank"], "product_code": None} if "bank" in holding else row


def _products(draw: Draw, client: Row, today: date) -> Iterator[Row]:
    """Split the balance into products the client may hold; what is left lies on the demand account."""
    left: int = client["aum"]
    together = draw.random() < 0.15
    last_term: tuple[date, date] | None = None
    for category in _chosen(draw, client):
        kind = KINDS[category]
        amount = min(int(left * draw.uniform(0.2, 0.6)) // 1000 * 1000, int(kind.get("maximum", left)))
        if amount < kind["minimum"]:
            continue
        left -= amount
        start, ends = _term(draw, kind, today)
        if ends and together and last_term:
            start, ends = last_term
        last_term = (start, ends) if ends else last_term
        yield _holding(category, amount, start, ends)
    if left:
        yield _holding("demand_deposit", left)


def _chosen(draw: Draw, client: Row) -> list[str]:
    level = int((client["risk_level"] or "C0")[1])
    fitting = {
        category: kind
        for category, kind in CAST["product"].items()
        if "weight" in kind and kind.get("risk", 0) <= level and kind.get("from_aum", 0) <= client["aum"]
    }
    chosen: list[str] = []
    for _place in range(draw.randint(*CAST["tier"][client["tier"]]["products"])):
        category = draw.weighted(fitting)
        if category not in chosen or "terms" in KINDS[category]:
            chosen.append(category)
    return chosen


def _term(draw: Draw, kind: Row, today: date) -> tuple[date, date | None]:
    """Return start and maturity: one in eight within a month, some just past with the money idle."""
    if "terms" not in kind:
        return today - timedelta(draw.randint(40, 1500)), None
    term = draw.choice(kind["terms"])
    near, farthest = draw.random(), min(term, FARTHEST_MATURITY) - 1
    ahead = draw.randint(0, 30) if near < 0.13 else draw.randint(-12, -1) if near < 0.18 else draw.randint(31, farthest)
    return today + timedelta(ahead - term), today + timedelta(ahead)


def _gone(draw: Draw, today: date) -> Iterator[Row]:
    """Yield what matured lately and was taken out."""
    if draw.random() < 0.12:
        ends = today - timedelta(draw.randint(1, OLDEST_MATURITY))
        row = _holding("time_deposit", draw.money(5000, 300000, 1000), ends - timedelta(365), ends)
        yield row | {"closed_on": ends}


def _services(draw: Draw, client: Row) -> Iterator[Row]:
    if client["occupation"] not in WORKING_WITHOUT_EMPLOYER and draw.random() < 0.4:
        yield _holding("payroll", None)
    if draw.random() < 0.1:
        yield _holding("custody", None)


def _loans(draw: Draw, client: Row, age: int, today: date) -> Iterator[Row]:
    owner = client["occupation"] in ("business_owner", "self_employed")
    shares = {
        "mortgage": 0.22 if 26 <= age <= 55 else 0,
        "consumer_loan": 0.08 if age < 58 else 0,
        "business_loan": 0.4 if owner else 0,
        "credit_card": 0.25 if age < 65 else 0.02,
    }
    for category, share in shares.items():
        if draw.random() < share:
            loan = CAST["loan"][category]
            ends = today + timedelta(draw.randint(*loan["ahead"])) if "ahead" in loan else None
            yield _holding(category, draw.money(*loan["amount"]), today - timedelta(draw.randint(5, 900)), ends)


def _elsewhere(draw: Draw, client: Row, today: date) -> Iterator[Row]:
    """Yield what the client has told of other banks, never more than the assets elsewhere."""
    if (client["assets_elsewhere"] or 0) < 20000 or draw.random() > 0.45:
        return
    for category in draw.sample(("time_deposit", "fixed_income_wealth", "large_cd", "mixed_fund"), draw.randint(1, 2)):
        amount = int(client["assets_elsewhere"] * draw.uniform(0.1, 0.5)) // 1000 * 1000
        if amount >= KINDS[category]["minimum"]:
            start, ends = _term(draw, KINDS[category], today)
            row = _holding(category, draw.known(0.85, amount), start, ends)
            yield row | {
                "bank": draw.choice(POOLS["banks"]),
                "name": KINDS[category]["word"],
                "product_code": None,
            }
