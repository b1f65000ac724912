"""Children under 14: what of them may be kept without a guardian's consent (DOMAIN 0.11)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

# Personal data of a child under this age needs a guardian's consent by law; it is no number to tune.
AGE_LIMIT = 14


def youngest_of_age(today: date, age_limit: int = AGE_LIMIT) -> date:
    """Return the latest birth date of someone who is `age_limit` today; whoever was born later is under age.

    Someone born on 29 February comes of age on 1 March of a common year: the stricter reading.
    """
    year = today.year - age_limit
    try:
        return today.replace(year=year)
    except ValueError:  # today is 29 February, and that year had none
        return date(year, 2, 28)


def is_under_age(birth_date: date, today: date, age_limit: int = AGE_LIMIT) -> bool:
    """Say whether someone born on `birth_date` is under `age_limit` today."""
    return birth_date > youngest_of_age(today, age_limit)


def keepable_birth(
    birth_date: date | None, birth_year: int | None, *, consent: bool | None, today: date, age_limit: int = AGE_LIMIT
) -> tuple[date | None, int | None]:
    """Return the birth date and year that may be kept: under age without a guardian's consent only the year.

    Args:
        birth_date: solar date, if known.
        birth_year: the year, if only that is known.
        consent: a guardian agreed; None where nobody said.
        today: the day that decides the age.
        age_limit: years.
    """
    if birth_date is None:
        return None, birth_year
    if not consent and is_under_age(birth_date, today, age_limit):
        return None, birth_date.year
    return birth_date, birth_date.year


class Kept(NamedTuple):
    """A family member's values as they may be kept, and whether anything had to go."""

    values: dict[str, object]
    reduced: bool


def keepable(values: Mapping[str, object], today: date, age_limit: int = AGE_LIMIT) -> Kept:
    """Return a family member's values as they may be kept: under age without a guardian's consent no day of birth.

    A day without its year goes too where the birth year beside it says that the child may be under age.
    """
    born, year, consent = values.get("birth_date"), values.get("birth_year"), bool(values.get("guardian_consent"))
    if isinstance(born, date):
        day, year = keepable_birth(born, None, consent=consent, today=today, age_limit=age_limit)
        kept = {**values, "birth_date": day, "birth_year": year}
        if day is None and kept.get("birth_month_day"):
            kept["birth_month_day"] = None
        return Kept(kept, day is None)
    young = isinstance(year, int) and today.year - year <= age_limit and not consent
    if young and values.get("birth_month_day"):
        return Kept({**values, "birth_month_day": None}, reduced=True)
    return Kept(dict(values), reduced=False)
