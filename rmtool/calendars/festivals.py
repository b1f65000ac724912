"""Festivals by the lunar and the solar calendar, weekdays and solar terms: which fall into a span (DOMAIN 6.5).

They are codes; what one says to whom on such a day is not decided here. On 端午 one wishes 安康.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from rmtool.calendars.lunar import kept_in

# Month and day; New Year's Eve is the last day of the year, and a 30th falls back to the 29th by itself.
_LUNAR = {
    "laba": (12, 8),
    "little_new_year_north": (12, 23),
    "little_new_year_south": (12, 24),
    "spring_festival_eve": (12, 30),
    "spring_festival": (1, 1),
    "lantern": (1, 15),
    "dragon_boat": (5, 5),
    "qixi": (7, 7),
    "zhongyuan": (7, 15),
    "mid_autumn": (8, 15),
    "double_ninth": (9, 9),
    "hanyi": (10, 1),
}
_SOLAR = {
    "new_year": (1, 1),
    "police_day": (1, 10),
    "womens_day": (3, 8),
    "labour_day": (5, 1),
    "youth_day": (5, 4),
    "nurses_day": (5, 12),
    "childrens_day": (6, 1),
    "army_day": (8, 1),
    "doctors_day": (8, 19),
    "teachers_day": (9, 10),
    "national_day": (10, 1),
    "journalists_day": (11, 8),
}
# Month, and which Sunday of it.
_SUNDAYS = {"mothers_day": (5, 2), "fathers_day": (6, 3)}
_TERMS = {"start_of_spring": "立春", "qingming": "清明", "great_heat": "大暑", "winter_solstice": "冬至"}
_TERMS_FROM, _TERMS_TO = 1900, 2100

FESTIVALS: tuple[str, ...] = (*_LUNAR, *_SOLAR, *_SUNDAYS, *_TERMS)
# Days for the dead: nobody is congratulated, nor wished a happy festival.
NOT_GREETED = frozenset({"qingming", "zhongyuan", "hanyi"})


class Festival(NamedTuple):
    """A festival, one of the codes of `FESTIVALS`, and the day on which it falls."""

    code: str
    on: date


def festivals_between(first: date, last: date) -> tuple[Festival, ...]:
    """Return the festivals from `first` to `last`, both counted in, in the order of their days.

    The three of `NOT_GREETED` (清明, 中元, 寒衣) are among them. No lunar festival falls into a leap month. Behind the
    end of the lunar calendar (2099) only the solar ones are known.
    """
    years = range(first.year, last.year + 1)
    return tuple(one for year in years for one in festivals_in(year) if first <= one.on <= last)


@lru_cache(maxsize=64)
def festivals_in(year: int) -> tuple[Festival, ...]:
    """Return the festivals of a solar year, in the order of their days."""
    found = (*_lunar(year), *_solar(year), *_terms(year))
    return tuple(sorted(found, key=lambda one: one.on))


def _lunar(year: int) -> Iterator[Festival]:
    """A solar year sees the end of one lunar year and most of the next."""
    for code, (month, day) in _LUNAR.items():
        for lunar_year in (year - 1, year):
            on = kept_in(lunar_year, month, day)
            if on is not None and on.year == year:
                yield Festival(code, on)


def _solar(year: int) -> Iterator[Festival]:
    for code, (month, day) in _SOLAR.items():
        yield Festival(code, date(year, month, day))
    for code, (month, which) in _SUNDAYS.items():
        first = date(year, month, 1)
        yield Festival(code, first + timedelta(6 - first.weekday() + 7 * (which - 1)))


def _terms(year: int) -> Iterator[Festival]:
    from borax.calendars.lunardate import TermUtils

    if _TERMS_FROM <= year <= _TERMS_TO:
        for code, name in _TERMS.items():
            yield Festival(code, TermUtils.nth_term_day(year, term_name=name))
