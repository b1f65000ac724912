"""A client's children as the file knows them (D63, D72): the family's rows win over the number on the client's page."""

from datetime import date
from typing import NamedTuple

from rmtool.rules.age import age_on
from rmtool.rules.need_status import MET
from rmtool.rules.records import ClientFile, FamilyFacts

_CHILD = frozenset({"son", "daughter"})
EDUCATION, BIRTH = "child_education", "birth"


class Children(NamedTuple):
    """Ages in full years of those whose birth is known, the children's number, and whether one is planned for.

    Of who only has a birth year the age is the fewest it can be; `said` has both, as one says them. `number` is None
    where nobody knows whether there are any.
    """

    ages: tuple[int, ...]
    said: tuple[str, ...]
    number: int | None
    planned: bool

    def depend(self, below: int) -> bool:
        """Say whether a child below that age is known."""
        return any(age < below for age in self.ages)

    @property
    def of_unknown_age(self) -> int:
        """Return how many children of unknown age there are."""
        return max((self.number or 0) - len(self.ages), 0)


def children_of(file: ClientFile, today: date) -> Children:
    """Return what the file knows of the client's children on a day."""
    listed = [one for one in file.family if one.relation in _CHILD]
    known = sorted(age for one in listed if (age := _age(one, today)) is not None)
    number = len(listed) if listed else file.client.children
    return Children(
        tuple(age for age, _said in known), tuple(said for _age, said in known), number, _planned(file, today)
    )


def _age(child: FamilyFacts, today: date) -> tuple[int, str] | None:
    """Return the full years of life and how one says them; of who only has a birth year there are two."""
    if child.birth_date is not None:
        age = age_on(child.birth_date, today)
        return None if age is None else (age, str(age))
    if child.birth_year is None:
        return None
    most = max(today.year - child.birth_year, 0)
    least = max(most - 1, 0)
    return least, str(most) if least == most else f"{least}-{most}"


def _planned(file: ClientFile, today: date) -> bool:
    wanted = any(need.kind == EDUCATION and need.status != MET for need in file.needs)
    return wanted or any(event.kind == BIRTH and event.on is not None and event.on >= today for event in file.events)


def speaks_of_education(children: Children, below: int) -> bool:
    """Say whether a child's education may be spoken of (D106): there is a child to educate, or one is planned for.

    Of children whose age nobody knows it may; of grown-up ones alone not, and never of who has none.
    """
    return children.planned or children.depend(below) or children.of_unknown_age > 0
