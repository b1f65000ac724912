"""The clients' families: spouses, children under and over 14, parents, and the more distant ones."""

from collections.abc import Iterator
from datetime import date

from sample_data.draw import CAST, POOLS, Draw, Row
from sample_data.people import born

FEMALE = ("daughter", "mother")
# Relation, the youngest and oldest the client can be, the share of clients with one on file, years older or younger.
KIN = (
    ("father", 24, 58, 0.12, 27),
    ("mother", 22, 60, 0.15, 25),
    ("sibling", 25, 75, 0.05, 3),
    ("grandparent", 19, 30, 0.1, 52),
    ("grandchild", 56, 88, 0.2, -53),
    ("in_law", 45, 70, 0.04, -24),
    ("other", 30, 80, 0.04, -20),
)


def family_of(client: Row, age: int, story: Row, today: date) -> Iterator[Row]:
    """Yield the family members on file for one client; children under 14 may lack the guardian's consent."""
    if "family" in story:
        for relation, name, years, plan, *consent in story["family"]:
            birth_date = born(today, years, 200)
            yield _member(
                client, relation, name, birth_date, plan=plan, consent=consent[0] if consent else None
            )
        return
    draw = Draw(f"family {client['client_no']}")
    if client["marital_status"] == "married" and draw.random() < 0.7:
        yield _relative(draw, client, "spouse", age + draw.randint(-4, 4), today)
    for _child in range(client["children"] or 0):
        if draw.random() < 0.8:
            yield _relative(
                draw, client, draw.choice(("son", "daughter")), max(0, age - draw.randint(24, 33)), today
            )
    for relation, youngest, oldest, share, older in KIN:
        if youngest <= age <= oldest and draw.random() < share:
            yield _relative(draw, client, relation, max(1, age + older + draw.randint(-2, 2)), today)


def _relative(draw: Draw, client: Row, relation: str, years: int, today: date) -> Row:
    birth_date = born(today, years, draw.randrange(-20, 330))
    year_only = draw.random() < 0.15
    consent = draw.choice((True, True, False, None)) if years < 14 else None
    kept = "lunar" if years > 55 and draw.random() < 0.5 else None
    plan = _plan(draw, relation, years)
    member = _member(
        client, relation, _name(draw, client, relation, years), birth_date, plan=plan, consent=consent
    )
    member |= {"birth_date": None, "birth_year": birth_date.year} if year_only else {"birthday_kept": kept}
    return member


def _plan(draw: Draw, relation: str, years: int) -> str:
    if draw.random() < 0.5:
        return ""
    if relation in ("son", "daughter"):
        return next((plan for up_to, plan in POOLS["plans"]["child"] if years <= up_to), "")
    return str(draw.choice(POOLS["plans"]["elder"])) if relation in ("father", "mother") else ""


def _name(draw: Draw, client: Row, relation: str, years: int) -> str:
    gender = (
        "female" if relation in FEMALE or (relation == "spouse" and client["gender"] == "male") else "male"
    )
    of_the_line = relation in ("son", "daughter", "father", "sibling", "grandparent")
    surname = (
        client["name"][0]
        if of_the_line and client["name"][0] in CAST["surnames"]
        else draw.choice(CAST["surnames"])
    )
    return surname + draw.given_name(gender, years)


def _member(
    client: Row, relation: str, name: str, birth_date: date, *, plan: str, consent: bool | None
) -> Row:
    return {
        "client_no": client["client_no"],
        "relation": relation,
        "name": name,
        "birth_date": birth_date,
        "guardian_consent": consent,
        "plan": plan,
    }
