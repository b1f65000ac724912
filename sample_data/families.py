"""The clients' families: spouses, children under and over 14, parents, and the more distant ones."""

from collections.abc import Iterator
from datetime import date

from sample_data.draw import CAST, POOLS, Draw, Row
from sample_data.people import born

FEMALE = ("daughter", "mother")
OF_THE_LINE = ("son", "daughter", "father", "sibling", "grandparent")
# Relation, youngest and oldest age of such a client, share of clients with one on file, years older.
KIN = (
    ("father", 24, 58, 0.12, 27),
    ("mother", 22, 60, 0.15, 25),
    ("sibling", 25, 75, 0.05, 3),
    ("grandparent", 19, 30, 0.15, 52),
    ("grandchild", 56, 88, 0.25, -53),
    ("in_law", 45, 70, 0.05, -24),
    ("other", 30, 80, 0.04, -20),
)


def family_of(client: Row, age: int, story: Row, today: date) -> Iterator[Row]:
    """Yield the family members on file for one client; children under 14 may lack the guardian's consent."""
    if "family" in story:
        yield from (_told(client, member, today) for member in story["family"])
        return
    draw = Draw(f"family {client['client_no']}")
    named: set[str] = {client["name"]}
    for relation, years in _kin(draw, client, age):
        yield {
            "client_no": client["client_no"],
            "relation": relation,
            "name": _name(draw, client, relation, years, named),
            **_birth(draw, years, today),
            "plan": _plan(draw, relation, years),
        }


def _kin(draw: Draw, client: Row, age: int) -> Iterator[tuple[str, int]]:
    """Yield the relation and the age of everybody on file."""
    if client["marital_status"] == "married" and draw.random() < 0.7:
        yield "spouse", age + draw.randint(-4, 4)
    for _child in range(client["children"] or 0):
        if draw.random() < 0.8:
            yield draw.choice(("son", "daughter")), max(0, age - draw.randint(24, 33))
    for relation, youngest, oldest, share, older in KIN:
        if youngest <= age <= oldest and draw.random() < share:
            yield relation, max(1, age + older + draw.randint(-2, 2))


def _told(client: Row, member: Row, today: date) -> Row:
    told = {field: value for field, value in member.items() if field != "age"}
    return {"client_no": client["client_no"], **told, "birth_date": born(today, member["age"], 200)}


def _birth(draw: Draw, years: int, today: date) -> Row:
    """Return what is known of the birth: the date, or the year alone; and a consent for some under 14."""
    birth_date = born(today, years, draw.randrange(-20 if years else 1, 330))
    consent = draw.choice((True, True, False, None)) if years < 14 else None
    if draw.random() < 0.15:
        return {"birth_year": birth_date.year, "guardian_consent": consent}
    kept = "lunar" if years > 55 and draw.random() < 0.5 else None
    return {"birth_date": birth_date, "birthday_kept": kept, "guardian_consent": consent}


def _plan(draw: Draw, relation: str, years: int) -> str | None:
    if relation in ("son", "daughter"):
        plan = next((plan for up_to, plan in POOLS["plans"]["child"] if years <= up_to), None)
        return draw.known(0.5, plan)
    return draw.known(0.5, draw.choice(POOLS["plans"]["elder"])) if relation in ("father", "mother") else None


def _name(draw: Draw, client: Row, relation: str, years: int, named: set[str]) -> str:
    """Return a name nobody else in the family has."""
    wife = relation == "spouse" and client["gender"] == "male"
    surname = client["name"][0]
    if relation not in OF_THE_LINE or surname not in CAST["surnames"]:
        surname = draw.choice(CAST["surnames"])
    gender = "female" if wife or relation in FEMALE else "male"
    while (name := f"{surname}{draw.given_name(gender, years)}") in named:
        pass
    named.add(name)
    return name
