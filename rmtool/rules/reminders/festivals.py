"""D8: festivals for those whom they suit, and the days of an occupation (DOMAIN 6.5). Care, never a word of sale."""

from collections.abc import Callable, Iterator
from datetime import date

from rmtool.rules.age import age_on
from rmtool.rules.reminders.asked import Asked, FestivalDay
from rmtool.rules.reminders.reminder import Due, Where, Window, window_before
from rmtool.rules.reminders.rows.book import Rows
from rmtool.rules.reminders.rows.people import Person
from rmtool.rules.vocabulary import OCCUPATION_DAYS

FESTIVAL, OCCUPATION = "festival", "occupation_day"
KINDS = (FESTIVAL, OCCUPATION)
Suits = Callable[[Person, date, int], bool]


def dues(rows: Rows, asked: Asked, kinds: frozenset[str]) -> Iterator[Due]:
    """Yield for each festival whose window is open the clients whom it suits; nobody is read on any other day."""
    days = [(kind, day, window) for kind, day, window in _open(asked) if kind in kinds]
    if not days:
        return
    elder = asked.rulebook.remind.elder_age
    for person in rows.people():
        for kind, day, window in days:
            if suits(day.code, person, day.on, elder):
                where = Where(person.client_id, "client", person.client_id, day.on, day.code)
                yield from asked.opened(kind, where, window, {"festival": day.code})


def suits(code: str, person: Person, on: date, elder_age: int) -> bool:
    """Say whether a festival is one of this client's; what is not known of the client does not make it one."""
    occupations = OCCUPATION_DAYS.get(code)
    if occupations is not None:
        return person.occupation in occupations
    narrow = _FOR.get(code)
    return narrow is None or narrow(person, on, elder_age)


def _open(asked: Asked) -> Iterator[tuple[str, FestivalDay, Window]]:
    rules = asked.rulebook.remind
    for day in asked.festivals:
        kind = OCCUPATION if day.code in OCCUPATION_DAYS else FESTIVAL
        greeted = rules.occupation_days if kind == OCCUPATION else rules.festivals
        window = window_before(asked.rule(kind), day.on, asked.outlook.days)
        if day.code in greeted and asked.is_open(window):
            yield kind, day, window


def _is_parent(person: Person) -> bool:
    return bool(person.children)


def _is_elder(person: Person, on: date, elder_age: int) -> bool:
    age = age_on(person.birth_date, on)
    return age is not None and age >= elder_age


# Whom a festival suits; one that is not here is everybody's.
_FOR: dict[str, Suits] = {
    "double_ninth": _is_elder,
    "qixi": lambda person, _on, _elder: person.marital_status == "married",
    "womens_day": lambda person, _on, _elder: person.gender == "female",
    "mothers_day": lambda person, _on, _elder: person.gender == "female" and _is_parent(person),
    "fathers_day": lambda person, _on, _elder: person.gender == "male" and _is_parent(person),
    "childrens_day": lambda person, _on, _elder: _is_parent(person),
    "youth_day": lambda person, _on, _elder: person.occupation == "student",
}
