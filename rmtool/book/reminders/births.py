"""Births and what else decides whom a day is celebrated with (D8, D113)."""

from collections.abc import Iterator

from rmtool.book.reminders.question import Question, listed
from rmtool.book.stored import YES_NO
from rmtool.rules.reminders.asked import Span
from rmtool.rules.reminders.rows.people import Birth, BirthWindow, Elder, Person

# Each way is one index: by the day of the year, by the solar dates that a lunar day comes from, by a day without year.
_WAYS = """
    SELECT {columns} FROM {table} WHERE {x}.birth_date IS NOT NULL
       AND substr({x}.birth_date, 6) IN (SELECT value FROM json_each(:month_days))
       AND coalesce({x}.birthday_kept, '') <> 'lunar' AND {{here}}
    UNION ALL
    SELECT {columns} FROM {table} WHERE {x}.birth_date IN (SELECT value FROM json_each(:born_on))
       AND {x}.birthday_kept = 'lunar' AND {{here}}
    UNION ALL
    SELECT {columns} FROM {table} WHERE {x}.birth_month_day IN (SELECT value FROM json_each(:yearless))
       AND {x}.birth_date IS NULL AND {{here}}
"""
_CLIENTS = _WAYS.format(
    table="client c",
    x="c",
    columns="c.id, c.id, c.name, NULL, c.birth_date, c.birth_month_day, NULL, c.birthday_kept, 1",
)
_FAMILY = _WAYS.format(
    table="family_member m JOIN client c ON c.id = m.client_id",
    x="m",
    columns="m.client_id, m.id, m.name, m.relation, m.birth_date, m.birth_month_day, m.birth_year, m.birthday_kept,"
    " m.guardian_consent",
)
_PEOPLE = "SELECT c.id, c.gender, c.birth_date, c.marital_status, c.children, c.occupation FROM client c WHERE {here}"
_HEIRS = "'son', 'daughter', 'grandchild'"
_ELDERS = f"""
    SELECT c.id, c.birth_date, c.entered_on, m.relation, m.name, min(m.id)
    FROM client c JOIN family_member m ON m.client_id = c.id AND m.relation IN ({_HEIRS})
    WHERE c.birth_date IS NOT NULL AND c.birth_date <= :born_last AND {{here}}
      AND (c.birth_date >= :born_first OR c.entered_on BETWEEN :first AND :last)
      AND coalesce(m.birth_year, substr(m.birth_date, 1, 4), 0) + :of_age <= CAST(substr(:today, 1, 4) AS INTEGER)
    GROUP BY c.id
"""
_OF_AGE = 18


def births(asked: Question, window: BirthWindow, *, family: bool) -> Iterator[Birth]:
    """Yield who may have a birthday: the clients, or the members of their families."""
    yearless = [f"--{day}" for day in {*window.month_days, *window.lunar_month_days}]
    rows = asked.rows(
        _FAMILY if family else _CLIENTS,
        month_days=listed(window.month_days),
        born_on=listed(window.born_on),
        yearless=listed(yearless),
    )
    for client_id, row_id, name, relation, born, month_day, year, kept, consent in rows:
        yield Birth(client_id, row_id, name, relation, asked.days[born], month_day, year, kept, YES_NO[consent])


def people(asked: Question) -> Iterator[Person]:
    """Yield every client as festivals look at them."""
    for client_id, gender, born, marital_status, children, occupation in asked.rows(_PEOPLE):
        yield Person(client_id, gender, asked.days[born], marital_status, children, occupation)


def elders(asked: Question, born: Span, entered: Span) -> Iterator[Elder]:
    """Yield older clients with an heir of age on file."""
    rows = asked.rows(
        _ELDERS,
        born_first=born[0].isoformat(),
        born_last=born[1].isoformat(),
        first=entered[0].isoformat(),
        last=entered[1].isoformat(),
        of_age=_OF_AGE,
    )
    for client_id, birth_date, entered_on, relation, name, _first in rows:
        yield Elder(client_id, asked.day(birth_date), asked.days[entered_on], relation, name)
